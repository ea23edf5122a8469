"""Putting away: a decided item and the container it belongs into, or a look into a container."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.bins import Bins
from app.cases.put_away import PutAwayCase, put_away_case
from app.navigation import GoInspect, GoReceive
from app.put_away_news import PutAwayNews
from app.reads import Reads
from app.second_person import SecondPerson
from app.states.sorting import Phase, SortingState
from app.unit_scans import is_own_label
from app.way_change import WayChange
from inspection.codes import normal_or_empty
from inspection.handlers import put_away, send_back
from inspection.sorting import Due
from inspection.store.queries.sorting import (
    LabelledUnit,
    SortingBoard,
    sorting_board,
    unit_by_lpn,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from app.desk import Desk
    from inspection.errors import StationError
    from inspection.ports import Work
    from inspection.sorting import Container
    from inspection.values import UnitId
    from scanners.scan import Scan

LOOK_BACK = timedelta(days=60)
"""Of decisions, for what still waits: what lies longer was lost, not forgotten."""
SETTLE_MS = 250
"""Changes come in bursts while a batch is pulled; the list is read once they pause."""
_KINDS = ("unit.", "container.", "disposition.", "fact.", "record.")


class SortingVm(QObject):
    """Knows no widget. A unit in hand, a container that is looked into, or the list of both."""

    changed = Signal(object)
    """SortingState."""
    going = Signal(object)
    """A destination of app.navigation."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Reads nothing before `enter`."""
        super().__init__(parent)
        self._desk = desk
        self._reads = Reads()
        self._boards = Reads()
        self._unit_id: UnitId | None = None
        self._is_shown = False
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
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._load_board)
        desk.changed.connect(self._on_changed)

    # --- coming and going --------------------------------------------------------------------

    def enter(self, unit_id: UnitId | None, scan: Scan | None) -> None:
        """This unit, or what was scanned, or the list; with both the scan is about the unit."""
        self._is_shown = True
        if unit_id is not None:
            self._hold(unit_id, None if scan is None else partial(self.scan, scan))
            self._load_board()
            return
        self._to_list()
        if scan is not None:
            self.scan(scan)

    def resume(self) -> None:
        """In front again, with what was in hand."""
        self._is_shown = True
        if self._unit_id is not None:
            self._hold(self._unit_id, None)
        self.bins.again()
        self._load_board()

    def leave(self) -> None:
        """Another page shows; a PIN half typed is forgotten."""
        self._is_shown = False
        self.second.forget()

    # --- scans -------------------------------------------------------------------------------

    def takes(self, text: str) -> bool:
        """Whether a scan means something here; the rest belongs to reception."""
        waits = self.state.phase is Phase.WITNESS or self._due is Due.SEND_BACK
        return waits or is_own_label(text)

    def scan(self, scan: Scan) -> None:
        """An item's label, a container's, a badge or a new outbound label."""
        code = normal_or_empty(scan.text)
        if self.state.phase is Phase.WITNESS and not is_own_label(code):
            self.second.badge(scan.text)
            return
        if code.startswith("BIN-"):
            self._scan_bin(code)
        elif is_own_label(code):
            self._desk.read(lambda conn: unit_by_lpn(conn, code), partial(self._found, code))
        elif self._unit_id is not None:
            self._send_back(self._unit_id, scan)

    # --- keys --------------------------------------------------------------------------------

    @Slot(int)
    def press(self, number: int) -> None:
        """Number keys: a row, a way, a reason, or a digit of the PIN."""
        phase, board = self.state.phase, self.state.board
        if phase is Phase.WITNESS:
            self.second.digit(str(number))
        elif phase in (Phase.WAYS, Phase.REASONS):
            self.change.press(number)
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
        elif phase is Phase.UNIT and self._due is Due.WITNESS:
            self._ask_second()
        elif phase is Phase.LIST and board and board.waiting:
            self.take(board.waiting[0].unit_id)
        elif phase is Phase.LIST:
            self.going.emit(GoReceive())
        elif phase is Phase.CONTAINER or (phase is Phase.UNIT and self._due is Due.NOTHING):
            self._to_list()

    def _ask_second(self) -> None:
        case = self.state.case
        if case is not None:
            self.second.ask(case.here.unit.unit_id, case.here.chosen_by)
            self._set(phase=Phase.WITNESS, badge_seen=False, name_zh="", name_en="", digits=0)

    @Slot()
    def back(self) -> None:
        """Esc: one step back; from a unit to the list, where it still waits."""
        if self.state.phase in (Phase.WAYS, Phase.REASONS, Phase.WITNESS):
            self.second.forget()
            self.change.forget()
            self._set(phase=Phase.UNIT, ways=(), way=None, reasons=())
        elif self.state.phase is Phase.LEAVING:
            self._set(phase=Phase.CONTAINER)
        else:
            self._to_list()

    @Slot()
    def undo(self) -> None:
        """Take back where the unit in hand was put, or that it was sent."""
        unit_id = self._unit_id
        if unit_id is not None and self.can_undo:
            intent = put_away.UndoPutAway(unit_id=unit_id)
            self._act(
                lambda work: put_away.undo_put_away(work, intent),
                lambda _none: self._hold(unit_id, None),
                self._news.refused,
            )

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

    @property
    def _due(self) -> Due | None:
        case = self.state.case
        return None if case is None else case.here.due

    def _scan_bin(self, code: str) -> None:
        unit_id, case, policies = self._unit_id, self.state.case, self._desk.policies
        if unit_id is None:
            self.bins.show(code)
            return
        intent = put_away.SortUnit(unit_id=unit_id, scanned=code)
        self._act(
            lambda work: put_away.sort_unit(work, intent, policies=policies),
            self._sorted,
            partial(self._news.wrong_bin, case),
        )

    def _send_back(self, unit_id: UnitId, scan: Scan) -> None:
        from scanners.label import parse_scan  # noqa: PLC0415 - with the first such label

        policies = self._desk.policies
        parsed = parse_scan(scan, self._desk.labels.patterns)
        intent = send_back.SendBack(
            unit_id=unit_id,
            scanned=parsed.normalised or scan.text,
            symbology=scan.symbology,
            carrier=parsed.carrier if parsed.certain else None,
        )
        self._act(
            lambda work: send_back.send_back(work, intent, policies=policies),
            self._sent,
            self._news.refused,
        )

    def _found(self, code: str, unit: LabelledUnit | None) -> None:
        if unit is None:
            self._news.unknown_unit(code)
        elif unit.is_decided:
            is_other = unit.unit_id != self._unit_id and self._due is not Due.NOTHING
            left = self.state.case if is_other else None
            self._hold(unit.unit_id, partial(self._news.left_behind, left))
        else:
            self.going.emit(GoInspect(parcel_id=unit.parcel_id))

    def _hold(self, unit_id: UnitId, then: Callable[[], None] | None) -> None:
        """This unit comes to hand; `then` once it is shown."""
        self._unit_id = unit_id
        self.second.forget()
        self.change.forget()
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
        self._set(phase=Phase.UNIT, ways=(), way=None, reasons=())
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

    def _sorted(self, container: Container) -> None:
        case = self.state.case
        self._to_list()
        self._news.put_away(case, container.code)

    def _sent(self, _shipment_id: str) -> None:
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
        self.second.forget()
        self.change.forget()
        self._reads.forget()
        self.bins.forget()
        self.state = SortingState(board=self.state.board)
        self.changed.emit(self.state)
        self._load_board()

    @Slot()
    def _load_board(self) -> None:
        since = self._desk.now() - LOOK_BACK
        shown = self._boards.news(self._board_loaded)
        self._desk.read(lambda conn: sorting_board(conn, since), shown)

    def _board_loaded(self, board: SortingBoard) -> None:
        self._set(board=board)

    @Slot(object)
    def _on_changed(self, change: object) -> None:
        kinds: frozenset[str] = getattr(change, "kinds", frozenset())
        if self._is_shown and any(kind.startswith(_KINDS) for kind in kinds):
            self._settle.start()

    def _act(
        self,
        action: Callable[[Work], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[StationError], None],
    ) -> None:
        """One action at a time: what is scanned before the answer is about the same unit."""
        if not self.state.is_busy:
            self._set(is_busy=True)
            self._desk.act(action, partial(self._done, on_done), partial(self._done, on_error))

    def _done(self, tell: Callable[[Any], None], answer: object) -> None:
        self._set(is_busy=False)
        tell(answer)

    def _set(self, **changes: Any) -> None:  # noqa: ANN401 - fields of SortingState
        state = replace(self.state, **changes)
        if state != self.state:
            self.state = state
            self.changed.emit(state)


def _not_here(_error: StationError) -> None:
    """The photo is at the bench where it was taken; the item is told by its label all the same."""
