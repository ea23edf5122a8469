"""Questions to customers at the hub: listed, answered once, never money; what they wrote, kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from inspection.errors import OperatorError
from inspection.events import (
    CustomerAnswered,
    CustomerAsked,
    Event,
    FactWithdrawn,
    UnitIdentified,
    UnitParked,
    UnitResumed,
)
from inspection.units import lpn
from sync.customer_wire import MAX_WORDS
from sync.hub.customer_words import Said, SaidRow, close_words, keep_words, words_after
from tests.sync.hub.bench import DOCK, INSPECTOR, BenchStation, LineRef
from tests.sync.hub.inside import ONE, InsideHub
from tests.sync.hub.site import Site, problem

WORDS = "张小姐说：寄出时没有划痕，电话 13800001234"


@pytest.fixture
def line(inside: InsideHub) -> LineRef:
    inside.announce(ONE)
    return inside.line("OL-1", 89900)


def unit_of(bench: BenchStation, line: LineRef, *, number: int = 1) -> tuple[str, str]:
    """A unit out of a parcel of the line's ticket; unit id and parcel id."""
    parcel_id, _ = bench.open_parcel(line)
    unit_id = bench.ids.new()
    bench.record(
        UnitIdentified(
            unit_id=unit_id,
            parcel_id=parcel_id,
            ticket_id=line.ticket_id,
            line_id=line.line_id,
            unit_no=number,
            lpn=lpn(bench.lpn_code, 70 + number),
        )
    )
    return unit_id, parcel_id


def question(bench: BenchStation, line: LineRef, unit_id: str, **change: Any) -> CustomerAsked:
    ordinary = {
        "question_id": bench.ids.new(),
        "unit_id": unit_id,
        "ticket_id": line.ticket_id,
        "kind_code": "damage_found",
        "policy_id": "waiting",
        "policy_version": 1,
        "evidence": (),
        "due_at": bench.clock.now() + timedelta(hours=24),
        "supersedes": (),
    }
    return CustomerAsked(**(ordinary | change))


@pytest.fixture
def asked(inside: InsideHub, bench: BenchStation, line: LineRef) -> CustomerAsked:
    unit_id, _ = unit_of(bench, line)
    event = question(bench, line, unit_id)
    bench.record(event)
    inside.take(bench)
    return event


def answer(inside: InsideHub, asked: CustomerAsked, code: str, words: str = "") -> Any:
    return inside.hub.questions.answer(asked.question_id, code, words, now=inside.clock.now())


def said(inside: InsideHub, after: int = 0) -> list[SaidRow]:
    with inside.hub.database.reading() as connection:
        return words_after(connection, after)[0]


def test_what_waits_is_listed_until_an_answer_is_given_and_the_same_again_is_one(
    inside: InsideHub, asked: CustomerAsked
) -> None:
    (waiting,) = inside.hub.questions.waiting(10)
    assert (waiting.question_id, waiting.ticket_number) == (asked.question_id, "RS-1")
    assert waiting.kind.text.en
    codes = [one.code for one in waiting.answers]
    assert codes == ["owns_damage", "accepts_partial", "disputes", "wants_item_back"]
    first, again = answer(inside, asked, "disputes"), answer(inside, asked, "disputes")
    assert inside.hub.questions.waiting(10) == []
    assert (first.is_new, again.is_new, again.answer_id) == (True, False, first.answer_id)
    answer(inside, asked, "accepts_partial")
    recorded = inside.own_events(CustomerAnswered.KIND)
    assert [one["answer_code"] for one in recorded] == ["disputes", "accepts_partial"]
    with inside.hub.database.store.facts() as facts:
        (known,) = facts.questions_of(asked.unit_id)  # type: ignore[arg-type]
    assert [one.answer_code for one in known.replies] == ["disputes", "accepts_partial"]
    inside.desk_pass()
    assert (inside.refunds(), inside.ledger) == ([], ()), "an answer moves no money"


def test_the_customers_words_are_kept_beside_contacts_alone(
    inside: InsideHub, asked: CustomerAsked
) -> None:
    taken = answer(inside, asked, "disputes", WORDS + "\u202e\x07\r\n" + "！" * MAX_WORDS)
    (row,) = said(inside)
    assert (row.words_id, row.ticket_id, row.is_closed) == (
        taken.answer_id,
        asked.ticket_id,
        False,
    )
    assert row.words.startswith(WORDS + "\n！")
    assert len(row.words) == MAX_WORDS
    assert "13800001234" not in str(inside.own_events(CustomerAnswered.KIND))
    answer(inside, asked, "disputes", "我再想想")
    (newer,) = said(inside)
    assert (newer.words, newer.revision) == ("我再想想", row.revision + 1)


def test_words_of_a_closed_ticket_are_handed_to_nobody(
    inside: InsideHub, asked: CustomerAsked
) -> None:
    answer(inside, asked, "disputes", WORDS)
    (before,) = said(inside)
    write = inside.hub.database.write
    write(lambda work: close_words(work.connection, asked.ticket_id))
    closed = {one.words_id: one.is_closed for one in said(inside, before.revision)}
    assert closed == {before.words_id: True, asked.ticket_id: True}
    answer(inside, asked, "owns_damage", "晚到的话")
    assert all(one.is_closed for one in said(inside))
    write(lambda work: close_words(work.connection, asked.ticket_id))
    assert len({one.revision for one in said(inside)}) == len(said(inside))


def test_words_come_in_pages_that_miss_nothing(inside: InsideHub) -> None:
    rows = [Said(words_id=f"w{n}", ticket_id=f"t{n}", words="x") for n in range(401)]
    inside.hub.database.write(lambda work: keep_words(work.connection, rows))
    with inside.hub.database.reading() as connection:
        first, more = words_after(connection, 0)
        rest, no_more = words_after(connection, first[-1].revision)
    assert ([len(first), len(rest)], [more, no_more]) == ([400, 1], [True, False])


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(OperatorError) as error:
        call()
    return error.value.code


def test_only_a_question_that_is_asked_gets_one_of_its_answers(
    inside: InsideHub, bench: BenchStation, asked: CustomerAsked
) -> None:
    nobody = question(bench, LineRef(ticket_id="t", line_id="l", amount_minor=1), "u")
    assert refused(lambda: answer(inside, nobody, "disputes")) == "customer.question_unknown"
    for code in ("sends_part", "yes"):
        assert refused(lambda code=code: answer(inside, asked, code)) == "customer.answer_unknown"
    withdrawn = FactWithdrawn(withdrawal_id=bench.ids.new(), fact_id=asked.question_id)
    bench.record(withdrawn)
    inside.take(bench)
    assert inside.hub.questions.waiting(10) == []
    assert refused(lambda: answer(inside, asked, "disputes")) == "customer.question_withdrawn"
    assert inside.own_events(CustomerAnswered.KIND) == []


def test_an_answer_that_came_before_the_undo_stands(
    inside: InsideHub, bench: BenchStation, asked: CustomerAsked
) -> None:
    answer(inside, asked, "accepts_partial")
    bench.record(FactWithdrawn(withdrawal_id=bench.ids.new(), fact_id=asked.question_id))
    inside.take(bench)
    with inside.hub.database.store.facts() as facts:
        (known,) = facts.questions_of(asked.unit_id)  # type: ignore[arg-type]
    assert (known.is_current, len(known.replies)) == (False, 1)


Breach = tuple[str, Callable[[BenchStation, LineRef, str, str], Event]]


def _parked(unit_id: str, parcel_id: str, reason: str = "shift_end") -> UnitParked:
    return UnitParked(
        parking_id="p1", unit_id=unit_id, parcel_id=parcel_id, reason_code=reason, supersedes=()
    )


BREACHES: tuple[Breach, ...] = (
    ("kind.hub_only", lambda b, _l, u, _p: CustomerAnswered(
        answer_id="a", question_id="q", unit_id=u, answer_code="accepts_partial",
        answered_at=b.clock.now(),
    )),
    ("parking.unknown_unit", lambda _b, _l, _u, p: _parked("nobody", p)),
    ("parking.other_unit", lambda _b, _l, u, _p: _parked(u, "elsewhere")),
    ("parking.reason", lambda _b, _l, u, p: _parked(u, p, "张小姐 138")),
    ("resume.unknown_parking", lambda _b, _l, u, _p: UnitResumed(
        resume_id="r", unit_id=u, parking_id="none"
    )),
    ("question.kind", lambda b, of, u, _p: question(b, of, u, kind_code="张小姐")),
    ("question.unknown_unit", lambda b, of, _u, _p: question(b, of, "nobody")),
    ("question.other_ticket", lambda b, of, u, _p: question(b, of, u, ticket_id="other")),
    ("question.due_at", lambda b, of, u, _p: question(
        b, of, u, due_at=b.clock.now() + timedelta(days=15)
    )),
    ("question.due_at", lambda b, of, u, _p: question(b, of, u, due_at=b.clock.now())),
    ("question.too_many_photos", lambda b, of, u, _p: question(
        b, of, u, evidence=tuple(map(str, range(65)))
    )),
)  # fmt: skip


def test_what_breaks_a_rule_is_objected(
    inside: InsideHub, bench: BenchStation, line: LineRef
) -> None:
    unit_id, parcel_id = unit_of(bench, line)
    for _, event in BREACHES:
        bench.record(event(bench, line, unit_id, parcel_id))
    inside.take(bench)
    assert inside.objections() == [reason for reason, _ in BREACHES]


def test_parking_is_the_benchs_and_a_resume_ends_its_own_unit_alone(
    inside: InsideHub, bench: BenchStation, line: LineRef
) -> None:
    unit_id, parcel_id = unit_of(bench, line)
    bench.record(_parked(unit_id, parcel_id), actor=INSPECTOR)
    other, _ = unit_of(bench, line, number=2)
    wrong = UnitResumed(resume_id="r1", unit_id=other, parking_id="p1")
    right = UnitResumed(resume_id="r2", unit_id=unit_id, parking_id="p1")
    bench.record(wrong)
    bench.record(right, actor=DOCK)
    bench.record(FactWithdrawn(withdrawal_id="w", fact_id="p1"), actor=DOCK)
    inside.take(bench)
    assert inside.objections() == ["resume.other_unit", "actor.role", "actor.role"]
    with inside.hub.database.store.facts() as facts:
        assert len(facts.parkings_of(unit_id)) == 1  # type: ignore[arg-type]


def test_over_http_an_answer_is_bounded_and_words_come_in_changes(site: Site) -> None:
    listed = site.call("GET", "/questions", token=site.token).json()
    assert (listed["questions"], listed["more"]) == ([], False)
    path = "/questions/nobody/answer"
    for body, status, code in (
        ({"answer": "disputes"}, 404, "customer.question_unknown"),
        ({"answer": "x" * 65}, 422, "body.bad"),
        ({"answer": "张"}, 422, "body.bad"),
        ({"answer": "disputes", "words": "x" * 501}, 422, "body.bad"),
        ({"answer": "disputes", "money": 1}, 422, "body.bad"),
    ):
        problem(site.call("POST", path, token=site.token, json=body), status, code)
    told = site.call("GET", "/customer-words?since=0", token=site.token).json()
    assert told["words"], "the demo's customers said nothing"
    since = f"/customer-words?since={told['revision']}"
    empty = site.call("GET", since, token=site.token).json()
    assert (empty["words"], empty["closed"], empty["more"]) == ([], [], False)
    bad = site.call("GET", "/customer-words?since=-1", token=site.token)
    problem(bad, 422, "body.bad")
