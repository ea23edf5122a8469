"""Routes about customers: questions that wait for an answer, answers, and what they wrote."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query

from inspection.values import MAX_SAFE_INTEGER, rfc3339
from sync.customer_wire import (
    MAX_QUESTIONS,
    AnswerRequest,
    AnswerTaken,
    AskedQuestion,
    CustomerWords,
    CustomerWordsAnswer,
    PossibleAnswer,
    QuestionsAnswer,
)
from sync.hub.api.callers import AdminOrStation, RefundReader, Station, ensure_own_station
from sync.hub.customer_words import words_after
from sync.hub.hub import Hub
from sync.hub.questions import Waiting

QuestionId = Annotated[str, Path(pattern=r"^[A-Za-z0-9_.-]{1,64}$")]


def customer_routes(hub: Hub) -> APIRouter:
    """What the office asks and hears, and what stations may show of it."""
    router = APIRouter(tags=["customers"])

    @router.get("/questions")
    def questions(_caller: RefundReader) -> QuestionsAnswer:
        """All questions that nobody has answered, the nearest deadline first."""
        found = hub.questions.waiting(MAX_QUESTIONS + 1)
        now = hub.clock.now()
        return QuestionsAnswer(
            questions=[_asked(one, is_overdue=one.due_at <= now) for one in found[:MAX_QUESTIONS]],
            more=len(found) > MAX_QUESTIONS,
        )

    @router.post("/questions/{question_id}/answer")
    def answer(
        question_id: QuestionId, request: AnswerRequest, caller: AdminOrStation
    ) -> AnswerTaken:
        """Record a customer's answer; the same again changes nothing but the words.

        A station may do so at its own hub only: who decides on the money must not be who says
        that the customer consents.
        """
        ensure_own_station(caller, is_embedded=hub.config.is_embedded)
        taken = hub.questions.answer(
            question_id, request.answer, request.words, now=hub.clock.now()
        )
        return AnswerTaken(
            answer_id=taken.answer_id,
            question_id=question_id,
            answer=taken.answer_code,
            answered_at=rfc3339(taken.answered_at),
            is_new=taken.is_new,
        )

    @router.get("/customer-words")
    def customer_words(
        _station: Station, since: Annotated[int, Query(ge=0, le=MAX_SAFE_INTEGER)] = 0
    ) -> CustomerWordsAnswer:
        """Changed and closed words of customers after a revision."""
        with hub.database.reading() as connection:
            rows, more = words_after(connection, since)
        return CustomerWordsAnswer(
            words=[
                CustomerWords(
                    words_id=row.words_id,
                    ticket_id=row.ticket_id,
                    words=row.words,
                    revision=row.revision,
                )
                for row in rows
                if not row.is_closed
            ],
            closed=[row.words_id for row in rows if row.is_closed],
            revision=rows[-1].revision if rows else since,
            more=more,
        )

    return router


def _asked(one: Waiting, *, is_overdue: bool) -> AskedQuestion:
    return AskedQuestion(
        question_id=one.question_id,
        ticket_number=one.ticket_number,
        unit_id=one.unit_id,
        lpn=one.lpn,
        kind=one.kind.code,
        text_zh=one.kind.text.zh,
        text_en=one.kind.text.en,
        photos=list(one.photos),
        asked_at=rfc3339(one.asked_at),
        due_at=rfc3339(one.due_at),
        is_overdue=is_overdue,
        answers=[
            PossibleAnswer(code=answer.code, text_zh=answer.text.zh, text_en=answer.text.en)
            for answer in one.answers
        ],
    )
