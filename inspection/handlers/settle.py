"""Settling: of several receptions of one parcel, a supervisor says which counts."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.errors import OperatorError
from inspection.handlers.receptions import twins_of
from inspection.handlers.subjects import parcel_of, withdraw
from inspection.joining_events import ParcelSettled
from inspection.people import SETTLERS, ensure_role
from inspection.ports import Work
from inspection.receptions import KeptReception
from inspection.values import ParcelId


@dataclass(frozen=True, kw_only=True)
class SettleParcels:
    """This reception counts; those of other stations under the same code do not."""

    kept_parcel_id: ParcelId


@dataclass(frozen=True, kw_only=True)
class UndoSettling:
    """Nothing is settled about this parcel after all."""

    parcel_id: ParcelId


def settle(work: Work, intent: SettleParcels) -> str:
    """Record which reception counts, and give the fact's id; replaces what was settled before.

    The same again records nothing. Raises `parcel.unknown`, `parcel.no_twin`.
    """
    ensure_role(work.actor, SETTLERS)
    kept = parcel_of(work.facts, intent.kept_parcel_id)
    dropped = tuple(sorted(one.parcel_id for one in twins_of(work.facts, kept)))
    if not dropped:
        raise OperatorError("parcel.no_twin")
    before = _standing(work, (kept.parcel_id, *dropped))
    if len(before) == 1 and _says(before[0]) == (kept.parcel_id, dropped):
        return before[0].settlement_id
    settlement_id = work.ids.new()
    work.record(
        ParcelSettled(
            settlement_id=settlement_id,
            kept_parcel_id=kept.parcel_id,
            dropped_parcel_ids=dropped,
            supersedes=tuple(one.settlement_id for one in before),
        )
    )
    return settlement_id


def undo_settling(work: Work, intent: UndoSettling) -> None:
    """Every reception stands again, and is settled anew; raises `undo.nothing`."""
    ensure_role(work.actor, SETTLERS)
    parcel = parcel_of(work.facts, intent.parcel_id)
    found = work.facts.kept_receptions_of(parcel.parcel_id)
    if not found:
        raise OperatorError("undo.nothing")
    while found:
        # withdrawing one brings back the one it replaced, which goes too
        for one in found:
            withdraw(work, one.settlement_id)
        found = work.facts.kept_receptions_of(parcel.parcel_id)


def _standing(work: Work, parcel_ids: tuple[ParcelId, ...]) -> tuple[KeptReception, ...]:
    found = {
        one.settlement_id: one
        for parcel_id in parcel_ids
        for one in work.facts.kept_receptions_of(parcel_id)
    }
    return tuple(found.values())


def _says(settlement: KeptReception) -> tuple[ParcelId, tuple[ParcelId, ...]]:
    return settlement.kept_parcel_id, settlement.dropped_parcel_ids
