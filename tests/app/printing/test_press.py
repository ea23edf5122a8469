"""The printing thread: one label after the other, none lost behind one that failed."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.printing.folder import FolderPrinter
from app.printing.press import Press
from app.program.background import Background
from app.settings.printer_target import ZplFolder, ZplHost
from inspection.errors import StationError
from tests.app.printing.labels import JOB, LPN
from tests.app.printing.printers import answer, tcp_printer


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    assert made.stop() == []


def test_labels_come_out_in_their_order_and_an_error_harms_no_other(
    qtbot, background: Background, tmp_path: Path
) -> None:
    press = Press(background)
    told: list[str] = []

    def failed(error: StationError) -> None:
        told.append(error.code)

    (tmp_path / "file").write_text("x")
    broken = ZplFolder(folder=tmp_path / "file" / "labels")
    good = ZplFolder(folder=tmp_path / "labels")
    for number, target in enumerate((good, broken, good)):
        press.print(target, JOB, lambda number=number: told.append(f"done {number}"), failed)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == ["done 0", "printer.folder_unwritable", "done 2"]
    names = sorted(path.name for path in (tmp_path / "labels").iterdir())
    assert names == [f"{LPN}-2.zpl", f"{LPN}.zpl"]


def test_a_printer_is_remembered_between_labels(qtbot, background: Background) -> None:
    press = Press(background)
    told: list[str] = []
    with tcp_printer(answers=(answer(),)) as server:
        target = ZplHost(host="127.0.0.1", port=server.port)
        press.print(target, JOB, lambda: told.append("done"), lambda error: told.append(error.code))
        qtbot.waitUntil(lambda: len(told) == 1)
        server.hush()
        press.print(target, JOB, lambda: told.append("done"), lambda error: told.append(error.code))
        qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["done", "printer.silent"]


def test_a_stalled_printer_does_not_hold_up_closing(qtbot, qapp) -> None:
    background = Background()
    with tcp_printer(reads=False) as server:
        press = Press(background)
        target = ZplHost(host="127.0.0.1", port=server.port)
        press.print(target, JOB, lambda: None, lambda _error: None)
        qtbot.waitUntil(lambda: server.callers == 1)
        assert background.stop() == []


def test_a_bug_is_told_to_whoever_waits_and_to_the_crash_hook(
    qtbot, background: Background, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("glyph")

    press = Press(background)
    target = ZplFolder(folder=tmp_path)
    told: list[str] = []
    with qtbot.captureExceptions() as seen, monkeypatch.context() as patch:
        patch.setattr(FolderPrinter, "send", broken)
        press.print(target, JOB, lambda: told.append("done"), lambda error: told.append(error.code))
        qtbot.waitUntil(lambda: bool(seen))
    assert told == ["printer.broke"]
    assert [kind for kind, _, _ in seen] == [KeyError]
    press.print(target, JOB, lambda: told.append("done"), lambda error: told.append(error.code))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1] == "done", "labels behind a bug are printed"


def test_printers_of_this_computer_are_asked_for_off_the_gui_thread(
    qtbot, background: Background
) -> None:
    found: list[tuple[str, ...]] = []
    Press(background).printers(found.append, lambda _error: None)
    qtbot.waitUntil(lambda: bool(found))
    assert all(isinstance(name, str) for name in found[0])
