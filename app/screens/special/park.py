"""Put an unfinished item aside, with a reason: any bench goes on with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.language.names import language
from app.screens.special.special import Special
from app.states.ask import Ask, Entry
from inspection.handlers.wait import ParkUnit, park

if TYPE_CHECKING:
    from app.states.inspect import InspectState
    from inspection.values import UnitId


class Park(Special):
    """Reasons of the policy; the item stands aside until somebody takes it up."""

    COMMANDS = ("CMD-PARK",)

    def entry(self, state: InspectState) -> Entry | None:
        """Once the item has its LPN, while nobody waits for anything about it."""
        case = state.case
        if case is None or case.unit is None or case.stands_aside(self.bench.desk.now()):
            return None
        return Entry(
            label=self.tr("Park this item"),
            help=self.tr("Label it first; any bench can take it up"),
            run=partial(self.bench.show, self._why),
        )

    def _why(self, state: InspectState) -> Ask | None:
        if self.entry(state) is None or state.case is None or state.case.unit is None:
            return None
        unit = state.case.unit
        reasons = self.bench.desk.policies.waiting.park_reasons
        return Ask(
            question=self.tr("Why is it parked?"),
            entries=tuple(
                Entry(
                    label=one.text.of(language()), run=partial(self._park, unit.unit_id, one.code)
                )
                for one in reasons
            ),
        )

    def _park(self, unit_id: UnitId, reason_code: str) -> None:
        intent = ParkUnit(unit_id=unit_id, reason_code=reason_code)
        policies = self.bench.desk.policies
        self.bench.record(lambda work: park(work, intent, policies=policies))
