"""Waiting: units put aside by a person, and units about which the customer was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from inspection.values import Named, PersonId, Ref, Texts, TicketId, UnitId


@dataclass(frozen=True, kw_only=True)
class QuestionKind:
    """One question for the customer: `name` at the bench, `text` as the customer reads it.

    `answers` are the codes it may be answered with; `needs_photo` where words alone prove nothing.
    """

    code: str
    name: Texts
    text: Texts
    needs_photo: bool
    answers: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AnswerKind:
    """One answer; `consents` where it is the buyer's consent to a partial refund."""

    code: str
    text: Texts
    consents: bool


@dataclass(frozen=True, kw_only=True)
class WaitingRules:
    """Why a unit may be put aside, what a customer may be asked, and how long an answer takes."""

    rules_id: str
    version: int
    park_reasons: tuple[Named, ...]
    answer_within_s: int
    questions: tuple[QuestionKind, ...]
    answers: tuple[AnswerKind, ...]

    def park_reason(self, code: str) -> Named | None:
        """The reason of that code, if this version has it."""
        return next((one for one in self.park_reasons if one.code == code), None)

    def question(self, code: str) -> QuestionKind | None:
        """The question of that code, if this version has it."""
        return next((one for one in self.questions if one.code == code), None)

    def answer(self, code: str) -> AnswerKind | None:
        """The answer of that code, if this version has it."""
        return next((one for one in self.answers if one.code == code), None)


@dataclass(frozen=True, kw_only=True)
class Parking:
    """A unit put aside and not taken up since."""

    parking_id: str
    unit_id: UnitId
    reason_code: str
    parked_at: datetime
    parked_by: PersonId
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What the customer answered, as the hub recorded it."""

    answer_id: str
    answer_code: str
    answered_at: datetime
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Question:
    """What the customer was asked about a unit, with every answer in the order of the hub.

    `is_current` is false once it was withdrawn or replaced; an answer counts all the same, because
    the customer gave it.
    """

    question_id: str
    unit_id: UnitId
    ticket_id: TicketId
    kind_code: str
    evidence: tuple[str, ...]
    asked_at: datetime
    due_at: datetime
    replies: tuple[Reply, ...]
    is_current: bool
    at: Ref

    @property
    def is_open(self) -> bool:
        """Still asked, and nobody has answered."""
        return self.is_current and not self.replies

    def is_waiting(self, now: datetime) -> bool:
        """The unit waits for the answer; once the time is over it does not."""
        return self.is_open and now < self.due_at


class Consent(StrEnum):
    """What is recorded of the buyer's consent to a partial refund of a unit."""

    NOT_ASKED = "not_asked"
    GIVEN = "given"
    NOT_GIVEN = "not_given"


def in_hub_order(replies: Sequence[Reply]) -> tuple[Reply, ...]:
    """Answers in the order of the hub's stream; across two hubs (a move) by their time."""
    if len({one.at.origin for one in replies}) > 1:
        return tuple(sorted(replies, key=lambda one: (one.answered_at, one.at)))
    return tuple(sorted(replies, key=lambda one: one.at.seq))


def last_reply(questions: Sequence[Question]) -> Reply | None:
    """The customer's last word on a unit, whichever question it answered."""
    replies = in_hub_order([reply for one in questions for reply in one.replies])
    return replies[-1] if replies else None


def consent_of(questions: Sequence[Question], rules: WaitingRules) -> Consent:
    """What the customer's last word says of a partial refund.

    A question taken back before anybody answered it counts as never asked. An answer of a code
    these rules do not know is no consent.
    """
    if not any(one.is_current or one.replies for one in questions):
        return Consent.NOT_ASKED
    reply = last_reply(questions)
    answer = None if reply is None else rules.answer(reply.answer_code)
    return Consent.GIVEN if answer is not None and answer.consents else Consent.NOT_GIVEN
