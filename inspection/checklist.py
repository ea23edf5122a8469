"""Checklists: question trees, walked by answers.

An in-order item takes the shortest way; every other answer may ask for more questions and photos.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from inspection.values import GoodsClass, ItemGrade, PackagingGrade, Ref, Texts

G = TypeVar("G", bound=StrEnum)

SERIAL_MATCHES = "matches"
SERIAL_DIFFERS = "serial_differs"
"""Answer ids every checklist uses for the comparison of serials, so that a scan can answer."""


class Severity(StrEnum):
    """How a finding is shown: a tick, a dot, a triangle, an octagon."""

    OK = "ok"
    NOTE = "note"
    WARN = "warn"
    STOP = "stop"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """The current answer to one question of a unit; `recorded_at` is its bench's wall clock."""

    finding_id: str
    question_id: str
    answer_id: str
    checklist_id: str
    checklist_version: int
    evidence: tuple[str, ...]
    recorded_at: datetime
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Shot:
    """A photo that may be asked for: `name` under the thumbnail, `hint` how to take it."""

    shot_id: str
    name: Texts
    hint: Texts


@dataclass(frozen=True, kw_only=True)
class Clean:
    """What is merely dirty is cleaned for `seconds`, `how` says with what; then asked again."""

    seconds: int
    how: Texts


@dataclass(frozen=True, kw_only=True)
class AnswerOption:
    """One answer with what follows from it.

    `ground` names a ground of the refund packs, `grade` forces the letter, `needs_person` keeps
    the money for a supervisor, `next_id` None ends the checklist. An answer with `clean` is never
    final: it says nothing of the item but that its question is asked again after cleaning. One that
    `is_absent` says that nothing lies in the box: no label sticks on that.
    """

    answer_id: str
    text: Texts
    help: Texts | None
    summary: Texts
    severity: Severity
    next_id: str | None
    shots: tuple[str, ...]
    packaging: PackagingGrade | None
    item: ItemGrade | None
    ground: str | None
    grade: str | None
    needs_person: bool
    clean: Clean | None
    is_absent: bool = False


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question: `name` for banner and summary, `text` as it is asked."""

    question_id: str
    name: Texts
    text: Texts
    help: Texts
    usual_id: str
    answers: tuple[AnswerOption, ...]

    def answer(self, answer_id: str) -> AnswerOption | None:
        """The answer of that id, if this version of the question has it."""
        return next((one for one in self.answers if one.answer_id == answer_id), None)


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """A question tree for some goods classes; the first question is where it starts."""

    checklist_id: str
    version: int
    name: Texts
    goods: tuple[GoodsClass, ...]
    shots: Mapping[str, Shot]
    questions: tuple[Question, ...]

    def question(self, question_id: str) -> Question | None:
        """The question of that id, if this version has it."""
        return next((one for one in self.questions if one.question_id == question_id), None)


@dataclass(frozen=True, kw_only=True)
class Step:
    """An answered question on the way; `finding` is what was recorded."""

    question: Question
    answer: AnswerOption
    finding: Finding


@dataclass(frozen=True, kw_only=True)
class Progress:
    """Where the answers lead: the steps taken, the question to ask now, the photos to take.

    `cleaning` is the answer that has the item cleaned before `current` is asked once more.
    `later` are questions passed by until the ticket is known; their photos are taken now.
    """

    checklist: Checklist
    steps: tuple[Step, ...]
    current: Question | None
    cleaning: Step | None
    expected_about: int
    required_shots: tuple[str, ...]
    later: tuple[Question, ...] = ()

    @property
    def asked(self) -> int:
        """How many questions are answered."""
        return len(self.steps)

    @property
    def is_begun(self) -> bool:
        """There is an answer that could be taken back."""
        return bool(self.steps) or self.cleaning is not None

    @property
    def is_done(self) -> bool:
        """Every question on the way is answered."""
        return self.current is None

    @property
    def needs_person(self) -> bool:
        """An answer on the way leaves the money to a supervisor."""
        return any(step.answer.needs_person for step in self.steps)

    @property
    def is_absent(self) -> bool:
        """Nothing was in the box: there is no item that could carry a label."""
        return any(step.answer.is_absent for step in self.steps)

    @property
    def packaging(self) -> PackagingGrade:
        """The worst packaging any answer saw; opened where nobody said anything."""
        seen = [step.answer.packaging for step in self.steps]
        return _worst(PackagingGrade, seen, PackagingGrade.OPENED)

    @property
    def item(self) -> ItemGrade:
        """The worst item condition any answer saw; like new where nobody said anything."""
        seen = [step.answer.item for step in self.steps]
        return _worst(ItemGrade, seen, ItemGrade.LIKE_NEW)

    @property
    def forced_grade(self) -> str | None:
        """The letter an answer forces whatever the matrix says (wrong item, empty box)."""
        return next((step.answer.grade for step in self.steps if step.answer.grade), None)

    def missing_shots(self, taken: Collection[str]) -> tuple[str, ...]:
        """Required shots whose subject is not among `taken`, in the order they are asked for."""
        return tuple(shot for shot in self.required_shots if shot not in taken)


def walk(
    checklist: Checklist, findings: Sequence[Finding], later: Collection[str] = ()
) -> Progress:
    """Follow the current findings from the first question.

    Findings off the way (left behind by a changed answer) are not counted; an answer this version
    does not know counts as not given, so the question is asked again. So is one that has the item
    cleaned: only its photo is asked for, as the proof of what was there before. Questions named in
    `later` are passed by the usual way, whatever was answered: only their photos are asked for.
    """
    by_question = {one.question_id: one for one in findings}
    steps: list[Step] = []
    cleaning: Step | None = None
    passed: list[Question] = []
    shots: list[str] = []
    current: Question | None = checklist.questions[0]
    while current is not None:
        usual = current.answer(current.usual_id)
        if usual is not None and current.question_id in later:
            passed.append(current)
            shots += usual.shots
            current = None if usual.next_id is None else checklist.question(usual.next_id)
            continue
        finding = by_question.get(current.question_id)
        answer = current.answer(finding.answer_id) if finding is not None else None
        if finding is None or answer is None:
            break
        step = Step(question=current, answer=answer, finding=finding)
        if answer.clean is not None:
            cleaning = step
            shots += answer.shots
            break
        steps.append(step)
        shots += answer.shots
        current = None if answer.next_id is None else checklist.question(answer.next_id)
    return Progress(
        checklist=checklist,
        steps=tuple(steps),
        current=current,
        cleaning=cleaning,
        expected_about=len(steps) + _usual_length(checklist, current),
        required_shots=tuple(dict.fromkeys(shots)),
        later=tuple(passed),
    )


def says_absent(finding: Finding, checklists: Sequence[Checklist]) -> bool:
    """Whether an answer on record says that nothing lay in the box.

    As the version says under which it was given; where that one is not known, as its namesakes do.
    """
    named = [one for one in checklists if one.checklist_id == finding.checklist_id]
    begun = [one for one in named if one.version == finding.checklist_version]
    questions = [one.question(finding.question_id) for one in begun or named]
    answers = [one.answer(finding.answer_id) for one in questions if one is not None]
    return any(one is not None and one.is_absent for one in answers)


def absent_answers(checklists: Sequence[Checklist]) -> tuple[str, ...]:
    """`checklist/question/answer` of every answer that says that nothing lay in the box."""
    found = {
        f"{one.checklist_id}/{question.question_id}/{answer.answer_id}"
        for one in checklists
        for question in one.questions
        for answer in question.answers
        if answer.is_absent
    }
    return tuple(sorted(found))


def _usual_length(checklist: Checklist, question: Question | None) -> int:
    length = 0
    while question is not None:
        length += 1
        usual = question.answer(question.usual_id)
        next_id = usual.next_id if usual is not None else None
        question = None if next_id is None else checklist.question(next_id)
    return length


def _worst(kind: type[G], seen: Sequence[G | None], default: G) -> G:
    order = list(kind)
    found = [one for one in seen if one is not None]
    return max(found, key=order.index) if found else default
