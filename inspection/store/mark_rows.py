"""Database rows to domain values: marks on photos, looks for personal data, photos left out."""

from __future__ import annotations

from typing import Any

import orjson
from sqlalchemy import Row

from inspection.evidence_events import FoundRegion
from inspection.marks import Annotation, Look, Waiver
from inspection.store.rows import place
from inspection.values import MarkShape, ParcelId, RegionKind, UnitId


def annotation(row: Row[Any]) -> Annotation:
    """A mark of its row."""
    return Annotation(
        annotation_id=row.annotation_id,
        evidence_id=row.evidence_id,
        finding_id=row.finding_id,
        shape=MarkShape(row.shape),
        x=row.x,
        y=row.y,
        x2=row.x2,
        y2=row.y2,
        label_code=row.label_code,
        at=place(row),
    )


def look(row: Row[Any]) -> Look:
    """A look of its row."""
    return Look(
        look_id=row.look_id,
        evidence_id=row.evidence_id,
        regions=tuple(
            FoundRegion(**(one | {"what": RegionKind(one["what"])}))
            for one in orjson.loads(row.regions)
        ),
        engine=row.engine,
        at=place(row),
    )


def waiver(row: Row[Any]) -> Waiver:
    """A waiver of its row."""
    return Waiver(
        waiver_id=row.waiver_id,
        subject=row.subject,
        parcel_id=ParcelId(row.parcel_id),
        unit_id=None if row.unit_id is None else UnitId(row.unit_id),
        reason_code=row.reason_code,
        at=place(row),
    )
