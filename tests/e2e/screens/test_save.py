"""Ctrl+S at the real window: begun, counted, done, stopped, pulled out, and work goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.__main__ import run
from app.station.sticks import Volume
from inspection.store.saved import check_saved
from tests.e2e.screens.rig import Announced, Screens
from tests.mounts import mounted, pull_out


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def plug_in(screens: Screens, root: Path) -> None:
    stick = Volume(root=root, device="/dev/sdb1", name="KINGSTON", free_bytes=1)
    screens.station.desk.stick.find = lambda: [stick]


def saves(folder: Path) -> list[Path]:
    return sorted(folder.glob("returns-station-*"))


@pytest.fixture
def gate(screens: Screens) -> Iterator[threading.Event]:
    """The stick is slow: nothing is copied until the gate opens."""
    opened = threading.Event()
    photos = screens.station.desk.services.photos
    read: Callable[[str], bytes] = photos.read

    def slow(sha256: str) -> bytes:
        # the sync reads photos too, and must not hang with the stick
        assert threading.current_thread().name != "save" or opened.wait(30)
        return read(sha256)

    photos.read = slow
    yield opened
    opened.set()
    photos.read = read


def test_without_a_stick_it_asks_for_one(screens: Screens) -> None:
    screens.station.desk.stick.find = list
    screens.driver.key("Ctrl+S")
    screens.until_said("Plug in a USB stick, then press Ctrl+S again")


def test_it_saves_what_was_recorded(screens: Screens, ticket: Announced, target: Path) -> None:
    plug_in(screens, target)
    screens.receive(ticket.tracking)
    screens.driver.key("Ctrl+S")
    screens.until_said("Saved to KINGSTON. ")
    (folder,) = saves(target)
    assert folder.name in screens.said
    report = check_saved(folder)
    # the photo of a reception is the label's
    assert (report.problems, report.photos, report.withheld) == ((), 0, 1)
    assert list(target.rglob("*.jpg")) == []
    assert "photos: 0" in screens.said
    assert "Label photos left out: 1" in screens.said


def test_label_photos_that_lie_on_the_stick_already_are_told(
    screens: Screens, ticket: Announced, target: Path
) -> None:
    plug_in(screens, target)
    screens.receive(ticket.tracking)
    asked = ["export", "journal", "--out", str(target), "--data", str(screens.config.data_dir)]
    assert run([*asked, "--with-labels"], {}) == 0
    (photo,) = target.rglob("*.jpg")
    screens.driver.key("Ctrl+S")
    screens.until_said("Saved to KINGSTON. ")
    assert "Label photos left out: 1, older ones still on the stick: 1" in screens.said
    assert photo.is_file()


def test_work_goes_on_while_it_runs_and_a_second_one_is_refused(
    screens: Screens, ticket: Announced, target: Path, gate: threading.Event
) -> None:
    driver = screens.driver
    plug_in(screens, target)
    screens.receive(ticket.tracking)
    driver.scan("CMD-NEW")
    driver.key("Ctrl+S")
    screens.until_said("Saving to KINGSTON")
    driver.key("Ctrl+S")
    screens.until_said("It is running already")
    driver.scan("CMD-ACK")
    screens.until_said("Not here: Continue after a stop")
    driver.scan(ticket.tracking)
    screens.until_said("received it at")
    driver.key("Esc")
    screens.until_said("Saving to KINGSTON")
    gate.set()
    screens.until_said("Saved to KINGSTON")
    assert len(saves(target)) == 1
    screens.assert_sound()


def test_pressed_once_more_it_stops(
    screens: Screens, ticket: Announced, target: Path, gate: threading.Event
) -> None:
    driver = screens.driver
    plug_in(screens, target)
    screens.receive(ticket.tracking)
    driver.key("Ctrl+S")
    screens.until_said("Saving to KINGSTON")
    driver.key("Ctrl+S")
    screens.until_said("It is running already")
    driver.pause(1100)
    driver.key("Ctrl+S")
    screens.until_said("Stopping the save to KINGSTON")
    gate.set()
    screens.until(lambda: not screens.station.desk.stick.state.is_running, "the end")
    # one photo is all there is: it may have been the last
    assert all(not check_saved(one).problems for one in saves(target))


def test_the_command_saves_beside_the_open_window(
    screens: Screens, ticket: Announced, target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screens.receive(ticket.tracking)
    folder = str(screens.config.data_dir)
    asked = ["export", "journal", "--out", str(target), "--data", folder, "--json"]
    assert run(asked, {}) == 0
    (saved,) = saves(target)
    assert str(saved) in capsys.readouterr().out
    report = check_saved(saved)
    assert (report.problems, report.photos, report.withheld) == ((), 0, 1)
    screens.driver.scan("CMD-NEW")
    screens.until_said("Ready to scan")
    screens.assert_sound()


def test_a_stick_pulled_out_is_said_and_harms_nothing(
    screens: Screens, ticket: Announced, tmp_path: Path, gate: threading.Event
) -> None:
    screens.receive(ticket.tracking)
    with mounted(tmp_path / "stick", size_mib=16) as stick:
        plug_in(screens, stick)
        screens.driver.key("Ctrl+S")
        screens.until_said("Saving to KINGSTON")
        pull_out(stick)
        gate.set()
        screens.until_said("The stick was pulled out")
        assert list(stick.iterdir()) == []
    screens.driver.scan("CMD-NEW")
    screens.until_said("Ready to scan")
    screens.assert_sound()


def test_the_window_closes_while_a_stick_hangs(
    screens: Screens, ticket: Announced, target: Path, gate: threading.Event
) -> None:
    plug_in(screens, target)
    screens.receive(ticket.tracking)
    screens.driver.key("Ctrl+S")
    screens.until_said("Saving to KINGSTON")
    screens.window.close()
    assert screens.station.desk.stick.state.is_cancelling
    assert all(one.name.endswith(".partial") for one in saves(target))
