"""Putting away: an item and the container it belongs into, or a look into a container."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from app.cases.put_away import PutAwayCase, put_away_case
from app.program.reads import Reads
from app.states.navigation import GoInspect, GoReceive
from app.states.sorting import Phase, SortingState
from app.work.bins import Bins
from app.work.put_away_news import PutAwayNews
from app.work.second_person import SecondPerson
from app.work.shelving import Shelving
from app.work.sorting_watch import SortingWatch
from app.work.take_back import TakeBack
from app.work.unit_scans import is_own_label
from app.work.way_change import WayChange
from inspection.codes import normal_or_empty
from inspection.errors import OperatorError
from inspection.sorting import Due
from inspection.store.queries.sorting import (
    LabelledUnit,
    SortingBoard,
    unit_by_lpn,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from app.desk import Desk
    from inspection.errors import StationError
    from inspection.values import UnitId
    from scanners.scan import Scan


class SortingVm(QObject):
    """Knows no widget. A unit in hand, a container that is looked into, or the list of both."""

    changed = Signal(object)
    """SortingState."""
    going = Signal(object)
    """A destination of app.states.navigation."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Reads nothing before `enter`."""
        super().__init__(parent)
        self._desk = desk
        self._reads = Reads()
        self._unit_id: UnitId | None = None
        self._news = PutAwayNews(desk, self)
        self.state = SortingState()
        self.bins = Bins(desk, self)
        self.bins.opened.connect(self._opened)
        self.bins.shown.connect(self._show_container)
        self.bins.refused.connect(self._news.refused)
        self.bins.drawn.connect(self._news.drawn)
        self.second = SecondPerson(desk, self)
        self.second.changed.connect(self._second_moved)
        self.second.stood.connect(self._show_again)
        self.second.refused.connect(self._news.refused)
        self.change = WayChange(desk, self)
        self.change.changed.connect(self._change_moved)
        self.change.recorded.connect(self._show_again)
        self.change.refused.connect(self._not_changed)
        self.take_back = TakeBack(desk, self)
        self.take_back.changed.connect(self._take_back_moved)
        self.take_back.recorded.connect(self._taken_back)
        self.take_back.refused.connect(self._not_changed)
        self._shelving = Shelving(desk, self)
        self._shelving.moved.connect(self._busy)
        self._shelving.put.connect(self._sorted)
        self._shelving.sent.connect(self._sent)
        self._shelving.taken_out.connect(self._show_again)
        self._shelving.wrong_bin.connect(self._wrong_bin)
        self._shelving.refused.connect(self._news.refused)
        self._watch = SortingWatch(desk, self)
        self._watch.loaded.connect(self._board_loaded)

    # --- coming and going --------------------------------------------------------------------

    def enter(self, unit_id: UnitId | None, scan: Scan | None) -> None:
        """This unit, or what was scanned, or the list; with both the scan is about the unit."""
        self._watch.is_on = True
        if unit_id is not None:
            self._hold(unit_id, None if scan is None else partial(self.scan, scan))
            self._watch.look()
            return
        self._to_list()
        if scan is not None:
            self.scan(scan)

    def resume(self) -> None:
        """In front again, with what was in hand."""
        self._watch.is_on = True
        if self._unit_id is not None:
            self._hold(self._unit_id, None)
        self.bins.again()
        self._watch.look()

    def leave(self) -> None:
        """Another page shows; a PIN half typed is forgotten."""
        self._watch.is_on = False
        self.second.forget()

    # --- scans -------------------------------------------------------------------------------

    def takes(self, text: str) -> bool:
        """Whether a scan means something here; the rest belongs to reception."""
        waits = self.state.phase is Phase.WITNESS or self.state.due is Due.SEND_BACK
        return (
            waits or is_own_label(text) or (self.state.awaits_badge and self.second.is_theirs(text))
        )

    def scan(self, scan: Scan) -> None:
        """An item's label, a container's, a badge or a new outbound label."""
        code = normal_or_empty(scan.text)
        is_early = self.state.phase is Phase.UNIT and self.state.awaits_badge
        if is_early and self.second.is_theirs(scan.text):
            self._ask_second()
        if self.state.phase is Phase.WITNESS and not is_own_label(code):
            self.second.badge(scan.text)
            return
        if code.startswith("BIN-"):
            self._scan_bin(code)
        elif is_own_label(code):
            self._desk.read(lambda conn: unit_by_lpn(conn, code), partial(self._found, code))
        elif self._unit_id is not None:
            self._shelving.send(self._unit_id, scan)

    # --- keys --------------------------------------------------------------------------------

    @Slot(int)
    def press(self, number: int) -> None:
        """Number keys: a row, a way, a reason, or a digit of the PIN."""
        phase, board = self.state.phase, self.state.board
        if phase is Phase.WITNESS:
            self.second.digit(str(number))
        elif phase in (Phase.WAYS, Phase.REASONS):
            self.change.press(number)
        elif phase is Phase.TAKE_BACK:
            self.take_back.press(number)
        elif phase is Phase.LIST and board and 1 <= number <= len(board.waiting):
            self.take(board.waiting[number - 1].unit_id)

    def take(self, unit_id: UnitId) -> None:
        """This one is in hand now."""
        self._hold(unit_id, None)

    @Slot()
    def proceed(self) -> None:
        """Enter: the one thing to do next, where a key can do it."""
        phase, board = self.state.phase, self.state.board
        if phase is Phase.WITNESS:
            self.second.submit()
        elif phase is Phase.LEAVING:
            self._set(phase=Phase.CONTAINER)
            self.bins.left()
        elif phase is Phase.UNIT and self.state.due is Due.WITNESS:
            self._ask_second()
        elif phase is Phase.UNIT and self.state.is_undecided:
            self._inspect()
        elif phase is Phase.LIST and board and board.waiting:
            self.take(board.waiting[0].unit_id)
        elif phase is Phase.LIST:
            self.going.emit(GoReceive())
        elif phase is Phase.CONTAINER or (phase is Phase.UNIT and self.state.due is Due.NOTHING):
            self._to_list()

    def _ask_second(self) -> None:
        case = self.state.case
        if case is not None:
            self.second.ask(case.here.unit.unit_id, case.here.chosen_by)
            self._set(phase=Phase.WITNESS, badge_seen=False, name_zh="", name_en="", digits=0)

    @Slot()
    def back(self) -> None:
        """Esc: one step back; from a unit to the list, where it still waits."""
        if self.state.phase in (Phase.WAYS, Phase.REASONS, Phase.WITNESS, Phase.TAKE_BACK):
            self._forget()
            self._to_unit()
        elif self.state.phase is Phase.LEAVING:
            self._set(phase=Phase.CONTAINER)
        else:
            self._to_list()

    @Slot()
    def undo(self) -> None:
        """Take back where the unit in hand was put, or that it was sent."""
        unit_id = self._unit_id
        if unit_id is not None and self.can_undo:
            self._shelving.take_out(unit_id)

    @property
    def can_undo(self) -> bool:
        """Whether the unit in hand was put or sent anywhere."""
        case = self.state.case
        return case is not None and bool(case.here.sorting or case.here.shipment)

    @property
    def can_change(self) -> bool:
        """Whether the person at work may choose another way for the unit in hand."""
        return self.change.may(self.state.case)

    @Slot()
    def other_way(self) -> None:
        """F7: all ways, the open ones to choose from."""
        if self.state.case is not None:
            self.change.ask(self.state.case)

    @property
    def can_take_back(self) -> bool:
        """Whether the person at work may take the decision in hand back."""
        return self.take_back.may(self.state.case)

    @Slot()
    def ask_take_back(self) -> None:
        """D: which decision, then why."""
        if self.state.case is not None:
            self.take_back.ask(self.state.case)

    @Slot()
    def leaving(self) -> None:
        """Whether the full container left the dock; only Enter says yes."""
        self._set(phase=Phase.LEAVING)

    @Slot()
    def new_bin(self) -> None:
        """F8: another container for the way of the unit in hand; its label prints."""
        if self.state.case is not None:
            self.bins.open(self.state.case.here.disposition)

    # --- private -----------------------------------------------------------------------------

    def _scan_bin(self, code: str) -> None:
        if self._unit_id is None:
            self.bins.show(code)
        elif self.state.phase is Phase.TAKE_BACK:
            self._desk.complain(OperatorError("takeback.asked"))
        else:
            self._shelving.put_in(self._unit_id, code)

    def _inspect(self) -> None:
        case = self.state.case
        if case is not None:
            unit = case.here.unit
            self.going.emit(GoInspect(parcel_id=unit.parcel_id, unit_id=unit.unit_id))

    def _found(self, code: str, unit: LabelledUnit | None) -> None:
        if unit is None:
            self._news.unknown_unit(code)
        elif unit.is_dealt_with:
            is_other = unit.unit_id != self._unit_id and self.state.due is not Due.NOTHING
            left = self.state.case if is_other else None
            self._hold(unit.unit_id, partial(self._news.left_behind, left))
        else:
            self.going.emit(GoInspect(parcel_id=unit.parcel_id, unit_id=unit.unit_id))

    def _hold(self, unit_id: UnitId, then: Callable[[], None] | None) -> None:
        """This unit comes to hand; `then` once it is shown."""
        self._unit_id = unit_id
        self._forget()
        self.bins.forget()
        policies = self._desk.policies
        shown, failed = self._reads.pair(partial(self._held, then), self._not_held)
        self._desk.facts(lambda facts: put_away_case(facts, unit_id, policies), shown, failed)

    def _held(self, then: Callable[[], None] | None, case: PutAwayCase) -> None:
        before = self.state.case
        is_same = before is not None and before.photo == case.photo
        picture = self.state.picture if is_same else None
        board = self.state.board
        self.state = SortingState(phase=Phase.UNIT, board=board, case=case, picture=picture)
        self.changed.emit(self.state)
        if case.photo is not None and picture is None:
            shown = partial(self._pictured, case.photo)
            self._desk.photos.thumbnail(case.photo, case.over, shown, _not_here)
        if then is not None:
            then()

    def _not_held(self, error: StationError) -> None:
        self._to_list()
        self._news.refused(error)

    def _pictured(self, photo: str, picture: QImage) -> None:
        if self.state.case is not None and self.state.case.photo == photo:
            self._set(picture=picture)

    @Slot()
    def _change_moved(self) -> None:
        change = self.change
        phase = Phase.WAYS if change.way is None else Phase.REASONS
        self._set(phase=phase, ways=change.ways, way=change.way, reasons=change.reasons)

    @Slot(object)
    def _not_changed(self, error: StationError) -> None:
        self._to_unit()
        self._news.refused(error)

    @Slot()
    def _second_moved(self) -> None:
        second = self.second
        if self.state.phase is Phase.WITNESS:
            self._set(
                badge_seen=second.is_known,
                name_zh=second.name_zh,
                name_en=second.name_en,
                digits=second.digits,
                is_busy=second.is_checking,
            )

    @Slot(str)
    def _show_again(self, unit_id: str) -> None:
        if unit_id == self._unit_id and self._unit_id is not None:
            self._hold(self._unit_id, None)

    @Slot()
    def _take_back_moved(self) -> None:
        asked = self.take_back
        self._set(phase=Phase.TAKE_BACK, decisions=asked.decisions, reasons=asked.reasons)

    @Slot(str)
    def _taken_back(self, unit_id: str) -> None:
        if unit_id == self._unit_id and self._unit_id is not None:
            self._hold(self._unit_id, partial(self._news.taken_back, self.state.case))

    @Slot(bool)
    def _busy(self, is_busy: bool) -> None:  # noqa: FBT001 - a slot
        self._set(is_busy=is_busy)

    @Slot(object)
    def _wrong_bin(self, error: StationError) -> None:
        self._news.wrong_bin(self.state.case, error)

    @Slot(str)
    def _sorted(self, code: str) -> None:
        case = self.state.case
        self._to_list()
        self._news.put_away(case, code)

    @Slot()
    def _sent(self) -> None:
        case = self.state.case
        self._to_list()
        self._news.sent(case)

    @Slot(str)
    def _opened(self, code: str) -> None:
        if self._unit_id is not None:
            self._hold(self._unit_id, partial(self._news.opened, code))

    @Slot()
    def _show_container(self) -> None:
        if self._unit_id is None and self.bins.container is not None:
            self._set(phase=Phase.CONTAINER, container=self.bins.container, held=self.bins.held)

    def _to_list(self) -> None:
        self._unit_id = None
        self._forget()
        self._reads.forget()
        self.bins.forget()
        self.state = SortingState(board=self.state.board)
        self.changed.emit(self.state)
        self._watch.look()

    @Slot(object)
    def _board_loaded(self, board: SortingBoard) -> None:
        self._set(board=board)

    def _forget(self) -> None:
        """Nothing is asked of the unit in hand any more."""
        self.second.forget()
        self.change.forget()
        self.take_back.forget()

    def _to_unit(self) -> None:
        self._set(phase=Phase.UNIT, ways=(), way=None, reasons=(), decisions=())

    def _set(self, **changes: Any) -> None:  # noqa: ANN401 - fields of SortingState
        state = replace(self.state, **changes)
        if state != self.state:
            self.state = state
            self.changed.emit(state)


def _not_here(_error: StationError) -> None:
    """The photo is at the bench where it was taken; the item is told by its label all the same."""
