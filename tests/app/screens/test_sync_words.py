"""What the sync page says of the next try, and of what was counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.states.sync import SyncPageState
from app.wording.stuck_money import StuckWords
from app.wording.sync import SyncWords
from inspection.store.queries.sync_board import JournalRow, MoneyState, RefundRow, SyncBoard
from inspection.store.verify import VerifyReport
from inspection.values import RefundState
from sync.status import SyncState, SyncStatus

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
BOARD = SyncBoard(
    records_total=3, records_acked=1, photos_total=0, photos_uploaded=0, photo_bytes_waiting=0,
    parked=0, recent=(), refunds=(),
)  # fmt: skip
FOUND = VerifyReport(
    records=12, photos=4, chain_ok=True, tables_ok=True, photos_ok=True, problems=()
)
STATE = SyncPageState(
    status=SyncStatus(state=SyncState.OFFLINE, since=NOW),
    board=BOARD,
    free_bytes=None,
    total_bytes=None,
    report=None,
    is_checking=True,
    problem=None,
)


@pytest.fixture
def words(qapp: object) -> SyncWords:
    return SyncWords()


@pytest.mark.parametrize(
    ("left_s", "said"),
    [
        (61.0, ("Next try", "1:01")),
        (1.0, ("Next try", "0:01")),
        (0.9, ("Trying now", "")),
        (0.0, ("Trying now", "")),
        (-8.0, ("Trying now", "")),
        (None, ("", "")),
    ],
)
def test_the_next_try_is_never_in_no_time(
    words: SyncWords, left_s: float | None, said: tuple[str, str]
) -> None:
    at = None if left_s is None else NOW + timedelta(seconds=left_s)
    assert STATE.status is not None
    notice = words.notice(replace(STATE, status=replace(STATE.status, next_try_at=at)), NOW)
    assert (notice.aside_label, notice.aside_code) == said


def test_nothing_is_said_to_agree_before_it_was_counted(words: SyncWords) -> None:
    def said(state: SyncPageState) -> list[str]:
        return [row.name for row in words.integrity_rows(state)]

    assert said(replace(STATE, board=None)) == []
    assert said(STATE) == ["Waiting for other stations, in order, none"]
    assert words.integrity_line(STATE) == ""
    counted = replace(STATE, report=FOUND)
    assert "Chain of records, in order, 12 records" in said(counted)
    assert "Photo hashes, in order, 4 photos" in said(counted)
    assert "Photo hashes 4 photos" in words.integrity_line(counted)
    without = replace(STATE, report=replace(FOUND, photos=0))
    assert not any("Photo" in one for one in said(without))
    assert words.integrity_line(without) == "Chain of records 12 records"


def test_photos_that_do_not_agree_are_marked(words: SyncWords) -> None:
    rows = words.integrity_rows(replace(STATE, report=replace(FOUND, photos_ok=False)))
    (row,) = [row for row in rows if row.name.startswith("Photo hashes")]
    cell = row.cells[0]
    assert row.name == "Photo hashes, not in order, 4 photos"
    assert (cell.icon, cell.icon_color) == ("octagon-x", "danger")


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (SyncState.ONLINE, "To upload"),
        (SyncState.STARTING, "To upload"),
        (SyncState.ERROR, "To upload"),
        (SyncState.OFFLINE, "Offline"),
    ],
)
def test_a_record_waits_for_the_network_only_without_one(
    words: SyncWords, state: SyncState, said: str
) -> None:
    row = JournalRow(seq=6, at=NOW, kind="unit.graded", what="U-7F3K-00015", ref="6", sent=False)
    shown = words.journal_row(row, SyncStatus(state=state, since=NOW))
    assert [one.chip.text for one in shown.cells if one.chip] == [said]
    sent = words.journal_row(replace(row, sent=True), SyncStatus(state=state, since=NOW))
    assert [one.chip.text for one in sent.cells if one.chip] == ["At the hub"]


def test_all_is_said_to_be_there_only_while_nothing_waits(words: SyncWords) -> None:
    status = SyncStatus(state=SyncState.ONLINE, since=NOW, last_ok_at=NOW)
    waiting = words.notice(replace(STATE, status=status), NOW)
    assert (waiting.headline, waiting.instruction) == ("Uploading, 2 to go", "")
    done = replace(BOARD, records_acked=3)
    notice = words.notice(replace(STATE, status=status, board=done), NOW)
    assert notice.headline == "Everything is at the hub"
    assert notice.instruction.startswith("Last complete at")


def money(number: str, state: RefundState | MoneyState, reason: str | None = None) -> RefundRow:
    return RefundRow(
        ticket_number=number,
        amount_minor=89900,
        currency="CNY",
        state=state,
        reason=reason,
        moved_at=NOW,
    )


def test_what_is_held_or_stopped_says_why_and_what_to_do(words: SyncWords) -> None:
    rows = (
        money("RS-1", MoneyState.HELD, "parcel.received_twice"),
        money("RS-2", MoneyState.HELD, "parcel.received_twice"),
        money("RS-5", MoneyState.HELD, "parcel.received_twice"),
        money("RS-3", RefundState.DUE, "booked.twice"),
        money("RS-4", RefundState.DUE, "connector.timeout"),
    )
    headline, text = StuckWords().stuck(replace(BOARD, refunds=rows))
    assert headline == "Waits for a person"
    twice, shown = text.splitlines()
    assert twice.startswith("RS-1, RS-2 and 1 more: Two stations took this parcel in. Nothing is")
    assert shown.startswith("RS-3: The platform shows this refund twice. Nothing is sent until")
    chips = [words.refund_row(one).cells[-1].chip for one in rows]
    assert [chip.text for chip in chips if chip] == ["Held", "Held", "Held", "Stopped", "Due"]


def test_a_result_that_is_unknown_comes_first(qapp: object) -> None:
    rows = (
        money("RS-1", MoneyState.HELD, "line.exhausted"),
        money("RS-2", RefundState.UNKNOWN, "already"),
    )
    headline, text = StuckWords().stuck(replace(BOARD, refunds=rows))
    assert headline == "Result unknown: RS-2"
    assert len(text.splitlines()) == 2
    assert StuckWords().stuck(BOARD) == ("", "")


def test_what_nobody_has_decided_yet_is_no_amount_of_nothing(words: SyncWords) -> None:
    rows = (
        replace(money("RS-1", MoneyState.REVIEW), amount_minor=0),
        money("RS-2", MoneyState.REVIEW),
        replace(money("RS-3", MoneyState.WAITING), amount_minor=0),
    )
    shown = [words.refund_row(one).cells[1].text for one in rows]
    assert (shown[0], "899.00" in shown[1]) == ("To be decided", True)
    assert "0.00" in shown[2]
