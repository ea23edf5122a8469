"""Badges and PINs: checked by the hub, or offline against what the hub confirmed here lately.

Everything in here is slow (network, argon2) and runs on a background thread. A station keeps only
the hashes of dock staff and inspectors who signed in online here in the last 14 days; badge numbers
are kept as keyed hashes, so that a stolen database names nobody (DESIGN D12).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.station.known_badges import KnownBadges, hash_of
from inspection.errors import OperatorError
from inspection.people import OFFLINE
from inspection.ports import Clock
from inspection.store.local import CachedPerson
from inspection.store.queries.people import FoundPerson, access_changes, by_staff_no
from inspection.store.store import Store
from inspection.values import PersonId, Role, from_rfc3339, rfc3339
from sync.client import HubClient
from sync.enrolment import Applicant, load_membership
from sync.errors import HubRefusedError, HubUnreachableError
from sync.signing import write_secret

SECRET_FILE = "badges.secret"
CACHE_DAYS = 14
TRIES = 5
LOCK_MINUTES = 10
HUB_LIMIT_S = 4.0
"""Somebody waits in front of the screen; after this the cached hash is asked."""
MAX_BADGE = 128


@dataclass(frozen=True, kw_only=True)
class Checked:
    """Somebody whose PIN was right, and whether the hub said so."""

    person: FoundPerson
    online: bool


@dataclass(frozen=True, kw_only=True)
class PinDesk:
    """Checks PINs; used by one thread at a time. `random_bytes` makes the station's secret."""

    store: Store
    secrets: Path
    station_name: str
    clock: Clock
    random_bytes: Callable[[int], bytes]

    def greet(self, badge: str) -> FoundPerson | None:
        """Who this badge probably belongs to: for a greeting, never for a permission."""
        cached = self._cached(self._badge_hash(badge))
        if cached is not None:
            with self.store.facts() as facts:
                known = facts.person(PersonId(cached.person_id))
            if known is not None:
                return FoundPerson(
                    person_id=known.person_id,
                    name_zh=known.name_zh,
                    name_en=known.name_en,
                    staff_no=known.staff_no,
                    role=known.role,
                )
        with self.store.reading() as conn:
            found = by_staff_no(conn, staff_no_of(badge))
        return found[0] if len(found) == 1 else None

    def check(self, badge: str, pin: str, hub_url: str | None) -> Checked:
        """The person of this badge and PIN.

        Raises HubRefusedError (`person.wrong_pin`, `person.locked`, `person.unknown_badge`) from
        the hub, OperatorError with the same codes or `person.offline` without it.
        """
        if len(badge) > MAX_BADGE:
            raise OperatorError("person.unknown_badge")
        membership = load_membership(self._applicant()) if hub_url else None
        if hub_url and membership is not None:
            try:
                return self._online(hub_url, membership.token, badge, pin)
            except HubRefusedError as error:
                if not error.is_passing:
                    raise
            except HubUnreachableError:
                pass  # the network went just now: offline rules hold
        return self._offline(badge, pin)

    def known_badges(self, newest: str) -> KnownBadges:
        """Of all who signed in here lately, and the one that did just now, of whatever role."""
        secret = self._secret()
        hashes = {*self.store.local.badge_hashes(), hash_of(secret, newest.strip())}
        return KnownBadges(secret=secret, hashes=frozenset(hashes))

    def _online(self, hub_url: str, token: str, badge: str, pin: str) -> Checked:
        before = self._changes()  # what comes while the hub answers may void the answer
        client = HubClient(hub_url, token, timeout_s=HUB_LIMIT_S)
        try:
            session = client.open_session(badge=badge, pin=pin)
        finally:
            client.close()
        person = FoundPerson(
            person_id=PersonId(session.person_id),
            name_zh=session.name_zh,
            name_en=session.name_en,
            staff_no=session.staff_no,
            role=Role(session.role),
        )
        self._remember(person, badge, pin, changes=before[person.person_id])
        return Checked(person=person, online=True)

    def _remember(self, person: FoundPerson, badge: str, pin: str, *, changes: int) -> None:
        now = self.clock.now()
        self.store.local.forget_people(online_before=rfc3339(now - timedelta(days=CACHE_DAYS)))
        self._forget_tries(badge)
        if person.role in OFFLINE:
            self.store.local.cache_person(
                CachedPerson(
                    person_id=person.person_id,
                    badge_hash=self._badge_hash(badge),
                    pin_hash=PasswordHasher().hash(pin),
                    online_at=rfc3339(now),
                    changes=changes,
                )
            )

    def _offline(self, badge: str, pin: str) -> Checked:
        now = self.clock.now()
        badge_hash = self._badge_hash(badge)
        self._ensure_unlocked(badge_hash, now)
        cached = self._cached(badge_hash)
        fresh = cached is not None and from_rfc3339(cached.online_at) > now - timedelta(
            days=CACHE_DAYS
        )
        with self.store.facts() as facts:
            known = facts.person(PersonId(cached.person_id)) if cached else None
        if cached is None or known is None or not fresh or known.role not in OFFLINE:
            raise OperatorError("person.offline")
        if not _matches(cached.pin_hash, pin):
            self._count_failure(badge_hash, now)
        self._forget_tries(badge)
        return Checked(
            person=FoundPerson(
                person_id=known.person_id,
                name_zh=known.name_zh,
                name_en=known.name_en,
                staff_no=known.staff_no,
                role=known.role,
            ),
            online=False,
        )

    def _cached(self, badge_hash: str) -> CachedPerson | None:
        """Who has this badge as far as the hub confirmed it here, and nothing became of it since.

        Changes are counted, not dated: two machines' clocks need not agree.
        """
        cached = self.store.local.cached_person(badge_hash)
        if cached is None or self._changes()[cached.person_id] == cached.changes:
            return cached
        self.store.local.forget_person(cached.person_id)
        return None

    def _changes(self) -> Counter[str]:
        with self.store.reading() as conn:
            return access_changes(conn)

    def _ensure_unlocked(self, badge_hash: str, now: datetime) -> None:
        until = self.store.setting(_lock_key(badge_hash))
        if until is not None and from_rfc3339(until) > now:
            raise OperatorError("person.locked", until=until)

    def _count_failure(self, badge_hash: str, now: datetime) -> None:
        tries = int(self.store.setting(_tries_key(badge_hash)) or 0) + 1
        if tries < TRIES:
            self.store.put_setting(_tries_key(badge_hash), str(tries))
            raise OperatorError("person.wrong_pin", left=TRIES - tries)
        until = rfc3339(now + timedelta(minutes=LOCK_MINUTES))
        self.store.put_setting(_tries_key(badge_hash), None)
        self.store.put_setting(_lock_key(badge_hash), until)
        raise OperatorError("person.locked", until=until)

    def _forget_tries(self, badge: str) -> None:
        badge_hash = self._badge_hash(badge)
        for key in (_tries_key(badge_hash), _lock_key(badge_hash)):
            if self.store.setting(key) is not None:
                self.store.put_setting(key, None)

    def _badge_hash(self, badge: str) -> str:
        return hash_of(self._secret(), badge)

    def _secret(self) -> bytes:
        path = self.secrets / SECRET_FILE
        if not path.is_file():
            write_secret(path, self.random_bytes(32).hex())
        return bytes.fromhex(path.read_text("ascii").strip())

    def _applicant(self) -> Applicant:
        origin = self.store.origin or ""
        return Applicant(origin=origin, station_name=self.station_name, secrets=self.secrets)


def staff_no_of(badge: str) -> str:
    """The number a badge ends with; staff numbers are printed on badges."""
    digits = ""
    for one in reversed(badge):
        if not (one.isascii() and one.isdigit()):
            break
        digits = one + digits
    return digits


def _matches(pin_hash: str, pin: str) -> bool:
    try:
        return PasswordHasher().verify(pin_hash, pin)
    except (VerificationError, InvalidHashError):
        return False


def _tries_key(badge_hash: str) -> str:
    return f"pin_tries:{badge_hash}"


def _lock_key(badge_hash: str) -> str:
    return f"pin_locked:{badge_hash}"
