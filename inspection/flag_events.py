"""Events that point something out; they decide nothing (inspection/flags.py)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from inspection.event_base import Event


@dataclass(frozen=True, kw_only=True)
class TicketFlagged(Event):
    """What only the hub can count about the customer of a ticket; recorded by the hub alone.

    `code` names the flag, `count` how often within the last `window_days`. Who the customer is
    stays out of it: the hub counts by keyed hashes that are no part of any journal.
    """

    KIND: ClassVar[str] = "ticket.flagged"
    flag_id: str
    ticket_id: str
    code: str
    count: int
    window_days: int
