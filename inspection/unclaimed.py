"""Waiting for a ticket: how old is too old, and which questions cannot be asked without one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from inspection.values import Texts


class Urgency(StrEnum):
    """How an age is shown."""

    OK = "ok"
    WARN = "warn"
    DANGER = "danger"


@dataclass(frozen=True, kw_only=True)
class Band:
    """Ages below `below_h` hours, down to the band before; the last one has no end."""

    band_id: str
    below_h: int | None
    urgency: Urgency
    text: Texts
    advice: Texts


@dataclass(frozen=True, kw_only=True)
class SampleAge:
    """A sample case of the file: an age in hours, and what it must be called."""

    hours: int
    band: str
    remind: bool
    line: int


@dataclass(frozen=True, kw_only=True)
class UnclaimedRules:
    """What the policy says of parcels whose ticket is not known.

    `needs_ticket` names per checklist the questions that compare with what was shipped.
    """

    rules_id: str
    version: int
    remind_after_h: int
    returned_within_days: int
    bands: tuple[Band, ...]
    needs_ticket: Mapping[str, frozenset[str]]
    samples: tuple[SampleAge, ...]

    def band_of(self, received_at: datetime, now: datetime) -> Band:
        """The band of a parcel's age; a clock that was set back makes nothing older."""
        age = now - received_at
        for band in self.bands:
            if band.below_h is None or age < timedelta(hours=band.below_h):
                return band
        return self.bands[-1]

    def is_overdue(self, received_at: datetime, now: datetime) -> bool:
        """Whether somebody should be reminded of it."""
        return now - received_at >= timedelta(hours=self.remind_after_h)

    def asked_later(self, checklist_id: str) -> frozenset[str]:
        """Questions of a checklist that are asked once the ticket is known."""
        return self.needs_ticket.get(checklist_id, frozenset())
