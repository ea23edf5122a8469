"""What `bench capture` calls shown was painted."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.cli.bench import shown as bench_shown
from app.cli.bench.capture import measure_capture
from app.cli.bench.scan import Eyes


def test_eyes_see_what_was_painted_and_no_sooner(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    eyes = Eyes()
    is_there = [False]
    eyes.look_for(lambda: is_there[0])
    widget.repaint()
    widget.update()
    qtbot.wait(20)
    assert eyes.seen_s is None, "painted, but not what is looked for"
    is_there[0] = True
    qtbot.wait(20)
    assert eyes.seen_s is None, "there, but not painted"
    widget.update()
    qtbot.waitUntil(lambda: eyes.seen_s is not None)


@pytest.mark.usefixtures("qapp")
def test_the_figure_is_the_real_window_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_shown, "shown_ms", lambda rounds: [7.0] * rounds)
    document = measure_capture(rounds=3)
    (seen,) = [one for one in document["parts"] if one["name"] == "photo shown as taken"]
    assert seen["ours"] == {"p50": 7.0, "p95": 7.0}
    assert "paint" in seen["conditions"]["what"]
