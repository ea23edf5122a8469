"""Refund advice with its grounds, made by rules; and what is known of decision and money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inspection.values import (
    DecisionId,
    Disposition,
    LineId,
    Ref,
    RefundId,
    RefundState,
    TicketId,
    UnitId,
    Verdict,
)


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A recorded decision on one unit."""

    decision_id: DecisionId
    unit_id: UnitId
    ticket_id: TicketId
    line_id: LineId
    disposition: Disposition
    choice: Verdict
    choice_minor: int
    currency: str
    needs_review: bool
    decided_at: datetime
    held_reason: str | None
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Refund:
    """A refund with its latest recovery point."""

    refund_id: RefundId
    ticket_id: TicketId
    unit_id: UnitId
    order_line: str
    slot: int
    amount_minor: int
    currency: str
    state: RefundState
    external_ref: str | None
    reason: str | None
    moved_at: datetime
    at: Ref
