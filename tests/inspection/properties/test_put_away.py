"""After a decision, in any order: no money moves, and every state can be left."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from inspection.errors import OperatorError
from inspection.events import RefundDue, RefundMoved, UnitDecided
from inspection.handlers.another_way import (
    ChangeDisposition,
    StandFor,
    change_disposition,
    stand_for,
)
from inspection.handlers.containers import (
    CloseContainer,
    OpenContainer,
    close_container,
    container_of,
    open_container,
)
from inspection.handlers.mend import TakeBackDecision, take_back
from inspection.handlers.put_away import (
    SortUnit,
    UndoPutAway,
    put_away_of,
    sort_unit,
    undo_put_away,
)
from inspection.handlers.send_back import SendBack, send_back
from inspection.people import Actor
from inspection.policies import load_policies
from inspection.sorting import Due, PutAway, standing_bin
from inspection.values import ContainerEnd, Disposition, PersonId, Role
from tests.inspection import samples
from tests.inspection.conftest import RESOURCES
from tests.inspection.handlers.bench import Bench

SHIPPED = load_policies(RESOURCES, demo=False)
GUARDED = frozenset({Disposition.RESTOCK, Disposition.REFURBISH})
"""Ways that need a second person here, so that the few steps there are meet some."""
POLICIES = replace(
    SHIPPED,
    dispositions=tuple(
        replace(
            one,
            ways=tuple(replace(way, needs_second=way.disposition in GUARDED) for way in one.ways),
        )
        for one in SHIPPED.dispositions
    ),
)
WAYS = st.sampled_from(Disposition)
PEOPLE = st.sampled_from([samples.INSPECTOR, samples.SUPERVISOR, samples.DOCK])
THIRD = Actor(person_id=PersonId("p-third"), role=Role.SUPERVISOR)
OUTBOUND = "SF1999000111222"


class AfterDecision(RuleBasedStateMachine):
    """Everything that may happen to one decided unit, refunded or kept."""

    def __init__(self) -> None:
        super().__init__()
        self.bench = Bench(POLICIES)
        self.bench.announce(samples.ticket())
        self.unit = self.bench.unit()
        self.containers = [standing_bin().code]

    @initialize(way=WAYS, is_kept=st.booleans(), actor=PEOPLE)
    def decide(self, way: Disposition, is_kept: bool, actor: Actor) -> None:
        answers = {"power": "data_left"} if is_kept else {}
        self.bench.inspect(self.unit, **answers)
        intent = self.bench.accept(self.unit, disposition=way)
        try:
            self.bench.submit(intent, actor)
        except OperatorError:
            self.bench.submit(replace(intent, disposition=Disposition.QUARANTINE))
        self.money = self._money()

    # --- what is known

    @property
    def here(self) -> PutAway:
        return self.bench.store.read(
            lambda facts: put_away_of(facts, self.unit, policies=self.bench.policies)
        )

    def _money(self) -> list[Any]:
        kinds = (UnitDecided, RefundDue, RefundMoved)
        return [one for kind in kinds for one in self.bench.store.events(kind)]

    def attempt(self, action: Any, intent: Any, actor: Actor) -> Any:
        before = list(self.bench.store.records)
        try:
            return self.bench.do(action, intent, actor=actor)
        except OperatorError:
            assert self.bench.store.records == before
            return None

    # --- what may happen

    @rule(way=WAYS, actor=PEOPLE)
    def open(self, way: Disposition, actor: Actor) -> None:
        code = self.attempt(open_container, OpenContainer(disposition=way), actor)
        self.containers += [code] if code else []

    @rule(data=st.data(), how=st.sampled_from(ContainerEnd), actor=PEOPLE)
    def close(self, data: st.DataObject, how: ContainerEnd, actor: Actor) -> None:
        code = data.draw(st.sampled_from(self.containers))
        one = self.bench.store.read(lambda facts: container_of(facts, code))
        self.attempt(close_container, CloseContainer(container_id=one.container_id, how=how), actor)

    @rule(data=st.data(), actor=PEOPLE)
    def put(self, data: st.DataObject, actor: Actor) -> None:
        code = data.draw(st.sampled_from(self.containers))
        before = self.here
        found = self.attempt(sort_unit, SortUnit(unit_id=self.unit, scanned=code), actor)
        if found is not None:
            assert found.disposition is before.disposition
            assert not before.needs_witness

    @rule(way=WAYS, actor=PEOPLE)
    def change(self, way: Disposition, actor: Actor) -> None:
        before = self.here
        intent = ChangeDisposition(unit_id=self.unit, disposition=way, reason_code="checked")
        if self.attempt(change_disposition, intent, actor) is not None:
            assert before.way is None or not before.way.is_terminal
            assert self.here.disposition is way

    @rule(actor=PEOPLE)
    def stand(self, actor: Actor) -> None:
        before = self.here
        if self.attempt(stand_for, StandFor(unit_id=self.unit), actor) is not None:
            assert actor.person_id not in before.chosen_by

    @rule(actor=PEOPLE)
    def send(self, actor: Actor) -> None:
        intent = SendBack(unit_id=self.unit, scanned=OUTBOUND)
        self.attempt(send_back, intent, actor)

    @rule(actor=PEOPLE)
    def undo(self, actor: Actor) -> None:
        self.attempt(undo_put_away, UndoPutAway(unit_id=self.unit), actor)

    @rule(actor=PEOPLE)
    def take_back(self, actor: Actor) -> None:
        """A wrong decision is left by deciding anew, wherever the item lies by then."""
        (decision,) = self.bench.store.read(lambda facts: facts.decisions_of(self.unit))
        intent = TakeBackDecision(
            unit_id=self.unit, decision_id=decision.decision_id, reason_code="wrong_finding"
        )
        if self.attempt(take_back, intent, actor) is not None:
            assert actor.role is Role.SUPERVISOR
            assert self.here.disposition is Disposition.QUARANTINE
            self.bench.submit(self.bench.accept(self.unit))
            self.money = self._money()

    # --- what always holds

    @invariant()
    def no_money_moved(self) -> None:
        if hasattr(self, "money"):
            assert self._money() == self.money

    @invariant()
    def what_is_due_can_be_done(self) -> None:
        if not hasattr(self, "money"):
            return
        mark = len(self.bench.store.records)
        if self.here.due is Due.WITNESS:
            self.bench.do(stand_for, StandFor(unit_id=self.unit), actor=THIRD)
        if self.here.due is Due.CONTAINER:
            opened = OpenContainer(disposition=self.here.disposition)
            code = self.bench.do(open_container, opened)
            self.bench.do(sort_unit, SortUnit(unit_id=self.unit, scanned=code))
        elif self.here.due is Due.SEND_BACK:
            self.bench.do(send_back, SendBack(unit_id=self.unit, scanned=OUTBOUND))
        assert self.here.due is Due.NOTHING
        del self.bench.store.records[mark:]


TestAfterDecision = AfterDecision.TestCase
TestAfterDecision.settings = settings(
    max_examples=settings.default.max_examples // 6, stateful_step_count=14
)
