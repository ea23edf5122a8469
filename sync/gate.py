"""The way to the hub: find or start it, see that it is ours, be admitted when not yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from inspection.errors import StationError
from sync.client import HubClient
from sync.cycle import HubAccess
from sync.embedded import EmbeddedHub
from sync.enrolment import (
    Applicant,
    Membership,
    enrol,
    enrol_as_admin,
    ensure_same_hub,
    is_token_refused,
    load_membership,
)
from sync.errors import SyncError
from sync.push import HubKeys

ClientMaker = Callable[[str, str | None], HubClient]
"""Makes a client from address and token."""


class HubSource(Protocol):
    """Where the hub is, and how this station gets admitted there."""

    def url(self) -> str:
        """The hub's address; raises StationError when there is none."""

    def admit(self, url: str, applicant: Applicant) -> Membership:
        """Enrol; raises StationError when that is not possible now."""

    def may_admit_again(self) -> bool:
        """Whether a refused token may simply be replaced by a new enrolment."""

    def close(self) -> None:
        """Let go of what was started."""


class OwnHub:
    """The embedded hub: started when needed, again when it died, stopped at the end."""

    def __init__(self, start: Callable[[], EmbeddedHub], make_client: ClientMaker) -> None:
        """`start` blocks until the hub answers, or raises HubProcessError."""
        self._start = start
        self._make_client = make_client
        self._hub: EmbeddedHub | None = None

    def url(self) -> str:
        """The running hub's address; a dead one is started again, maybe elsewhere."""
        return self._running().url

    def admit(self, url: str, applicant: Applicant) -> Membership:
        """Enrol with the administrator's token this process made up."""
        admin = self._make_client(url, self._running().admin_token)
        try:
            return enrol_as_admin(admin, applicant)
        finally:
            admin.close()

    def may_admit_again(self) -> bool:
        """Yes: we are its administrator."""
        return True

    def close(self) -> None:
        """Stop it."""
        if self._hub is not None:
            self._hub.stop()
            self._hub = None

    def _running(self) -> EmbeddedHub:
        if self._hub is None or not self._hub.is_running():
            self.close()
            self._hub = self._start()
        return self._hub


class SiteHub:
    """A hub somebody else runs, at a known address."""

    def __init__(self, url: str, make_client: ClientMaker) -> None:
        """Admission needs a code: see `offer_code`."""
        self._url = url
        self._make_client = make_client
        self._code: str | None = None

    def offer_code(self, code: str) -> None:
        """A one-time code an administrator gave us; may be called from any thread."""
        self._code = code

    def url(self) -> str:
        """The configured address."""
        return self._url

    def admit(self, url: str, applicant: Applicant) -> Membership:
        """Enrol with the offered code; raises SyncError `enrolment.needed` without one."""
        if self._code is None:
            raise SyncError("enrolment.needed")
        client = self._make_client(url, None)
        try:
            return enrol(client, self._code, applicant)
        finally:
            client.close()

    def may_admit_again(self) -> bool:
        """Only with a code at hand."""
        return self._code is not None

    def close(self) -> None:
        """Nothing was started."""


class HubGate:
    """Keeps one way to the hub open and makes it anew after a failure."""

    def __init__(
        self,
        source: HubSource,
        applicant: Applicant,
        make_client: ClientMaker,
        *,
        on_admitted: Callable[[Membership], None],
    ) -> None:
        """`on_admitted` keeps what the store must know; called at every opening of the way."""
        self._source = source
        self._applicant = applicant
        self._make_client = make_client
        self._on_admitted = on_admitted
        self._access: HubAccess | None = None
        self._token_refused = False

    def reach(self) -> HubAccess:
        """The way to the hub; after a failure the hub is asked again who it is."""
        url = self._source.url()
        if self._access is None or self._access.url != url:
            self._drop()
            self._access = self._open(url)
        return self._access

    def failed(self, problem: StationError) -> None:
        """Make the way anew next time; with a new token if the old one was refused."""
        self._token_refused = is_token_refused(problem) and self._source.may_admit_again()
        self._drop()

    def close(self) -> None:
        """Close connection and source."""
        self._drop()
        self._source.close()

    def _open(self, url: str) -> HubAccess:
        signer = self._applicant.signer
        membership = load_membership(self._applicant)
        if membership is not None:
            self._ensure_same_hub(url, membership)
        if membership is None or self._token_refused:
            membership = self._source.admit(url, self._applicant)
            self._token_refused = False
        self._on_admitted(membership)
        return HubAccess(
            client=self._make_client(url, membership.token),
            keys=HubKeys(signer=signer, hub_public_key=membership.hub_public_key),
            url=url,
        )

    def _ensure_same_hub(self, url: str, membership: Membership) -> None:
        stranger = self._make_client(url, None)  # no token for somebody we do not know yet
        try:
            ensure_same_hub(stranger.health(), membership)
        finally:
            stranger.close()

    def _drop(self) -> None:
        if self._access is not None:
            self._access.client.close()
            self._access = None
