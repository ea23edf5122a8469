"""Which decisions become due, on which slot and for how much; what is held for people."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from inspection.events import FactWithdrawn, RefundDue, UnitIdentified
from inspection.store.apply import decode
from inspection.store.records import parse_line
from inspection.values import UnitId, Verdict
from sync.hub.conflicts import FACTS_NAMED
from sync.hub.contacts import changes_after
from sync.hub.slots import Claim, Taken, due_for
from tests.sync.hub.bench import SUPERVISOR, BenchStation
from tests.sync.hub.conftest import NewBench
from tests.sync.hub.inside import ONE, THREE, InsideHub, decided


def test_two_stations_three_pieces_and_a_fourth_that_is_not_paid(
    inside: InsideHub, new_bench: NewBench
) -> None:
    inside.announce(THREE)
    line = inside.line("OL-3", 33334)
    first, second = new_bench("B01"), new_bench("B02")
    for station in (first, second):
        inside.enrol(station)
    one, two = first.decide(line, unit_no=1), second.decide(line, unit_no=1)
    inside.take(first, one)
    inside.take(second, two)
    inside.desk_pass()
    assert [refund.slot for refund in inside.refunds()] == [1, 2]
    (clash,) = inside.own_events("conflict.found")
    assert (clash["what"], set(clash["facts"])) == ("unit.number", {one.unit_id, two.unit_id})  # type: ignore[call-overload]
    three, four = first.decide(line, unit_no=2), second.decide(line, unit_no=3)
    inside.take(first, three)
    inside.take(second, four)
    inside.desk_pass()
    refunds = inside.refunds()
    assert [(one.slot, one.amount_minor, one.state) for one in refunds] == [
        (1, 33334, "confirmed"),
        (2, 33333, "confirmed"),
        (3, 33333, "confirmed"),
    ]
    assert sum(entry.amount_minor for entry in inside.ledger) == 100_000
    (held,) = inside.own_events("decision.held")
    assert (held["reason"], held["unit_id"]) == ("line.exhausted", four.unit_id)


def test_a_platform_refund_of_the_whole_line_settles_every_slot(
    inside: InsideHub, bench: BenchStation
) -> None:
    inside.announce(THREE)
    line = inside.line("OL-3", 33334)
    inside.book_elsewhere("OL-3", 100_000)
    pieces = [bench.decide(line, unit_no=number) for number in (1, 2, 3)]
    inside.take(bench, *pieces)
    inside.desk_pass()
    assert inside.states == ["settled_elsewhere"] * 3
    assert inside.connector.calls == []


def test_one_refund_elsewhere_settles_one_slot_only(inside: InsideHub, bench: BenchStation) -> None:
    inside.announce("RS-2,O-2,OL-2,SKU,充电器,Charger,2,2,200.00,CNY,SF2,return,")
    line = inside.line("OL-2", 10000)
    inside.book_elsewhere("OL-2", 10000)
    pieces = [bench.decide(line, unit_no=number) for number in (1, 2)]
    inside.take(bench, *pieces)
    inside.desk_pass()
    assert inside.states == ["settled_elsewhere", "confirmed"]
    assert sum(entry.amount_minor for entry in inside.ledger) == 20000


def test_a_second_decision_on_one_unit_is_a_conflict(
    inside: InsideHub, bench: BenchStation
) -> None:
    inside.announce(THREE)
    line = inside.line("OL-3", 33334)
    piece = bench.decide(line)
    again = _second_decision(bench, piece.decision_id)
    inside.take(bench, piece)
    inside.desk_pass()
    assert inside.ledger == ()
    conflicts = inside.own_events("conflict.found")
    assert {one["what"] for one in conflicts} == {"unit.decisions"}
    held = {one["decision_id"]: one["reason"] for one in inside.own_events("decision.held")}
    assert held == dict.fromkeys((piece.decision_id, again), "decision.conflict")


def _second_decision(bench: BenchStation, decision_id: str) -> str:
    """The same decision under another id, as a hostile station would try."""
    for _, line, known in bench.store.own_records_after(0, 1000):
        record = parse_line(line, known)
        if record.kind == "unit.decided" and record.body["decision_id"] == decision_id:
            event = decode(record.kind, record.schema, record.body)
            fresh = replace(event, decision_id=bench.ids.new())  # type: ignore[type-var]
            bench.record(fresh)  # type: ignore[arg-type]
            return fresh.decision_id  # type: ignore[union-attr]
    raise AssertionError


def test_a_unit_once_paid_is_not_paid_for_a_corrected_decision(
    inside: InsideHub, bench: BenchStation
) -> None:
    inside.announce(THREE)
    piece = bench.decide(inside.line("OL-3", 33334))
    inside.take(bench, piece)
    inside.desk_pass()
    undone = FactWithdrawn(withdrawal_id=bench.ids.new(), fact_id=piece.decision_id)
    bench.record(undone, actor=SUPERVISOR)
    _second_decision(bench, piece.decision_id)
    inside.take(bench)
    inside.desk_pass()
    assert len(inside.ledger) == 1
    assert inside.objections() == ["decision.refunded"], "the first decision stands"
    assert [one["reason"] for one in inside.own_events("decision.held")] == ["decision.conflict"]


@pytest.mark.parametrize(
    ("choice", "amount", "needs_review"),
    [(Verdict.NONE, 0, True), (Verdict.HUMAN, 0, True), (Verdict.FULL, 89900, True)],
)
def test_what_needs_a_person_or_nothing_is_not_paid(
    inside: InsideHub, bench: BenchStation, choice: Verdict, amount: int, needs_review: bool
) -> None:
    inside.announce(ONE)
    piece = bench.decide(
        inside.line("OL-1", 89900),
        choice=choice,
        choice_minor=amount,
        needs_review=needs_review,
        answers={"contents": "accessory_missing"},  # a ground to refuse on
    )
    inside.take(bench, piece)
    inside.desk_pass()
    assert (inside.refunds(), inside.objections()) == ([], [])


@pytest.mark.parametrize("amount", [45000, 89900, 10**9])
def test_a_partial_refund_is_what_was_chosen_within_the_slot(
    inside: InsideHub, bench: BenchStation, amount: int
) -> None:
    inside.announce(ONE)
    piece = bench.decide(
        inside.line("OL-1", 89900), choice=Verdict.PARTIAL, choice_minor=45000, needs_review=True
    )
    inside.take(bench, piece)
    with inside.hub.database.store.facts() as facts, inside.hub.database.reading() as connection:
        unit = facts.unit(UnitId(piece.unit_id))
        (decision,) = facts.decisions_of(UnitId(piece.unit_id))
        ticket = facts.ticket(decision.ticket_id)
        assert unit is not None
        assert ticket is not None
        due = due_for(
            connection,
            Claim(
                decision=replace(decision, choice_minor=amount),
                unit=unit,
                ticket=ticket,
                line=ticket.lines[0],
            ),
        )
    assert isinstance(due, Taken)
    assert isinstance(due.due, RefundDue)
    assert due.due.amount_minor == due.worth_minor == min(amount, 89900)


BENT: dict[str, dict[str, Any]] = {
    "findings that are for a person": {"answers": {"plate": "serial_differs"}},
    "an empty box": {"answers": {"plate": "empty_box"}},
    "a partial refund without review": {"choice": Verdict.PARTIAL, "choice_minor": 45000},
}


@pytest.mark.parametrize("bent", BENT.values(), ids=BENT)
def test_what_the_hubs_own_rules_would_not_pay_waits_for_a_person(
    inside: InsideHub, bench: BenchStation, bent: dict[str, Any]
) -> None:
    """A station that only says that the rules advised a full refund gets nothing by it."""
    inside.announce(ONE)
    piece = bench.decide(inside.line("OL-1", 89900), **bent)
    inside.take(bench, piece)
    inside.desk_pass()
    assert (inside.refunds(), inside.ledger, inside.objections()) == ([], (), [])
    (held,) = inside.own_events("decision.held")
    assert (held["decision_id"], held["reason"]) == (piece.decision_id, "advice.differs")


def test_pieces_missing_from_an_empty_box_are_paid_by_nobodys_word(
    inside: InsideHub, bench: BenchStation, new_bench: NewBench
) -> None:
    """Each line's, again from a second station, and all of it once more: nothing moves."""
    other = new_bench("B03")
    inside.enrol(other)
    inside.announce(ONE, THREE)
    phone, microphone = inside.line("OL-1", 89900), inside.line("OL-3", 33334)
    pieces = ((phone, 1), (microphone, 1), (microphone, 2), (microphone, 3))
    for station in (bench, other):
        gone = [
            station.decide(line, answers={"plate": "empty_box"}, unit_no=number)
            for line, number in pieces
        ]
        for _ in range(2):
            inside.take(station, *gone)
            inside.desk_pass()
    assert (inside.refunds(), inside.ledger, inside.objections()) == ([], (), [])
    reasons = [one["reason"] for one in inside.own_events("decision.held")]
    assert reasons == ["advice.differs"] * 8


@pytest.mark.parametrize(
    ("table", "key", "reason"),
    [
        ("findings", "finding_id", "decision.questions_open"),
        ("evidence", "evidence_id", "decision.photos_missing"),
    ],
)
def test_a_decision_that_lost_its_footing_is_held_not_forgotten(
    inside: InsideHub, bench: BenchStation, table: str, key: str, reason: str
) -> None:
    """Apart from the first, another bench undid what the decision rests on."""
    inside.announce(ONE)
    piece = bench.decide(inside.line("OL-1", 89900))
    where = " WHERE unit_id IS NOT NULL" if table == "evidence" else ""
    with bench.store.reading() as connection:
        fact_id = connection.exec_driver_sql(f"SELECT {key} FROM {table}{where}").scalars().first()
    inside.take(bench)
    bench.record(FactWithdrawn(withdrawal_id=bench.ids.new(), fact_id=str(fact_id)))
    inside.take(bench, piece)
    inside.desk_pass()
    assert inside.ledger == ()
    assert [one["reason"] for one in inside.own_events("decision.held")] == [reason]


def test_a_decision_on_a_reception_taken_back_before_it_came_is_held(
    inside: InsideHub, bench: BenchStation, new_bench: NewBench
) -> None:
    """Afterwards the hub objects to taking it back."""
    other = new_bench("B03")
    inside.enrol(other)
    inside.announce(ONE)
    piece = bench.decide(inside.line("OL-1", 89900))
    other.record(FactWithdrawn(withdrawal_id="w", fact_id=piece.parcel_id))
    inside.take(other)
    inside.take(bench, piece)
    inside.desk_pass()
    assert (inside.objections(), inside.ledger) == ([], ())
    assert [one["reason"] for one in inside.own_events("decision.held")] == ["parcel.unknown"]


def test_a_clash_of_very_many_pieces_still_fits_a_record(
    inside: InsideHub, bench: BenchStation
) -> None:
    inside.announce(THREE)
    line = inside.line("OL-3", 33334)
    for number in range(FACTS_NAMED + 5):
        bench.record(
            UnitIdentified(
                unit_id=f"unit-{number:03}",
                parcel_id="p",
                ticket_id=line.ticket_id,
                line_id=line.line_id,
                unit_no=1,
                lpn=f"U-TST1-{number:05}",
            )
        )
    inside.take(bench)
    clashes = inside.own_events("conflict.found")
    assert len(clashes) == FACTS_NAMED + 5
    assert len(clashes[-1]["facts"]) == FACTS_NAMED  # type: ignore[arg-type]
    assert f"unit-{FACTS_NAMED + 4:03}" in clashes[-1]["facts"]  # type: ignore[operator]


def test_more_pieces_than_the_ticket_announced_are_held(
    inside: InsideHub, bench: BenchStation
) -> None:
    inside.announce("RS-4,O-4,OL-4,SKU,充电器,Charger,1,2,200.00,CNY,SF4,return,")
    line = inside.line("OL-4", 10000)
    pieces = [bench.decide(line, unit_no=number) for number in (1, 2)]
    inside.take(bench, *pieces)
    inside.desk_pass()
    assert len(inside.ledger) == 1
    assert [one["reason"] for one in inside.own_events("decision.held")] == ["line.exhausted"]


def test_the_contact_is_closed_with_the_last_refund(inside: InsideHub, bench: BenchStation) -> None:
    decided(inside, bench)
    with inside.hub.database.reading() as connection:
        (before,), _ = changes_after(connection, 0)
    inside.desk_pass()
    with inside.hub.database.reading() as connection:
        (after,), _ = changes_after(connection, before.revision)
    assert (before.is_closed, after.is_closed) == (False, True)
