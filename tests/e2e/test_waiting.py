"""Parked at one bench, taken up at another; a customer asked and answered through the real hub."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from inspection.handlers import inspect
from inspection.handlers.wait import AskCustomer, ParkUnit, ResumeUnit, ask_customer, park, resume
from inspection.store.queries.contacts import words_of
from inspection.values import RefundState, TicketId, UnitId
from sync.client import HubClient
from tests.e2e.bench import Bench
from tests.e2e.hub_process import HubProcess
from tests.e2e.link_thread import linked, until
from tests.e2e.test_two_stations import joined

pytestmark = [pytest.mark.slow]

ONE_PIECE = "SF1624088410611"
"""Demo ticket of one line and one piece, in order."""
WORDS = "寄出时没有划痕"


def replies(bench: Bench, unit_id: UnitId) -> list[str]:
    with bench.store.facts() as facts:
        asked = facts.questions_of(unit_id)
    return [reply.answer_code for one in asked for reply in one.replies]


def words(bench: Bench, ticket_id: TicketId) -> list[str]:
    with bench.store.reading() as conn:
        return [one.words for one in words_of(conn, ticket_id)]


def test_a_unit_waits_wakes_up_and_is_decided_at_another_bench(
    tmp_path: Path, hub: HubProcess
) -> None:
    first = joined(tmp_path / "b01", hub, "B01")
    second = joined(tmp_path / "b02", hub, "B02")
    with first.store.facts() as facts:
        (ticket,) = facts.tickets_by_code(ONE_PIECE)
    parcel_id = first.receive(ONE_PIECE).parcel_id
    assert parcel_id is not None
    first.prepare(parcel_id)
    unit_id = first.inspect(parcel_id, ticket.lines[0].line_id)
    first.do(park, ParkUnit(unit_id=unit_id, reason_code="shift_end"), policies=first.policies)
    before = first._progress(unit_id).asked

    with linked(first, hub.url), linked(second, hub.url):
        until(lambda: is_parked(second, unit_id), what="the parking at the other bench")
    second.do(resume, ResumeUnit(unit_id=unit_id))
    assert second._progress(unit_id).asked == before, "what was found is there"
    asked = AskCustomer(unit_id=unit_id, kind_code="damage_found")
    question_id = second.do(ask_customer, asked, policies=second.policies)

    with closing(HubClient(hub.url, hub.token)) as office, linked(second, hub.url):
        until(lambda: bool(office.questions().questions), what="the question at the hub")
        (waiting,) = office.questions().questions
        assert (waiting.question_id, len(waiting.photos) > 0) == (question_id, True)
        taken = office.answer_question(question_id, answer="disputes", words=WORDS)
        again = office.answer_question(question_id, answer="disputes", words=WORDS)
        assert (taken.is_new, again.is_new) == (True, False)
        assert office.questions().questions == []
        until(lambda: replies(second, unit_id) == ["disputes"], what="the answer")
        # words are no record: they are fetched beside the journal, in a call of their own
        until(lambda: words(second, ticket.ticket_id) == [WORDS], what="the words")

    second.decide(unit_id)
    # the photos lie at the station that took them: both have to be there before money is due
    with linked(first, hub.url), linked(second, hub.url):
        paid = [RefundState.CONFIRMED]
        until(lambda: second.refund_states(ticket.ticket_id) == paid, what="the refund")
        until(lambda: words(second, ticket.ticket_id) == [], what="the words to be erased")
        until(lambda: first.store.vector() == second.store.vector(), what="the same journals")
    assert first.digest() == second.digest()
    first.close()
    second.close()


def is_parked(bench: Bench, unit_id: UnitId) -> bool:
    with bench.store.facts() as facts:
        return bool(facts.parkings_of(unit_id))


def test_what_the_first_bench_does_without_the_news_stands_beside_it(
    tmp_path: Path, hub: HubProcess
) -> None:
    first = joined(tmp_path / "b01", hub, "B01")
    second = joined(tmp_path / "b02", hub, "B02")
    parcel_id = first.receive(ONE_PIECE).parcel_id
    assert parcel_id is not None
    first.prepare(parcel_id)
    with first.store.facts() as facts:
        (ticket,) = facts.tickets_by_code(ONE_PIECE)
    named = inspect.IdentifyUnit(parcel_id=parcel_id, line_id=ticket.lines[0].line_id)
    unit_id = first.do(inspect.identify_unit, named).unit_id
    first.do(park, ParkUnit(unit_id=unit_id, reason_code="shift_end"), policies=first.policies)
    with linked(first, hub.url), linked(second, hub.url):
        until(lambda: is_parked(second, unit_id), what="the parking")
    for bench, number in ((first, 0), (second, 1)):
        bench.do(resume, ResumeUnit(unit_id=unit_id))
        question = bench._progress(unit_id).current
        assert question is not None
        intent = inspect.Answer(
            unit_id=unit_id,
            question_id=question.question_id,
            answer_id=question.answers[number].answer_id,
        )
        bench.do(inspect.answer, intent, policies=bench.policies)
    with linked(first, hub.url), linked(second, hub.url):
        until(lambda: first.store.vector() == second.store.vector(), what="the same journals")
    for bench in (first, second):
        with bench.store.facts() as facts:
            assert len(facts.findings_of(unit_id)) == 2
            assert facts.parkings_of(unit_id) == ()
        bench.close()
