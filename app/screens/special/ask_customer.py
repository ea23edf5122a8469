"""Ask the customer about the item: a question of the policy, with the photos taken so far."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.language.names import language
from app.screens.special.special import Special
from app.states.ask import Ask, Entry
from inspection.handlers.wait import AskCustomer, ask_customer

if TYPE_CHECKING:
    from app.states.inspect import InspectState
    from inspection.values import UnitId


class AskTheCustomer(Special):
    """The item then waits for the answer, at most as long as the policy says."""

    COMMANDS = ("CMD-ASK",)

    def entry(self, state: InspectState) -> Entry | None:
        """For an announced item with its LPN, while nobody waits for anything about it."""
        case = state.case
        if case is None or case.unit is None or case.unit.ticket_id is None:
            return None
        if case.stands_aside(self.bench.desk.now()):
            return None
        return Entry(
            label=self.tr("Ask the customer"),
            help=self.tr("The item waits for the answer, the money too"),
            run=partial(self.bench.show, self._what),
        )

    def _what(self, state: InspectState) -> Ask | None:
        case = state.case
        if self.entry(state) is None or case is None or case.unit is None:
            return None
        unit_id = case.unit.unit_id
        has_photo = any(one.unit_id == unit_id for one in case.photos)
        rules = self.bench.desk.policies.waiting
        hours = self.tr("An answer may take %1 h; silence is no consent")
        return Ask(
            question=self.tr("What do you ask the customer?"),
            help=hours.replace("%1", str(rules.answer_within_s // 3600)),
            entries=tuple(
                Entry(
                    label=one.name.of(language()),
                    help=one.text.of(language()),
                    locked=self.tr("Photograph it first")
                    if one.needs_photo and not has_photo
                    else "",
                    run=partial(self._ask, unit_id, one.code),
                )
                for one in rules.questions
            ),
        )

    def _ask(self, unit_id: UnitId, kind_code: str) -> None:
        intent = AskCustomer(unit_id=unit_id, kind_code=kind_code)
        policies = self.bench.desk.policies
        self.bench.record(lambda work: ask_customer(work, intent, policies=policies))
