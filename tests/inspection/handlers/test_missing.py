"""An empty box of several lines: each piece gets its decision, by a person, and can be found."""

from dataclasses import replace

import pytest

from inspection.checklist import Checklist
from inspection.contents import Contents, Reception
from inspection.events import CodeClaim, ParcelUnpacked, UnitDecided
from inspection.handlers.contents import UndoUnpacking, contents_in, undo_unpacking
from inspection.handlers.decide import submit, ways
from inspection.handlers.inspect import IdentifyUnit, identify_unit
from inspection.handlers.missing import MOST_AT_ONCE, NameMissing, name_missing
from inspection.policies import Policies
from inspection.values import (
    CodeKind,
    Disposition,
    GoodsClass,
    LineId,
    ParcelId,
    Role,
    UnitId,
    Verdict,
)
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench
from tests.inspection.handlers.test_contents import announce_three


def counted(bench: Bench) -> Contents:
    return bench.store.read(
        lambda facts: contents_in(facts, facts.ticket("ticket-3"), policies=bench.policies)
    )


@pytest.fixture
def parcel_id(bench: Bench) -> ParcelId:
    announce_three(bench)
    return bench.opened("SF3")


def named(bench: Bench, parcel_id: ParcelId) -> tuple[UnitId, ...]:
    bench.shoot(parcel_id, "box.open")
    return bench.do(name_missing, NameMissing(parcel_id=parcel_id))


def test_each_missing_piece_ends_with_a_person(bench: Bench, parcel_id: ParcelId) -> None:
    intent = NameMissing(parcel_id=parcel_id)
    assert bench.refused(name_missing, intent).code == "parcel.box_photo_missing"
    units = named(bench, parcel_id)
    assert len(units) == 3
    assert all(bench.progress(one).is_absent for one in units)
    for one in units:
        proposal = bench.propose(one)
        assert proposal.missing_shots == ()
        assert [one.subject for one in proposal.proofs] == ["box.open"]
        assert proposal.advice.reason == "empty_box"
        first = ways(proposal, choice=Verdict.HUMAN, role=Role.INSPECTOR, policies=bench.policies)[
            0
        ]
        assert (first.disposition, first.is_usual) == (Disposition.MISSING, True)
        assert bench.submit(bench.accept(one)).needs_review
    decided = bench.store.events(UnitDecided)
    assert [one.line_id for one in decided] == ["line-1-3", "line-1-3", "line-b-3"]
    assert {(one.choice, one.choice_minor) for one in decided} == {(Verdict.HUMAN, 0)}
    contents = counted(bench)
    found = (contents.reception, contents.here, contents.lacking, contents.missing)
    assert found == (Reception.SHORT, 0, 0, 3)
    assert bench.refused(name_missing, intent).code == "parcel.nothing_missing"


def test_what_was_in_it_is_not_named(bench: Bench, parcel_id: ParcelId) -> None:
    bench.do(identify_unit, IdentifyUnit(parcel_id=parcel_id, line_id=LineId("line-1-3")))
    units = named(bench, parcel_id)
    lines = [bench.store.read(lambda facts, unit=one: facts.unit(unit)).line_id for one in units]
    assert lines == ["line-1-3", "line-b-3"]
    assert [one.quantity for one in bench.store.events(ParcelUnpacked)[0].shortages] == [1, 1]
    assert {bench.propose(one).advice.reason for one in units} == {"missing_piece"}


def test_a_photo_of_its_own_counts_before_that_of_the_box(
    bench: Bench, parcel_id: ParcelId
) -> None:
    """Taken again at the decision the box is shown by that photo; the first stays on record."""
    (unit, *_others) = named(bench, parcel_id)
    before = bench.propose(unit).proofs
    bench.shoot(parcel_id, "box.open", unit)
    (after,) = bench.propose(unit).proofs
    assert (after.subject, after.unit_id) == ("box.open", unit)
    assert [one.unit_id for one in before] == [None]


def test_one_thing_that_was_not_in_its_box_needs_one_photo(bench: Bench) -> None:
    """Answered by hand there is no photo of the box: then it is asked for as ever."""
    parcel_id = bench.opened()
    made = bench.do(identify_unit, IdentifyUnit(parcel_id=parcel_id, line_id=LineId("line-1")))
    bench.answer(made.unit_id, "plate", "empty_box")
    assert bench.progress(made.unit_id).required_shots == ("item.whole",)
    intent = bench.accept(made.unit_id)
    assert bench.refused(submit, intent).code == "decision.photos_missing"
    bench.shoot(parcel_id, "box.open")
    assert bench.progress(made.unit_id).required_shots == ("box.open",)
    assert bench.submit(bench.accept(made.unit_id)).needs_review


def test_found_after_all_nothing_is_left_of_it(bench: Bench, parcel_id: ParcelId) -> None:
    named(bench, parcel_id)
    bench.do(undo_unpacking, UndoUnpacking(parcel_id=parcel_id))
    assert (counted(bench).lacking, counted(bench).missing) == (3, 3)
    assert not bench.store.read(lambda facts: facts.units_of_parcel(parcel_id))


def test_a_great_many_are_named_in_turns(bench: Bench) -> None:
    many = samples.line(line_id="line-m", order_line="order-9/1", quantity=25, ordered_quantity=25)
    code = CodeClaim(code="SF3", what=CodeKind.TRACKING)
    ticket = samples.ticket(ticket_id="ticket-3", number="RS-3", codes=(code,), lines=(many,))
    bench.announce(ticket)
    parcel_id = bench.opened("SF3")
    assert len(named(bench, parcel_id)) == MOST_AT_ONCE
    rest = bench.do(name_missing, NameMissing(parcel_id=parcel_id))
    assert (len(rest), counted(bench).lacking) == (25 - MOST_AT_ONCE, 0)


@pytest.mark.parametrize("goods", GoodsClass)
def test_every_checklist_asks_first_whether_it_is_there(
    policies: Policies, goods: GoodsClass
) -> None:
    first = policies.checklist_for(goods, ()).questions[0]
    assert any(one.is_absent for one in first.answers)


def renamed(checklist: Checklist) -> Checklist:
    questions = tuple(
        replace(
            one,
            answers=tuple(
                replace(said, answer_id="nothing_there") if said.is_absent else said
                for said in one.answers
            ),
        )
        for one in checklist.questions
    )
    return replace(checklist, questions=questions)


def test_a_site_s_own_list_may_name_that_answer_otherwise(bench: Bench) -> None:
    """What is missing is counted by what the answer says, not by its id."""
    lists = tuple(map(renamed, bench.policies.checklists))
    bench.policies = replace(bench.policies, checklists=lists)
    announce_three(bench)
    assert len(named(bench, bench.opened("SF3"))) == 3
    assert (counted(bench).lacking, counted(bench).missing) == (0, 3)
