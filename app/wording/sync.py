"""What the sync page says."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from app.language.messages import text_of
from app.language.names import (
    clock_text,
    clock_text_s,
    duration_text,
    money_text,
    order_name,
    order_state_name,
    refund_state_name,
)
from app.language.notices import Notice
from app.states.sync import SyncPageState
from app.widgets.cards.meter_card import MeterWords
from app.widgets.chip import ChipSpec
from app.widgets.table import Cell, Row
from app.wording.money_side import ORDER_STATUS, REFUND_STATUS
from app.wording.stuck_money import why
from inspection.errors import WorldError
from inspection.store.queries.sync_board import JournalRow, MoneyState, RefundRow, SyncBoard
from inspection.store.verify import VerifyReport
from inspection.values import OrderState, RefundState
from sync.status import SyncState, SyncStatus

GIGABYTE = 1_000_000_000
MEGABYTE = 1_000_000
HASH_SHOWN = 4


class SyncWords(QObject):
    """Words for a SyncPageState in the language of the moment."""

    # --- banner

    def notice(self, state: SyncPageState, now: datetime) -> Notice:
        """What the banner says."""
        status = state.status
        if status is None or status.state is SyncState.STARTING:
            headline = self.tr("Connecting to the hub")
            return Notice(kind="idle", headline=headline, instruction=self._safe(), icon="refresh")
        if status.state is SyncState.ONLINE:
            return self._online(state, status)
        headline, instruction = self._trouble(status, now)
        label, code = self._next_try(status, now)
        return Notice(
            kind="warn" if status.state is SyncState.OFFLINE else "error",
            headline=headline,
            instruction=instruction,
            icon="cloud-off",
            sound="none",  # nobody has to act, and it changes by itself
            aside_label=label,
            aside_code=code,
        )

    def _next_try(self, status: SyncStatus, now: datetime) -> tuple[str, str]:
        if status.next_try_at is None:
            return "", ""
        left_s = (status.next_try_at - now).total_seconds()
        if left_s < 1:
            return self.tr("Trying now"), ""
        return self.tr("Next try"), duration_text(left_s)

    def _online(self, state: SyncPageState, status: SyncStatus) -> Notice:
        waiting = _waiting(state.board)
        headline = self.tr("Everything is at the hub")
        if waiting:
            headline = self.tr("Uploading, %1 to go").replace("%1", str(waiting))
        # what is still to go up contradicts it
        last = None if waiting else status.last_ok_at
        words = self.tr("Last complete at %1").replace("%1", clock_text_s(last)) if last else ""
        return Notice(kind="idle", headline=headline, instruction=words, icon="cloud-check")

    def _trouble(self, status: SyncStatus, now: datetime) -> tuple[str, str]:
        minutes = int((now - status.since).total_seconds() // 60)
        if status.state is SyncState.OFFLINE:
            if minutes < 1:
                return self.tr("Offline; carry on"), self._safe()
            words = self.tr("Offline for %1 min; carry on").replace("%1", str(minutes))
            return words, self._safe()
        if status.problem_code is None:
            return self.tr("The hub does not take our records"), self._safe()
        return text_of(WorldError(status.problem_code, **dict(status.problem_params)))

    def _safe(self) -> str:
        return self.tr("Records and photos are kept here and upload by themselves; none is lost")

    # --- figures

    def meters(self, state: SyncPageState) -> tuple[MeterWords, MeterWords, MeterWords]:
        """Records, photos, disk."""
        board = state.board
        return self._records(board), self._photos(board), self._disk(state)

    def _records(self, board: SyncBoard | None) -> MeterWords:
        total = board.records_total if board else 0
        sent = board.records_acked if board else 0
        words = self.tr("%1 of %2 are there").replace("%1", f"{sent:,}")
        return MeterWords(
            label=self.tr("Records waiting"),
            figure=f"{total - sent:,}" if board else "-",
            unit=self.tr("record") if total - sent == 1 else self.tr("records"),
            fraction=sent / total if total else 0.0,
            below=words.replace("%2", f"{total:,}"),
        )

    def _photos(self, board: SyncBoard | None) -> MeterWords:
        total = board.photos_total if board else 0
        sent = board.photos_uploaded if board else 0
        megabytes = (board.photo_bytes_waiting if board else 0) / MEGABYTE
        words = self.tr("%2 photos in all")
        if megabytes:
            words = self.tr("%1 MB to send, %2 in all").replace("%1", f"{megabytes:.1f}")
        return MeterWords(
            label=self.tr("Photos waiting"),
            figure=f"{total - sent:,}" if board else "-",
            unit=self.tr("photo") if total - sent == 1 else self.tr("photos"),
            fraction=sent / total if total else 0.0,
            below=words.replace("%2", f"{total:,}"),
        )

    def _disk(self, state: SyncPageState) -> MeterWords:
        free, total = state.free_bytes, state.total_bytes
        if free is None or not total:
            label = self.tr("Free space here")
            return MeterWords(label=label, figure="-", unit="GB", fraction=0.0, below="")
        words = self.tr("of %1 GB").replace("%1", f"{total / GIGABYTE:.0f}")
        return MeterWords(
            label=self.tr("Free space here"),
            figure=f"{free / GIGABYTE:.0f}",
            unit="GB",
            fraction=1 - free / total,
            below=words,
        )

    # --- tables

    def journal_titles(self) -> list[str]:
        """Head of the records table."""
        return [
            self.tr("Time"),
            self.tr("Kind"),
            self.tr("What"),
            self.tr("Number"),
            self.tr("State"),
        ]

    def journal_row(self, row: JournalRow, status: SyncStatus | None) -> Row:
        """One own record; what it waits for depends on how the station stands with its hub."""
        number = str(row.seq)
        if not row.ref.isdigit():
            number = f"{row.ref[:HASH_SHOWN]}..{row.ref[-HASH_SHOWN:]}"
        chip = (
            ChipSpec(text=self.tr("At the hub"), status="ok")
            if row.sent
            else ChipSpec(text=self._awaits(status), status="waiting")
        )
        return Row(
            key=str(row.seq),
            cells=(
                Cell(text=clock_text_s(row.at)),
                Cell(text=self.kind(row.kind), bold=True),
                Cell(text=row.what),
                Cell(text=number, mono=True, color="textMuted"),
                Cell(chip=chip),
            ),
        )

    def _awaits(self, status: SyncStatus | None) -> str:
        is_offline = status is not None and status.state is SyncState.OFFLINE
        return self.tr("Offline") if is_offline else self.tr("To upload")

    def kind(self, kind: str) -> str:
        """A kind of record in a word; the kind itself where this program has none."""
        return {
            "origin.opened": self.tr("Station opened"),
            "person.signed_in": self.tr("Sign-in"),
            "parcel.received": self.tr("Received"),
            "parcel.matched": self.tr("Matched"),
            "parcel.condition_recorded": self.tr("Outer box"),
            "evidence.captured": self.tr("Photo"),
            "evidence.annotated": self.tr("Mark on a photo"),
            "evidence.regions_found": self.tr("Photo covered"),
            "evidence.revealed": self.tr("Original shown"),
            "evidence.waived": self.tr("Photo left out"),
            "disinfection.started": self.tr("Disinfection start"),
            "disinfection.finished": self.tr("Disinfection end"),
            "disinfection.stopped": self.tr("Disinfection stopped"),
            "disinfection.skipped": self.tr("Disinfection skipped"),
            "disinfection.prepared": self.tr("Disinfection prepared"),
            "disinfection.entered_late": self.tr("Disinfection entered late"),
            "solution.mixed": self.tr("Solution mixed"),
            "solution.discarded": self.tr("Solution discarded"),
            "lamp.registered": self.tr("Lamp registered"),
            "unit.identified": self.tr("LPN"),
            "unit.labelled": self.tr("Label"),
            "finding.recorded": self.tr("Finding"),
            "unit.graded": self.tr("Grade"),
            "unit.decided": self.tr("Decision"),
            "unit.parked": self.tr("Parked"),
            "unit.resumed": self.tr("Taken up again"),
            "customer.asked": self.tr("Customer asked"),
            "customer.answered": self.tr("Customer answered"),
            "ticket.flagged": self.tr("Ticket flagged"),
            "unit.described": self.tr("Goods named"),
            "unit.left_unclaimed": self.tr("Waits for its ticket"),
            "unit.claimed": self.tr("Attached to its ticket"),
            "parcel.unpacked": self.tr("Unpacked"),
            "unit.found_extra": self.tr("Set apart"),
            "extra.settled": self.tr("Extra item settled"),
            "decision.taken_back": self.tr("Decision taken back"),
            "supervisor.called": self.tr("Supervisor called"),
            "container.opened": self.tr("Container opened"),
            "container.closed": self.tr("Container closed"),
            "unit.sorted": self.tr("Put away"),
            "disposition.witnessed": self.tr("Second person"),
            "disposition.changed": self.tr("Another way"),
            "unit.sent_back": self.tr("Sent back"),
            "parcel.weighed": self.tr("Weight"),
            "parcel.staged": self.tr("Put down"),
            "parcel.refusal_recorded": self.tr("Refused delivery"),
            "parcel.joined": self.tr("One more ticket"),
            "parcel.settled": self.tr("Reception settled"),
            "handover.counted": self.tr("Count"),
            "freight.due": self.tr("Freight due"),
            "freight.declined": self.tr("Freight kept"),
            "order.due": self.tr("Order due"),
            "order.moved": self.tr("Order"),
            "customer.changed_wish": self.tr("Changed wish"),
            "fact.withdrawn": self.tr("Undone"),
        }.get(kind, kind)

    def refund_row(self, row: RefundRow) -> Row:
        """Money of one decision."""
        return Row(
            key=row.ticket_number,
            cells=(
                Cell(text=self._whose(row), mono=not row.is_freight),
                Cell(text=self._owed(row), bold=True),
                Cell(chip=self._money(row)),
            ),
        )

    def _whose(self, row: RefundRow) -> str:
        number = row.ticket_number
        return self.tr("%1 freight").replace("%1", number) if row.is_freight else number

    def _owed(self, row: RefundRow) -> str:
        if row.order is not None:
            return order_name(row.order)
        if row.state is MoneyState.REVIEW and not row.amount_minor:
            return self.tr("To be decided")
        return money_text(row.amount_minor, row.currency)

    def _money(self, row: RefundRow) -> ChipSpec:
        if not isinstance(row.state, MoneyState) and why(row) is not None:
            return ChipSpec(text=self.tr("Stopped"), status="warn")
        if isinstance(row.state, OrderState):
            return ChipSpec(text=order_state_name(row.state), status=ORDER_STATUS[row.state])
        if isinstance(row.state, RefundState):
            return ChipSpec(text=refund_state_name(row.state), status=REFUND_STATUS[row.state])
        words = {
            MoneyState.WAITING: (self.tr("To the hub"), "waiting"),
            MoneyState.REVIEW: (self.tr("In review"), "waiting"),
            MoneyState.HELD: (self.tr("Held"), "warn"),
        }
        text, status = words[row.state]
        return ChipSpec(text=text, status=status)

    def as_of(self, state: SyncPageState) -> str:
        """How old the news about the money may be."""
        last = state.status.last_ok_at if state.status else None
        return self.tr("as the hub knew at %1").replace("%1", clock_text(last)) if last else ""

    # --- integrity

    def integrity_chip(self, state: SyncPageState) -> ChipSpec:
        """All of it in a word."""
        report = state.report
        if state.is_checking:
            return ChipSpec(text=self.tr("Checking"), status="info", icon="refresh")
        if state.problem is not None:
            return ChipSpec(text=self.tr("Not checked"), status="warn")
        if report is None:
            return ChipSpec(text=self.tr("Not checked"), status="waiting")
        if report.problems:
            return ChipSpec(text=self.tr("Something is wrong"), status="danger")
        return ChipSpec(text=self.tr("All in order"), status="ok", icon="shield-check")

    def integrity_line(self, state: SyncPageState) -> str:
        """What was counted, in one line; empty before the first check."""
        report = state.report
        if report is None:
            return ""
        counted = [f"{self.tr('Chain of records')} {self._count(report)}"]
        if report.photos:
            counted.append(f"{self.tr('Photo hashes')} {self._photo_count(report)}")
        return " \N{MIDDLE DOT} ".join(counted)

    def integrity_rows(self, state: SyncPageState) -> list[Row]:
        """What was checked and found; what was not counted yet has no line."""
        report = state.report
        parked = state.board.parked if state.board else 0
        waiting = self.tr("none") if not parked else str(parked)
        rows = []
        if report is not None:
            rows += [
                self._check(self.tr("Chain of records"), report.chain_ok, self._count(report)),
                self._check(self.tr("Tables equal a rebuild"), report.tables_ok, ""),
            ]
        if report is not None and report.photos:
            count = self._photo_count(report)
            rows.append(self._check(self.tr("Photo hashes"), report.photos_ok, count))
        if state.board is not None:
            rows.append(self._check(self.tr("Waiting for other stations"), not parked, waiting))
        return rows

    def _check(self, label: str, verdict: bool, value: str) -> Row:  # noqa: FBT001 - an answer
        icon, color = ("circle-check", "ok") if verdict else ("octagon-x", "danger")
        word = self.tr("in order") if verdict else self.tr("not in order")
        return Row(
            name=self.tr(", ").join(one for one in (label, word, value) if one),
            cells=(
                Cell(text=label, icon=icon, icon_color=color),
                Cell(text=value, color="textMuted"),
            ),
        )

    def _count(self, report: VerifyReport) -> str:
        return self.tr("%1 records").replace("%1", f"{report.records:,}")

    def _photo_count(self, report: VerifyReport) -> str:
        return self.tr("%1 photos").replace("%1", f"{report.photos:,}")

    def problems(self, state: SyncPageState) -> str:
        """The first faults found, as codes a supervisor can pass on."""
        if state.problem is not None:
            return " ".join(text_of(state.problem))
        found = state.report.problems if state.report else ()
        return "\n".join(
            f"{one.code} {' '.join(str(value) for value in one.params.values())}"
            for one in found[:2]
        )

    def hub(self, state: SyncPageState) -> str:
        """Which hub, beside the filled button."""
        url = state.status.hub_url if state.status else None
        return self.tr("Hub %1").replace("%1", url.split("//")[-1]) if url else ""


def _waiting(board: SyncBoard | None) -> int:
    if board is None:
        return 0
    return board.records_total - board.records_acked + board.photos_total - board.photos_uploaded
