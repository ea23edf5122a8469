"""Parcels held before the camera: taken in without a key, once, whatever else reads them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import pytest
from PySide6.QtWidgets import QApplication

from app.cases.receiving import Step
from app.devices.live_codes import LiveCodes
from app.screens.receive_page import ReceivePage
from app.states.navigation import GoReceive
from scanners.demo.scene import scene
from scanners.live_apart import ApartCodes
from tests.e2e.hub_process import HubProcess
from tests.e2e.screens.conftest import TICKETS
from tests.e2e.screens.rig import Announced, Screens, admit, english, opened

COOL_DOWN_MS = 3_800
"""Longer than a code must be away to count again."""


class Stand:
    """A folder the station takes for its camera."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self.clear()

    def lay(self, tracking: str) -> None:
        """A parcel with this label, and its shop's QR code, under the camera."""
        self._show(f"label:{tracking}/RS-W-0001")

    def lay_plate(self, serial: str) -> None:
        """An item with its nameplate up."""
        self._show(f"item.plate:{serial}")

    def clear(self) -> None:
        """The empty bench."""
        self._show("idle")

    def _show(self, subject: str) -> None:
        _, data = cv2.imencode(".png", scene(subject), [cv2.IMWRITE_PNG_COMPRESSION, 1])
        part = self._folder / "view.part"
        part.write_bytes(data.tobytes())
        part.replace(self._folder / "view.png")


@pytest.fixture
def stand(tmp_path: Path) -> Stand:
    return Stand(tmp_path / "stand")


@pytest.fixture
def overhead(tmp_path: Path) -> Stand:
    return Stand(tmp_path / "overhead")


@pytest.fixture
def next_ticket(_numbers: Iterator[int]) -> Announced:
    return Announced(number=next(_numbers))


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Names of the threads that decoded."""
    names: set[str] = set()
    read = ApartCodes.__call__

    def noted(codes: ApartCodes, *given: object, **named: object) -> object:
        names.add(threading.current_thread().name)
        return read(codes, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(ApartCodes, "__call__", noted)
    return names


@pytest.fixture
def screens(
    qapp: QApplication,
    site: HubProcess,
    stand: Stand,
    overhead: Stand,
    threads: set[str],
    tmp_path: Path,
) -> Iterator[Screens]:
    assert qapp is not None
    config = replace(
        english(tmp_path / "data"),
        camera=str(tmp_path / "stand"),
        second_camera=str(tmp_path / "overhead"),
        camera_reads_codes=True,
        camera_frozen_s=0,
    )
    with opened(admit(config, site)) as found:
        found.until_online()
        found.sign_in()
        found.until_known(Announced(number=TICKETS - 1))
        # its reader is at work
        found.until(lambda: bool(threads), "the first look")
        yield found


def received(screens: Screens, ticket: Announced) -> int:
    """How often this parcel was taken in."""
    with screens.station.desk.services.store.facts() as facts:
        return len(facts.parcels_by_code(ticket.tracking))


def known(screens: Screens) -> list[str]:
    """What counts as lying before a camera, or as having left just now."""
    codes = screens.station.findChild(LiveCodes)
    assert codes is not None
    return [text for eye in codes._eyes.values() for text in eye.reader._stability._away_s]


def step(screens: Screens) -> Step:
    page = screens.window.page
    assert isinstance(page, ReceivePage)
    return page._vm.state.step


def taken_in(screens: Screens, ticket: Announced) -> bool:
    return step(screens) is Step.CASE and screens.shown_code == ticket.tracking


def test_a_label_held_there_is_taken_in_once(
    screens: Screens, stand: Stand, ticket: Announced, threads: set[str]
) -> None:
    actions = screens.station.keys.count.total
    stand.lay(ticket.tracking)
    screens.until(lambda: taken_in(screens, ticket), "the parcel")
    assert screens.station.keys.count.total == actions
    # it stays there, and is scanned too
    screens.driver.pause(400)
    screens.driver.scan(ticket.tracking)
    screens.driver.pause(1500)
    assert (received(screens, ticket), step(screens)) == (1, Step.CASE)
    # put aside, the next page is ready; the label still lies there
    screens.window.go(GoReceive())
    screens.driver.pause(COOL_DOWN_MS)
    assert (received(screens, ticket), step(screens)) == (1, Step.IDLE)
    # away and back again: that is information
    stand.clear()
    screens.until(lambda: not known(screens), "the cool-down to pass")
    stand.lay(ticket.tracking)
    screens.until(lambda: step(screens) is Step.DUPLICATE, "the word that it is here already")
    assert received(screens, ticket) == 1
    assert threads
    assert not any("codes-" not in name for name in threads)
    screens.assert_sound()


def test_scanned_first_the_camera_has_nothing_to_add(
    screens: Screens, stand: Stand, ticket: Announced
) -> None:
    screens.driver.scan(ticket.tracking)
    stand.lay(ticket.tracking)
    screens.until(lambda: taken_in(screens, ticket), "the parcel")
    screens.driver.pause(2500)
    assert (received(screens, ticket), step(screens)) == (1, Step.CASE)


def test_what_is_taken_back_is_not_taken_in_again(
    screens: Screens, stand: Stand, ticket: Announced
) -> None:
    stand.lay(ticket.tracking)
    screens.until(lambda: taken_in(screens, ticket), "the parcel")
    screens.driver.until_offered("P", "the match")
    while step(screens) is Step.CASE:
        screens.driver.key("Esc")
        screens.driver.pause(400)
    screens.driver.pause(COOL_DOWN_MS)
    assert (received(screens, ticket), step(screens)) == (0, Step.IDLE)


def test_the_next_parcel_under_the_camera_waits_until_the_last_is_done(
    screens: Screens, stand: Stand, ticket: Announced, next_ticket: Announced
) -> None:
    stand.lay(ticket.tracking)
    screens.until(lambda: taken_in(screens, ticket), "the parcel")
    stand.lay(next_ticket.tracking)
    screens.driver.pause(2000)
    assert screens.shown_code == ticket.tracking
    screens.driver.scan(next_ticket.tracking)
    screens.until(lambda: taken_in(screens, next_ticket), "the scanned parcel")
    assert received(screens, ticket) == received(screens, next_ticket) == 1


def test_the_second_camera_takes_parcels_in_too_and_both_at_once_are_one(
    screens: Screens, stand: Stand, overhead: Stand, ticket: Announced, threads: set[str]
) -> None:
    screens.until(lambda: {"codes-1", "codes-2"} <= threads, "both readers")
    overhead.lay(ticket.tracking)
    stand.lay(ticket.tracking)
    screens.until(lambda: taken_in(screens, ticket), "the parcel")
    screens.driver.pause(2500)
    assert (received(screens, ticket), step(screens)) == (1, Step.CASE)
    camera = screens.station.desk.camera
    assert camera is not None
    assert screens.window.page._case_face.view.camera._codes.boxes


def test_nothing_is_looked_at_where_nobody_wants_codes(
    screens: Screens, stand: Stand, ticket: Announced, threads: set[str]
) -> None:
    screens.go("decide")
    screens.driver.pause(700)
    threads.clear()
    stand.lay(ticket.tracking)
    screens.driver.pause(1500)
    assert threads == set()
    assert received(screens, ticket) == 0
    screens.go("receive")
    screens.until(lambda: taken_in(screens, ticket), "the parcel")


def test_at_inspection_the_shipped_serial_answers_and_another_does_nothing(
    screens: Screens, stand: Stand, ticket: Announced
) -> None:
    screens.receive(ticket.tracking)
    screens.disinfect()
    asked = screens.driver.headline
    stand.lay_plate("WRLD999999")
    screens.until(lambda: "WRLD999999" in known(screens), "the other serial to be seen")
    screens.driver.pause(1000)
    assert screens.driver.headline == asked
    assert not screens.window.stops.is_up
    stand.lay_plate(ticket.serial)
    screens.driver.until_answered(asked)
    screens.assert_sound()


def test_taken_in_and_photographed_without_a_key(
    screens: Screens, stand: Stand, ticket: Announced
) -> None:
    screens.station.preferences.set("camera_auto_shot", True)
    actions = screens.station.keys.count.total
    stand.lay(ticket.tracking)
    screens.until(lambda: taken_in(screens, ticket), "the parcel")
    screens.until(lambda: len(screens.photos) == 1, "the photo of its label")
    assert screens.station.keys.count.total == actions
    screens.driver.key("1")
    screens.driver.until_offered("Enter", "the way to disinfection")
    assert received(screens, ticket) == 1


def test_the_camera_does_not_speak_into_a_label_being_read(
    screens: Screens, stand: Stand, ticket: Announced
) -> None:
    stand.lay(ticket.tracking)
    screens.driver.pause(150)
    screens.driver.key("F3")
    screens.until(lambda: taken_in(screens, ticket), "the parcel")
    screens.driver.pause(2500)
    assert (received(screens, ticket), step(screens)) == (1, Step.CASE)
    screens.assert_sound()


def test_what_could_not_be_read_is_taken_in_once_it_lies_better(
    screens: Screens, stand: Stand, ticket: Announced
) -> None:
    screens.driver.key("F3")
    screens.until(lambda: step(screens) is Step.UNREAD, "the word that nothing was read")
    stand.lay(ticket.tracking)
    screens.until(lambda: taken_in(screens, ticket), "the parcel")
    assert received(screens, ticket) == 1
