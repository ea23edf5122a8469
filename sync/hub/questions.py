"""Questions to customers at the hub: what waits for an answer, and taking an answer in.

The office asks the customer by whatever means it has. An answer is recorded as a code of the
policy; it decides no money. The customer's own words stay beside contacts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, select

from inspection.errors import OperatorError
from inspection.events import CustomerAnswered
from inspection.store import tables as t
from inspection.store.predicates import stands
from inspection.store.queries.waiting import unanswered
from inspection.values import Named, Texts, UnitId
from inspection.waiting import Question, Reply, WaitingRules
from sync.hub.customer_words import Said, cleaned, keep_words
from sync.hub.database import Database, HubWork

_NOTHING = Texts(zh="", en="")


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A question nobody has answered, with what the office needs to ask it.

    `text` and `answers` are empty for a kind this hub's policies do not know.
    """

    question_id: str
    ticket_number: str
    unit_id: str
    lpn: str
    kind: Named
    photos: tuple[str, ...]
    asked_at: datetime
    due_at: datetime
    answers: tuple[Named, ...]


@dataclass(frozen=True, kw_only=True)
class Taken:
    """An answer as recorded; `is_new` is false where it had been before."""

    answer_id: str
    answer_code: str
    answered_at: datetime
    is_new: bool


class QuestionDesk:
    """Lists open questions and takes answers; any thread may call."""

    def __init__(self, database: Database, *, rules: WaitingRules) -> None:
        """`rules` say what may be asked and answered."""
        self._database = database
        self._rules = rules

    def waiting(self, limit: int) -> list[Waiting]:
        """Up to `limit` current questions without an answer, the nearest deadline first."""
        with self._database.reading() as connection:
            return [
                Waiting(
                    question_id=one.question_id,
                    ticket_number=one.ticket_number,
                    unit_id=one.unit_id,
                    lpn=one.lpn,
                    kind=self._kind(one.kind_code),
                    photos=one.photos,
                    asked_at=one.asked_at,
                    due_at=one.due_at,
                    answers=self._answers(one.kind_code),
                )
                for one in unanswered(connection, limit)
            ]

    def answer(self, question_id: str, code: str, words: str, *, now: datetime) -> Taken:
        """Record what the customer answered; the last answer again changes its words alone.

        Another answer is another record: all are shown, the last one counts. Raises OperatorError
        `customer.question_unknown`, `.question_withdrawn`, `.answer_unknown`.
        """
        take = partial(
            self._take, question_id=question_id, code=code, words=cleaned(words), now=now
        )
        return self._database.write(take)

    def _take(
        self, work: HubWork, *, question_id: str, code: str, words: str, now: datetime
    ) -> Taken:
        question = _question(work, question_id)
        last = question.replies[-1] if question.replies else None
        if last is not None and last.answer_code == code:
            _keep(work.connection, question, last.answer_id, words)
            return _taken(last)
        if not question.is_current:
            raise OperatorError("customer.question_withdrawn")
        self._ensure_possible(question.kind_code, code)
        answer_id = work.ids.new()
        work.record(
            CustomerAnswered(
                answer_id=answer_id,
                question_id=question_id,
                unit_id=question.unit_id,
                answer_code=code,
                answered_at=now,
            )
        )
        _keep(work.connection, question, answer_id, words)
        return Taken(answer_id=answer_id, answer_code=code, answered_at=now, is_new=True)

    def _ensure_possible(self, kind_code: str, code: str) -> None:
        """A newer station may ask what this hub does not know; then any known answer will do."""
        kind = self._rules.question(kind_code)
        possible = [one.code for one in self._rules.answers] if kind is None else kind.answers
        if code not in possible:
            raise OperatorError("customer.answer_unknown", answer=code)

    def _kind(self, code: str) -> Named:
        kind = self._rules.question(code)
        return Named(code=code, text=kind.text) if kind else Named(code=code, text=_NOTHING)

    def _answers(self, kind_code: str) -> tuple[Named, ...]:
        kind = self._rules.question(kind_code)
        codes = [one.code for one in self._rules.answers] if kind is None else kind.answers
        return tuple(
            Named(code=one.code, text=one.text) for one in self._rules.answers if one.code in codes
        )


def _question(work: HubWork, question_id: str) -> Question:
    """The question with its answers; whoever answers it refers to both."""
    found = work.connection.execute(
        select(t.customer_questions.c.unit_id).where(
            t.customer_questions.c.question_id == question_id, stands(t.customer_questions)
        )
    ).scalars()
    for unit_id in sorted(set(found)):
        for one in work.facts.questions_of(UnitId(unit_id)):
            if one.question_id == question_id:
                return one
    raise OperatorError("customer.question_unknown")


def _keep(connection: Connection, question: Question, answer_id: str, words: str) -> None:
    said = Said(words_id=answer_id, ticket_id=question.ticket_id, words=words)
    keep_words(connection, [said])


def _taken(reply: Reply) -> Taken:
    return Taken(
        answer_id=reply.answer_id,
        answer_code=reply.answer_code,
        answered_at=reply.answered_at,
        is_new=False,
    )
