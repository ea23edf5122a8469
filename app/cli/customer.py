"""`… customer`: which questions wait for an answer, and what a customer answered. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.cli.counts import counted
from app.cli.hub_access import hub_for
from app.cli.output import print_json, print_lines
from app.settings.config import read_config
from inspection.errors import OperatorError
from sync.customer_wire import MAX_WORDS, AskedQuestion, QuestionsAnswer

_CODE = re.compile(r"[a-z0-9][a-z0-9_.]{0,63}")


@dataclass(frozen=True, kw_only=True)
class GivenAnswer:
    """What a customer answered; `words` are kept beside contacts and never recorded."""

    question_id: str
    code: str
    words: str


def list_questions(
    flags: Mapping[str, Any],
    environ: Mapping[str, str],
    *,
    admin_token_stdin: bool,
    as_json: bool,
) -> int:
    """Print what waits for an answer."""
    config = read_config(flags, environ)
    with hub_for(config, admin_token_stdin=admin_token_stdin) as client:
        answer = client.questions()
    if as_json:
        print_json(answer.model_dump(mode="json"))
    else:
        print_lines(_lines(answer))
    return 0


def record_answer(
    given: GivenAnswer,
    flags: Mapping[str, Any],
    environ: Mapping[str, str],
    *,
    admin_token_stdin: bool,
    as_json: bool,
) -> int:
    """Record one answer at the hub.

    Raises OperatorError `customer.answer_unknown`, `.words_too_long`, and what the hub refuses.
    """
    _ensure_usable(given)
    config = read_config(flags, environ)
    with hub_for(config, admin_token_stdin=admin_token_stdin) as client:
        taken = client.answer_question(given.question_id, answer=given.code, words=given.words)
    if as_json:
        print_json(taken.model_dump(mode="json"))
    else:
        print_lines(["Recorded." if taken.is_new else "Known already; only the words may differ."])
    return 0


def _ensure_usable(given: GivenAnswer) -> None:
    if _CODE.fullmatch(given.code) is None:
        raise OperatorError("customer.answer_unknown")
    if len(given.words) > MAX_WORDS:
        raise OperatorError("customer.words_too_long", limit=MAX_WORDS)


def _lines(answer: QuestionsAnswer) -> Iterator[str]:
    yield f"{counted(len(answer.questions), 'question')} without an answer."
    for one in answer.questions:
        yield from _question(one)
    if answer.more:
        yield "There are more; answer some of these first."


def _question(one: AskedQuestion) -> Iterator[str]:
    late = ", overdue" if one.is_overdue else ""
    yield f"{one.question_id}  {one.ticket_number}  {one.lpn}  until {one.due_at}{late}"
    yield f"  {one.text_en or one.kind}"
    for possible in one.answers:
        yield f"  {possible.code}: {possible.text_en}"
