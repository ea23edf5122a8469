"""Words shared by the benches: rows of the queue, people."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.cases.decision import ReadyUnit
from app.language.names import duration_text, joined, local_name
from app.station.badges import SignedIn
from app.widgets.cards.bench_queue import QueueRow
from app.widgets.chip import ChipSpec
from app.wording.waiting import WaitWords
from inspection.store.queries.stages import Stage
from inspection.waiting import last_reply

if TYPE_CHECKING:
    from inspection.policies import Policies
    from inspection.store.queries.bench import BenchItem

SOON = timedelta(hours=6)
LAST = timedelta(hours=1)
"""Bands of the tokens: amber below six hours, red below one."""


class BenchWords(QObject):
    """Words in the language of the moment."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Words alone; holds no state."""
        super().__init__(parent)
        self._waits = WaitWords(self)

    def row(self, item: BenchItem, now: datetime, policies: Policies) -> QueueRow:
        """A parcel that waits, or whose items stand aside."""
        name = local_name(item.name_zh, item.name_en) or self.tr("Not matched")
        state, status = self._stage(item.stage)
        chip = self._twice(item) or self._waits.row_chip(item, now, policies)
        note = self._waits.row_note(item, now, policies)
        return QueueRow(
            key=item.parcel_id,
            deadline=self._due(item, now),
            urgency=urgency(item.deadline_at, now),
            fast=self._fast(is_fast=item.urgency is not None and item.urgency.is_fast),
            name=name,
            code=joined(note or self._numbers(item), item.place),
            state=chip.text if chip else state,
            state_status=chip.status if chip else status,
            state_icon=chip.icon if chip else "",
        )

    def _twice(self, item: BenchItem) -> ChipSpec | None:
        if not item.is_taken_in_twice:
            return None
        return ChipSpec(text=self.tr("Taken in twice"), status="warn", icon="triangle")

    def _numbers(self, item: BenchItem) -> str:
        if item.ticket_number is None or not item.more_tickets:
            return item.ticket_number or item.code
        words = self.tr("%1 + %2 more").replace("%1", item.ticket_number)
        return words.replace("%2", str(item.more_tickets))

    def unit_row(self, ready: ReadyUnit, now: datetime, policies: Policies) -> QueueRow:
        """An item that waits for its decision; of one that woke up, what the customer said."""
        ticket, unit = ready.ticket, ready.unit
        line = ticket.line(unit.line_id) if unit.line_id else None
        asked = ready.asked
        chip = self._waits.outcome(last_reply([asked]), policies.waiting) if asked else None
        return QueueRow(
            key=unit.unit_id,
            deadline=self.left(ticket.deadline_at, now),
            urgency=urgency(ticket.deadline_at, now),
            fast=self._fast(is_fast=ready.is_fast),
            name=local_name(line.name_zh, line.name_en) if line else ticket.number,
            code=unit.lpn,
            state=chip.text if chip else self.tr("Inspected"),
            state_status=chip.status if chip else "ok",
            state_icon=chip.icon if chip else "",
        )

    def _due(self, item: BenchItem, now: datetime) -> str:
        """The platform's time, else the days in which the law wants the refund."""
        found = item.urgency
        if item.deadline_at is not None or found is None or found.law is None:
            return self.left(item.deadline_at, now)
        days = max(0, (found.due_at - now).days)
        return self.tr("By law: %1 d").replace("%1", str(days))

    def left(self, deadline_at: datetime | None, now: datetime) -> str:
        """Time left until a deadline, empty without one."""
        if deadline_at is None:
            return ""
        left = deadline_at - now
        if left < timedelta(0):
            return self.tr("Overdue")
        if left >= timedelta(days=1):
            words = self.tr("%1 d %2 h").replace("%1", str(left.days))
            return words.replace("%2", str(left.seconds // 3600))
        return duration_text(left.total_seconds() // 60)

    def _fast(self, *, is_fast: bool) -> str:
        return self.tr("Fast lane") if is_fast else ""

    def person(self, person: SignedIn) -> str:
        """Staff names are shown in full."""
        return local_name(person.name_zh, person.name_en)

    def _stage(self, stage: Stage) -> tuple[str, str]:
        return {
            Stage.RECEIVED: (self.tr("Disinfect first"), "locked"),
            Stage.DISINFECTING: (self.tr("Disinfecting"), "waiting"),
            Stage.DISINFECTED: (self.tr("Ready"), "ok"),
            Stage.INSPECTING: (self.tr("In progress"), "info"),
            Stage.UNCLAIMED: (self.tr("No ticket yet"), "waiting"),
            Stage.DECIDED: (self.tr("Decided"), "ok"),
            Stage.UNPACKED: (self.tr("Unpacked, nothing decided"), "warn"),
        }[stage]


def urgency(deadline_at: datetime | None, now: datetime) -> str:
    """Status name of the time left."""
    if deadline_at is None or deadline_at - now >= SOON:
        return "waiting"
    return "warn" if deadline_at - now >= LAST else "danger"
