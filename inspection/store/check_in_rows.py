"""Database rows to domain values: what the dock noted before a parcel was opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from inspection.reception_notes import Handover, ReceptionNotes, Refusal, Staging, Weighing
from inspection.receptions import KeptReception
from inspection.store.rows import place
from inspection.values import ParcelId, WeightSource


def notes(
    *, weighings: Sequence[Row[Any]], stagings: Sequence[Row[Any]], refusals: Sequence[Row[Any]]
) -> ReceptionNotes:
    """The notes of one parcel of their rows."""
    return ReceptionNotes(
        weighings=tuple(map(_weighing, weighings)),
        stagings=tuple(
            Staging(staging_id=row.staging_id, place=row.place, at=place(row)) for row in stagings
        ),
        refusals=tuple(Refusal(refusal_id=row.refusal_id, at=place(row)) for row in refusals),
    )


def handover(row: Row[Any]) -> Handover:
    """A count of its row."""
    return Handover(
        handover_id=row.handover_id,
        carrier=row.carrier,
        counted=row.counted,
        received=row.received,
        at=place(row),
    )


def _weighing(row: Row[Any]) -> Weighing:
    return Weighing(
        weighing_id=row.weighing_id,
        weight_g=row.weight_g,
        source=WeightSource(row.source),
        at=place(row),
    )


def kept_reception(row: Row[Any], dropped: Sequence[Row[Any]]) -> KeptReception:
    """Which reception counts, of its row and those of the receptions that do not."""
    return KeptReception(
        settlement_id=row.settlement_id,
        kept_parcel_id=ParcelId(row.kept_parcel_id),
        dropped_parcel_ids=tuple(ParcelId(one.parcel_id) for one in dropped),
        at=place(row),
    )
