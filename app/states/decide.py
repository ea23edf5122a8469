"""The decision page's state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtGui import QImage

from app.cases.decision import DecisionCase, ReadyUnit
from inspection.disposition import Option
from inspection.flags import Flag
from inspection.handlers import decide
from inspection.photo_quality import PhotoQuality
from inspection.values import Disposition, Named, Verdict


class Phase(StrEnum):
    """What the page is for right now."""

    QUEUE = "queue"
    LOADING = "loading"
    NOT_READY = "not_ready"
    CHOOSING = "choosing"
    DECIDED = "decided"


class Digits(StrEnum):
    """What the number keys choose."""

    WAY = "way"
    VERDICT = "verdict"
    REASON = "reason"


@dataclass(frozen=True, kw_only=True)
class DecideState:
    """Everything the page paints. `verdicts` starts with the advice itself."""

    phase: Phase
    queue: tuple[ReadyUnit, ...] = ()
    case: DecisionCase | None = None
    ways: tuple[Option, ...] = ()
    way: Disposition | None = None
    verdicts: tuple[Verdict, ...] = ()
    choice: Verdict = Verdict.HUMAN
    choice_minor: int = 0
    reasons: tuple[Named, ...] = ()
    reason: str = ""
    digits: Digits = Digits.WAY
    pictures: dict[str, QImage] | None = None
    is_busy: bool = False
    flags: tuple[Flag, ...] = ()
    poor: Mapping[str, PhotoQuality] = field(default_factory=dict)
    """What spoils a photo the decision rests on, by subject, while it can be taken again."""

    @property
    def is_override(self) -> bool:
        """The choice differs from the advice; it then needs a reason and a review."""
        if self.case is None or self.case.proposal is None:
            return False
        advice = self.case.proposal.advice
        return decide.is_override(self.choice, self.choice_minor, advice)

    @property
    def needs_review(self) -> bool:
        """A supervisor looks before anything is paid."""
        proposal = self.case.proposal if self.case else None
        return self.is_override or (proposal is not None and proposal.needs_review)

    @property
    def missing(self) -> str:
        """What still keeps it from being submitted: `way`, `reason`, `amount`, or nothing."""
        if self.way is None:
            return "way"
        if self.choice is Verdict.PARTIAL and not self.choice_minor:
            return "amount"
        return "reason" if self.is_override and not self.reason else ""
