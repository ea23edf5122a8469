from dataclasses import replace

import pytest

from inspection.events import CodeClaim, RefundDue, UnitDecided, UnitGraded
from inspection.handlers.decide import advice_if, is_override, submit, ways
from inspection.handlers.disinfect import SkipDisinfection, skip
from inspection.handlers.inspect import IdentifyUnit, WithdrawAnswer, identify_unit, withdraw_answer
from inspection.values import (
    CodeKind,
    Disposition,
    ItemGrade,
    LineId,
    PackagingGrade,
    ReasonClass,
    Role,
    Service,
    UnitId,
    Verdict,
)
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench
from tests.inspection.store_behaviour import identified


@pytest.fixture
def unit_id(bench: Bench) -> UnitId:
    """A unit in order, inspected and photographed."""
    made = bench.unit()
    bench.inspect(made)
    return made


def scratched(bench: Bench) -> UnitId:
    unit_id = bench.unit()
    bench.inspect(unit_id, surface="clear_marks")
    return unit_id


def test_an_item_in_order_is_decided_for_a_full_refund(bench: Bench, unit_id: UnitId) -> None:
    submitted = bench.submit(bench.accept(unit_id, disposition=Disposition.RESTOCK))
    assert (submitted.grade, submitted.needs_review) == ("A", False)
    graded, decided = bench.store.events(UnitGraded)[0], bench.store.events(UnitDecided)[0]
    assert (graded.packaging, graded.item) == (PackagingGrade.OPENED, ItemGrade.LIKE_NEW)
    assert (decided.choice, decided.choice_minor, decided.currency) == (
        Verdict.FULL,
        89900,
        "CNY",
    )
    assert (decided.advice, decided.advice_minor) == (decided.choice, decided.choice_minor)
    assert decided.grading_id == graded.grading_id
    assert (decided.policy_id, decided.policy_version) == ("cn", 4)
    assert decided.override_reason is None


def test_the_decision_names_every_photo_of_unit_and_parcel(bench: Bench, unit_id: UnitId) -> None:
    bench.submit(bench.accept(unit_id))
    proposal = bench.propose(unit_id)
    decided = bench.store.events(UnitDecided)[0]
    assert len(decided.photos) == 4
    assert decided.photos == proposal.photos
    assert list(decided.photos) == sorted(set(decided.photos))


def test_a_decision_is_not_money(bench: Bench, unit_id: UnitId) -> None:
    bench.submit(bench.accept(unit_id))
    assert bench.store.events(RefundDue) == []
    assert bench.store.read(lambda facts: facts.refunds_of_ticket("ticket-1")) == ()


def test_a_unit_is_decided_once(bench: Bench, unit_id: UnitId) -> None:
    intent = bench.accept(unit_id)
    bench.submit(intent)
    assert bench.refused(submit, intent).code == "unit.already_decided"


def test_open_questions_and_missing_photos_are_told(bench: Bench) -> None:
    unit_id = bench.unit()
    bench.inspect(unit_id)
    intent = bench.accept(unit_id)
    bench.do(withdraw_answer, WithdrawAnswer(unit_id=unit_id, question_id="contents"))
    error = bench.refused(submit, intent)
    assert (error.code, error.params) == ("decision.questions_open", {"left": 3})
    bench.answer(unit_id, "contents", "accessory_missing")
    error = bench.refused(submit, intent)
    assert (error.code, error.params) == (
        "decision.photos_missing",
        {"subject": "item.missing", "count": 1},
    )


def test_a_unit_without_a_ticket_waits(bench: Bench, unit_id: UnitId) -> None:
    intent = replace(bench.accept(unit_id), unit_id=UnitId("unit-stray"))
    parcel_id = bench.propose(unit_id).unit.parcel_id
    stray = identified("unit-stray", parcel_id=parcel_id, ticket_id=None, line_id=None)
    bench.record(stray)
    assert bench.refused(submit, intent).code == "unit.no_ticket"


def test_marks_keep_the_money_for_a_person(bench: Bench) -> None:
    unit_id = scratched(bench)
    submitted = bench.submit(bench.accept(unit_id))
    assert (submitted.grade, submitted.needs_review) == ("C", True)
    decided = bench.store.events(UnitDecided)[0]
    assert (decided.choice, decided.choice_minor) == (Verdict.HUMAN, 0)
    assert {one.code for one in decided.grounds} == {"intact_to_weigh", "appearance_traces"}
    assert all(one.evidence for one in decided.grounds)


@pytest.mark.parametrize("way", [Disposition.RESELL, Disposition.REFURBISH])
def test_what_waits_for_a_person_is_neither_sold_nor_changed(
    bench: Bench, way: Disposition
) -> None:
    intent = bench.accept(scratched(bench), disposition=way)
    error = bench.refused(submit, intent)
    assert (error.code, error.params) == ("disposition.locked", {"cause": "choice"})
    agreed = replace(
        intent, choice=Verdict.FULL, choice_minor=89900, override_reason="merchant_agreed"
    )
    assert bench.submit(agreed).needs_review


@pytest.mark.parametrize(
    ("reason", "code"),
    [(None, "decision.reason_missing"), ("he was nice", "decision.reason_unknown")],
)
def test_another_choice_needs_a_known_reason(bench: Bench, reason, code) -> None:
    intent = bench.accept(
        scratched(bench), choice=Verdict.FULL, choice_minor=89900, override_reason=reason
    )
    assert bench.refused(submit, intent).code == code


@pytest.mark.parametrize("actor", [samples.INSPECTOR, samples.SUPERVISOR])
def test_every_override_is_reviewed_whoever_made_it(bench: Bench, actor) -> None:
    intent = bench.accept(
        scratched(bench),
        choice=Verdict.FULL,
        choice_minor=89900,
        override_reason="mark_before_shipping",
    )
    assert bench.submit(intent, actor).needs_review
    decided = bench.store.events(UnitDecided)[0]
    assert (decided.advice, decided.choice) == (Verdict.HUMAN, Verdict.FULL)
    assert decided.override_reason == "mark_before_shipping"


def test_the_money_of_an_intact_item_cannot_be_kept(bench: Bench, unit_id: UnitId) -> None:
    intent = bench.accept(
        unit_id, choice=Verdict.NONE, choice_minor=0, override_reason="finding_not_listed"
    )
    for actor in (samples.INSPECTOR, samples.SUPERVISOR):
        assert bench.refused(submit, intent, actor=actor).code == "refund.no_ground"


def test_a_proven_ground_may_be_chosen_as_one_to_refuse_on(bench: Bench) -> None:
    intent = bench.accept(
        scratched(bench), choice=Verdict.NONE, choice_minor=0, override_reason="finding_not_listed"
    )
    assert bench.submit(intent).needs_review


def test_a_refusal_the_rules_advise_names_ground_and_photo_and_is_reviewed(bench: Bench) -> None:
    unit_id = bench.unit()
    bench.inspect(unit_id, power="data_left")
    assert bench.submit(bench.accept(unit_id)).needs_review
    decided = bench.store.events(UnitDecided)[0]
    assert (decided.advice, decided.choice, decided.choice_minor) == (
        Verdict.NONE,
        Verdict.NONE,
        0,
    )
    assert decided.override_reason is None
    ground = next(one for one in decided.grounds if one.code == "data_traces")
    assert len(ground.evidence) == 1


def test_a_repair_gives_the_item_back_without_money(bench: Bench) -> None:
    bench.announce(samples.other_ticket("R", service=Service.REPAIR))
    intent = IdentifyUnit(parcel_id=bench.opened("SFR"), line_id=LineId("line-R"))
    unit_id = bench.do(identify_unit, intent).unit_id
    bench.inspect(unit_id)
    back = bench.accept(
        unit_id,
        disposition=Disposition.RETURN_TO_CUSTOMER,
        choice=Verdict.NONE,
        choice_minor=0,
        override_reason="merchant_agreed",
    )
    assert bench.submit(back, samples.SUPERVISOR).needs_review


def test_what_if_says_what_submitting_will_and_records_nothing(
    bench: Bench, unit_id: UnitId
) -> None:
    before = list(bench.store.records)
    supposed = advice_if(bench.propose(unit_id), {"power": "data_left"})
    assert (supposed.verdict, supposed.reason) == (Verdict.NONE, "not_intact")
    assert bench.store.records == before
    bench.answer(unit_id, "power", "data_left")
    parcel_id = bench.propose(unit_id).unit.parcel_id
    bench.shoot(parcel_id, "item.screen", unit_id)
    real = bench.propose(unit_id).advice
    assert (real.verdict, real.reason, real.can_refuse) == (
        supposed.verdict,
        supposed.reason,
        supposed.can_refuse,
    )
    assert (real.freight, real.clocks, real.notes) == (
        supposed.freight,
        supposed.clocks,
        supposed.notes,
    )
    assert [one.code for one in real.grounds] == [one.code for one in supposed.grounds]


@pytest.mark.parametrize(
    ("order_ref", "service", "order_line", "repairs"),
    [
        ("284600007731", Service.REPAIR, "order-W/1", 1),
        ("284600007731", Service.REPAIR, "another", 0),
        ("284600007731", Service.EXCHANGE, "order-W/1", 0),
        ("　", Service.REPAIR, "order-W/1", 0),
    ],
)
def test_earlier_repairs_of_the_order_line_are_counted(
    bench: Bench, order_ref: str, service: Service, order_line: str, repairs: int
) -> None:
    order = CodeClaim(code="284600007731", what=CodeKind.ORDER)
    earlier = samples.line(line_id="line-E", order_line=order_line)
    bench.announce(
        samples.other_ticket("E", service=service, codes=(order,), lines=(earlier,)),
        samples.other_ticket(
            "W",
            order_ref=order_ref,
            reason_class=ReasonClass.WARRANTY,
            codes=(order, CodeClaim(code="SFW", what=CodeKind.TRACKING)),
        ),
    )
    intent = IdentifyUnit(parcel_id=bench.opened("SFW"), line_id=LineId("line-W"))
    unit_id = bench.do(identify_unit, intent).unit_id
    bench.inspect(unit_id, power="fault")
    assert bench.propose(unit_id).case.repairs == repairs


def test_a_reason_without_another_choice_counts_for_nothing(bench: Bench, unit_id: UnitId) -> None:
    submitted = bench.submit(bench.accept(unit_id, override_reason="merchant_agreed"))
    assert not submitted.needs_review
    assert bench.store.events(UnitDecided)[0].override_reason is None


@pytest.mark.parametrize(
    ("choice", "amount", "least", "most"),
    [
        (Verdict.FULL, 89901, 89900, 89900),
        (Verdict.FULL, 0, 89900, 89900),
        (Verdict.PARTIAL, 89900, 1, 89899),
        (Verdict.PARTIAL, 0, 1, 89899),
        (Verdict.PARTIAL, -5, 1, 89899),
        (Verdict.NONE, 1, 0, 0),
        (Verdict.HUMAN, 1, 0, 0),
    ],
)
def test_amounts_stay_within_what_the_unit_cost(
    bench: Bench, unit_id: UnitId, choice, amount, least, most
) -> None:
    intent = bench.accept(
        unit_id, choice=choice, choice_minor=amount, override_reason="buyer_consented"
    )
    error = bench.refused(submit, intent)
    assert (error.code, error.params) == ("refund.amount_wrong", {"least": least, "most": most})


def test_a_partial_refund_needs_the_buyers_consent(bench: Bench) -> None:
    unit_id = scratched(bench)
    partial = {"choice": Verdict.PARTIAL, "choice_minor": 50000}
    without = bench.accept(unit_id, **partial, override_reason="merchant_agreed")
    assert bench.refused(submit, without).code == "refund.partial_needs_consent"
    assert bench.submit(bench.accept(unit_id, **partial, override_reason="buyer_consented"))


def test_a_locked_disposition_is_refused_with_its_cause(bench: Bench) -> None:
    intent = bench.accept(scratched(bench), disposition=Disposition.RESTOCK)
    error = bench.refused(submit, intent)
    assert (error.code, error.params) == ("disposition.locked", {"cause": "grade"})


def test_a_way_the_policy_does_not_have_is_refused(bench: Bench, unit_id: UnitId) -> None:
    intent = bench.accept(unit_id, disposition=Disposition.REFURBISH)
    kept = tuple(
        replace(
            rules,
            ways=tuple(w for w in rules.ways if w.disposition is not Disposition.REFURBISH),
        )
        for rules in bench.policies.dispositions
    )
    bench.policies = replace(bench.policies, dispositions=kept)
    assert bench.refused(submit, intent).code == "disposition.unknown"


def test_goods_are_sold_only_with_a_record_of_disinfection(bench: Bench) -> None:
    parcel_id = bench.receive()
    bench.outside(parcel_id)
    bench.do(skip, SkipDisinfection(parcel_id=parcel_id, reason="no_solution"))
    made = bench.do(identify_unit, IdentifyUnit(parcel_id=parcel_id, line_id=LineId("line-1")))
    bench.inspect(made.unit_id)
    intent = bench.accept(made.unit_id, disposition=Disposition.RESTOCK)
    assert bench.refused(submit, intent).params == {"cause": "disinfection"}
    bench.disinfect(parcel_id)
    assert not bench.submit(intent).needs_review


def test_only_a_supervisor_sends_goods_back(bench: Bench) -> None:
    back = {
        "disposition": Disposition.RETURN_TO_CUSTOMER,
        "choice": Verdict.NONE,
        "choice_minor": 0,
        "override_reason": "merchant_agreed",
    }
    intent = bench.accept(scratched(bench), **back)
    assert bench.refused(submit, intent).params == {"cause": "role"}
    assert bench.submit(intent, samples.SUPERVISOR).needs_review


def test_dock_staff_do_not_decide(bench: Bench, unit_id: UnitId) -> None:
    intent = bench.accept(unit_id)
    assert bench.refused(submit, intent, actor=samples.DOCK).code == "person.not_allowed"


def test_a_free_item_is_decided_at_nothing(bench: Bench) -> None:
    free = samples.line(line_id="line-free", order_line="order-1/9", paid_minor=0)
    gift = samples.other_ticket("9", lines=(free,))
    bench.announce(gift)
    made = bench.do(
        identify_unit, IdentifyUnit(parcel_id=bench.opened("SF9"), line_id=LineId("line-free"))
    )
    bench.inspect(made.unit_id)
    assert not bench.submit(bench.accept(made.unit_id)).needs_review
    assert bench.store.events(UnitDecided)[0].choice_minor == 0


def test_each_unit_of_a_line_has_its_own_share(bench: Bench) -> None:
    three = samples.line(line_id="line-3", order_line="o/3", quantity=3, ordered_quantity=3)
    bench.announce(samples.other_ticket("3", lines=(three,)))
    parcel_id = bench.opened("SF3")
    shares = []
    for _ in range(4):
        extra = len(shares) == 3
        intent = IdentifyUnit(parcel_id=parcel_id, line_id=LineId("line-3"), is_extra=extra)
        unit = bench.do(identify_unit, intent)
        bench.inspect(unit.unit_id)
        submitted = bench.submit(bench.accept(unit.unit_id))
        assert submitted.needs_review is extra
        shares.append(bench.store.events(UnitDecided)[-1].choice_minor)
    assert shares == [29967, 29967, 29966, 0]


def test_the_ways_follow_the_choice_of_money(bench: Bench, unit_id: UnitId) -> None:
    proposal = bench.propose(unit_id)

    def usual(choice: Verdict) -> Disposition:
        found = ways(proposal, choice=choice, role=Role.INSPECTOR, policies=bench.policies)
        return found[0].disposition

    assert usual(Verdict.FULL) is Disposition.RESTOCK
    assert usual(Verdict.NONE) is Disposition.QUARANTINE
    assert not is_override(Verdict.FULL, 89900, proposal.advice)
    assert is_override(Verdict.FULL, 89899, proposal.advice)
    assert is_override(Verdict.NONE, 89900, proposal.advice)
