"""A full disk and a locked database under the open window: said, and nothing acknowledged lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.cases.place import Phase
from app.screens.receive_page import ReceivePage
from inspection.values import OuterCondition
from tests.e2e.screens.rig import ANSWERS, Announced, Screens, english, opened

SIZE_MIB = 48
PARCEL = "YT7702651190064"
HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
connection.execute("ROLLBACK")
"""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root can mount a small file system")
    folder = tmp_path / "disk"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={SIZE_MIB}m", "tmpfs", str(folder)]
    mounted = subprocess.run(["mount", *options], check=False, capture_output=True, text=True)
    if mounted.returncode != 0:
        pytest.skip(f"mounting is not allowed here: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def full(folder: Path) -> Iterator[None]:
    """Nothing fits on the disk meanwhile."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 4096):
                pass
        except OSError:
            pass
    yield
    ballast.unlink()


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Another program keeps the database to itself meanwhile."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        yield
        assert holder.stdin is not None
        holder.stdin.close()
        holder.wait(10)


def conditions(screens: Screens) -> tuple[OuterCondition, ...]:
    """What the screen shows as recorded."""
    page = screens.window.page
    assert isinstance(page, ReceivePage)
    case = page._vm.state.case
    return tuple(sorted(case.conditions)) if case else ()


def recorded(screens: Screens) -> tuple[OuterCondition, ...]:
    """What is recorded."""
    page = screens.window.page
    assert isinstance(page, ReceivePage)
    case = page._vm.state.case
    assert case is not None
    with screens.station.desk.services.store.facts() as facts:
        parcel = facts.parcel(case.parcel.parcel_id)
    assert parcel is not None
    return tuple(sorted({one for fact in parcel.conditions for one in fact.conditions}))


def test_a_full_disk_is_said_and_everything_works_once_there_is_room(
    qapp: QApplication, small_disk: Path
) -> None:
    assert qapp is not None
    with opened(english(small_disk / "data")) as screens:
        driver = screens.driver
        screens.until_online()
        screens.sign_in()
        screens.until_known(PARCEL)
        driver.scan(PARCEL)
        driver.until_offered("P", "the match")
        driver.aim()
        with full(small_disk):
            driver.press_filled()
            # the picture's file, or the record after it: whichever finds no room
            screens.until_said("The disk is full. ")
            assert "Free some space, then" in screens.said
            assert screens.taken == 0
            for _ in range(60):
                # the log of SQLite may have room of its own for some
                driver.key("2")
                if "Nothing was recorded" in screens.said:
                    break
            screens.until_said("The disk is full. Nothing was recorded")
            driver.pause(300)
            kept = conditions(screens)
            assert kept == recorded(screens)
        assert "The disk is full" in screens.said
        driver.key("2")
        screens.until(lambda: conditions(screens) != kept, "the condition")
        assert conditions(screens) == recorded(screens)
        if conditions(screens):
            driver.key("2")
            screens.until(lambda: not conditions(screens), "the condition to go")
        driver.key("1")
        screens.until(lambda: bool(conditions(screens)), "the condition")
        driver.press_filled()
        driver.until_offered("Enter", "the way to disinfection")
        screens.disinfect()
        screens.answer(ANSWERS[0])
        shots = screens.taken
        driver.key(ANSWERS[1])
        screens.until(lambda: screens.inspecting.place.phase is Phase.SHOOT, "the photo's turn")
        driver.until_offered("Space", "the photo of the packaging")
        with full(small_disk):
            place = screens.inspecting.place
            driver.press_filled()
            screens.until_said("The disk is full. ")
            screens.until(lambda: screens.inspecting.place == place, "the photo to be due again")
            assert screens.taken == shots
        screens.photograph()
        screens.finish_inspection(ANSWERS[2:])
        screens.decide()
        screens.station.desk.retry_sync()
        screens.until_synced()
        screens.until_refunded(PARCEL)
        screens.assert_sound()


def test_a_locked_database_is_said_and_the_work_goes_on(
    screens: Screens, ticket: Announced
) -> None:
    driver = screens.driver
    driver.scan(ticket.tracking)
    driver.until_offered("P", "the match")
    driver.aim()
    driver.press_filled()
    driver.until(lambda: not driver.is_offered("P"), "the label photo")
    with locked(screens.config.database):
        driver.key("1")
        screens.until_said("The local database is busy. Nothing was recorded")
        assert "close other copies of the program" in screens.said
        assert conditions(screens) == ()
    # what was refused is no step to take back: the photo is
    driver.key("Esc")
    driver.until_offered("P", "the label photo to be due again")
    driver.press_filled()
    driver.until(lambda: not driver.is_offered("P"), "the label photo")
    driver.key("1")
    driver.until_offered("Enter", "the way to disinfection")
    screens.disinfect()
    with locked(screens.config.database):
        asked = driver.headline
        driver.key(ANSWERS[0])
        screens.until_said("The local database is busy. Nothing was recorded")
        assert driver.headline == asked
    screens.finish_inspection(ANSWERS)
    screens.decide()
    screens.until_refunded(ticket.tracking)
    screens.assert_sound()


def test_a_station_whose_database_is_locked_opens_by_itself_once_it_is_free(
    qapp: QApplication, tmp_path: Path
) -> None:
    assert qapp is not None
    config = english(tmp_path / "data")
    with opened(config):
        pass
    screens = Screens(config)
    try:
        with locked(config.database):
            screens.station.start()
            page = screens.station.sign_in
            screens.until(lambda: page._vm.state.problem is not None, "the reason")
            assert page._vm.state.problem is not None
            assert page._vm.state.problem.code == "store.busy"
            assert "close other copies of the program" in page._say.accessibleName()
        screens.until(lambda: screens.station.desk.is_open, "the data")
        screens.until_online()
        screens.sign_in()
    finally:
        screens.close()
