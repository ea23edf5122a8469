"""More in the box than announced: one more of a line, or something nobody announced."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.language.names import goods_name, language, local_name
from app.screens.special.special import Special
from app.states.ask import Ask, Entry
from inspection.contents import APART_WAYS
from inspection.evidence import EXTRA_SUBJECT
from inspection.handlers.extra import RecordExtra, record_extra
from inspection.handlers.inspect import IdentifyUnit, UndoUnit, identify_unit, undo_unit
from inspection.values import Disposition, GoodsClass

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from app.screens.special.special import Bench
    from app.states.inspect import InspectState
    from inspection.contents import LineCount
    from inspection.values import LineId, UnitId

LINES_MOST = 8
"""Of nine numbers; the last is for what nobody announced."""


class ExtraItem(Special):
    """Names an item of this parcel that has no place in the ticket's count."""

    COMMANDS = ("CMD-EXTRA",)

    def entry(self, state: InspectState) -> Entry | None:
        """Once the box may be opened."""
        case = state.case
        if case is None or case.contents is None or not case.is_open:
            return None
        return Entry(
            label=self.tr("Extra item"),
            help=self.tr("More than announced, or something nobody announced"),
            run=lambda: self.bench.show(self._which),
        )

    def _which(self, state: InspectState) -> Ask | None:
        case = state.case
        if case is None or case.contents is None:
            return None
        lines = [self._line(state, one) for one in case.contents.counts[:LINES_MOST]]
        stranger = Entry(
            label=self.tr("Something nobody announced"),
            help=self.tr("It is photographed and set apart"),
            run=partial(self._take_out, state, None),
        )
        return Ask(
            question=self.tr("What is the extra item?"),
            help=self.tr("It gets its own LPN; a supervisor decides about it"),
            entries=(*lines, stranger),
        )

    def _line(self, state: InspectState, one: LineCount) -> Entry:
        name = local_name(one.line.name_zh, one.line.name_en)
        more = self.tr("One more of these") if not one.lacking else self.tr("Still awaited")
        is_blind = state.case is not None and state.case.is_blind
        return Entry(
            label=name,
            help="" if is_blind else more,
            trailing=str(one.here) if is_blind else f"{one.here} / {one.line.quantity}",
            run=partial(self._take_out, state, one.line.line_id),
        )

    def _take_out(self, state: InspectState, line_id: LineId | None) -> None:
        if state.case is None:
            return
        parcel_id = state.case.parcel.parcel_id
        intent = IdentifyUnit(parcel_id=parcel_id, line_id=line_id, is_extra=True)
        self.bench.take_out(parcel_id, lambda work: identify_unit(work, intent).unit_id)


class Unannounced(Special):
    """What becomes of an item nobody announced, once it is named: asked until it is answered."""

    def __init__(self, bench: Bench, parent: QObject) -> None:
        """Nothing chosen yet."""
        super().__init__(bench, parent)
        self._unit_id: UnitId | None = None
        self._goods: GoodsClass | None = None

    def asking(self, state: InspectState) -> Ask | None:
        """The question about the item in hand; None where it is an ordinary one."""
        case = state.case
        if case is None or case.unit is None or not case.is_unannounced:
            return None
        if case.unit.unit_id != self._unit_id:
            self._unit_id, self._goods = case.unit.unit_id, None
        shot = "" if EXTRA_SUBJECT in state.taken else EXTRA_SUBJECT
        if self._goods is None:
            return self._what(case.unit.unit_id, shot)
        return self._where(state, self._goods, shot)

    def back(self) -> bool:
        """The goods class is chosen anew; False where there is nothing to take back."""
        had, self._goods = self._goods, None
        return had is not None

    def _what(self, unit_id: UnitId, shot: str) -> Ask:
        undo = UndoUnit(unit_id=unit_id)
        mistake = Entry(
            label=self.tr("Named by mistake"),
            help=self.tr("It counts no more; throw its label away"),
            run=lambda: self.bench.record(lambda work: undo_unit(work, undo)),
        )
        kinds = [Entry(label=goods_name(one), run=partial(self._choose, one)) for one in GoodsClass]
        return Ask(
            question=self.tr("Extra item: what is it?"),
            help=self.tr("Nobody announced it, so nothing is paid for it"),
            entries=(*kinds, mistake),
            shot=shot,
            unit_id=unit_id,
            is_standing=True,
        )

    def _where(self, state: InspectState, goods: GoodsClass, shot: str) -> Ask | None:
        case = state.case
        if case is None or case.unit is None:
            return None
        has_photo = EXTRA_SUBJECT in case.taken
        rules = self.bench.desk.policies.dispositions_for(goods)
        ways = [one for one in rules.ways if one.disposition in APART_WAYS]
        ways.sort(key=lambda one: APART_WAYS.index(one.disposition))
        lock = "" if has_photo else self.tr("Photograph the item first")
        return Ask(
            question=self.tr("Extra item: where does it go?"),
            help=self.tr("It waits there until a supervisor decides"),
            entries=tuple(
                Entry(
                    label=one.text.of(language()),
                    help=one.container.of(language()),
                    locked=lock,
                    run=partial(self._record_extra, case.unit.unit_id, goods, one.disposition),
                )
                for one in ways
            ),
            shot=shot,
            unit_id=case.unit.unit_id,
        )

    def _choose(self, goods: GoodsClass) -> None:
        self._goods = goods
        self.bench.refresh()

    def _record_extra(self, unit_id: UnitId, goods: GoodsClass, disposition: Disposition) -> None:
        intent = RecordExtra(unit_id=unit_id, goods_class=goods, disposition=disposition)
        self.bench.record(lambda work: record_extra(work, intent))
