"""An item whose ticket is not known: said what it is, or which line it is, before anything else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.language.names import goods_name, local_name
from app.screens.special.special import Special
from app.states.ask import Ask, Entry
from inspection.handlers.attach import AttachUnit, DetachUnit, attach_unit, detach_unit
from inspection.handlers.unmatched import DescribeUnit, LeaveUnclaimed, describe_unit, take_up
from inspection.values import GoodsClass

if TYPE_CHECKING:
    from app.cases.inspection import InspectionCase, LineChoice
    from app.states.inspect import InspectState
    from inspection.units import Unit
    from inspection.values import UnitId


class Unclaimed(Special):
    """Asked until it is answered; in the list, what it is can be said anew."""

    def asking(self, state: InspectState) -> Ask | None:
        """What has to be known before the checklist goes on; None where nothing has."""
        case = state.case
        if case is None or not case.is_open or not case.is_unclaimed or case.progress is not None:
            return None
        if case.ticket is not None and case.unit is not None and case.choices:
            return self._which(case, case.unit)
        return self._what(state) if case.ticket is None else None

    def entry(self, state: InspectState) -> Entry | None:
        """Another kind of goods, for an item that is described already."""
        case = state.case
        if case is None or case.ticket is not None or case.unit is None or case.progress is None:
            return None
        return Entry(
            label=self.tr("It is another kind of goods"),
            help=self.tr("Answers to the same questions stay"),
            run=lambda: self.bench.show(self._what),
        )

    def _what(self, state: InspectState) -> Ask | None:
        case = state.case
        if case is None:
            return None
        return Ask(
            question=self.tr("No ticket yet: what kind of goods is it?"),
            help=self.tr("It gets its own LPN and is inspected now; its ticket comes later"),
            entries=tuple(
                Entry(label=goods_name(one), run=partial(self._describe, case, one))
                for one in GoodsClass
            ),
            is_standing=case.progress is None,
        )

    def _which(self, case: InspectionCase, unit: Unit) -> Ask:
        return Ask(
            question=self.tr("Its ticket is known: which item is it?"),
            help=case.ticket.number if case.ticket else "",
            entries=tuple(self._line(one, unit) for one in case.choices[:9]),
            is_standing=True,
        )

    def _line(self, one: LineChoice, unit: Unit) -> Entry:
        intent = AttachUnit(
            unit_id=unit.unit_id, ticket_id=one.ticket.ticket_id, line_id=one.line.line_id
        )
        policies, record = self.bench.desk.policies, self.bench.record
        return Entry(
            label=local_name(one.line.name_zh, one.line.name_en),
            help=one.line.sku,
            trailing=one.counted,
            run=lambda: record(lambda work: attach_unit(work, intent, policies=policies)),
        )

    def _describe(self, case: InspectionCase, goods: GoodsClass) -> None:
        parcel_id = case.parcel.parcel_id
        unit_id = case.unit.unit_id if case.unit else None
        intent = DescribeUnit(parcel_id=parcel_id, goods_class=goods, unit_id=unit_id)
        if unit_id is None:
            self.bench.take_out(parcel_id, lambda work: describe_unit(work, intent))
        else:
            self.bench.record(lambda work: describe_unit(work, intent))


class AnotherItem(Special):
    """One more item in a box without a ticket."""

    def entry(self, state: InspectState) -> Entry | None:
        """Once the item before is inspected as far as it can be."""
        case = state.case
        if case is None or case.ticket is not None or not case.is_aside:
            return None
        return Entry(
            label=self.tr("Another item in this box"),
            help=self.tr("It gets its own LPN"),
            run=lambda: self.bench.show(self._what),
        )

    def _what(self, state: InspectState) -> Ask | None:
        case = state.case
        if case is None:
            return None
        return Ask(
            question=self.tr("What kind of goods is the other item?"),
            help=self.tr("It gets its own LPN"),
            entries=tuple(
                Entry(label=goods_name(one), run=partial(self._take_out, case, one))
                for one in GoodsClass
            ),
        )

    def _take_out(self, case: InspectionCase, goods: GoodsClass) -> None:
        parcel_id = case.parcel.parcel_id
        intent = DescribeUnit(parcel_id=parcel_id, goods_class=goods)
        self.bench.take_out(parcel_id, lambda work: describe_unit(work, intent))


class NotThisTicket(Special):
    """An item attached to the wrong ticket goes back to those that wait for theirs."""

    def entry(self, state: InspectState) -> Entry | None:
        """Until it is decided."""
        case = state.case
        if case is None or case.unit is None or not case.unit.claims:
            return None
        unit_id = case.unit.unit_id
        is_scanned = any(one.code for one in case.parcel.matches)
        return Entry(
            label=self.tr("Not this ticket"),
            help=self.tr("It waits for its ticket again; nothing it was asked is lost"),
            run=partial(self.bench.show, self._how_far)
            if is_scanned
            else partial(self._detach, unit_id, is_parcel_too=False),
        )

    def _how_far(self, state: InspectState) -> Ask | None:
        """Asked where a code matched the parcel: that was no part of attaching the item."""
        case = state.case
        if case is None or case.unit is None or not case.unit.claims:
            return None
        unit_id = case.unit.unit_id
        return Ask(
            question=self.tr("What is not this ticket's?"),
            help=self.tr("Its parcel was matched by a code"),
            entries=(
                Entry(
                    label=self.tr("Only this item"),
                    help=self.tr("Its parcel stays with the ticket"),
                    run=partial(self._detach, unit_id, is_parcel_too=False),
                ),
                Entry(
                    label=self.tr("The parcel neither"),
                    help=self.tr("Both wait for their ticket again"),
                    run=partial(self._detach, unit_id, is_parcel_too=True),
                ),
            ),
        )

    def _detach(self, unit_id: UnitId, *, is_parcel_too: bool) -> None:
        intent = DetachUnit(unit_id=unit_id, is_parcel_too=is_parcel_too)
        self.bench.record(lambda work: detach_unit(work, intent))


class InspectAgain(Special):
    """An item that was set aside is looked at once more."""

    def entry(self, state: InspectState) -> Entry | None:
        """While it waits for its ticket."""
        case = state.case
        if case is None or case.unit is None or not case.is_aside or case.ticket is not None:
            return None
        intent = LeaveUnclaimed(unit_id=case.unit.unit_id)
        return Entry(
            label=self.tr("Inspect it once more"),
            help=self.tr("Answers and photos stay, and can be changed"),
            run=lambda: self.bench.record(lambda work: take_up(work, intent)),
        )
