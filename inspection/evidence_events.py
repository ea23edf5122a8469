"""Events that stations record about photos: marks on them, what they hide, what was not taken.

The photo itself is never altered (DESIGN D5): all of these are painted over it. Places are integers
in 1/10000 of the photo's width or height, from its left top.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from inspection.event_base import Event
from inspection.values import MarkShape, RegionKind


@dataclass(frozen=True, kw_only=True)
class EvidenceAnnotated(Event):
    """A mark on a photo: a box or an arrow, or one of the policy's words at a place.

    A box spans its two corners, an arrow points from the first place to the second, a word stands
    at the first. `label_code` is a word of the policy, never free text: that may name a customer.
    """

    KIND: ClassVar[str] = "evidence.annotated"
    annotation_id: str
    evidence_id: str
    finding_id: str | None
    shape: MarkShape
    x: int
    y: int
    x2: int
    y2: int
    label_code: str | None
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FoundRegion:
    """A part of a photo that names somebody: left, top, width, height, and what kind it is."""

    x: int
    y: int
    w: int
    h: int
    what: RegionKind


@dataclass(frozen=True, kw_only=True)
class RegionsFound(Event):
    """Somebody looked for personal data on a photo: where it is, and never what it says.

    `engine` is the recogniser that looked, or `person`. Every look that counts adds its regions.
    """

    KIND: ClassVar[str] = "evidence.regions_found"
    look_id: str
    evidence_id: str
    regions: tuple[FoundRegion, ...]
    engine: str
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class EvidenceRevealed(Event):
    """Somebody was shown the whole photo, uncovered, for a reason of the policy."""

    KIND: ClassVar[str] = "evidence.revealed"
    reveal_id: str
    evidence_id: str
    reason_code: str


@dataclass(frozen=True, kw_only=True)
class EvidenceWaived(Event):
    """A required photo that could not be taken, for a reason of the policy.

    It counts as answered and proves nothing: the decision waits for a review.
    """

    KIND: ClassVar[str] = "evidence.waived"
    waiver_id: str
    subject: str
    parcel_id: str
    unit_id: str | None
    reason_code: str
    supersedes: tuple[str, ...]
