"""`export decisions`: every decision once, where it goes by now, in the words of other systems."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.__main__ import run
from inspection import events as ev
from inspection.sorting import STANDING_ID, standing_bin
from inspection.values import Disposition, ItemGrade, PackagingGrade
from tests.inspection import samples
from tests.inspection.store.parts import identified, stores_in
from tests.inspection.store.queries.acts import act, decided


def graded(unit_id: str, grade: str) -> ev.UnitGraded:
    return ev.UnitGraded(
        grading_id=f"g-{unit_id}",
        unit_id=unit_id,
        packaging=PackagingGrade.OPENED,
        item=ItemGrade.LIKE_NEW,
        grade=grade,
        rule_id="electronics",
        rule_version=1,
        supersedes=(),
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    with stores_in(tmp_path) as stores:
        store = stores.station("a")
        line = samples.line(sku="=HYPERLINK(1)")
        hostile = samples.ticket(lines=(line,))
        store.transact(samples.HUB, lambda work: work.record(hostile))
        for unit_id, grade, way in (
            ("u1", "A", Disposition.RESTOCK),
            ("u2", "A", Disposition.QUARANTINE),
            ("u3", "D", Disposition.REFURBISH),
        ):
            decision = decided(unit_id, "p", "ticket-1")
            decision = replace(decision, disposition=way, line_id="line-1")
            act(store, identified(unit_id, "p", lpn=f"U-7F3K-{unit_id}"), graded(unit_id, grade))
            act(store, decision)
        sorting = ev.UnitSorted(
            sorting_id="s", unit_id="u2", container_id=STANDING_ID, supersedes=()
        )
        changed = ev.DispositionChanged(
            change_id="c",
            unit_id="u3",
            decision_id="decision-u3",
            disposition=Disposition.RETURN_TO_VENDOR,
            reason_code="worse",
            supersedes=(),
        )
        act(store, sorting, changed)
    (tmp_path / "a.db").rename(folder / "station.sqlite")
    return folder


def export(data: Path, out: Path, *more: str, code: int = 0) -> list[dict[str, str]]:
    assert run(["export", "decisions", "--out", str(out), "--data", str(data), *more], {}) == code
    if code:
        return []
    with out.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_each_decision_stands_there_in_every_systems_words(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = export(data, tmp_path / "d.csv", "--json")
    assert json.loads(capsys.readouterr().out)["decisions"] == 3
    found = [(row["lpn"], row["disposition"], row["qimen"], row["shopify"]) for row in rows]
    assert found == [
        ("U-7F3K-u1", "restock", "ZP", "RESTOCKED"),
        # nothing is told of what may yet be restocked
        ("U-7F3K-u2", "quarantine", "ZP", ""),
        ("U-7F3K-u3", "return_to_vendor", "JS", "NOT_RESTOCKED"),
    ]
    assert rows[1]["container"] == standing_bin().code
    assert rows[0]["sku"] == "'=HYPERLINK(1)", "no spreadsheet runs what a shop announced"


def test_one_system_alone_and_none_that_is_unknown(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = export(data, tmp_path / "d.csv", "--terms", "amazon")
    assert [row["amazon"] for row in rows] == ["SELLABLE", "SELLABLE", "DEFECTIVE"]
    assert "qimen" not in rows[0]
    export(data, tmp_path / "e.csv", "--terms", "ebay", code=1)
    assert "ebay" in capsys.readouterr().err
    export(data, tmp_path / "nowhere" / "e.csv", code=1)
    export(tmp_path / "empty", tmp_path / "e.csv", code=1)
