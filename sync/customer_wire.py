"""The bodies of the hub's interface about customers: their words, questions to them, answers.

As in `sync.wire`, both sides parse with these models, once, at the edge. A customer's own words are
personal data: they travel here and never in a journal line.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from sync.wire import Answer, Hex32, Id, Moment, Request, SeqOrNone

MAX_WORDS = 500
"""Characters of what a customer wrote: as many as a cell of a ticket file, and a screen, has."""
MAX_WORDS_ROWS = 400
MAX_QUESTIONS = 1000

Words = Annotated[str, Field(max_length=MAX_WORDS)]
Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_.]{0,63}$")]
Sentence = Annotated[str, Field(max_length=500)]


class CustomerWords(Answer):
    """What a customer of an open ticket said.

    With the return, `words_id` is the ticket's id; in answer to a question, the answer's.
    """

    words_id: Id
    ticket_id: Id
    words: Words
    revision: SeqOrNone


class CustomerWordsAnswer(Answer):
    """GET /customer-words?since=: changes after that revision, oldest first.

    `closed` are the `words_id` that must be deleted. `revision` is the next `since`.
    """

    words: Annotated[list[CustomerWords], Field(max_length=MAX_WORDS_ROWS)]
    closed: Annotated[list[Id], Field(max_length=MAX_WORDS_ROWS)]
    revision: SeqOrNone
    more: bool = False


class PossibleAnswer(Answer):
    """One answer a question may get, with its words in both languages."""

    code: Code
    text_zh: Sentence
    text_en: Sentence


class AskedQuestion(Answer):
    """A question that waits for its customer's answer. `photos` show what it is about."""

    question_id: Id
    ticket_number: str
    unit_id: Id
    lpn: str
    kind: str
    text_zh: Sentence
    text_en: Sentence
    photos: list[Hex32]
    asked_at: Moment
    due_at: Moment
    is_overdue: bool
    answers: list[PossibleAnswer]


class QuestionsAnswer(Answer):
    """GET /questions: all that nobody has answered, the nearest deadline first."""

    questions: Annotated[list[AskedQuestion], Field(max_length=MAX_QUESTIONS)]
    more: bool = False


class AnswerRequest(Request):
    """POST /questions/{question_id}/answer: one of its answers, and the customer's own words.

    The same answer again is the same answer, with newer words if there are any.
    """

    answer: Code
    words: Words = ""


class AnswerTaken(Answer):
    """The answer as recorded; `is_new` is false where it had been recorded before."""

    answer_id: Id
    question_id: Id
    answer: Code
    answered_at: Moment
    is_new: bool
