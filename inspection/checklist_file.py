"""Reading a checklist from its YAML file, refusing trees that cannot be walked to an end."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from inspection.checklist import (
    AnswerOption,
    Checklist,
    Clean,
    Question,
    Severity,
    Shot,
)
from inspection.policy_source import Node, optional, read_policy, unique
from inspection.values import GoodsClass, ItemGrade, PackagingGrade

MAX_ANSWERS = 9
"""Answers have the keys 1 to 9; more means a better question is needed (UI)."""

END = "end"
"""`next: end` ends the checklist."""

SHORTEST_CLEAN_S = 5
LONGEST_CLEAN_S = 300
"""Less is no cleaning, more is a way of its own: clean and inspect again."""

_FINAL = ("next", "packaging", "item", "ground", "grade", "needs_person", "absent")
"""What an answer says of the item; one that has it cleaned first says nothing yet."""


def load_checklist(path: Path) -> Checklist:
    """The checklist in a file; raises PolicyError with the line of the first fault."""
    root = read_policy(path, kind="checklist")
    unique(root.need("shots").each(), lambda node: node.need("id").identifier())
    shots = {shot.shot_id: shot for shot in map(_shot, root.need("shots").each())}
    question_nodes = root.need("questions").each()
    unique(question_nodes, lambda node: node.need("id").identifier())
    if not question_nodes:
        raise root.need("questions").fail("a checklist needs a question")
    checklist = Checklist(
        checklist_id=root.need("id").identifier(),
        version=root.need("version").integer(least=1),
        name=root.need("name").texts(),
        goods=tuple(node.choice(GoodsClass) for node in root.need("goods").each()),
        shots=shots,
        questions=tuple(_question(node, shots) for node in question_nodes),
    )
    root.ensure_all_asked()
    _ensure_walkable(checklist, question_nodes)
    return checklist


def _shot(node: Node) -> Shot:
    shot = Shot(
        shot_id=node.need("id").identifier(),
        name=node.need("name").texts(),
        hint=node.need("hint").texts(),
    )
    node.ensure_all_asked()
    return shot


def _question(node: Node, shots: Mapping[str, Shot]) -> Question:
    answer_nodes = node.need("answers").each()
    if not 2 <= len(answer_nodes) <= MAX_ANSWERS:
        raise node.need("answers").fail(f"2 to {MAX_ANSWERS} answers were expected")
    unique(answer_nodes, lambda one: one.need("id").identifier())
    question = Question(
        question_id=node.need("id").identifier(),
        name=node.need("name").texts(),
        text=node.need("text").texts(),
        help=node.need("help").texts(),
        usual_id=node.need("usual").identifier(),
        answers=tuple(_answer(one, shots) for one in answer_nodes),
    )
    usual = question.answer(question.usual_id)
    if usual is None:
        raise node.need("usual").fail(f"there is no answer `{question.usual_id}`")
    if usual.clean is not None:
        raise node.need("usual").fail("the usual answer leads on, not to cleaning")
    node.ensure_all_asked()
    return question


def _answer(node: Node, shots: Mapping[str, Shot]) -> AnswerOption:
    clean = optional(node.get("clean"), _clean)
    if clean is not None:
        _ensure_not_final(node)
    next_id = END if clean is not None else node.need("next").identifier()
    needs_person, absent = node.get("needs_person"), node.get("absent")
    answer = AnswerOption(
        answer_id=node.need("id").identifier(),
        text=node.need("text").texts(),
        help=optional(node.get("help"), Node.texts),
        summary=node.need("summary").texts(),
        severity=node.need("severity").choice(Severity),
        next_id=None if next_id == END else next_id,
        shots=_shots_of(node.get("shots"), shots),
        packaging=optional(node.get("packaging"), lambda one: one.choice(PackagingGrade)),
        item=optional(node.get("item"), lambda one: one.choice(ItemGrade)),
        ground=optional(node.get("ground"), Node.identifier),
        grade=optional(node.get("grade"), Node.word),
        needs_person=needs_person is not None and needs_person.yes(),
        clean=clean,
        is_absent=absent is not None and absent.yes(),
    )
    if answer.is_absent and answer.next_id is not None:
        raise node.fail("an answer with `absent` ends the checklist: there is no item to ask about")
    if answer.ground is not None and not answer.shots:
        raise node.fail("an answer with a ground must ask for a photo")
    if clean is not None and not answer.shots:
        raise node.fail("an answer with `clean` must ask for a photo of what is cleaned away")
    node.ensure_all_asked()
    return answer


def _clean(node: Node) -> Clean:
    clean = Clean(
        seconds=node.need("seconds").integer(least=SHORTEST_CLEAN_S, most=LONGEST_CLEAN_S),
        how=node.need("how").texts(),
    )
    node.ensure_all_asked()
    return clean


def _ensure_not_final(node: Node) -> None:
    for key in _FINAL:
        found = node.get(key)
        if found is not None:
            raise found.fail(f"an answer with `clean` has no `{key}`: its question is asked again")


def _shots_of(node: Node | None, shots: Mapping[str, Shot]) -> tuple[str, ...]:
    if node is None:
        return ()
    for one in node.each():
        if one.identifier() not in shots:
            raise one.fail(f"shot `{one.identifier()}` is not described under `shots`")
    return tuple(one.identifier() for one in node.each())


def _ensure_walkable(checklist: Checklist, nodes: tuple[Node, ...]) -> None:
    """Refuse unknown or backward `next` and questions no answer leads to.

    Forward-only is stricter than acyclic and can be read off the file: every walk ends.
    """
    place = {one.question_id: at for at, one in enumerate(checklist.questions)}
    reached = {checklist.questions[0].question_id}
    for at, question in enumerate(checklist.questions):
        if question.question_id not in reached:
            raise nodes[at].fail(f"no answer leads to question `{question.question_id}`")
        for option, node in zip(question.answers, nodes[at].need("answers").each(), strict=True):
            if option.next_id is None:
                continue
            if option.next_id not in place:
                raise node.need("next").fail(f"there is no question `{option.next_id}`")
            if place[option.next_id] <= at:
                raise node.need("next").fail(f"`{option.next_id}` stands before this question")
            reached.add(option.next_id)
