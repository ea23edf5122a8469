"""`kill -9` of a station in mid-inspection: the next one goes on where it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.states.navigation import GoInspect
from tests.e2e.hub_process import REPOSITORY, ledger_calls
from tests.e2e.screens.rig import ANSWERS, english, opened

PARCEL = "YT7702651190064"


@pytest.mark.parametrize("answered", [1, 3])
def test_after_a_kill_the_inspection_continues_where_it_was(
    qapp: QApplication, tmp_path: Path, answered: int
) -> None:
    assert qapp is not None
    folder = tmp_path / "data"
    taken, asked = work_and_kill(folder, "".join(ANSWERS[:answered]))
    with opened(english(folder)) as screens:
        screens.until_online()
        screens.sign_in()
        screens.go("inspect")
        screens.until(lambda: bool(screens.inspecting.queue), "the bench queue")
        assert len(screens.inspecting.queue) == 1
        screens.driver.press_filled()
        screens.until(lambda: bool(screens.inspecting.place.question), "the question")
        assert screens.window.is_at(GoInspect)
        assert screens.driver.headline == asked
        assert screens.taken == taken
        case = screens.inspecting.case
        assert case is not None
        assert case.progress is not None
        assert len(case.progress.steps) == answered
        screens.until(
            lambda: all(
                one.picture is not None for one in screens.inspecting.shots if one.is_taken
            ),
            "the photos of before",
        )
        screens.finish_inspection(ANSWERS[answered:])
        screens.decide()
        screens.until_refunded(PARCEL)
        screens.assert_sound()
    assert list(ledger_calls(folder / "hub").values()) == [1]


def work_and_kill(folder: Path, answers: str) -> tuple[int, str]:
    """Photos taken and the headline at the moment the process was killed."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.screens.station_process", str(folder), PARCEL, answers],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=REPOSITORY,
        text=True,
    ) as station:
        assert station.stdout is not None
        line = station.stdout.readline()
        station.kill()
        assert station.stderr is not None
        assert line, station.stderr.read()
    taken, _space, asked = line.strip().partition(" ")
    return int(taken), asked
