from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from app.program import log_tail
from app.program.log_tail import parse, read_tail, save

ENTRY = "2026-11-22 08:25:01,123 WARNING sync-1 sync.worker: waiting"
FAULT = ENTRY.replace("WARNING", "CRITICAL")


def test_entries_keep_the_lines_below_them_and_levels_become_three() -> None:
    lines = parse(
        [
            "loose words",
            ENTRY,
            "Traceback of it",
            "  more",
            ENTRY.replace("WARNING", "CRITICAL"),
            "",
        ]
    )
    assert [one.level for one in lines] == ["info", "warning", "error"]
    assert lines[1].at == "2026-11-22 08:25:01"
    assert lines[1].more == ("Traceback of it", "  more")
    assert lines[1].has("WAITING")
    assert lines[1].has("traceback")
    assert not lines[1].has("printer")


def test_a_log_of_two_gigabytes_costs_its_end_only(tmp_path: Path) -> None:
    log = tmp_path / "station.log"
    with log.open("wb") as file:
        file.truncate(2 * 1024**3)
        file.seek(0, os.SEEK_END)
        file.write(f"\n{ENTRY}\n".encode())
    begun = time.perf_counter()
    tail = read_tail(log)
    assert time.perf_counter() - begun < 2
    assert tail.is_cut
    assert tail.lines[-1].text.endswith("waiting")


def test_a_binary_log_is_shown_and_steers_nothing(tmp_path: Path) -> None:
    log = tmp_path / "station.log"
    log.write_bytes(os.urandom(600_000) + b"\n" + ENTRY.encode() + b"\x1b[31m\x00\xff\n")
    tail = read_tail(log)
    assert tail.lines[-1].level == "warning"
    for line in tail.lines:
        for text in (line.text, *line.more):
            assert text.isprintable()
            assert len(text) <= log_tail.LONGEST_LINE


def test_a_missing_and_an_unreadable_log_are_said(tmp_path: Path) -> None:
    assert read_tail(tmp_path / "no.log").problem == "missing"
    assert read_tail(tmp_path).problem == "unreadable"
    (tmp_path / "file").touch()
    assert read_tail(tmp_path / "file" / "station.log").problem == "unreadable"


def test_what_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    log = tmp_path / "station.log"
    log.write_text(ENTRY + "\n", encoding="utf-8")
    first = read_tail(log)
    assert read_tail(log, first) is first
    with log.open("a", encoding="utf-8") as file:
        file.write(ENTRY + "\n")
    assert len(read_tail(log, first).lines) == 2


@pytest.mark.parametrize("secret", ["13800138000", "li.xia@example.com", "hunter2", "zhangsan"])
def test_what_is_saved_holds_nobody(tmp_path: Path, secret: str) -> None:
    words = "call 13800138000 or li.xia@example.com, token=hunter2, in /home/zhangsan/data"
    lines = parse([f"2026-11-22 08:25:01,123 INFO a b: {words}", words])
    save(lines, tmp_path / "log.txt")
    text = (tmp_path / "log.txt").read_text(encoding="utf-8")
    assert secret not in text
    assert "2026-11-22 08:25:01 info" in text
