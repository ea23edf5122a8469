"""The first start of a station: where it stands, and what only then may be done.

Nobody is known yet, so nobody can sign in; what is asked is kept step by step, so that a station
that is switched off in the middle goes on where it was. The origin is opened only once the station
has its name, because that name goes into its first record.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.program.background import Background, Failed
from app.station.setup_steps import DONE, SETTING, STEPS
from inspection.values import Role

if TYPE_CHECKING:
    from app.settings.config import Config
    from app.settings.preferences import Preferences
    from app.station.link_runner import LinkRunner
    from inspection.store.store import Store
    from sync.embedded import EmbeddedHub

JOIN_LIMIT_S = 8.0
"""Somebody waits in front of the screen."""


@dataclass(frozen=True, kw_only=True)
class FirstPerson:
    """Who begins here; badge and PIN go to the hub and nowhere else."""

    name: str
    badge: str
    pin: str

    def __repr__(self) -> str:
        """Without badge and PIN."""
        return f"FirstPerson(name={self.name!r})"


class SetupDesk(QObject):
    """Lives on the GUI thread; there only while a station is set up."""

    def __init__(
        self,
        store: Store,
        step: str,
        *,
        background: Background,
        preferences: Preferences,
        link: LinkRunner,
        begin: Callable[[], None],
    ) -> None:
        """`step` is where it was left; `begin` starts the link to the hub."""
        super().__init__()
        self._store = store
        self._background = background
        self._preferences = preferences
        self._link = link
        self._begin = begin
        self._waiting: Callable[[EmbeddedHub], None] | None = None
        self.step = step
        link.own_hub_changed.connect(self._hub_started)

    finished = Signal()
    """The station is set up; somebody can sign in."""

    @property
    def has_hub(self) -> bool:
        """Whether it is settled where the hub is: from then on the link runs."""
        return STEPS.index(self.step) > STEPS.index("hub")

    @property
    def is_at_site(self) -> bool:
        """Whether the hub is the site's: then it knows its people already."""
        return self._preferences.config.hub_url is not None

    def keep(self, step: str) -> None:
        """Go on with this step, now and after a restart."""
        self.step = step
        store = self._store
        self._background.run(lambda: store.put_setting(SETTING, step), lane="keep")

    def finish(self) -> None:
        """Never again."""
        store = self._store
        self._background.run(lambda: store.put_setting(SETTING, DONE), lane="keep")
        self.finished.emit()

    def use_own_hub(self, on_done: Callable[[], None], on_error: Failed) -> None:
        """This station starts a hub of its own; it works as soon as it has started."""
        store, config = self._store, self._preferences.config
        self._background.run(
            lambda: _open_origin(store, config),
            lambda _done: self._linked(on_done),
            on_error,
            lane="heavy",
        )

    def join(self, url: str, code: str, on_done: Callable[[], None], on_error: Failed) -> None:
        """Be admitted at the hub of the site with a one-time code, then keep its address."""
        store, config = self._store, self._preferences.config

        def joined(_done: object) -> None:
            if not self._preferences.is_fixed("hub_url"):
                self._preferences.set("hub_url", url)
            self._linked(on_done)

        self._background.run(
            lambda: _join(store, config, url, code), joined, on_error, lane="heavy"
        )

    def register(self, person: FirstPerson, on_done: Callable[[], None], on_error: Failed) -> None:
        """Register the first person at the own hub, as soon as that answers."""

        def send(hub: EmbeddedHub) -> None:
            self._background.run(
                lambda: _register(hub, person), lambda _done: on_done(), on_error, lane="heavy"
            )

        if self._link.own_hub is None:
            self._waiting = send
        else:
            send(self._link.own_hub)

    def _linked(self, on_done: Callable[[], None]) -> None:
        if not self._link.is_running:
            self._begin()
        on_done()

    def _hub_started(self, hub: EmbeddedHub) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting(hub)


def _open_origin(store: Store, config: Config) -> None:
    from sync.origin import ensure_origin  # noqa: PLC0415 - off the GUI thread

    ensure_origin(store, secrets=config.secrets, station_name=config.station_name)


def _join(store: Store, config: Config, url: str, code: str) -> None:
    from sync.client import HubClient  # noqa: PLC0415 - off the GUI thread
    from sync.enrolment import Applicant, enrol  # noqa: PLC0415

    client = HubClient(url, None, timeout_s=JOIN_LIMIT_S)
    try:
        client.health()  # an address without a hub leaves no trace here
        _open_origin(store, config)
        applicant = Applicant(
            origin=str(store.origin), station_name=config.station_name, secrets=config.secrets
        )
        enrol(client, code, applicant)
    finally:
        client.close()


def _register(hub: EmbeddedHub, person: FirstPerson) -> None:
    from app.station.pins import staff_no_of  # noqa: PLC0415 - off the GUI thread
    from sync import wire  # noqa: PLC0415
    from sync.client import HubClient  # noqa: PLC0415

    client = HubClient(hub.url, hub.admin_token, timeout_s=JOIN_LIMIT_S)
    try:
        client.register_person(
            wire.PersonRequest(
                name_zh=person.name,
                name_en=person.name,
                staff_no=staff_no_of(person.badge) or person.badge,
                role=Role.SUPERVISOR.value,
                badge=person.badge,
                pin=person.pin,
            )
        )
    finally:
        client.close()
