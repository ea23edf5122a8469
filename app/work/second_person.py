"""The second person some ways need: badge, then PIN, then their own record beside the first's.

They sign in for this one thing; whoever works here stays signed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.keys.commands import is_badge
from app.station.pin_rules import PIN_LENGTH
from inspection.errors import OperatorError
from inspection.handlers.another_way import StandFor, stand_for

if TYPE_CHECKING:
    from app.desk import Desk
    from app.station.badges import SignedIn
    from inspection.errors import StationError
    from inspection.store.queries.people import FoundPerson
    from inspection.values import PersonId, UnitId


class SecondPerson(QObject):
    """Lives on the GUI thread; knows the PIN only until it is checked."""

    changed = Signal()
    """Badge, name or digits."""
    stood = Signal(str)
    """The unit they stand for now."""
    refused = Signal(object)
    """StationError."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Nobody is asked yet."""
        super().__init__(parent)
        self._desk = desk
        self._unit_id: UnitId | None = None
        self._chosen_by: frozenset[PersonId] = frozenset()
        self._badge = ""
        self._pin = ""
        self.name_zh = ""
        self.name_en = ""
        self.is_checking = False

    @property
    def is_known(self) -> bool:
        """Whether a badge was scanned."""
        return bool(self._badge)

    @property
    def digits(self) -> int:
        """How many of the PIN are typed."""
        return len(self._pin)

    @property
    def can_submit(self) -> bool:
        """Whether badge and PIN are there."""
        return self.is_known and self.digits == PIN_LENGTH and not self.is_checking

    def is_theirs(self, text: str) -> bool:
        """Whether a scan is somebody's badge: one of the program's own, or a card known here."""
        return is_badge(text) or text in self._desk.badges

    def ask(self, unit_id: UnitId, chosen_by: frozenset[PersonId]) -> None:
        """For this unit, whose way these people chose; begins with the badge."""
        self.forget()
        self._unit_id, self._chosen_by = unit_id, chosen_by

    @Slot()
    def forget(self) -> None:
        """Whoever it was, they are not waited for any more."""
        self._unit_id, self._badge, self._pin = None, "", ""
        self.name_zh = self.name_en = ""
        self.is_checking = False

    def badge(self, text: str) -> None:
        """A badge; a second one replaces the first. Nobody stands for their own choice."""
        if self.is_checking or self._unit_id is None:
            return
        self._badge, self._pin = text.strip(), ""
        self.name_zh = self.name_en = ""
        self.changed.emit()
        badge = self._badge
        self._desk.badges.greet(badge, lambda person: self._greeted(badge, person))

    def digit(self, digit: str) -> None:
        """One more digit of the PIN."""
        if self.is_known and len(self._pin) < PIN_LENGTH and not self.is_checking:
            self._pin += digit
            self.changed.emit()

    @Slot()
    def delete_digit(self) -> None:
        """The last digit back."""
        self._pin = self._pin[:-1]
        self.changed.emit()

    @Slot()
    def clear(self) -> None:
        """All digits back."""
        self._pin = ""
        self.changed.emit()

    @Slot()
    def submit(self) -> None:
        """Check the PIN, then record; does nothing before all digits are there."""
        if not self.can_submit:
            return
        pin, self._pin = self._pin, ""
        self.is_checking = True
        self.changed.emit()
        self._desk.badges.sign_in(self._badge, pin, self._signed_in, self._failed)

    def _greeted(self, badge: str, person: FoundPerson | None) -> None:
        if person is None or badge != self._badge:
            return
        if person.person_id in self._chosen_by:
            # told before they type their PIN for nothing; the record is checked all the same
            self._failed(OperatorError("witness.same_person"))
            return
        self.name_zh, self.name_en = person.name_zh, person.name_en
        self.changed.emit()

    def _signed_in(self, person: SignedIn) -> None:
        unit_id, policies = self._unit_id, self._desk.policies
        if unit_id is None:
            return
        intent = StandFor(unit_id=unit_id)
        self._desk.act(
            lambda work: stand_for(work, intent, policies=policies),
            lambda _witness_id: self._recorded(unit_id),
            self._failed,
            actor=person.actor,
        )

    def _recorded(self, unit_id: UnitId) -> None:
        self.forget()
        self.stood.emit(unit_id)

    def _failed(self, error: StationError) -> None:
        """The badge is asked for again, but for a mistyped PIN."""
        self.is_checking = False
        self._pin = ""
        if error.code != "person.wrong_pin":
            self._badge = self.name_zh = self.name_en = ""
        self.changed.emit()
        self.refused.emit(error)
