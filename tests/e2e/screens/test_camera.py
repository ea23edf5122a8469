"""No camera, a camera that goes while somebody works, pictures that are none."""

from __future__ import annotations

import sqlite3
import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.cases.place import Phase
from app.pictures import capture
from app.pictures.capture import KeptPhoto
from app.states.navigation import GoInspect
from inspection.store.photo_files import PhotoFiles
from scanners.camera import Frame
from tests.e2e.hub_process import HubProcess
from tests.e2e.screens.conftest import TICKETS
from tests.e2e.screens.rig import ANSWERS, Announced, Screens, admit, english, opened

LABELS = Path(__file__).resolve().parents[2] / "data" / "labels"


class Stand:
    """A folder the station takes for its camera: what lies in it is what the camera sees."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder

    def show(self, name: str = "sf_plain.jpg") -> None:
        self.show_bytes((LABELS / name).read_bytes())

    def show_bytes(self, data: bytes) -> None:
        part = self.folder / "view.part"
        part.write_bytes(data)
        part.replace(self.folder / "view.jpg")

    def unplug(self) -> None:
        for file in self.folder.iterdir():
            file.unlink()


@pytest.fixture
def stand(tmp_path: Path) -> Stand:
    return Stand(tmp_path / "stand")


@pytest.fixture
def screens(
    qapp: QApplication, site: HubProcess, stand: Stand, tmp_path: Path
) -> Iterator[Screens]:
    assert qapp is not None
    config = replace(english(tmp_path / "data"), camera=str(stand.folder))
    with opened(admit(config, site)) as found:
        found.until_online()
        found.sign_in()
        found.until_known(Announced(number=TICKETS - 1))
        yield found


def frame_arrives(screens: Screens) -> None:
    camera = screens.station.desk.camera
    assert camera is not None
    screens.until(lambda: camera.latest() is not None, "a picture")


def frame_goes(screens: Screens) -> None:
    camera = screens.station.desk.camera
    assert camera is not None
    screens.until(lambda: camera.latest() is None, "the loss")


def test_a_photo_shown_as_taken_is_kept_where_the_window_closes_at_once(
    screens: Screens, stand: Stand, ticket: Announced, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, begun, gate = capture.keep, threading.Event(), threading.Event()

    def slow_keep(frame: Frame, files: PhotoFiles, taken_at: datetime) -> KeptPhoto:
        begun.set()
        gate.wait(10)
        return keep(frame, files, taken_at)

    monkeypatch.setattr(capture, "keep", slow_keep)
    stand.show()
    frame_arrives(screens)
    screens.driver.scan(ticket.tracking)
    screens.driver.until_offered("P", "the match")
    screens.driver.press_filled()
    screens.until(begun.is_set, "the photo to be shown")
    origin = screens.station.desk.services.store.origin
    threading.Timer(0.2, gate.set).start()
    screens.close()
    with closing(sqlite3.connect(screens.config.database)) as conn:
        found = conn.execute(
            "SELECT count(*) FROM journal WHERE kind = 'evidence.captured' AND origin = ?",
            (origin,),
        )
        assert found.fetchone() == (1,)


def test_without_a_camera_the_photo_is_refused_and_the_rest_goes_on(
    screens: Screens, stand: Stand, ticket: Announced
) -> None:
    driver = screens.driver
    driver.scan(ticket.tracking)
    driver.until_offered("P", "the match")
    driver.press_filled()
    screens.until_said("No camera picture")
    assert "Plug the camera in; it starts by itself" in screens.said
    driver.key("1")
    screens.until_said("One more photo")
    stand.show()
    frame_arrives(screens)
    driver.press_filled()
    driver.until_offered("Enter", "the way to disinfection")
    assert len(screens.photos) == 1


def test_a_camera_lost_in_mid_inspection_is_said_and_the_work_stays(
    screens: Screens, stand: Stand, ticket: Announced
) -> None:
    stand.show()
    frame_arrives(screens)
    screens.receive(ticket.tracking)
    screens.disinfect()
    screens.answer(ANSWERS[0])
    taken = screens.taken
    screens.driver.key(ANSWERS[1])
    # the question before may offer a photo too, until the answer is recorded
    screens.until(lambda: screens.inspecting.place.phase is Phase.SHOOT, "the photo's turn")
    screens.driver.until_offered("Space", "the photo of the packaging")
    waiting = screens.inspecting
    stand.unplug()
    screens.until_said("Camera unplugged")
    assert "Plug it in; it resumes by itself" in screens.said
    page = screens.window.page
    screens.until(lambda: "No camera" in page._camera._message, "the empty picture to say so")
    screens.driver.press_filled()
    screens.until_said("No camera picture")
    assert screens.inspecting.place == waiting.place
    assert screens.taken == taken
    stand.show()
    frame_arrives(screens)
    screens.until(lambda: "camera" not in screens.said.lower(), "the complaint to go")
    screens.until(lambda: not page._camera._message, "the picture")
    screens.photograph()
    assert screens.taken == taken + 1
    screens.finish_inspection(ANSWERS[2:])
    screens.decide()
    screens.until_refunded(ticket.tracking)
    screens.assert_sound()


@pytest.mark.parametrize("kind", ["empty", "noise", "cut", "huge"])
def test_a_picture_that_is_none_is_a_lost_camera_not_a_crash(
    screens: Screens, stand: Stand, kind: str
) -> None:
    stand.show()
    frame_arrives(screens)
    stand.show_bytes(bad_picture(kind))
    frame_goes(screens)
    screens.until_said("A camera picture cannot be read")
    screens.driver.key("F3")
    screens.until_said("No camera picture")
    stand.show("no_label.jpg")
    frame_arrives(screens)
    screens.driver.key("F3")
    screens.until_said("No code could be read on this label")
    stand.show("sf_plain.jpg")
    screens.driver.aim()
    screens.driver.key("F3")
    screens.until(lambda: screens.shown_code.startswith("SF"), "the number on the label")


def test_after_a_loss_the_inspection_page_takes_pictures_again(
    screens: Screens, stand: Stand
) -> None:
    screens.go("inspect")
    assert screens.window.is_at(GoInspect)
    stand.show()
    frame_arrives(screens)
    stand.unplug()
    frame_goes(screens)
    screens.until_said("Camera unplugged")
    screens.go("receive")
    screens.until_said("Ready to scan")


def bad_picture(kind: str) -> bytes:
    if kind == "empty":
        return b""
    if kind == "noise":
        return bytes(range(256)) * 100
    if kind == "cut":
        return (LABELS / "sf_plain.jpg").read_bytes()[:3000]
    return png(10_000, 10_000)


def png(width: int, height: int) -> bytes:
    """A small file that claims to be a grey picture of this size, and is."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    squeeze = zlib.compressobj(9)
    row = bytes(1 + width)
    rows = b"".join(squeeze.compress(row) for _ in range(height)) + squeeze.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
