"""`bench scan`: how pictures are counted, and that one run measures all readers."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from app.cli.bench.labels import (
    Bench,
    Row,
    half_of,
    lines_of,
    load_manifest,
    measure_reading,
    show_reading,
)
from scanners.errors import ImageError

LABELS = Path(__file__).resolve().parents[3] / "data" / "labels"
HEAD = "file,symbology,expected_text,also_present,match\n"
BLANK = np.full((4, 4), 255, np.uint8)


def row(**changes: object) -> Row:
    values: dict[str, object] = {
        "file": Path("a.png"),
        "symbology": "Code128",
        "expected": frozenset({"A", "B"}),
        "also_present": frozenset({"C"}),
        "needs_all": True,
    }
    return Row(**(values | changes))  # type: ignore[arg-type]


def counted(one: Row, texts: list[str]) -> dict[str, object]:
    bench = Bench(lambda _picture: texts)
    bench.read(one, BLANK)
    return bench.figures()


@pytest.mark.parametrize(
    ("texts", "needs_all", "read", "misread"),
    [
        (["A", "B"], True, 1, 0),
        (["A"], True, 0, 0),
        (["A"], False, 1, 0),
        (["A", "B", "C"], True, 1, 0),
        (["A", "B", "X"], True, 1, 1),
        (["X", "Y", "X"], True, 0, 2),
        ([], False, 0, 0),
    ],
)
def test_a_picture_counts_by_its_rule(
    texts: list[str], needs_all: bool, read: int, misread: int
) -> None:
    figures = counted(row(needs_all=needs_all), texts)
    assert (figures["read"], figures["misread"]) == (read, misread)
    assert figures["missed"] == 1 - read
    assert figures["misses"] == ([] if read else ["a.png"])


def test_what_is_read_where_nothing_is_counts_apart() -> None:
    empty = row(symbology="none", expected=frozenset(), also_present=frozenset())
    figures = counted(empty, ["X"])
    assert (figures["expected"], figures["misread"], figures["false_positives"]) == (0, 0, 1)


def test_an_article_number_is_the_same_in_all_its_spellings(tmp_path: Path) -> None:
    (tmp_path / "manifest.csv").write_text(HEAD + 'a.png,UPCA,"[""036000291452""]",[],all\n')
    (one,) = load_manifest(tmp_path)
    assert counted(one, ["0036000291452"])["read"] == 1
    assert counted(one, ["0036000291453"])["misread"] == 1


def test_halves_are_split_by_what_is_said_not_by_file() -> None:
    assert half_of(row(file=Path("a.png"))) == half_of(row(file=Path("b.png")))
    halves = {half_of(row(expected=frozenset({str(number)}))) for number in range(20)}
    assert halves == {"kept", "other"}


@pytest.mark.parametrize("text", ["file\na.png\n", HEAD + "a.png,X,no json,[],all\n"])
def test_a_broken_manifest_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.csv").write_text(text)
    with pytest.raises(ImageError):
        load_manifest(tmp_path)
    assert show_reading(tmp_path, half="all", as_json=True) == 1
    assert show_reading(tmp_path / "none", half="all", as_json=True) == 1
    assert show_reading(tmp_path, half="third", as_json=True) == 2


@pytest.mark.slow
def test_ours_and_each_engine_read_the_same_pictures(tmp_path: Path) -> None:
    names = ("ups_1z.jpg", "no_label.jpg")
    for name in names:
        (tmp_path / name).write_bytes((LABELS / name).read_bytes())
    labels = csv.DictReader((LABELS / "manifest.csv").read_text(encoding="utf-8").splitlines())
    (printed,) = (one["printed_codes"] for one in labels if one["file"] == names[0])
    told = printed.replace('"', '""')
    rows = f'ups_1z.jpg,Label,"{told}",[],all\nno_label.jpg,none,[],[],all\n'
    (tmp_path / "manifest.csv").write_text(HEAD + rows)
    document = measure_reading(tmp_path, frames=1)
    asked = ("images", "expected", "read", "misread", "missed", "false_positives")
    assert [document[key] for key in asked] == [2, 1, 1, 0, 0, 0]
    assert set(document["peers"]) == {"zxing-cpp", "pyzbar", "opencv"}
    assert set(document["per_symbology"]) == {"Label", "none"}
    for part in (document, *document["peers"].values()):
        assert part["images"] == 2
        assert part["ms_p95"] >= part["ms_median"] > 0
    assert document["misses"] == []
    assert document["details"]["live"]["label"]["read"] == 1
    counts = {*asked, "ms_median", "ms_p95"}
    assert set(document) == {*counts, "per_symbology", "misses", "peers", "details"}
    for part in document["peers"].values():
        assert set(part) == {*counts, "per_symbology", "misses"}
        assert all(set(one) == counts for one in part["per_symbology"].values())
    assert set(document["details"]["wrong"]) == {"ours", *document["peers"]}
    assert list(lines_of(document))
