"""Disinfection: procedures as data, computed concentration, contact time as an interlock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inspection.values import Ref


@dataclass(frozen=True, kw_only=True)
class Run:
    """One run: started, perhaps finished or stopped."""

    run_id: str
    target: str
    procedure_id: str
    procedure_version: int
    agent: str
    concentration_mg_l: int
    required_contact_s: int
    started_at: datetime
    finished_at: datetime | None
    contact_s: int | None
    proven: bool
    stopped_at: datetime | None
    at: Ref


@dataclass(frozen=True, kw_only=True)
class RunFacts:
    """All runs of a parcel, oldest first, and the reason it was skipped, if it was."""

    runs: tuple[Run, ...]
    skipped_reason: str | None
