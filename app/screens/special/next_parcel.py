"""The next box was scanned by habit while one is in hand: one key receives it, this one waits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.screens.special.special import Special
from app.states.ask import Ask, Entry
from app.states.navigation import GoReceive
from inspection.codes import is_gtin
from scanners.label import parse_scan

if TYPE_CHECKING:
    from app.cases.inspection import InspectionCase
    from app.cases.scanned import Scanned
    from app.states.inspect import InspectState
    from scanners.scan import Scan

EAN_DIGITS = 13


class NextParcel(Special):
    """Asked about a code that no received parcel has, and nothing here waits for."""

    def scanned(self, scan: Scan, scanned: Scanned, state: InspectState) -> bool:
        """Ask where the code is a parcel's number, or looks so; False for all else on a box."""
        ticket, here = scanned.ticket, state.case.parcel.ticket_ids if state.case else ()
        is_announced = ticket is not None and ticket.ticket_id not in here
        if not (is_announced or self._looks_so(scan, scanned.code)):
            return False
        self.bench.show(partial(self._is_next, scan, scanned.code))
        return True

    def receive(self, scan: Scan, label: str) -> Entry:
        """The way to receiving, with what was scanned; nothing recorded here is lost."""
        return Entry(
            label=label,
            help=self.tr("This one waits in the queue with all that was done. Leave it in its box"),
            run=partial(self.bench.go, GoReceive(scan=scan)),
        )

    def stay(self) -> Entry:
        """It was not meant, or comes later."""
        return Entry(
            label=self.tr("No, go on here"),
            help=self.tr("Scan that parcel once this one is done"),
            run=self.bench.close,
        )

    def _looks_so(self, scan: Scan, code: str) -> bool:
        """By the carriers' formats; goods whose thirteen digits fit one stay goods."""
        if not code or (len(code) == EAN_DIGITS and is_gtin(code)):
            return False
        return parse_scan(scan, self.bench.desk.labels.patterns).kind == "tracking"

    def _is_next(self, scan: Scan, code: str, state: InspectState) -> Ask | None:
        if state.case is None:
            return None
        return Ask(
            question=self.tr("Is %1 the next parcel?").replace("%1", code),
            help=self.tr("It is not received yet"),
            entries=(
                self.receive(scan, self.tr("Yes, receive it now")),
                *self._own(state.case, code),
                self.stay(),
            ),
        )

    def _own(self, case: InspectionCase, code: str) -> tuple[Entry, ...]:
        """Of an item whose ticket is looked for, it may be a mark that looks like a label's."""
        unit = case.unit
        if unit is None or case.ticket is not None or case.progress is None:
            return ()
        noted = Entry(
            label=self.tr("No, it stands on this item"),
            help=self.tr("Noted, to find its ticket by"),
            run=partial(self.bench.note, unit.unit_id, code),
        )
        return (noted,)
