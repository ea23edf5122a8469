"""Enrolment: the hub admits this origin with its key, once, against a one-time code.

What comes of it is kept in one file only its user can read, because it holds the station's token.
The key is made and durable before the origin's first record names it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from inspection.errors import WorldError
from sync import wire
from sync.client import HubClient
from sync.errors import HubRefusedError, SyncError
from sync.origin import KEY_FILE
from sync.signing import Signer, load_or_create_key, write_secret

MEMBERSHIP_FILE = "membership.json"


@dataclass(frozen=True, kw_only=True)
class Membership:
    """What a station knows about the hub that admitted it. `token` is a secret."""

    origin: str
    hub_origin: str
    hub_public_key: str
    lpn_code: str
    token: str

    def __repr__(self) -> str:
        """Without the token, which would end up in a log."""
        return f"Membership(origin={self.origin!r}, hub_origin={self.hub_origin!r})"


@dataclass(frozen=True, kw_only=True)
class Applicant:
    """Who wants to be admitted, and where its secrets live."""

    origin: str
    station_name: str
    secrets: Path

    @property
    def signer(self) -> Signer:
        """The origin's key; made on first use. Raises WorldError `key.unreadable`."""
        return load_or_create_key(self.secrets / KEY_FILE)


def load_membership(applicant: Applicant) -> Membership | None:
    """The membership of this very origin; None when it was never admitted.

    Raises WorldError `membership.unreadable` when the file is damaged.
    """
    path = applicant.secrets / MEMBERSHIP_FILE
    try:
        found = Membership(**json.loads(path.read_text("ascii")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as problem:
        raise WorldError("membership.unreadable", name=path.name) from problem
    return found if found.origin == applicant.origin else None


def enrol(client: HubClient, code: str, applicant: Applicant) -> Membership:
    """Be admitted with a one-time code, and keep the membership durably.

    After a lost answer the same code may be used again. Raises what the client raises;
    `enrolment.bad_code` for a code that was used by another origin, or is too old.
    """
    answer = client.enrol(
        wire.EnrolRequest(
            code=code,
            origin=applicant.origin,
            station_name=applicant.station_name,
            public_key=applicant.signer.public_hex,
        )
    )
    membership = Membership(
        origin=applicant.origin,
        hub_origin=answer.hub_origin,
        hub_public_key=answer.hub_public_key,
        lpn_code=answer.lpn_code,
        token=answer.token,
    )
    text = json.dumps(asdict(membership))
    write_secret(applicant.secrets / MEMBERSHIP_FILE, text, replace=True)
    return membership


def enrol_as_admin(admin: HubClient, applicant: Applicant) -> Membership:
    """Prepare and use a code in one go: for the hub this station started itself."""
    return enrol(admin, admin.prepare_enrolment(applicant.station_name).code, applicant)


def ensure_same_hub(health: wire.Health, membership: Membership) -> None:
    """Raise SyncError `hub.other` when another hub answers than the one that admitted us.

    A hub that lacks the former one's journal must not go on for it (DESIGN D11).
    """
    if health.hub_origin != membership.hub_origin:
        raise SyncError("hub.other", expected=membership.hub_origin, found=health.hub_origin)


def is_token_refused(problem: Exception) -> bool:
    """Whether the hub does not know our token (any more)."""
    return isinstance(problem, HubRefusedError) and problem.code.startswith("auth.")
