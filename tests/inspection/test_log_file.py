"""What a log keeps, and what never gets into it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspection import log_file
from inspection.errors import BugError, account
from inspection.log_file import BoundedLog

SAID = "name 张三 13800138000"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[BoundedLog]:
    made = BoundedLog(tmp_path / "a.log")
    yield made
    made.close()


def line(text: str) -> logging.LogRecord:
    return logging.makeLogRecord({"msg": text, "levelname": "INFO", "name": "x"})


def breaks() -> None:
    try:
        raise KeyError(SAID)
    except KeyError as error:
        raise BugError("sync.fault", who=SAID) from error


def test_an_account_has_types_and_places_and_no_values() -> None:
    with pytest.raises(BugError) as met:
        breaks()
    said = account(met.value)
    assert "BugError sync.fault" in said
    assert "from KeyError" in said
    assert "test_log_file:" in said
    assert "张三" not in said
    assert "1380" not in said


def test_an_exception_a_library_logs_keeps_its_text(log: BoundedLog) -> None:
    record = line("Exception in ASGI application")
    try:
        breaks()
    except BugError as error:
        record.exc_info = (type(error), error, error.__traceback__)
    log.handle(record)
    written = Path(log.baseFilename).read_text("utf-8")
    assert "Exception in ASGI application" in written
    assert "BugError sync.fault" in written
    assert "张三" not in written


def test_a_log_is_bounded_while_it_is_written(
    log: BoundedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_file, "MAX_LOG_BYTES", 1000)
    file = Path(log.baseFilename)
    stream = log.stream
    for number in range(200):
        log.handle(line(f"line {number}"))
    assert log.stream is stream, "what a dying interpreter writes to stays the log"
    aside = file.with_name("a.old.log")
    assert sorted(file.parent.iterdir()) == [file, aside]
    assert file.stat().st_size < 1200
    assert aside.stat().st_size < 1200
    assert "line 199\n" in file.read_text("utf-8")


def test_where_nothing_can_be_set_aside_the_log_is_bounded_all_the_same(
    log: BoundedLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_file, "MAX_LOG_BYTES", 1000)
    file = Path(log.baseFilename)
    file.with_name("a.old.log").mkdir()
    for number in range(200):
        log.handle(line(f"line {number}"))
    assert file.stat().st_size < 1200
