from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.language.row_reasons import REASONS, reason_of
from sync.announcing import LeftOut

FILE_CODES = "file."


def codes_of_the_import(repository: Path) -> set[str]:
    text = "".join(
        (repository / name).read_text(encoding="utf-8")
        for name in (
            "sync/tickets/rows.py",
            "sync/tickets/grid.py",
            "sync/tickets/json_rows.py",
            "sync/tickets/sheet_cells.py",
            "sync/hub/ticket_values.py",
            "sync/tickets/money.py",
            "sync/hub/ticket_import.py",
            "inspection/codes.py",
        )
    )
    found = re.findall(r'"([a-z_]+\.[a-z_]+)"', text)
    return {code for code in found if not code.startswith(FILE_CODES)}


def test_every_reason_of_the_hub_has_words(repository: Path) -> None:
    assert codes_of_the_import(repository) == set(REASONS)


@pytest.mark.parametrize("code", sorted(REASONS))
def test_a_reason_without_its_parameters_is_still_said(code: str) -> None:
    assert reason_of(LeftOut(row=2, ticket_number="RS-1", reason_code=code))


def test_a_reason_names_its_column() -> None:
    bad = LeftOut(row=2, ticket_number="RS-1", reason_code="cell.empty", params={"column": "sku"})
    assert reason_of(bad) == "sku is empty"


def test_a_reason_of_a_newer_hub_is_shown_as_it_is() -> None:
    bad = LeftOut(row=2, ticket_number="RS-1", reason_code="cell.haunted", params={"by": 3})
    assert reason_of(bad) == "cell.haunted by=3"
