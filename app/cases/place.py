"""Where the inspection of an item stands: the question on screen and the photo that is due."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.cases.inspection import InspectionCase
from inspection.checklist import Progress, Question


class Phase(StrEnum):
    """What the inspect page is for right now."""

    QUEUE = "queue"
    LOADING = "loading"
    LOCKED = "locked"
    UNMATCHED = "unmatched"
    """Without a ticket: to be described first, or set aside until it is known."""
    EMPTIED = "emptied"
    CHOOSE_LINE = "choose_line"
    ASK = "ask"
    SHOOT = "shoot"
    CLEAN = "clean"
    """The item is cleaned; then its question is asked again."""
    DONE = "done"


@dataclass(frozen=True, kw_only=True)
class Place:
    """`selected` is the answer the question already has; it then waits for the photo `shot`."""

    phase: Phase
    question: Question | None = None
    selected: str = ""
    shot: str = ""


def place_of(case: InspectionCase, pending: frozenset[str], *, is_cleaning: bool = False) -> Place:
    """The place of a case; `pending` photos count as taken.

    `is_cleaning` says that the time of a cleaning still runs, if one was begun.
    """
    if case.receptions.is_dropped:
        return Place(phase=Phase.EMPTIED)
    if not case.is_open:
        return Place(phase=Phase.LOCKED)
    if case.ticket is None and (case.is_aside or case.progress is None):
        return Place(phase=Phase.UNMATCHED)
    if case.progress is None:
        return Place(phase=Phase.CHOOSE_LINE if case.choices else Phase.EMPTIED)
    return _on_the_way(case.progress, case.answered | pending, is_cleaning=is_cleaning)


def _on_the_way(progress: Progress, taken: frozenset[str], *, is_cleaning: bool) -> Place:
    dirty = () if progress.cleaning is None else (progress.cleaning,)
    for subject in progress.missing_shots(taken):
        for step in (*progress.steps, *dirty):
            if subject in step.answer.shots:
                return Place(
                    phase=Phase.SHOOT,
                    question=step.question,
                    selected=step.answer.answer_id,
                    shot=subject,
                )
        # its question is asked once the ticket is known, from this photo
        return Place(phase=Phase.SHOOT, shot=subject)
    if progress.current is None:
        return Place(phase=Phase.DONE)
    if dirty and is_cleaning:
        return Place(phase=Phase.CLEAN)
    return Place(
        phase=Phase.ASK, question=progress.current, shot=_usual_shot(progress.current, taken)
    )


def _usual_shot(question: Question, taken: frozenset[str]) -> str:
    """The photo most answers will ask for: it may be taken before answering."""
    usual = question.answer(question.usual_id)
    due = [shot for shot in (usual.shots if usual else ()) if shot not in taken]
    return due[0] if due else ""
