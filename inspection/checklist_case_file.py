"""Sample cases of a checklist in a file beside it: answers, what they lead to, and the source.

No station reads them at work; tests and whoever edits a checklist do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from inspection.checklist import Checklist
from inspection.policy_source import Node, read_policy, unique
from inspection.values import ItemGrade, PackagingGrade


@dataclass(frozen=True, kw_only=True)
class ChecklistCase:
    """Answers in order, as (question, answer), and what they must lead to.

    A question whose answer had the item cleaned may be answered once more after it.
    """

    name: str
    line: int
    source: str
    answers: tuple[tuple[str, str], ...]
    packaging: PackagingGrade
    item: ItemGrade
    shots: tuple[str, ...]
    grounds: tuple[str, ...]
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class ChecklistCases:
    """The cases of one version of a checklist."""

    checklist: Checklist
    cases: tuple[ChecklistCase, ...]


def load_checklist_cases(path: Path, checklists: Sequence[Checklist]) -> ChecklistCases:
    """The cases in a file, with the checklist of the id and version it names.

    Raises PolicyError with the line of the first fault.
    """
    root = read_policy(path, kind="checklist_cases")
    checklist = _checklist(root, checklists)
    nodes = root.need("cases").each()
    unique(nodes, lambda one: one.need("name").word())
    cases = tuple(_case(one, checklist) for one in nodes)
    root.ensure_all_asked()
    return ChecklistCases(checklist=checklist, cases=cases)


def _checklist(root: Node, checklists: Sequence[Checklist]) -> Checklist:
    named, version = root.need("checklist"), root.need("version").integer(least=1)
    for one in checklists:
        if (one.checklist_id, one.version) == (named.identifier(), version):
            return one
    raise named.fail(f"there is no checklist `{named.word()}` of version {version}")


def _case(node: Node, checklist: Checklist) -> ChecklistCase:
    case = ChecklistCase(
        name=node.need("name").word(),
        line=node.line,
        source=node.need("source").word(),
        answers=tuple(_answer(one, checklist) for one in node.need("answers").each()),
        packaging=node.need("packaging").choice(PackagingGrade),
        item=node.need("item").choice(ItemGrade),
        shots=tuple(_shot(one, checklist) for one in node.need("shots").each()),
        grounds=tuple(one.identifier() for one in node.need("grounds").each()),
        is_done=node.need("done").yes(),
    )
    node.ensure_all_asked()
    return case


def _answer(node: Node, checklist: Checklist) -> tuple[str, str]:
    both = node.each()
    if len(both) != 2:
        raise node.fail("a question and its answer were expected")
    question_id, answer_id = both[0].identifier(), both[1].identifier()
    question = checklist.question(question_id)
    if question is None or question.answer(answer_id) is None:
        raise node.fail(f"there is no answer `{answer_id}` to `{question_id}`")
    return question_id, answer_id


def _shot(node: Node, checklist: Checklist) -> str:
    if node.identifier() not in checklist.shots:
        raise node.fail(f"there is no shot `{node.identifier()}`")
    return node.identifier()
