"""Labels at the bench: printed when an item gets its LPN, printed again by hand, scanned back.

Remembers what was printed since the start. Of an item identified before, nobody knows whether a
label came out, so another one is marked as a reprint.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.cases.label import LabelCase, label_case
from app.language.messages import notice_of, text_of
from app.language.names import language
from app.language.notices import Notice
from app.printing.host_status import SENT
from app.printing.jobs import PrintJob
from app.printing.label import Label, LabelFormat
from app.printing.press import Press
from app.settings.printer_target import NoPrinter, Target, target_of
from inspection.codes import normal_or_empty
from inspection.errors import OperatorError, StationError
from inspection.handlers.label import LabelUnit, label_unit
from inspection.units import Unit
from inspection.values import UnitId

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.printing.doorway import Doorway
    from app.program.background import Failed
    from inspection.disposition import Way
    from inspection.ports import Work

TEST_LPN = "U-TEST-TEST"
"""On a test label; no item ever has it."""
SAMPLE_NAME = ("商品名称", "Name of the item")
PERHAPS_PRINTED = frozenset(
    {"printer.cut", "printer.stalled", "printer.silent", "printer.refused", "printer.broke"}
)
"""After these, and after all that a printer says once it has the label, one may come out."""

_LPN_LIKE = re.compile(r"U-[0-9A-Z]{4}-[0-9A-Z]{4,10}")
"""Labels that were misread too: nothing else a bench scans looks so."""


class LabelState(StrEnum):
    """Where the label of an item stands."""

    NONE = "none"
    """No label is printed or asked for here."""
    DUE = "due"
    """Not scanned back; perhaps not printed either."""
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"
    LABELLED = "labelled"
    """Scanned back and recorded."""


@dataclass(frozen=True, kw_only=True)
class LastPrint:
    """What became of the label printed last; `error` is None when it went well or still goes on."""

    lpn: str
    began_at: datetime
    is_done: bool = False
    error: StationError | None = None


class Printing(QObject):
    """Lives on the GUI thread; `desk.printing`."""

    changed = Signal(str)
    """Unit whose label was printed, failed or scanned back; empty for a test label."""
    labelled = Signal(str)
    """Unit whose label was scanned back just now."""
    recovered = Signal()
    """The printer printed: complaints about it are over."""

    def __init__(self, desk: Doorway, press: Press) -> None:
        """Prints nothing by itself before an item is identified."""
        super().__init__()
        self._desk = desk
        self._press = press
        self._fresh: set[UnitId] = set()
        self._left_out: set[UnitId] = set()
        self._perhaps_printed: set[UnitId] = set()
        self._states: dict[UnitId, LabelState] = {}
        self._reprinted: set[UnitId] = set()
        self.last: LastPrint | None = None

    # --- settings

    @property
    def target(self) -> Target:
        """The printer set."""
        return target_of(self._desk.preferences.config.printer)

    @property
    def form(self) -> LabelFormat:
        """The roll and density set."""
        config = self._desk.preferences.config
        return LabelFormat(
            width_mm=config.label_width_mm, height_mm=config.label_height_mm, dpi=config.printer_dpi
        )

    @property
    def has_printer(self) -> bool:
        """Whether labels are printed here."""
        return not isinstance(self.target, NoPrinter)

    @property
    def asks_back(self) -> bool:
        """Whether labels are scanned back here: where they are printed, and where somebody says."""
        return self.has_printer or self._desk.preferences.config.lpn_scan_back

    # --- what happens to a label

    def state_of(self, unit_id: UnitId, *, is_labelled: bool) -> LabelState:
        """Where the label of a unit stands; `is_labelled` is what the record says."""
        seen = self._states.get(unit_id)
        if is_labelled and seen in {None, LabelState.PRINTED}:
            return LabelState.LABELLED
        if seen is not None:
            return seen
        return LabelState.DUE if self.asks_back else LabelState.NONE

    def is_awaited(self, unit_id: UnitId, *, is_labelled: bool) -> bool:
        """Whether the label has to be scanned before the item goes on.

        Not after a print that failed: a broken printer holds no parcel up.
        """
        failed = self._states.get(unit_id) is LabelState.FAILED
        by_rule = self._desk.preferences.config.lpn_scan_back
        return self.asks_back and not is_labelled and (by_rule or not failed)

    def minted(self, unit_id: UnitId, *, is_absent: bool = False) -> None:
        """A unit got its LPN here and now: its label prints by itself where that is set.

        None for what `is_absent` from its box, until it is `found_there`.
        """
        if unit_id in self._fresh:
            return
        self._fresh.add(unit_id)
        if is_absent:
            self._left_out.add(unit_id)
        elif self._prints_by_itself:
            self._print(unit_id)

    def found_there(self, unit_id: UnitId) -> None:
        """It lies in its box after all: a label left out for that prints by itself now."""
        if unit_id in self._left_out:
            self._left_out.discard(unit_id)
            if self._prints_by_itself:
                self._print(unit_id)

    def print_again(self, unit_id: UnitId | None) -> None:
        """F10: a label of the item in hand, whether or not one was printed before."""
        if not self.has_printer:
            self._desk.complain(OperatorError("printer.none"))
        elif unit_id is not None and self._states.get(unit_id) is not LabelState.PRINTING:
            self._print(unit_id)

    def print_test(self) -> None:
        """A label of no item, to see whether and how the printer prints."""
        if self.has_printer:
            self._send(None, self.sample())

    def print_bin(self, code: str, way: Way | None) -> None:
        """The label of a container: its code, and the way and place of what goes in."""
        if not self.has_printer:
            self._desk.complain(OperatorError("printer.none"))
            return
        lang = language()
        label = Label(
            lpn=code,
            ticket_number=way.container.of(lang) if way else "",
            name_zh=way.text.zh if way else "",
            name_en=way.text.en if way else "",
            station=self._desk.station_name,
            printed_at=_moment_text(self._desk.now()),
            prefers_english=lang == "en",
        )
        self._send(None, label)

    def find_printers(self, on_done: Callable[[tuple[str, ...]], None], on_error: Failed) -> None:
        """The names of this computer's printers; asking may take the system seconds."""
        self._press.printers(on_done, on_error)

    def sample(self) -> Label:
        """A label as it will look."""
        return Label(
            lpn=TEST_LPN,
            ticket_number="RS-000000-0000",
            name_zh=SAMPLE_NAME[0],
            name_en=SAMPLE_NAME[1],
            station=self._desk.station_name,
            printed_at=_moment_text(self._desk.now()),
            prefers_english=language() == "en",
        )

    def take_scan(self, text: str, unit: Unit | None, *, is_labelled: bool) -> bool:
        """A scan while `unit` is in hand; True when it was about its label.

        The unit's own label is recorded, that of another unit is refused while one is awaited.
        """
        code = normal_or_empty(text)
        if unit is None or not code:
            return False
        if code == unit.lpn:
            intent = LabelUnit(
                unit_id=unit.unit_id, scanned=code, is_reprint=unit.unit_id in self._reprinted
            )
            self._desk.act(partial(_label, intent), partial(self._recorded, unit), self._refused)
            return True
        awaited = self.is_awaited(unit.unit_id, is_labelled=is_labelled)
        if _LPN_LIKE.fullmatch(code) and (awaited or unit.unit_id in self._reprinted):
            self._refused(OperatorError("label.wrong", expected=unit.lpn, seen=code))
            return True
        return False

    # --- private

    @property
    def _prints_by_itself(self) -> bool:
        return self.has_printer and self._desk.preferences.config.label_auto_print

    def _print(self, unit_id: UnitId) -> None:
        self._left_out.discard(unit_id)
        self._states[unit_id] = LabelState.PRINTING
        self.changed.emit(unit_id)
        self._desk.facts(
            lambda facts: label_case(facts, unit_id),
            partial(self._found, unit_id),
            partial(self._failed, unit_id),
        )

    def _found(self, unit_id: UnitId, case: LabelCase | None) -> None:
        if case is None:
            del self._states[unit_id]
            self.changed.emit(unit_id)
            return
        is_first = unit_id in self._fresh and unit_id not in self._perhaps_printed
        is_reprint = case.is_labelled or not is_first
        if is_reprint:
            self._reprinted.add(unit_id)
        self._send(unit_id, self._label_of(case, is_reprint=is_reprint))

    def _label_of(self, case: LabelCase, *, is_reprint: bool) -> Label:
        return Label(
            lpn=case.lpn,
            ticket_number=case.ticket_number,
            name_zh=case.name_zh,
            name_en=case.name_en,
            grade=case.grade,
            station=self._desk.station_name,
            printed_at=_moment_text(self._desk.now()),
            reprint_word=self.tr("Reprint") if is_reprint else "",
            prefers_english=language() == "en",
        )

    def _send(self, unit_id: UnitId | None, label: Label) -> None:
        self.last = LastPrint(lpn=label.lpn, began_at=self._desk.now())
        self.changed.emit(unit_id or "")
        self._press.print(
            self.target,
            PrintJob(label=label, form=self.form),
            partial(self._printed, unit_id, self.last),
            partial(self._broken, unit_id, self.last),
        )

    def _printed(self, unit_id: UnitId | None, last: LastPrint) -> None:
        self.last = LastPrint(lpn=last.lpn, began_at=last.began_at, is_done=True)
        if unit_id is not None:
            self._perhaps_printed.add(unit_id)
            self._states[unit_id] = LabelState.PRINTED
        self.recovered.emit()
        self.changed.emit(unit_id or "")

    def _broken(self, unit_id: UnitId | None, last: LastPrint, error: StationError) -> None:
        self.last = LastPrint(lpn=last.lpn, began_at=last.began_at, is_done=True, error=error)
        if unit_id is None:
            self._desk.complain(error)
            self.changed.emit("")
            return
        if error.code in PERHAPS_PRINTED or error.code.endswith(SENT):
            self._perhaps_printed.add(unit_id)
        self._failed(unit_id, error)

    def _failed(self, unit_id: UnitId, error: StationError) -> None:
        self._states[unit_id] = LabelState.FAILED
        self.changed.emit(unit_id)
        # last: the page says its step anew, and what failed must stand until it is read
        self._desk.complain(error)

    def _recorded(self, unit: Unit, _lpn: str) -> None:
        self._reprinted.discard(unit.unit_id)
        self._states[unit.unit_id] = LabelState.LABELLED
        self._desk.say(
            Notice(
                kind="ok",
                headline=self.tr("The label is right"),
                instruction=self.tr("It is recorded with the item. Go on"),
                aside_label=self.tr("Unit LPN"),
                aside_code=unit.lpn,
            )
        )
        self.changed.emit(unit.unit_id)
        self.labelled.emit(unit.unit_id)

    def _refused(self, error: StationError) -> None:
        if error.code != "label.wrong":
            self._desk.say(notice_of(error))
            return
        headline, instruction = text_of(error)
        self._desk.say(
            Notice(
                kind="error",
                headline=headline,
                instruction=instruction,
                aside_label=self.tr("Scanned"),
                aside_code=str(error.params["seen"]),
            )
        )


def _label(intent: LabelUnit, work: Work) -> str:
    return label_unit(work, intent)


def _moment_text(moment: datetime) -> str:
    """Date and time of day of this machine's own time zone."""
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"
