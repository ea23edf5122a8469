"""The whole station reads a plate: it is offered; and closing the window waits for no engine."""

from __future__ import annotations

import time
from pathlib import Path

import psutil
from PySide6.QtWidgets import QApplication

from app.walkthrough.driver import AIM_MS
from scanners.demo.camera import SimulatedCamera
from tests.e2e.hub_process import HubProcess
from tests.e2e.screens.rig import Announced, Screens, admit, english, opened

MOST_CLOSING_S = 3.0
"""Two seconds of the station's own, on a machine that is shared."""


def workers() -> set[psutil.Process]:
    """Processes of this one that read print."""
    return {one for one in psutil.Process().children() if is_worker(one)}


def is_worker(one: psutil.Process) -> bool:
    try:
        return "scanners.ocr.worker" in one.cmdline()
    except psutil.Error:  # it ends just now
        return False


def taken_here(screens: Screens) -> int:
    """Photos in this station's own journal: that of the label, and that of the plate."""
    store = screens.station.desk.services.store
    lines = [line for _seq, line, _hash in store.own_records_after(0, 1000)]
    return sum('"kind":"evidence.captured"' in line for line in lines)


def until_held(screens: Screens) -> None:
    """The plate lies before the camera; on a busy machine that draws it late."""
    feed = screens.station.desk.camera
    assert feed is not None
    camera = feed._camera
    assert isinstance(camera, SimulatedCamera)
    screens.until(lambda: camera._shown.startswith("item.plate") and camera._phase > 1, "the plate")
    screens.driver.pause(AIM_MS)  # the hand holds still


def test_a_plate_is_read_and_enter_takes_it(screens: Screens, ticket: Announced) -> None:
    screens.receive(ticket.tracking)
    screens.disinfect()
    until_held(screens)
    screens.driver.key("Space")
    screens.until_said("Read off the plate: the serial we shipped", limit_s=60)
    assert screens.shown_code == ticket.serial
    before = screens._count("finding.recorded")
    screens.driver.press_filled()
    screens.until(lambda: screens._count("finding.recorded") == before + 1, "the answer")
    screens.until_said("Question 2: Packaging")
    screens.until_synced()
    screens.assert_sound()


def test_a_window_that_closes_while_a_plate_is_read_ends_and_loses_nothing(
    qapp: QApplication, site: HubProcess, tmp_path: Path, ticket: Announced
) -> None:
    assert qapp is not None
    config = admit(english(tmp_path / "data"), site)
    of_others = workers()
    with opened(config) as screens:
        screens.until_online()
        screens.sign_in()
        screens.until_known(ticket)
        screens.receive(ticket.tracking)
        screens.disinfect()
        until_held(screens)
        screens.driver.key("Space")
        screens.until(lambda: screens.inspecting.is_reading, "the reading")
        screens.until(lambda: bool(workers() - of_others), "the engine")
        engines = workers() - of_others  # the label may be looked at meanwhile, by one of its own
        begun_s = time.monotonic()
    assert time.monotonic() - begun_s < MOST_CLOSING_S
    psutil.wait_procs(engines, timeout=MOST_CLOSING_S)  # what was ended goes at its own pace
    assert workers() <= of_others
    with opened(config) as again:
        again.until_online()
        again.sign_in()
        assert taken_here(again) == 2
        again.assert_sound()
