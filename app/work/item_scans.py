"""Codes under the scanner while an item may be in hand: none is lost, each finds its step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from app.cases.place import Phase
from app.cases.scanned import Meaning, Scanned, meaning_of, what_is
from app.states.navigation import GoReceive
from inspection.checklist import SERIAL_MATCHES

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.desk import Desk
    from app.printing.in_hand import LabelInHand
    from app.states.inspect import InspectState
    from app.states.navigation import Destination
    from app.work.unclaimed_item import UnclaimedItem
    from inspection.checklist import Question
    from inspection.tickets import Line
    from inspection.values import ParcelId, UnitId
    from scanners.scan import Scan


class Special(Protocol):
    """The list of special cases, as far as codes lead there."""

    def scan(self, text: str, unit_id: UnitId | None, unknown: Callable[[], None]) -> bool:
        """A label of our own; False for everything else."""

    def asks(self, scan: Scan, scanned: Scanned, state: InspectState) -> bool:
        """Whether a question is asked about a code that answers nothing."""

    def go(self, destination: Destination) -> None:
        """To another page."""


class Serial(Protocol):
    """The stop for a serial that was never shipped."""

    def stop_for(self, line: Line, seen: str) -> None:
        """A person looks before anything counts."""


class Inspecting(Protocol):
    """The item in hand, and what a code may do to it."""

    label: LabelInHand
    unclaimed: UnclaimedItem

    @property
    def serial(self) -> Serial:
        """The serial of the item in hand against the one shipped."""

    @property
    def special(self) -> Special:
        """The list of special cases."""

    @property
    def state(self) -> InspectState:
        """The state now."""

    @property
    def is_busy(self) -> bool:
        """Something is on its way into the record."""

    @property
    def parcel_id(self) -> ParcelId | None:
        """The parcel in hand."""

    @property
    def unit_id(self) -> UnitId | None:
        """The item in hand."""

    def enter(self, parcel_id: ParcelId | None) -> None:
        """Another parcel comes to hand."""

    def answer(self, question: Question, answer_id: str) -> None:
        """Answer the question on the screen."""


class ItemScans(QObject):
    """Lives as long as its page's view-model."""

    unanswered = Signal(str, object)
    """A code that answers nothing here, and its Meaning."""

    def __init__(self, desk: Desk, inspecting: Inspecting, parent: QObject) -> None:
        """Nothing waits yet."""
        super().__init__(parent)
        self._desk = desk
        self._inspecting = inspecting
        self._late: list[Scan] = []

    def take(self, scan: Scan) -> None:
        """The label, a serial to compare, another parcel to open."""
        at = self._inspecting
        told = partial(self.unanswered.emit, scan.text, Meaning.NOTHING)
        if at.label.take_scan(scan.text) or at.special.scan(scan.text, at.unit_id, told):
            return
        if at.is_busy:
            self._late.append(scan)  # no scan is lost: it waits for the step it belongs to
            return
        found = partial(self._found, at.parcel_id, scan)
        self._desk.facts(lambda facts: what_is(facts, scan.text), found)

    def take_late(self) -> None:
        """What came while something else was recorded: its step is on the screen now."""
        late, self._late = self._late, []
        for scan in late:
            self.take(scan)

    def forget(self) -> None:
        """Another parcel comes to hand."""
        self._late = []

    def _found(self, parcel_id: ParcelId | None, scan: Scan, scanned: Scanned) -> None:
        at = self._inspecting
        if parcel_id != at.parcel_id:
            return  # it was a code of the parcel before
        if at.is_busy:
            self._late.append(scan)
            return
        state = at.state
        line = state.case.line if state.case else None
        question = state.place.question
        meaning = meaning_of(scanned, line, question)
        if (other := scanned.other_than(parcel_id)) is not None:
            at.enter(other)
        elif question and meaning is Meaning.SAME_SERIAL:
            at.answer(question, SERIAL_MATCHES)
        elif line and meaning is Meaning.OTHER_SERIAL:
            at.serial.stop_for(line, scanned.code)
        elif not (self._is_asked_first(scan, scanned) or self._answers(scan, scanned)):
            self.unanswered.emit(scanned.code, meaning)

    def _answers(self, scan: Scan, scanned: Scanned) -> bool:
        """A code of an item without a ticket, or something that leads on."""
        at = self._inspecting
        return at.unclaimed.scanned(at.state.case, scanned) or self._leads_on(scan, scanned)

    def _is_asked_first(self, scan: Scan, scanned: Scanned) -> bool:
        """A label with an item without a ticket in hand: another parcel's before the item's own."""
        at, state = self._inspecting, self._inspecting.state
        return at.unclaimed.takes(state.case, scanned) and at.special.asks(scan, scanned, state)

    def _leads_on(self, scan: Scan, scanned: Scanned) -> bool:
        """The next parcel: at once with nothing in hand, else once that is answered."""
        at, state = self._inspecting, self._inspecting.state
        # what merely lies before a camera is not meant
        if _is_free(state) and scanned.code and scan.source != "camera":
            at.special.go(GoReceive(scan=scan))
            return True
        return at.special.asks(scan, scanned, state)


def _is_free(state: InspectState) -> bool:
    """Nothing is in hand any more: what is scanned now is the next parcel."""
    case, phase = state.case, state.place.phase
    if case is None or phase is not Phase.EMPTIED:
        return phase is Phase.QUEUE
    # a box of which nothing was taken out may hold goods of a further ticket
    return case.receptions.is_dropped or case.has_units
