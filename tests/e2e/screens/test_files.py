"""Hostile files through the commands a person types: label pictures and ticket lists."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from sync.wire import MAX_IMPORT_BYTES
from tests.e2e.hub_process import REPOSITORY, HubProcess
from tests.e2e.screens.rig import HEADING, Announced
from tests.e2e.screens.test_camera import bad_picture

LABEL = REPOSITORY / "tests" / "data" / "labels" / "sf_plain.jpg"
FORMULA = "=cmd|' /C calc'!A0"
SQL = "x'); DROP TABLE tickets;--"


def returns_station(*words: str, says: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *words],
        input=says,
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONFAULTHANDLER": "1"},
    )


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("empty", "The image is empty."),
        ("noise", "The image cannot be read"),
        ("cut", "The image cannot be read"),
        ("huge", "The image is too large; nothing of it was decoded."),
    ],
)
def test_a_picture_that_is_none_is_said_and_the_others_are_read(
    tmp_path: Path, kind: str, sentence: str
) -> None:
    bad = tmp_path / f"{kind}.png"
    bad.write_bytes(bad_picture(kind))
    done = returns_station("read", str(bad), str(LABEL), str(tmp_path / "none.png"))
    assert done.returncode == 1
    said = done.stderr.splitlines()
    assert len(said) == 2
    assert said[0].startswith(str(bad))
    assert sentence in said[0]
    assert "There is no image" in said[1]
    assert "tracking number SF" in done.stdout


def row(number: int, **changed: str) -> str:
    cells = dict(zip(HEADING.split(","), Announced(number=number).row().split(","), strict=True))
    return ",".join({**cells, **changed}.values())


@pytest.fixture
def tickets(tmp_path: Path) -> Path:
    return tmp_path / "tickets.csv"


def announce(site: HubProcess, file: Path) -> subprocess.CompletedProcess[str]:
    return returns_station(
        *("import", str(file), "--hub", site.url, "--admin-token-stdin"),
        *("--data", str(file.parent / "data")),
        says=f"{site.token}\n",
    )


def test_good_rows_stand_and_bad_ones_are_listed(site: HubProcess, tickets: Path) -> None:
    rows = [
        HEADING,
        row(5001),
        row(5002, sku=""),
        row(5003, name_zh=FORMULA, name_en=SQL),
        row(5004, quantity="three"),
        row(5005, paid="1e9"),
        "only,three,cells",
        row(5006, name_en="bell\x07"),
        row(5007, name_zh="x" * 600),
        row(5008, currency="GOLD"),
        row(5009),
    ]
    tickets.write_text("\n".join(rows), encoding="utf-8")
    done = announce(site, tickets)
    assert done.returncode == 3, done.stderr
    said = done.stdout.splitlines()
    assert said[0].startswith("3 tickets announced")
    assert [line.split(":")[0].strip() for line in said[2:]] == [
        f"row {number}" for number in (3, 5, 6, 7, 8, 9, 10)
    ]
    assert "sku is empty" in said[2]
    assert "not a whole number" in said[3]
    assert "not an amount" in said[4]
    assert "3 cells" in said[5]
    assert "control characters" in said[6]
    assert "too long" in said[7]
    assert "currency" in said[8]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("empty", "The file is empty."),
        ("heading", "0 tickets announced"),
        ("binary", "export it as CSV (UTF-8)"),
        ("utf-16", "export it as CSV (UTF-8)"),
        ("xlsx", "The spreadsheet is damaged"),
        ("huge", "split it"),
        ("folder", "cannot be read"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_one_sentence(
    site: HubProcess, tickets: Path, kind: str, sentence: str
) -> None:
    text = f"{HEADING}\n{row(6001)}\n"
    if kind == "folder":
        tickets.mkdir()
    elif kind == "huge":
        with tickets.open("wb") as file:
            file.write(text.encode())
            file.truncate(MAX_IMPORT_BYTES + 1)
    else:
        content = {
            "empty": b"",
            "heading": f"{HEADING}\n".encode(),
            "binary": random.Random(1).randbytes(100_000),
            "utf-16": text.encode("utf-16"),
            "xlsx": b"PK\x03\x04" + bytes(1000),
        }
        tickets.write_bytes(content[kind])
    done = announce(site, tickets)
    assert sentence in done.stdout + done.stderr
    assert done.returncode == (0 if kind == "heading" else 1)
    assert "Traceback" not in done.stderr
    assert len((done.stdout + done.stderr).splitlines()) == 1


def test_a_list_in_the_spreadsheet_s_own_code_page_is_read(site: HubProcess, tickets: Path) -> None:
    tickets.write_text(f"{HEADING}\r\n{row(7001)}\r\n", encoding="gb18030")
    done = announce(site, tickets)
    assert done.returncode == 0, done.stderr
    assert "1 ticket announced" in done.stdout
