import pytest

from inspection.events import EvidenceCaptured, EvidenceWaived, UnitDecided
from inspection.handlers.disinfect import missing_for_reception
from inspection.handlers.evidence import UndoEvidence, current_waivers, undo_capture
from inspection.handlers.receive import RecordCondition, record_condition
from inspection.handlers.waive import UndoWaiver, WaiveShot, undo_waive, waive
from inspection.values import OuterCondition, ParcelId, UnitId, Verdict
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench


def parcel_of(bench: Bench, unit_id: UnitId) -> ParcelId:
    return bench.store.read(lambda facts: facts.unit(unit_id)).parcel_id


def skipping(bench: Bench, item: UnitId, **changes) -> WaiveShot:
    ordinary = {
        "parcel_id": parcel_of(bench, item),
        "unit_id": item,
        "subject": "item.plate",
        "reason_code": "lens_broken",
    }
    return WaiveShot(**(ordinary | changes))


def left_out(bench: Bench, unit_id: UnitId) -> list[str]:
    found = bench.store.read(
        lambda facts: current_waivers(facts, facts.unit(unit_id).parcel_id, unit_id)
    )
    return [one.subject for one in found]


def inspected_without(bench: Bench, subject: str, **answers: str) -> UnitId:
    """An item whose every question is answered and every photo taken, but for this one."""
    unit_id = bench.unit()
    while (question := bench.progress(unit_id).current) is not None:
        chosen = answers.get(question.question_id, question.usual_id)
        bench.answer(unit_id, question.question_id, chosen)
    for shot in bench.progress(unit_id).required_shots:
        if shot != subject:
            bench.shoot(parcel_of(bench, unit_id), shot, unit_id)
    return unit_id


def test_a_photo_left_out_is_answered_and_waits_for_a_review(bench: Bench) -> None:
    unit_id = inspected_without(bench, "item.plate")
    assert bench.propose(unit_id).missing_shots == ("item.plate",)
    bench.do(waive, skipping(bench, unit_id))
    proposal = bench.propose(unit_id)
    assert proposal.missing_shots == ()
    assert proposal.advice.verdict is Verdict.FULL
    assert not proposal.advice.needs_review
    assert bench.submit(bench.accept(unit_id)).needs_review
    (decided,) = bench.store.events(UnitDecided)
    assert (decided.needs_review, decided.override_reason) == (True, None)


def test_it_proves_no_ground(bench: Bench) -> None:
    unit_id = inspected_without(bench, "item.plate", plate="altered")
    bench.do(waive, skipping(bench, unit_id))
    advice = bench.propose(unit_id).advice
    assert advice.verdict is not Verdict.NONE
    assert not advice.can_refuse
    refusing = bench.accept(unit_id, choice=Verdict.NONE, choice_minor=0)
    assert bench.refused(_submit, refusing).code == "refund.no_ground"
    bench.shoot(parcel_of(bench, unit_id), "item.plate", unit_id)
    assert bench.propose(unit_id).advice.can_refuse, "the photo does"


def _submit(work, intent, *, policies):
    from inspection.handlers.decide import submit  # noqa: PLC0415

    return submit(work, intent, policies=policies)


def test_the_photo_answers_it_and_undone_it_counts_again(bench: Bench) -> None:
    unit_id = bench.unit()
    first = bench.do(waive, skipping(bench, unit_id))
    again = bench.do(waive, skipping(bench, unit_id, reason_code="no_camera"))
    assert bench.store.events(EvidenceWaived)[1].supersedes == (first,)
    evidence_id = bench.shoot(parcel_of(bench, unit_id), "item.plate", unit_id)
    assert bench.store.events(EvidenceCaptured)[-1].supersedes == (again,)
    assert left_out(bench, unit_id) == []
    assert bench.refused(waive, skipping(bench, unit_id)).code == "evidence.already_taken"
    undo = UndoEvidence(parcel_id=parcel_of(bench, unit_id), evidence_id=evidence_id)
    bench.do(undo_capture, undo)
    assert left_out(bench, unit_id) == ["item.plate"]
    back = UndoWaiver(parcel_id=parcel_of(bench, unit_id), waiver_id=again)
    bench.do(undo_waive, back)
    assert left_out(bench, unit_id) == ["item.plate"], "the one before it counts again"
    assert bench.refused(undo_waive, back).code == "undo.nothing"


def test_the_outside_may_go_on_without_its_photos(bench: Bench) -> None:
    parcel_id = bench.receive()
    wet = RecordCondition(parcel_id=parcel_id, conditions=(OuterCondition.WET,))
    bench.do(record_condition, wet)
    for subject in ("label", "outer.damage"):
        skip = WaiveShot(
            parcel_id=parcel_id, unit_id=None, subject=subject, reason_code="no_camera"
        )
        bench.do(waive, skip, actor=samples.DOCK)
    lacking = bench.store.read(
        lambda facts: missing_for_reception(facts, parcel_id, policies=bench.policies)
    )
    assert lacking == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"subject": "item.nothing"}, "evidence.not_asked"),
        ({"subject": "label"}, "evidence.not_asked"),
        ({"unit_id": None}, "evidence.not_asked"),
        ({"reason_code": "no time"}, "evidence.reason_unknown"),
        ({"parcel_id": ParcelId("nothing")}, "parcel.unknown"),
    ],
)
def test_what_nobody_asks_for_is_not_left_out(bench: Bench, change: dict, code: str) -> None:
    wish = skipping(bench, bench.unit(), **change)
    assert bench.refused(waive, wish).code == code


def test_an_items_photo_is_left_out_by_an_inspector(bench: Bench) -> None:
    unit_id = bench.unit()
    refused = bench.refused(waive, skipping(bench, unit_id), actor=samples.DOCK)
    assert refused.code == "person.not_allowed"
