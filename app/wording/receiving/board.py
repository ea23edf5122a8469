"""What the idle face of receiving says: urgent tickets, counts, what came in."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from app.cases.receiving import ReceiveState, Step
from app.language.names import clock_text, local_name
from app.widgets.cards.receive_idle import UNCLAIMED, Choice, FigureFacts
from app.widgets.clocks.countdown import HOUR_S, band, band_icon
from app.widgets.table import Cell, Row
from app.wording.time_left import TimeWords
from inspection.store.queries.stages import Stage

if TYPE_CHECKING:
    from inspection.store.queries.receive_board import ReceiveBoard, RecentParcel, UrgentTicket

_DAY_S = 24 * HOUR_S


class BoardWords(TimeWords):
    """Words for the board in the language of the moment."""

    def stage(self, state: ReceiveState) -> tuple[str, str]:
        """The large words of the idle face."""
        if state.is_counting:
            return self.tr("Count the parcels"), self.tr("How many did the courier hand in?")
        if state.step is Step.DUPLICATE:
            return self.tr("Already received"), self.tr("This parcel is in the records.")
        if state.step is Step.UNKNOWN:
            return (
                self.tr("Number not found"),
                self.tr("It may belong to another shop, or its ticket is not announced yet."),
            )
        if state.step is Step.UNREAD:
            return self.tr("Label not readable"), self.tr("Torn, handwritten or blurred.")
        return (
            self.tr("Scan a parcel"),
            self.tr("Tracking, ticket, unit or serial number"),
        )

    def choices(self, state: ReceiveState) -> list[Choice]:
        """The ways on, but for the one the filled button takes."""
        typing = Choice(text=self.tr("Type the number"), icon="key", key="F2")
        if state.step is Step.DUPLICATE:
            return []
        if state.step in (Step.UNKNOWN, Step.UNREAD):
            unmatched = Choice(text=self.tr("Receive it unmatched"), icon="cube", key="0")
            return [typing, unmatched]
        photo = Choice(text=self.tr("Read the label by camera"), icon="camera", key="F3")
        none = Choice(text=self.tr("No label: receive it unmatched"), icon="cube", key="F4")
        return [typing, photo, none]

    def unclaimed(self, board: ReceiveBoard | None) -> Choice:
        """The way to what waits for a ticket; empty where nothing does."""
        if board is None or not board.unmatched:
            return Choice(text="")
        # the figure beside it says what waits, and how many
        return Choice(text=self.tr("List"), key=UNCLAIMED)

    def figures(self, board: ReceiveBoard | None, now: datetime) -> list[FigureFacts]:
        """The four counted things; dashes until they are known."""
        pieces = self.tr("parcels")
        names = (
            self.tr("Received here today"),
            self.tr("Waiting for inspection"),
            self.tr("Due within 6 hours"),
            self.tr("Unmatched"),
        )
        if board is None:
            return [FigureFacts(label=name, figure="–", unit=pieces) for name in names]
        hourly = self.tr("%1 in the last hour").replace("%1", str(board.received_last_hour))
        due = board.due_within_6h
        oldest = ""
        if board.oldest_unmatched_at is not None:
            age = self._age((now - board.oldest_unmatched_at).total_seconds())
            oldest = self.tr("oldest %1").replace("%1", age)
        today, waiting, unmatched = (
            FigureFacts(
                label=name,
                figure=str(count),
                unit=self.tr("parcel") if count == 1 else pieces,
                note=note,
            )
            for name, count, note in (
                (names[0], board.received_today, hourly),
                (names[1], board.waiting_inspection, ""),
                (names[3], board.unmatched, oldest),
            )
        )
        return [
            today,
            waiting,
            FigureFacts(
                label=names[2],
                figure=str(due),
                unit=self.tr("ticket") if due == 1 else self.tr("tickets"),
                note=self.tr("first") if due else "",
                status="warn" if due else "",
            ),
            unmatched,
        ]

    def counting(self, state: ReceiveState) -> str:
        """The way to count what a courier handed in, while nothing is in hand."""
        is_offered = state.step is Step.IDLE and not state.is_counting
        return self.tr("Count the parcels") if is_offered else ""

    def since_count(self, board: ReceiveBoard | None) -> str:
        """How many came since the last count, and what that one still lacks."""
        if board is None:
            return ""
        handover = board.handover
        lacking = 0 if handover.last is None else handover.last.counted - handover.last.received
        if lacking > handover.received:
            left = str(lacking - handover.received)
            return self.tr("%1 of the last count missing").replace("%1", left)
        return self.tr("%1 since the last count").replace("%1", str(handover.received))

    def urgent(self, board: ReceiveBoard | None, now: datetime) -> list[Row]:
        """Most urgent tickets."""
        return [self._urgent(one, now) for one in (board.urgent if board else ())]

    def _urgent(self, one: UrgentTicket, now: datetime) -> Row:
        left_s = (one.deadline_at - now).total_seconds()
        status = band(left_s)
        color = {"warn": "warn", "danger": "danger"}.get(status, "text")
        where = self.stage_name(one.where) if one.where else self.tr("on its way")
        fast = self.tr("Fast lane") if one.is_fast else ""
        return Row(
            cells=(
                Cell(
                    text=self.left(left_s),
                    bold=True,
                    large=True,
                    color="danger" if status == "danger" else "text",
                    icon=band_icon(left_s),
                    icon_color=color,
                ),
                Cell(text=local_name(one.name_zh, one.name_en), sub=one.number, bold=True),
                Cell(text=where, sub=fast, color="ok" if one.where else "textMuted"),
            )
        )

    def recent(self, board: ReceiveBoard | None) -> list[Row]:
        """Just received here."""
        return [self._recent(one) for one in (board.recent if board else ())]

    def _recent(self, one: RecentParcel) -> Row:
        words = self.stage_name(one.stage) if one.matched else self.tr("unmatched")
        icon, color = ("circle-check", "ok") if one.matched else ("triangle", "warn")
        code = Cell(
            text=one.code or self.tr("no label"),
            bold=True,
            mono=True,
            icon=icon,
            icon_color=color,
        )
        state = Cell(text=words, color="textMuted")
        at = Cell(text=clock_text(one.at), color="textMuted")
        return Row(cells=(code, state, at), key=one.parcel_id)

    def stage_name(self, stage: Stage) -> str:
        """Where a parcel stands."""
        names = {
            Stage.RECEIVED: self.tr("received"),
            Stage.DISINFECTING: self.tr("disinfecting"),
            Stage.DISINFECTED: self.tr("to inspect"),
            Stage.INSPECTING: self.tr("inspecting"),
            Stage.UNCLAIMED: self.tr("inspected, no ticket"),
            Stage.DECIDED: self.tr("decided"),
            Stage.UNPACKED: self.tr("unpacked"),
        }
        return names[stage]

    def _age(self, seconds: float) -> str:
        if seconds >= _DAY_S:
            return self.tr("%1 d").replace("%1", str(int(seconds // _DAY_S)))
        if seconds >= HOUR_S:
            return self.tr("%1 h").replace("%1", str(int(seconds // HOUR_S)))
        return self.tr("%1 min").replace("%1", str(int(seconds // 60)))
