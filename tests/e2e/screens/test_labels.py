"""A label in the real window: printed, a wrong one refused, the right one kept over a kill."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.states.navigation import GoDecide, GoInspect
from inspection.units import is_valid_lpn
from tests.e2e.hub_process import REPOSITORY
from tests.e2e.screens.rig import Screens, english, opened

PARCEL = "YT7702651190064"


def work_and_kill(folder: Path, labels: Path, *, scans_back: bool) -> list[str]:
    """What the station said before it was killed."""
    arguments = [str(folder), str(labels), PARCEL, str(int(scans_back))]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.screens.label_process", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=REPOSITORY,
        text=True,
    ) as station:
        assert station.stdout is not None
        lines = []
        for line in station.stdout:
            lines.append(line.strip())
            if lines[-1] == "done":
                break
        station.kill()
        assert station.stderr is not None
        assert lines[-1:] == ["done"], station.stderr.read()
    return lines


def labelled(screens: Screens) -> list[tuple[str, bool]]:
    with screens.station.desk.services.store.reading() as conn:
        rows = conn.exec_driver_sql("SELECT lpn, reprint FROM unit_labels ORDER BY recorded_at")
        return [(row.lpn, bool(row.reprint)) for row in rows]


def resume(screens: Screens) -> None:
    """Sign in, and open the one parcel on the bench."""
    screens.until_online()
    screens.sign_in()
    screens.go("inspect")
    screens.until(lambda: bool(screens.inspecting.queue), "the bench queue")
    screens.driver.press_filled()
    screens.until(lambda: screens.inspecting.case is not None, "the item")


def test_a_label_scanned_back_is_kept_over_a_kill(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    folder, labels = tmp_path / "data", tmp_path / "labels"
    code, refusal, _done = work_and_kill(folder, labels, scans_back=True)
    assert is_valid_lpn(code)
    assert code in refusal
    assert [path.name for path in labels.iterdir()] == [f"{code}.zpl"]
    assert f"^FD{code}^FS" in (labels / f"{code}.zpl").read_text(encoding="ascii")
    with opened(replace(english(folder), printer=f"zpl-file:{labels}")) as screens:
        resume(screens)
        assert labelled(screens) == [(code, False)]
        screens.driver.until_offered("Enter", "the way to the decision")
        screens.driver.press_filled()
        screens.driver.until_at(GoDecide)
        screens.driver.until_offered("Enter", "the advice")
        assert [path.name for path in labels.iterdir()] == [f"{code}.zpl"]
        screens.driver.key("F10")
        second = labels / f"{code}-2.zpl"
        screens.until(second.exists, "the second label")
        assert "Reprint" in second.read_text(encoding="ascii")
        screens.driver.scan(code)
        screens.until_said("The label is right")
        assert labelled(screens) == [(code, False), (code, True)]
        screens.driver.press_filled()
        screens.until(lambda: screens.decided == 1, "the submit")
        screens.until_synced()
        screens.assert_sound()


def test_a_label_not_scanned_yet_is_asked_for_after_a_kill(
    qapp: QApplication, tmp_path: Path
) -> None:
    assert qapp is not None
    folder, labels = tmp_path / "data", tmp_path / "labels"
    code, _done = work_and_kill(folder, labels, scans_back=False)
    with opened(replace(english(folder), printer=f"zpl-file:{labels}")) as screens:
        resume(screens)
        assert labelled(screens) == []
        screens.until_said("Stick the label on and scan it")
        assert screens.shown_code == code
        assert [path.name for path in labels.iterdir()] == [f"{code}.zpl"], "none by itself"
        assert screens.window.is_at(GoInspect)
        screens.driver.scan(code)
        screens.driver.until_at(GoDecide)
        assert labelled(screens) == [(code, False)]
        screens.assert_sound()
