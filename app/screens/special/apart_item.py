"""Items that were set apart: looked at again, put away, or settled by a supervisor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.language.names import language
from app.screens.special.special import Special
from app.states.ask import Ask, Entry
from app.states.navigation import GoSort
from inspection.handlers.extra import UndoExtra, undo_extra
from inspection.handlers.mend import SettleExtra, UndoSettlement, settle_extra, undo_settlement
from inspection.people import MENDERS

if TYPE_CHECKING:
    from app.states.inspect import InspectState
    from inspection.sorting import ExtraWay
    from inspection.units import Unit


class ApartItem(Special):
    """Of this parcel, while they are nobody's."""

    def entry(self, state: InspectState) -> Entry | None:
        """One line for all of them."""
        items = state.case.aparts if state.case else ()
        if not items:
            return None
        asking = self._which if len(items) > 1 else partial(self._what, items[0])
        return Entry(
            label=self.tr("Extra item, set apart"),
            help=items[0].lpn if len(items) == 1 else self.tr("Look again, put away, settle"),
            run=partial(self.bench.show, asking),
        )

    def _which(self, state: InspectState) -> Ask | None:
        items = state.case.aparts if state.case else ()
        if not items:
            return None
        return Ask(
            question=self.tr("Which extra item?"),
            help=self.tr("By the label on it"),
            entries=tuple(
                Entry(label=one.lpn, run=partial(self.bench.show, partial(self._what, one)))
                for one in items[-9:]
            ),
        )

    def _what(self, unit: Unit, state: InspectState) -> Ask | None:
        case = state.case
        if case is None or unit not in case.aparts:
            return None
        is_settled = unit.unit_id in case.settled
        entries = [
            Entry(
                label=self.tr("Look at it again"),
                help=self.tr("It is another one, or goes elsewhere"),
                locked=self.tr("A supervisor settled it") if is_settled else "",
                run=partial(self._look_again, unit),
            ),
            Entry(
                label=self.tr("Put it away"),
                help=self.tr("Scan its container"),
                run=partial(self.bench.go, GoSort(unit_id=unit.unit_id)),
            ),
            Entry(
                label=self.tr("What becomes of it"),
                help=self.tr("Sent back, kept, destroyed; nothing is paid for it"),
                locked=self._only_for_menders(),
                run=partial(self.bench.show, partial(self._where, unit)),
            ),
        ]
        if is_settled:
            entries.append(
                Entry(
                    label=self.tr("It is not settled after all"),
                    help=self.tr("It waits in quarantine again"),
                    locked=self._only_for_menders(),
                    run=partial(self._unsettle, unit),
                )
            )
        return Ask(question=self.tr("Extra item: what now?"), help=unit.lpn, entries=tuple(entries))

    def _where(self, unit: Unit, state: InspectState) -> Ask | None:
        if state.case is None or unit not in state.case.aparts:
            return None
        return Ask(
            question=self.tr("What becomes of the extra item?"),
            help=self.tr("Nothing is paid for it, whatever is chosen"),
            entries=tuple(
                Entry(
                    label=one.text.of(language()),
                    help=self.tr("A second person stands for it") if one.needs_second else "",
                    run=partial(self.bench.show, partial(self._why, unit, one)),
                )
                for one in self.bench.desk.policies.sorting.extra_ways
            ),
        )

    def _why(self, unit: Unit, way: ExtraWay, state: InspectState) -> Ask | None:
        if state.case is None or unit not in state.case.aparts:
            return None
        return Ask(
            question=self.tr("Why?"),
            help=way.text.of(language()),
            entries=tuple(
                Entry(label=one.text.of(language()), run=partial(self._settle, unit, way, one.code))
                for one in self.bench.desk.policies.sorting.extra_reasons
            ),
        )

    def _only_for_menders(self) -> str:
        """Why not, where somebody else is signed in; the record is checked all the same."""
        person = self.bench.desk.person
        is_allowed = person is not None and person.role in MENDERS
        return "" if is_allowed else self.tr("A supervisor signs in for this")

    def _look_again(self, unit: Unit) -> None:
        intent = UndoExtra(unit_id=unit.unit_id)
        self.bench.record(lambda work: undo_extra(work, intent))

    def _settle(self, unit: Unit, way: ExtraWay, reason_code: str) -> None:
        intent = SettleExtra(
            unit_id=unit.unit_id, disposition=way.disposition, reason_code=reason_code
        )
        policies = self.bench.desk.policies
        self.bench.record(lambda work: settle_extra(work, intent, policies=policies))

    def _unsettle(self, unit: Unit) -> None:
        intent = UndoSettlement(unit_id=unit.unit_id)
        self.bench.record(lambda work: undo_settlement(work, intent))
