"""The desk against a system of record that loses answers, is late, lies or was used by others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from inspection.errors import BugError
from inspection.events import FactWithdrawn
from inspection.store.apply import decode
from inspection.store.records import parse_line
from inspection.values import RefundState, Verdict
from sync.connectors.port import AnswerState, RefundAnswer
from sync.hub.contacts import changes_after
from sync.hub.payable import refund_key
from sync.hub.refund_book import Move, RefundBook
from tests.sync.hub.bench import SUPERVISOR, BenchStation
from tests.sync.hub.conftest import NewBench
from tests.sync.hub.inside import SETTLE_S, InsideHub

ONE = "RS-1,O-1,OL-1,SKU,耳机,Headphones,1,1,899.00,CNY,SF1,return,王"
THREE = "RS-3,O-3,OL-3,SKU,麦克风,Microphone,3,3,1000.00,CNY,SF3,return,李"


def decided(inside: InsideHub, bench: BenchStation) -> None:
    """One piece, decided in full, pushed with its photo."""
    inside.announce(ONE)
    piece = bench.decide(inside.line("OL-1", 89900))
    inside.take(bench, piece)


def test_a_decision_in_order_is_paid_once(inside: InsideHub, bench: BenchStation) -> None:
    decided(inside, bench)
    for _ in range(3):
        inside.desk_pass()
    (refund,) = inside.refunds()
    (entry,) = inside.ledger
    assert (refund.state, refund.amount_minor, refund.currency) == ("confirmed", 89900, "CNY")
    assert entry.key == refund.refund_id == refund_key("OL-1", 1, 1)
    assert entry.lpn == refund.lpn
    moves = [(body["step"], body["state"]) for body in inside.own_events("refund.moved")]
    assert moves == [(1, "sending"), (2, "confirmed")]


def test_nothing_is_due_before_every_photo_is_here(inside: InsideHub, bench: BenchStation) -> None:
    inside.announce(ONE)
    piece = bench.decide(inside.line("OL-1", 89900))
    inside.take(bench)
    inside.desk_pass()
    assert inside.refunds() == []
    inside.photos(piece)
    inside.desk_pass()
    assert inside.states == ["confirmed"]


def test_the_same_push_again_pays_nothing_more(inside: InsideHub, bench: BenchStation) -> None:
    decided(inside, bench)
    inside.desk_pass()
    inside.take(bench)
    inside.desk_pass()
    inside.reopen()
    inside.desk_pass()
    assert len(inside.ledger) == 1


@pytest.mark.parametrize("fault", ["lost_before", "lost_after"])
def test_a_lost_answer_is_looked_up_after_the_settle_time(
    inside: InsideHub, bench: BenchStation, fault: str
) -> None:
    decided(inside, bench)
    inside.connector.faults = [fault]
    inside.desk_pass()
    assert inside.states == ["unknown"]
    inside.clock.advance(SETTLE_S - 1)
    inside.desk_pass()
    assert inside.states == ["unknown"]
    inside.clock.advance(1)
    inside.desk_pass()
    assert inside.states == ["confirmed"]
    assert len(inside.ledger) == 1


def test_a_restart_waits_the_whole_settle_time_again(
    inside: InsideHub, bench: BenchStation
) -> None:
    decided(inside, bench)
    inside.connector.faults = ["late"]
    inside.desk_pass()
    inside.clock.advance(SETTLE_S - 1)
    inside.reopen()
    inside.desk_pass()
    inside.clock.advance(SETTLE_S - 1)
    inside.desk_pass()
    assert inside.states == ["unknown"]
    inside.connector.arrive()  # at the very end of its life
    inside.clock.advance(1)
    inside.desk_pass()
    assert inside.states == ["confirmed"]
    assert len(inside.ledger) == 1


def test_waking_up_in_sending_is_unknown_and_waits(inside: InsideHub, bench: BenchStation) -> None:
    decided(inside, bench)
    inside.hub.desk._assessor.assess()
    desk = inside.hub.desk._desk
    (slot,) = desk._book.open_slots()
    desk._move(slot, _sending())
    inside.reopen()
    inside.desk_pass()
    assert inside.states == ["unknown"]
    assert inside.ledger == ()
    inside.clock.advance(SETTLE_S)
    inside.desk_pass()
    assert inside.states == ["confirmed"]


def _sending():  # type: ignore[no-untyped-def]
    return Move(state=RefundState.SENDING)


def test_a_bug_between_sending_and_answer_still_waits(
    inside: InsideHub, bench: BenchStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided(inside, bench)
    inside.connector.faults = ["lost_before"]
    inside.desk_pass()
    inside.clock.advance(SETTLE_S)

    def breaks(_request: object) -> RefundAnswer:
        message = "a bug in the adapter"
        raise RuntimeError(message)

    with monkeypatch.context() as patched:
        patched.setattr(inside.connector, "refund", breaks)
        with pytest.raises(RuntimeError):
            inside.desk_pass()
    assert inside.states == ["sending"]
    inside.desk_pass()
    assert inside.states == ["unknown"], "no resend before the settle time is over again"
    assert inside.ledger == ()


def test_an_unknown_settle_time_leaves_not_found_to_a_person(
    tmp_path: Path, new_bench: NewBench
) -> None:
    inside = InsideHub(tmp_path / "other", settle_s=None)
    bench = new_bench("B09")
    inside.enrol(bench)
    decided(inside, bench)
    inside.connector.faults = ["late"]
    inside.desk_pass()
    for _ in range(3):
        inside.clock.advance(3600)
        inside.desk_pass()
    (refund,) = inside.refunds()
    assert (refund.state, refund.reason) == ("unknown", "settle_time_unknown")
    assert len(inside.connector.calls) == 1
    inside.close()


def test_offline_costs_no_attempt(inside: InsideHub, bench: BenchStation) -> None:
    decided(inside, bench)
    inside.connector.is_blind = True
    for _ in range(50):
        inside.clock.advance(60)
        inside.desk_pass()
    assert inside.states == ["due"]
    assert inside.own_events("refund.moved") == []
    inside.connector.is_blind = False
    inside.clock.advance(60)
    inside.desk_pass()
    assert inside.states == ["confirmed"]


def test_what_provably_never_left_is_due_again(inside: InsideHub, bench: BenchStation) -> None:
    decided(inside, bench)
    inside.connector.faults = ["unsent"]
    inside.desk_pass()
    assert inside.states == ["due"]
    inside.clock.advance(1)
    inside.desk_pass()
    assert inside.states == ["confirmed"]
    assert len(inside.ledger) == 1


def test_same_key_other_payload_stops_for_a_person(inside: InsideHub, bench: BenchStation) -> None:
    decided(inside, bench)
    inside.book_elsewhere("OL-1", 100, key=refund_key("OL-1", 1, 1))
    for _ in range(2):
        inside.desk_pass()
        inside.clock.advance(3600)
    (refund,) = inside.refunds()
    assert (refund.state, refund.reason) == ("due", "booked.other_payload")
    assert inside.connector.calls == []
    (conflict,) = inside.own_events("conflict.found")
    assert conflict["what"] == "refund.booked.other_payload"


def test_our_own_key_already_booked_is_confirmed_unsent(
    inside: InsideHub, bench: BenchStation
) -> None:
    decided(inside, bench)  # as after a hub restored from an older disk
    inside.book_elsewhere("OL-1", 89900, key=refund_key("OL-1", 1, 1))
    inside.desk_pass()
    assert inside.states == ["confirmed"]
    assert inside.connector.calls == []


def test_a_refund_made_elsewhere_settles_it(inside: InsideHub, bench: BenchStation) -> None:
    decided(inside, bench)
    inside.book_elsewhere("OL-1", 89900)
    inside.desk_pass()
    assert inside.states == ["settled_elsewhere"]
    assert len(inside.ledger) == 1


def test_a_refund_elsewhere_of_another_amount_stops(inside: InsideHub, bench: BenchStation) -> None:
    decided(inside, bench)
    inside.book_elsewhere("OL-1", 5000)
    inside.desk_pass()
    (refund,) = inside.refunds()
    assert (refund.state, refund.reason) == ("due", "booked.elsewhere_differs")
    assert inside.connector.calls == []


def test_a_refusal_is_final(inside: InsideHub, bench: BenchStation) -> None:
    decided(inside, bench)
    inside.connector.answer = RefundAnswer(
        state=AnswerState.REFUSED, external_ref=None, reason="order.closed"
    )
    for _ in range(3):
        inside.desk_pass()
        inside.clock.advance(3600)
    (refund,) = inside.refunds()
    assert (refund.state, refund.reason) == ("refused", "order.closed")
    assert len(inside.connector.calls) == 1


def test_already_is_believed_only_when_it_can_be_read(
    inside: InsideHub, bench: BenchStation
) -> None:
    decided(inside, bench)
    inside.connector.answer = RefundAnswer(
        state=AnswerState.ALREADY, external_ref=None, reason=None
    )
    for _ in range(3):
        inside.desk_pass()
        inside.clock.advance(SETTLE_S)
    (refund,) = inside.refunds()
    assert (refund.state, refund.reason) == ("unknown", "already_but_unreadable")
    assert len(inside.connector.calls) == 1


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
    assert again


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
    assert [one["reason"] for one in inside.own_events("decision.held")] == ["unit.already_due"]


def test_a_second_sender_is_stopped_by_the_book(inside: InsideHub, bench: BenchStation) -> None:
    decided(inside, bench)
    inside.hub.desk._assessor.assess()
    book = RefundBook(inside.hub.database)
    (seen,) = book.open_slots()
    book.move(seen, Move(state=RefundState.SENDING))
    book.move(book.open_slots()[0], Move(state=RefundState.DUE, reason="connector.unreachable"))
    with pytest.raises(BugError, match=r"refund\.moved_meanwhile"):
        book.move(seen, Move(state=RefundState.SENDING))
    assert len(inside.own_events("refund.moved")) == 2


@pytest.mark.parametrize(
    ("choice", "amount", "needs_review"),
    [(Verdict.NONE, 0, False), (Verdict.HUMAN, 0, True), (Verdict.FULL, 89900, True)],
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
    )
    inside.take(bench, piece)
    inside.desk_pass()
    assert (inside.refunds(), inside.objections()) == ([], [])


def test_a_partial_refund_pays_what_was_chosen(inside: InsideHub, bench: BenchStation) -> None:
    inside.announce(ONE)
    line = inside.line("OL-1", 89900)
    piece = bench.decide(line, choice=Verdict.PARTIAL, choice_minor=45000)
    inside.take(bench, piece)
    inside.desk_pass()
    assert [entry.amount_minor for entry in inside.ledger] == [45000]


def test_an_exchange_is_held(inside: InsideHub, bench: BenchStation) -> None:
    inside.announce(ONE.replace("return", "exchange"))
    piece = bench.decide(inside.line("OL-1", 89900))
    inside.take(bench, piece)
    inside.desk_pass()
    assert inside.ledger == ()
    assert [one["reason"] for one in inside.own_events("decision.held")] == ["service.not_return"]


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
