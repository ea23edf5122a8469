"""The clean-and-answer-again step: when a cleaning began, and what is left of its time.

By the wall clock alone: it survives a restart and a change of bench, and nothing is proven by it
but that nobody answered at once. What counts is the answer given afterwards, with its photo.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from math import ceil

from inspection.checklist import Step
from inspection.evidence import Evidence


def begun_at(
    step: Step, photos: Sequence[Evidence], waived: Collection[str] = ()
) -> datetime | None:
    """When the cleaning of `step` began: with its answer or its last photo, whichever was later.

    None while a photo of the dirt is missing that is not left out (`waived`, by subject), for
    afterwards there is nothing to photograph.
    """
    taken = {one.subject: one.taken_at for one in photos if one.is_current}
    asked = [shot for shot in step.answer.shots if shot in taken or shot not in waived]
    if any(shot not in taken for shot in asked):
        return None
    return max([step.finding.recorded_at, *(taken[shot] for shot in asked)])


def left_s(
    step: Step, photos: Sequence[Evidence], *, now: datetime, waived: Collection[str] = ()
) -> int:
    """Whole seconds until the question may be answered again, rounded up; all while not begun.

    A beginning that lies ahead of `now` means that the clock was set back or is that of another
    bench: the cleaning counts as over, since waiting for the clock could take hours.
    """
    if step.answer.clean is None:
        return 0
    begun = begun_at(step, photos, waived)
    if begun is None:
        return step.answer.clean.seconds
    passed_s = (now - begun).total_seconds()
    return 0 if passed_s < 0 else max(0, ceil(step.answer.clean.seconds - passed_s))
