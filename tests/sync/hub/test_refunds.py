"""The desk against a system of record that loses answers, is late, lies or was used by others."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspection.errors import BugError
from inspection.values import RefundState
from sync.connectors.port import AnswerState, OrderLine, RefundAnswer
from sync.hub import payable
from sync.hub.loop import AFTER_FAILURE_S
from sync.hub.refund_book import Move, RefundBook
from sync.hub.slots import refund_key
from tests.sync.hub.bench import BenchStation
from tests.sync.hub.conftest import NewBench
from tests.sync.hub.inside import ONE, SETTLE_S, THREE, InsideHub, decided

FAULT = "sync.hub.loop: ERROR: refund-desk: pass failed"


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
    inside.assess()
    desk = inside.hub.refund_desk
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


@pytest.mark.expect_log(FAULT)
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
        inside.desk_pass()
    assert inside.states == ["sending"]
    inside.desk_pass()
    assert inside.states == ["unknown"], "no resend before the settle time is over again"
    assert inside.ledger == ()


@pytest.mark.expect_log(FAULT)
def test_one_refund_with_a_fault_holds_up_no_other(
    inside: InsideHub, bench: BenchStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside.announce(ONE, THREE)
    pieces = [
        bench.decide(inside.line("OL-1", 89900)),
        bench.decide(inside.line("OL-3", 33334)),
    ]
    inside.take(bench, *pieces)
    reads = inside.connector.refunds_of

    def trips(line: OrderLine):  # type: ignore[no-untyped-def]
        if line.order_line == "OL-1":
            message = "a bug in the adapter"
            raise RuntimeError(message)
        return reads(line)

    with monkeypatch.context() as patched:
        patched.setattr(inside.connector, "refunds_of", trips)
        for _ in range(2):
            inside.desk_pass()
    assert [(one.order_line, one.state) for one in inside.refunds()] == [
        ("OL-1", "due"),
        ("OL-3", "confirmed"),
    ]
    inside.desk_pass()
    assert inside.states == ["confirmed", "confirmed"]
    assert len(inside.ledger) == 2


@pytest.mark.expect_log(FAULT)
def test_one_decision_with_a_fault_holds_up_no_other(
    inside: InsideHub,
    bench: BenchStation,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    inside.announce(ONE, THREE)
    first = bench.decide(inside.line("OL-1", 89900))
    second = bench.decide(inside.line("OL-3", 33334))
    inside.take(bench, first, second)
    looks = payable.doubt

    def trips(facts, decision, *, policies):  # type: ignore[no-untyped-def]
        if decision.decision_id == first.decision_id:
            message = "name 张三, a bug in a rule"
            raise ValueError(message)
        return looks(facts, decision, policies=policies)

    with monkeypatch.context() as patched:
        patched.setattr(payable, "doubt", trips)
        assert inside.hub.desk.one_pass() == AFTER_FAILURE_S
    assert [(one.order_line, one.state) for one in inside.refunds()] == [("OL-3", "confirmed")]
    assert len(inside.ledger) == 1, "paid in the very pass that met the fault"
    assert "ValueError" in caplog.text
    assert "test_refunds:" in caplog.text, "and where"
    assert "张三" not in caplog.text
    inside.desk_pass()
    assert inside.states == ["confirmed", "confirmed"]


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


def test_a_second_sender_is_stopped_by_the_book(inside: InsideHub, bench: BenchStation) -> None:
    decided(inside, bench)
    inside.assess()
    book = RefundBook(inside.hub.database)
    (seen,) = book.open_slots()
    book.move(seen, Move(state=RefundState.SENDING))
    book.move(book.open_slots()[0], Move(state=RefundState.DUE, reason="connector.unreachable"))
    with pytest.raises(BugError, match=r"refund\.moved_meanwhile"):
        book.move(seen, Move(state=RefundState.SENDING))
    assert len(inside.own_events("refund.moved")) == 2
