"""Actions in any order: nothing implies anything else, undo restores, every state can be left."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from inspection.disinfection import is_open, is_running
from inspection.errors import OperatorError
from inspection.events import (
    FindingRecorded,
    RefundDue,
    RefundMoved,
    UnitDecided,
    UnitParked,
    UnitResumed,
)
from inspection.handlers.check_in import (
    RecordRefusal,
    WeighParcel,
    record_refusal,
    undo_weighing,
    weigh_parcel,
)
from inspection.handlers.contents import UndoUnpacking, UnpackParcel, undo_unpacking, unpack
from inspection.handlers.disinfect import (
    FinishDisinfection,
    SkipDisinfection,
    StopDisinfection,
    finish,
    skip,
    stop,
)
from inspection.handlers.evidence import UndoEvidence, undo_capture
from inspection.handlers.extra import RecordExtra, UndoExtra, record_extra, undo_extra
from inspection.handlers.inspect import (
    Answer,
    IdentifyUnit,
    UndoUnit,
    WithdrawAnswer,
    answer,
    identify_unit,
    undo_unit,
    withdraw_answer,
)
from inspection.handlers.join import JoinTicket, LeaveTicket, join_ticket, leave_ticket
from inspection.handlers.mend import (
    SettleExtra,
    UndoSettlement,
    settle_extra,
    undo_settlement,
)
from inspection.handlers.receive import (
    MatchParcel,
    ReceiveParcel,
    RecordCondition,
    UndoCondition,
    UnmatchParcel,
    match_parcel,
    receive_parcel,
    record_condition,
    undo_condition,
    unmatch_parcel,
)
from inspection.handlers.receptions import counts_no_more, standing
from inspection.handlers.settle import SettleParcels, UndoSettling, settle, undo_settling
from inspection.handlers.wait import (
    AskCustomer,
    ParkUnit,
    ResumeUnit,
    WithdrawQuestion,
    ask_customer,
    park,
    resume,
    withdraw_question,
)
from inspection.policies import load_policies
from inspection.receptions import Standing
from inspection.station_events import ParcelReceived
from inspection.values import (
    Disposition,
    GoodsClass,
    LineId,
    OriginId,
    OuterCondition,
    ParcelId,
    TicketId,
    UnitId,
    WeightSource,
)
from tests.inspection import samples
from tests.inspection.conftest import RESOURCES
from tests.inspection.handlers.bench import Bench

POLICIES = load_policies(RESOURCES, demo=False)
LINE, OTHER_LINE = LineId("line-1"), LineId("line-2")
OTHER = TicketId("ticket-2")
PAID_MINOR = {LINE: 10001, OTHER_LINE: 4999}
THEIRS = ParcelId("theirs")
"""The same parcel, as another station took it in."""
CONDITIONS = st.lists(st.sampled_from(list(OuterCondition)[1:]), min_size=1, max_size=3)


class OneParcel(RuleBasedStateMachine):
    """Everything that may happen to one parcel of two tickets, the first with a line of two."""

    def __init__(self) -> None:
        super().__init__()
        self.bench = Bench(POLICIES)
        line = samples.line(quantity=2, ordered_quantity=2, paid_minor=10001)
        self.bench.announce(samples.ticket(lines=(line,)))
        more = samples.line(line_id=OTHER_LINE, order_line="order-2/1", paid_minor=4999)
        self.bench.announce(samples.other_ticket("2", lines=(more,)))
        intent = ReceiveParcel(codes=(samples.code(),), force_unmatched=True)
        received = self.bench.do(receive_parcel, intent)
        assert received.parcel_id is not None
        self.parcel_id = received.parcel_id

    # --- what is known

    @property
    def parcel(self) -> Any:
        return self.bench.store.read(lambda facts: facts.parcel(self.parcel_id))

    @property
    def runs(self) -> Any:
        return self.bench.store.read(lambda facts: facts.runs_of(self.parcel_id))

    @property
    def units(self) -> list[UnitId]:
        found = self.bench.store.read(lambda facts: facts.units_of_parcel(self.parcel_id))
        return [one.unit_id for one in found]

    def is_decided(self, unit_id: UnitId) -> bool:
        return bool(self.bench.store.read(lambda facts: facts.decisions_of(unit_id)))

    def apart(self, unit_id: UnitId) -> tuple[Any, ...]:
        return self.bench.store.read(lambda facts: facts.apart_of(unit_id))

    def decided_minor(self) -> int:
        return sum(one.choice_minor for one in self.bench.store.events(UnitDecided))

    def undecided(self, data: st.DataObject) -> UnitId:
        open_units = [one for one in self.units if not self.is_decided(one)]
        return data.draw(st.sampled_from(open_units))

    @property
    def has_undecided(self) -> bool:
        return not self.is_dropped and any(not self.is_decided(one) for one in self.units)

    @property
    def is_dropped(self) -> bool:
        return self.bench.store.read(lambda facts: counts_no_more(facts, self.parcel_id))

    @property
    def standing(self) -> Standing:
        return self.bench.store.read(lambda facts: standing(facts, facts.parcel(self.parcel_id)))

    @property
    def has_twin(self) -> bool:
        return self.bench.store.read(lambda facts: facts.parcel(THEIRS)) is not None

    def known(self) -> tuple[Any, ...]:
        """Everything current, without the place of each record."""
        facts = self.bench.store.read(lambda found: found)
        parcel = facts.parcel(self.parcel_id)
        return (
            parcel.matches,
            parcel.conditions,
            parcel.joins,
            facts.kept_receptions_of(self.parcel_id),
            [one for one in facts.evidence_of(self.parcel_id) if one.is_current],
            facts.runs_of(self.parcel_id),
            facts.reception_notes(self.parcel_id),
            facts.unpackings_of(self.parcel_id),
            [
                (one.unit_id, facts.findings_of(one.unit_id))
                for one in facts.units_of_parcel(self.parcel_id)
            ],
        )

    def free(self, unit_id: UnitId) -> None:
        """Every wait can be ended: nobody is stuck with a unit that stands aside."""
        self.bench.do(resume, ResumeUnit(unit_id=unit_id))
        self.attempt(withdraw_question, WithdrawQuestion(unit_id=unit_id))

    def attempt(self, action: Any, intent: Any, **who: Any) -> None:
        """An action that may be refused; a refusal records nothing (the store takes it back)."""
        before = list(self.bench.store.records)
        try:
            self.bench.do(action, intent, **who)
        except OperatorError:
            assert self.bench.store.records == before

    # --- what may happen

    @rule(conditions=CONDITIONS)
    def see_outside(self, conditions: list[OuterCondition]) -> None:
        before = self.known()
        intent = RecordCondition(parcel_id=self.parcel_id, conditions=tuple(conditions))
        recorded = len(self.bench.store.records)
        self.bench.do(record_condition, intent)
        if len(self.bench.store.records) > recorded:
            after = self.known()
            self.bench.do(undo_condition, UndoCondition(parcel_id=self.parcel_id))
            assert self.known() == before
            self.bench.do(record_condition, intent)
            assert after[1][0].conditions == self.known()[1][0].conditions

    @rule(weight_g=st.sampled_from([1, 600, 630, 99_999]), is_refused=st.booleans())
    def check_in(self, weight_g: int, is_refused: bool) -> None:
        before = self.known()
        intent = WeighParcel(parcel_id=self.parcel_id, weight_g=weight_g, source=WeightSource.HAND)
        self.bench.do(weigh_parcel, intent)
        self.bench.store.act(samples.DOCK, lambda work: undo_weighing(work, self.parcel_id))
        assert self.known() == before
        self.bench.do(weigh_parcel, intent)
        refusal = RecordRefusal(parcel_id=self.parcel_id, is_refused=is_refused)
        self.bench.do(record_refusal, refusal)

    @rule(subject=st.sampled_from(["label", "outer.damage", "outer.seal"]))
    def photograph(self, subject: str) -> None:
        before = self.known()
        evidence_id = self.bench.shoot(self.parcel_id, subject)
        undo = UndoEvidence(parcel_id=self.parcel_id, evidence_id=evidence_id)
        self.bench.do(undo_capture, undo)
        assert self.known() == before
        self.bench.shoot(self.parcel_id, subject)

    @rule()
    def unmatch(self) -> None:
        self.attempt(unmatch_parcel, UnmatchParcel(parcel_id=self.parcel_id))

    @rule()
    def match(self) -> None:
        intent = MatchParcel(parcel_id=self.parcel_id, ticket_id=TicketId("ticket-1"))
        self.attempt(match_parcel, intent)

    @rule()
    def join(self) -> None:
        before = self.known()
        intent = JoinTicket(parcel_id=self.parcel_id, ticket_id=OTHER, code="SF2")
        recorded = len(self.bench.store.records)
        self.attempt(join_ticket, intent)
        if len(self.bench.store.records) > recorded:
            self.bench.do(leave_ticket, LeaveTicket(parcel_id=self.parcel_id))
            assert self.known() == before
            self.bench.do(join_ticket, intent)

    @rule()
    def leave(self) -> None:
        self.attempt(leave_ticket, LeaveTicket(parcel_id=self.parcel_id))

    @precondition(lambda self: not self.has_twin)
    @rule()
    def be_taken_in_elsewhere(self) -> None:
        store = self.bench.store
        own, store.origin = store.origin, OriginId("origin-b")
        theirs = ParcelReceived(parcel_id=THEIRS, codes=(samples.code(),), carrier=None)
        self.bench.record(theirs, samples.DOCK)
        store.origin = own
        assert self.standing is Standing.OPEN

    @precondition(lambda self: self.has_twin)
    @rule(is_ours=st.booleans())
    def settle_receptions(self, is_ours: bool) -> None:
        before, was = self.known(), self.standing
        self.keep(self.parcel_id if is_ours else THEIRS)
        assert self.standing is (Standing.KEPT if is_ours else Standing.DROPPED)
        if was is Standing.OPEN:
            self.open_again()
            assert self.known() == before
            self.keep(self.parcel_id if is_ours else THEIRS)

    @precondition(lambda self: self.standing in {Standing.KEPT, Standing.DROPPED})
    @rule()
    def open_again(self) -> None:
        undo = UndoSettling(parcel_id=self.parcel_id)
        self.bench.do(undo_settling, undo, actor=samples.SUPERVISOR)
        assert self.standing is Standing.OPEN

    def keep(self, parcel_id: ParcelId) -> None:
        intent = SettleParcels(kept_parcel_id=parcel_id)
        self.bench.do(settle, intent, actor=samples.SUPERVISOR)

    @rule()
    def start_run(self) -> None:
        try:
            self.bench.start(self.parcel_id)
        except OperatorError as error:
            codes = {
                "parcel.reception_incomplete",
                "disinfection.already_running",
                "parcel.dropped",
            }
            assert error.code in codes  # noqa: PT017 - both ends are right

    @rule(waited_s=st.sampled_from([10, 1800, 2000]))
    def end_run(self, waited_s: int) -> None:
        self.bench.store.clock.advance(waited_s)
        for run in filter(is_running, self.runs.runs):
            intent = FinishDisinfection(
                parcel_id=self.parcel_id, run_id=run.run_id, contact_s=waited_s, proven=True
            )
            self.attempt(finish, intent)

    @rule()
    def stop_run(self) -> None:
        for run in filter(is_running, self.runs.runs):
            self.bench.do(stop, StopDisinfection(parcel_id=self.parcel_id, run_id=run.run_id))

    @rule()
    def skip_run(self) -> None:
        self.attempt(skip, SkipDisinfection(parcel_id=self.parcel_id, reason="no_solution"))

    @rule(is_extra=st.booleans(), line_id=st.sampled_from([LINE, OTHER_LINE, None]))
    def take_out(self, is_extra: bool, line_id: LineId | None) -> None:
        self.attempt(
            identify_unit,
            IdentifyUnit(parcel_id=self.parcel_id, line_id=line_id, is_extra=is_extra),
        )

    @precondition(lambda self: self.has_undecided)
    @rule(data=st.data())
    def answer_one(self, data: st.DataObject) -> None:
        unit_id = self.undecided(data)
        self.free(unit_id)
        progress = self.bench.progress(unit_id)
        asked = [step.question for step in progress.steps]
        asked += [progress.current] if progress.current else []
        question = data.draw(st.sampled_from(asked))
        option = data.draw(st.sampled_from(question.answers))
        intent = Answer(
            unit_id=unit_id, question_id=question.question_id, answer_id=option.answer_id
        )
        before, recorded = self.known(), len(self.bench.store.records)
        self.bench.do(answer, intent)
        if len(self.bench.store.records) > recorded:
            undo = WithdrawAnswer(unit_id=unit_id, question_id=question.question_id)
            self.bench.do(withdraw_answer, undo)
            assert self.known() == before
            self.bench.do(answer, intent)

    @precondition(lambda self: self.has_undecided)
    @rule(data=st.data())
    def put_back(self, data: st.DataObject) -> None:
        unit_id = self.undecided(data)
        self.free(unit_id)
        self.bench.do(undo_unit, UndoUnit(unit_id=unit_id))

    @precondition(lambda self: self.has_undecided)
    @rule(data=st.data(), reason=st.sampled_from(["shift_end", "needs_charging"]))
    def put_aside(self, data: st.DataObject, reason: str) -> None:
        unit_id = self.undecided(data)
        self.attempt(park, ParkUnit(unit_id=unit_id, reason_code=reason))
        assert self.is_waiting(unit_id)

    @precondition(lambda self: self.has_undecided)
    @rule(data=st.data(), kind=st.sampled_from(["damage_found", "part_missing"]))
    def ask(self, data: st.DataObject, kind: str) -> None:
        self.attempt(ask_customer, AskCustomer(unit_id=self.undecided(data), kind_code=kind))

    @precondition(lambda self: self.has_undecided)
    @rule(data=st.data())
    def decide(self, data: st.DataObject) -> None:
        self.finish_unit(self.undecided(data))

    def is_waiting(self, unit_id: UnitId) -> bool:
        now = self.bench.store.clock.now()
        facts = self.bench.store.read(lambda found: found)
        asked = any(one.is_waiting(now) for one in facts.questions_of(unit_id))
        return asked or bool(facts.parkings_of(unit_id))

    @rule()
    def empty_the_box(self) -> None:
        self.bench.shoot(self.parcel_id, "box.open")
        money = self.decided_minor()
        self.attempt(unpack, UnpackParcel(parcel_id=self.parcel_id))
        assert self.decided_minor() == money

    @rule()
    def find_more(self) -> None:
        self.attempt(undo_unpacking, UndoUnpacking(parcel_id=self.parcel_id))

    @precondition(lambda self: self.has_undecided)
    @rule(data=st.data(), disposition=st.sampled_from(Disposition))
    def put_apart(self, data: st.DataObject, disposition: Disposition) -> None:
        unit_id = self.undecided(data)
        self.bench.shoot(self.parcel_id, "item.extra", unit_id)
        before = self.apart(unit_id)
        intent = RecordExtra(
            unit_id=unit_id, goods_class=GoodsClass.GENERAL, disposition=disposition
        )
        self.attempt(record_extra, intent)
        if self.apart(unit_id) != before:
            self.bench.do(undo_extra, UndoExtra(unit_id=unit_id))
            assert self.apart(unit_id) == ()
            self.bench.do(record_extra, intent)

    @precondition(lambda self: self.has_undecided)
    @rule(data=st.data(), way=st.sampled_from(Disposition))
    def settle(self, data: st.DataObject, way: Disposition) -> None:
        unit_id = self.undecided(data)
        intent = SettleExtra(unit_id=unit_id, disposition=way, reason_code="no_answer")
        self.attempt(settle_extra, intent, actor=samples.SUPERVISOR)
        if self.settled(unit_id):
            assert self.apart(unit_id)
            undo = UndoSettlement(unit_id=unit_id)
            self.bench.do(undo_settlement, undo, actor=samples.SUPERVISOR)
            assert not self.settled(unit_id)

    def settled(self, unit_id: UnitId) -> tuple[Any, ...]:
        return self.bench.store.read(lambda facts: facts.settlements_of(unit_id))

    # --- what always holds

    @invariant()
    def no_action_of_a_station_is_money(self) -> None:
        assert not self.bench.store.events(RefundDue)
        assert not self.bench.store.events(RefundMoved)

    @invariant()
    def only_what_nobody_announced_is_set_apart(self) -> None:
        facts = self.bench.store.read(lambda found: found)
        for unit in facts.units_of_parcel(self.parcel_id):
            assert unit.line_id is None or not facts.apart_of(unit.unit_id)

    @invariant()
    def a_unit_is_taken_out_only_of_an_open_parcel(self) -> None:
        assert not self.units or is_open(self.runs)

    @invariant()
    def an_item_is_of_a_ticket_of_its_parcel(self) -> None:
        facts = self.bench.store.read(lambda found: found)
        tickets = facts.parcel(self.parcel_id).ticket_ids
        for unit in facts.units_of_parcel(self.parcel_id):
            assert unit.ticket_id is None or unit.ticket_id in tickets

    @invariant()
    def decisions_never_exceed_what_was_paid(self) -> None:
        decided = self.bench.store.events(UnitDecided)
        assert len({one.unit_id for one in decided}) == len(decided)
        free_of_review = [one for one in decided if not one.needs_review]
        for line_id, paid_minor in PAID_MINOR.items():
            own = [one.choice_minor for one in free_of_review if one.line_id == line_id]
            assert sum(own) <= paid_minor
        assert all(one.photos for one in decided)

    @invariant()
    def nothing_is_recorded_of_a_unit_that_stands_aside(self) -> None:
        aside: set[str] = set()
        for one in self.bench.store.records:
            event = one.event
            if isinstance(event, UnitParked):
                aside.add(event.unit_id)
            elif isinstance(event, UnitResumed):
                aside.discard(event.unit_id)
            else:
                found = isinstance(event, FindingRecorded | UnitDecided)
                assert not (found and event.unit_id in aside)

    def finish_unit(self, unit_id: UnitId) -> None:
        """Answers what is open, takes what is missing, accepts the advice."""
        unit = self.bench.store.read(lambda facts: facts.unit(unit_id))
        if unit.line_id is None:
            return
        self.free(unit_id)
        self.bench.inspect(unit_id)
        self.bench.submit(self.bench.accept(unit_id))

    def teardown(self) -> None:
        """Whatever happened, the parcel can be brought to a decision on a unit."""
        self.stop_run()
        if self.is_dropped:
            self.keep(self.parcel_id)
        for unit_id in self.units:
            if not self.is_decided(unit_id):
                self.free(unit_id)
                self.bench.do(undo_unit, UndoUnit(unit_id=unit_id))
        if not self.units:
            self.bench.do(
                match_parcel,
                MatchParcel(parcel_id=self.parcel_id, ticket_id=TicketId("ticket-1")),
            )
        self.bench.outside(self.parcel_id)
        for subject in ("outer.weight_1", "outer.weight_2"):
            self.bench.shoot(self.parcel_id, subject)
        self.bench.disinfect(self.parcel_id)
        intent = IdentifyUnit(parcel_id=self.parcel_id, line_id=LINE, is_extra=True)
        unit_id = self.bench.do(identify_unit, intent).unit_id
        self.finish_unit(unit_id)
        assert self.is_decided(unit_id)


TestOneParcel = OneParcel.TestCase
TestOneParcel.settings = settings(
    max_examples=settings.default.max_examples // 4, stateful_step_count=25
)
