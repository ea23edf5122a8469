from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.program import crash
from inspection import log_file
from inspection.errors import WorldError


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[crash.Crash]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    heard: list[crash.Crash] = []
    crash.install(heard.append)
    return heard


def break_with(text: str) -> None:
    try:
        raise KeyError(text)
    except KeyError:
        sys.excepthook(*sys.exc_info())


@pytest.mark.expect_log("returns_station.crash: CRITICAL: KeyError at .* break_with")
def test_a_crash_is_logged_without_its_values(
    told: list[crash.Crash], caplog: pytest.LogCaptureFixture
) -> None:
    break_with("Zhang San, 13800138000")
    assert told[0].kind == "KeyError"
    assert "break_with" in told[0].where
    assert "Zhang" not in caplog.text
    assert "13800138000" not in caplog.text


@pytest.mark.expect_log("CRITICAL: ZeroDivisionError")
def test_a_crash_on_another_thread_is_told_too(told: list[crash.Crash]) -> None:
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    assert [one.kind for one in told] == ["ZeroDivisionError"]


def test_ctrl_c_is_no_crash(told: list[crash.Crash]) -> None:
    try:
        raise KeyboardInterrupt
    except KeyboardInterrupt:
        sys.excepthook(*sys.exc_info())
    assert told == []


def test_the_terminal_gets_one_clear_message(capsys: pytest.CaptureFixture[str]) -> None:
    crash.tell_terminal(crash.Crash(kind="KeyError", where="app.x:3 y", log_file=Path("a.log")))
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "KeyError" in said
    assert "a.log" in said


@pytest.fixture
def root_logger() -> Iterator[logging.Logger]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield root
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_a_log_that_grew_too_long_is_moved_aside(
    tmp_path: Path, root_logger: logging.Logger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crash.faulthandler, "enable", lambda _file: None)
    monkeypatch.setattr(log_file, "MAX_LOG_BYTES", 10)
    log = tmp_path / "new" / "station.log"
    log.parent.mkdir()
    log.write_text("a long line of yesterday\n", encoding="utf-8")
    crash.open_log(log, "INFO")
    root_logger.info("today")
    assert "yesterday" in (log.parent / "station.old.log").read_text(encoding="utf-8")
    assert "today" in log.read_text(encoding="utf-8")
    assert "yesterday" not in log.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(WorldError) as caught:
        crash.open_log(tmp_path / "file" / "station.log", "INFO")
    assert caught.value.code == "log.unwritable"
