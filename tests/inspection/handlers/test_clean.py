"""Merely dirty: photographed, cleaned for its time, answered again; every word stays recorded."""

from inspection.events import FindingRecorded
from inspection.handlers.decide import propose
from inspection.handlers.inspect import Answer, WithdrawAnswer, answer, withdraw_answer
from inspection.values import Disposition, ParcelId, UnitId
from tests.inspection.handlers.bench import Bench


def dirty(bench: Bench) -> tuple[ParcelId, UnitId]:
    """A unit whose surface was called dirty, without the photo of it."""
    unit_id = bench.unit()
    for question_id in ("plate", "packaging", "contents"):
        usual = bench.progress(unit_id).current.usual_id
        bench.answer(unit_id, question_id, usual)
    bench.answer(unit_id, "surface", "dirty")
    return bench.store.read(lambda facts: facts.unit(unit_id)).parcel_id, unit_id


def again(unit_id: UnitId, answer_id: str = "none") -> Answer:
    return Answer(unit_id=unit_id, question_id="surface", answer_id=answer_id)


def test_the_question_waits_for_the_photo_and_the_time(bench: Bench) -> None:
    parcel_id, unit_id = dirty(bench)
    bench.store.clock.advance(60)
    error = bench.refused(answer, again(unit_id))
    assert (error.code, error.params) == ("question.cleaning", {"left": 15})
    bench.shoot(parcel_id, "item.stain", unit_id)
    bench.store.clock.advance(14)
    assert bench.refused(answer, again(unit_id)).params == {"left": 1}
    bench.store.clock.advance(1)
    progress = bench.do(answer, again(unit_id)).progress
    assert progress.current.question_id == "power"
    assert progress.cleaning is None


def test_both_answers_stay_in_the_journal_and_the_later_replaces_the_first(bench: Bench) -> None:
    parcel_id, unit_id = dirty(bench)
    photo = bench.shoot(parcel_id, "item.stain", unit_id)
    bench.store.clock.advance(15)
    bench.do(answer, again(unit_id))
    first, second = bench.store.events(FindingRecorded)[-2:]
    assert (first.answer_id, second.answer_id) == ("dirty", "none")
    assert second.supersedes == (first.finding_id,)
    kept = bench.store.read(lambda facts: facts.evidence_of(parcel_id))
    assert next(one for one in kept if one.evidence_id == photo).is_current


def test_still_dirty_is_cleaned_once_more(bench: Bench) -> None:
    parcel_id, unit_id = dirty(bench)
    bench.shoot(parcel_id, "item.stain", unit_id)
    bench.store.clock.advance(15)
    bench.do(answer, again(unit_id, "dirty"))
    assert bench.refused(answer, again(unit_id)).params == {"left": 15}
    bench.store.clock.advance(15)
    assert bench.do(answer, again(unit_id, "clear_marks")).progress.current.question_id == "repair"


def test_other_answers_may_be_changed_and_this_one_taken_back_meanwhile(bench: Bench) -> None:
    _, unit_id = dirty(bench)
    bench.answer(unit_id, "contents", "gift_missing")
    progress = bench.do(withdraw_answer, WithdrawAnswer(unit_id=unit_id, question_id="surface"))
    assert progress.cleaning is None
    bench.answer(unit_id, "surface", "none")


def test_taking_the_last_answer_back_returns_to_a_cleaning_that_is_over(bench: Bench) -> None:
    parcel_id, unit_id = dirty(bench)
    bench.shoot(parcel_id, "item.stain", unit_id)
    bench.store.clock.advance(15)
    bench.do(answer, again(unit_id))
    progress = bench.do(withdraw_answer, WithdrawAnswer(unit_id=unit_id))
    assert progress.cleaning is not None
    assert bench.do(answer, again(unit_id, "light_scratch")).progress.cleaning is None


def test_nothing_is_decided_on_an_item_that_is_being_cleaned(bench: Bench) -> None:
    parcel_id, unit_id = dirty(bench)
    for subject in bench.progress(unit_id).required_shots:
        bench.shoot(parcel_id, subject, unit_id)
    error = bench.refused(
        lambda work, intent: propose(work.facts, intent, policies=bench.policies), unit_id
    )
    assert error.code == "decision.questions_open"
    bench.store.clock.advance(15)
    bench.inspect(unit_id)
    assert bench.submit(bench.accept(unit_id, disposition=Disposition.RESTOCK)).grade == "A"
