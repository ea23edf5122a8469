"""Reading the rules of waiting from their file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from inspection.policy_source import Node, named_list, read_policy, unique
from inspection.waiting import AnswerKind, QuestionKind, WaitingRules

MOST = 9
"""Reasons, questions and answers of one list: they are chosen by the keys 1 to 9."""
LONGEST_ANSWER_H = 14 * 24
"""Two weeks; a longer time for an answer is a typing mistake."""


def load_waiting(path: Path) -> WaitingRules:
    """The rules in a file; raises PolicyError with the line of the first fault."""
    root = read_policy(path, kind="waiting")
    answer_nodes = _few(root.need("answers"))
    answers = tuple(map(_answer, answer_nodes))
    known = {one.code for one in answers}
    question_nodes = _few(root.need("questions"))
    rules = WaitingRules(
        rules_id=root.need("id").identifier(),
        version=root.need("version").integer(least=1),
        park_reasons=named_list(root.need("park_reasons")),
        answer_within_s=root.need("answer_within_h").integer(least=1, most=LONGEST_ANSWER_H) * 3600,
        questions=tuple(_question(node, known) for node in question_nodes),
        answers=answers,
    )
    _few(root.need("park_reasons"))
    root.ensure_all_asked()
    return rules


def _few(node: Node) -> Sequence[Node]:
    nodes = node.each()
    if not 1 <= len(nodes) <= MOST:
        raise node.fail(f"1 to {MOST} of them were expected")
    unique(nodes, lambda one: one.need("code").identifier())
    return nodes


def _answer(node: Node) -> AnswerKind:
    consents = node.get("consents")
    answer = AnswerKind(
        code=node.need("code").identifier(),
        text=node.need("text").texts(),
        consents=consents is not None and consents.yes(),
    )
    node.ensure_all_asked()
    return answer


def _question(node: Node, known: set[str]) -> QuestionKind:
    question = QuestionKind(
        code=node.need("code").identifier(),
        name=node.need("name").texts(),
        text=node.need("text").texts(),
        needs_photo=node.need("needs_photo").yes(),
        answers=tuple(_known(one, known) for one in node.need("answers").each()),
    )
    node.ensure_all_asked()
    return question


def _known(node: Node, known: set[str]) -> str:
    code = node.identifier()
    if code not in known:
        raise node.fail(f"answer `{code}` is not described under `answers`")
    return code
