"""Evidence: photos named by the SHA-256 of their bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inspection.values import ParcelId, Ref, Sha256, UnitId

LABEL_SUBJECT = "label"
"""The shot of a shipping label: it shows a customer's name, phone and address."""
BOX_SUBJECT = "box.open"
"""The shot of the open box: it proves what is missing."""
EXTRA_SUBJECT = "item.extra"
"""The shot of an item nobody announced."""
CONDITION = "condition"
"""What a reception may lack beside photos: how the outside looks."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One captured photo; `is_current` is false once a retake superseded it or it was undone."""

    evidence_id: str
    sha256: Sha256
    subject: str
    parcel_id: ParcelId
    unit_id: UnitId | None
    size_bytes: int
    width_px: int
    height_px: int
    taken_at: datetime
    is_current: bool
    at: Ref


def is_personal(subject: str) -> bool:
    """Whether photos of this subject name a customer, so that they are looked at before shown."""
    return subject == LABEL_SUBJECT or subject.startswith(f"{LABEL_SUBJECT}.")
