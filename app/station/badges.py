"""Badges at this desk: who one probably belongs to, and the sign-in it opens with its PIN."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from app.station.known_badges import KnownBadges
from inspection.people import Actor
from inspection.values import PersonId, Role

if TYPE_CHECKING:
    from app.program.background import Failed
    from app.station.pins import Checked
    from app.station.services import Services
    from inspection.ports import Work
    from inspection.store.queries.people import FoundPerson
    from sync.status import SyncStatus

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class SignedIn:
    """Who works here now."""

    person_id: PersonId
    name_zh: str
    name_en: str
    staff_no: str
    role: Role

    @property
    def actor(self) -> Actor:
        """How the journal names them."""
        return Actor(person_id=self.person_id, role=self.role)


class Around(Protocol):
    """What badges need of the desk; the desk itself makes them, so it is not named here."""

    sync_status: SyncStatus | None

    @property
    def services(self) -> Services:
        """What is open."""

    def run(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Failed | None = None,
    ) -> None:
        """Slow work, off the GUI thread."""

    def act(
        self,
        action: Callable[[Work], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Failed | None = None,
        *,
        actor: Actor | None = None,
    ) -> None:
        """One operator action."""


class Badges:
    """Lives on the GUI thread; `desk.badges`."""

    def __init__(self, desk: Around) -> None:
        """Usable once the desk is open."""
        self._desk = desk
        self._known = KnownBadges()

    def __contains__(self, code: object) -> bool:
        """Whether a scan is the badge of somebody who signed in here, whatever it looks like."""
        return code in self._known

    def greet(self, badge: str, on_done: Callable[[FoundPerson | None], None]) -> None:
        """Who a badge probably belongs to; never a permission."""
        make = self._desk.services.pins
        self._desk.run(lambda: make().greet(badge), on_done)

    def sign_in(
        self, badge: str, pin: str, on_done: Callable[[SignedIn], None], on_error: Failed
    ) -> None:
        """Check badge and PIN, record the sign-in, then `on_done`; nothing else changes yet."""
        make = self._desk.services.pins
        status = self._desk.sync_status
        url = status.hub_url if status else None

        def check() -> tuple[Checked, KnownBadges]:
            pins = make()
            return pins.check(badge, pin, url), pins.known_badges(badge)

        def learn(found: tuple[Checked, KnownBadges]) -> None:
            checked, known = found
            self._known = known | self._known
            self._record(checked, on_done, on_error)

        self._desk.run(check, learn, on_error)

    def _record(
        self, checked: Checked, on_done: Callable[[SignedIn], None], on_error: Failed
    ) -> None:
        from inspection.handlers import people  # noqa: PLC0415 - after the first window

        found = checked.person
        person = SignedIn(
            person_id=found.person_id,
            name_zh=found.name_zh,
            name_en=found.name_en,
            staff_no=found.staff_no,
            role=found.role,
        )
        intent = people.SignIn(person_id=found.person_id, role=found.role, online=checked.online)
        self._desk.act(
            lambda work: people.sign_in(work, intent),
            lambda _fact: on_done(person),
            on_error,
            actor=person.actor,
        )
