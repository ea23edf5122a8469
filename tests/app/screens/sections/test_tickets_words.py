"""What an import says is right for any count, one included."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.screens.sections.tickets_vm import TicketsState
from app.screens.sections.tickets_words import TicketsWords
from app.station.ticket_imports import ImportState
from sync.announcing import LeftOut, Outcome


def said(qapp: QApplication, *, unsent: int = 0, cancelled: bool = False) -> tuple[str, str]:
    assert qapp is not None
    outcome = Outcome(
        announced=1,
        already=1,
        left_out=(LeftOut(row=2, ticket_number="RS-261121-0418", reason_code="row.malformed"),),
        rows=3,
        rows_unsent=unsent,
        is_cancelled=cancelled,
    )
    work = ImportState(phase="done", file_name="261121.csv", outcome=outcome)
    return TicketsWords().result(TicketsState(work=work, barrier=""))


def test_one_of_each(qapp: QApplication) -> None:
    expected = ("Tickets announced: 1", "Known already: 1, rows left out: 1")
    assert said(qapp) == expected


def test_cancelled_before_the_end(qapp: QApplication) -> None:
    headline, rest = said(qapp, unsent=1, cancelled=True)
    assert headline == "Cancelled. Tickets announced before: 1"
    assert rest.endswith("rows not sent: 1; import the file again for the rest")


@pytest.mark.parametrize(("done", "words"), [(1, "Rows so far: 1"), (2100, "Rows so far: 2,100")])
def test_while_it_reads(qapp: QApplication, done: int, words: str) -> None:
    assert qapp is not None
    work = ImportState(phase="working", file_name="261121.csv", done=done)
    assert TicketsWords().result(TicketsState(work=work, barrier=""))[1] == words
