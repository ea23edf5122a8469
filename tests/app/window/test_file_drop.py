"""Files dropped on the window: never past what covers it, never from who may not import.

Pictures of labels are read at receiving, by whoever is signed in, and never kept.
"""

from __future__ import annotations

import itertools
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.launch.bootstrap import Station
from app.program import crash
from app.screens.page import StepPage
from app.settings.config import Config
from app.states.in_hand import InHand
from app.states.navigation import GoReceive, GoSettings
from app.station.badges import SignedIn
from app.widgets.cards.stop_parts import StopFacts
from inspection.values import PersonId, Role
from scanners.demo.drawing import bars
from scanners.scan import typed_scan
from tests.app.stations import opened_station

FACTS = StopFacts(
    headline="Stop", sentence="Serial does not match", expected_label="a", expected="1",
    seen_label="b", seen="2", steps=("x",), place="p", at="10:00",
)  # fmt: skip


@pytest.fixture(scope="module")
def opened_once(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Station, Path]]:
    """One window for all tests of this file, and its folder."""
    assert qapp is not None
    folder = tmp_path_factory.mktemp("drops") / "data"
    with opened_station(Config(data_dir=folder, language="en", demo=True)) as made:
        yield made, folder


@pytest.fixture
def station(
    opened_once: tuple[Station, Path],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Station]:
    """On the receive page, nothing in hand, nothing over it."""
    made, _folder = opened_once
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    crash.install(made.crashes.tell, log_file=tmp_path / "station.log")
    made.desk.demo = True
    made.desk.set_person(somebody(Role.SUPERVISOR))
    made.window.go(GoReceive())
    yield made
    for dialog in made.window.findChildren(QDialog):
        dialog.close()
        dialog.setParent(None)
    if made.crashes.is_open:
        made.crashes.take_key("Enter")
    if made.window.stops.is_up:
        made.window.stops.overlay.acknowledge()
    if made.window.cover is not None and made.window.cover.isVisible():
        made.window.take_key("Esc")
    made.window.go(GoReceive())
    made.window.take_scan(typed_scan("CMD-NEW"))
    qtbot.waitUntil(lambda: made.window.page.in_hand() == InHand())
    made.window.relieve()


def somebody(role: Role) -> SignedIn:
    return SignedIn(person_id=PersonId("p"), name_zh="", name_en="", staff_no="", role=role)


class Dragged:
    """A file on its way: enters the window, then is let go."""

    def __init__(self, station: Station, file: Path) -> None:
        self._window = station.window
        self._data = QMimeData()
        self._data.setUrls([QUrl.fromLocalFile(str(file))])

    def enter(self) -> bool:
        event = QDragEnterEvent(QPointF(400, 400).toPoint(), *self._about())
        QApplication.sendEvent(self._window, event)
        return event.isAccepted()

    def fall(self) -> None:
        QApplication.sendEvent(self._window, QDropEvent(QPointF(400, 400), *self._about()))

    def _about(
        self,
    ) -> tuple[Qt.DropAction, QMimeData, Qt.MouseButton, Qt.KeyboardModifier]:
        modifiers = Qt.KeyboardModifier.NoModifier
        return Qt.DropAction.CopyAction, self._data, Qt.MouseButton.LeftButton, modifiers


class Breaking(QObject):
    @Slot()
    def slot(self) -> None:
        raise KeyError


def stop(station: Station, _qtbot: QtBot) -> None:
    station.window.stops.show(FACTS)


def break_down(station: Station, qtbot: QtBot) -> None:
    QTimer.singleShot(0, Breaking(station.window).slot)
    qtbot.waitUntil(lambda: station.crashes.is_open)


def help_out(station: Station, _qtbot: QtBot) -> None:
    station.window.take_key("F1")
    assert station.window.cover is not None
    assert station.window.cover.isVisible()


def ask(station: Station, _qtbot: QtBot) -> None:
    QDialog(station.window).open()


@pytest.mark.qt_no_exception_capture
@pytest.mark.expect_log("returns_station.crash: CRITICAL")
@pytest.mark.parametrize("cover", [stop, break_down, help_out, ask])
@pytest.mark.parametrize("late", [False, True], ids=["before", "while it is dragged"])
def test_what_covers_the_window_keeps_files_out(
    station: Station,
    qtbot: QtBot,
    tmp_path: Path,
    cover: Callable[[Station, QtBot], None],
    late: bool,
) -> None:
    dragged = Dragged(station, tmp_path / "a.csv")
    if late:
        assert dragged.enter()
    cover(station, qtbot)
    if not late:
        assert not dragged.enter()
    dragged.fall()
    assert station.window.is_at(GoReceive)
    assert station.desk.imports.state.phase == "idle"


def test_at_a_stop_it_sounds_as_a_scan_does(station: Station, qtbot: QtBot, tmp_path: Path) -> None:
    station.window.stops.show(FACTS)
    with qtbot.waitSignal(station.window.stops.raised, timeout=1000):
        Dragged(station, tmp_path / "a.csv").enter()


def test_an_inspector_is_told_who_imports_and_keeps_the_page(
    station: Station, qtbot: QtBot, tmp_path: Path
) -> None:
    station.desk.demo = False
    station.desk.set_person(somebody(Role.INSPECTOR))
    dragged = Dragged(station, tmp_path / "a.csv")
    assert dragged.enter()
    dragged.fall()
    qtbot.waitUntil(lambda: "imports tickets" in station.window.banner.notice.headline)
    assert station.window.is_at(GoReceive)
    notice = station.window.banner.notice
    assert notice.headline == "A supervisor or administrator imports tickets"
    station.window.go(GoSettings(section="tickets"))
    assert station.desk.imports.state.phase == "idle"


NUMBERS = (f"SF16240999999{one}" for one in itertools.count(10))
"""Nobody announced them, nobody received one before."""


def drop(station: Station, file: Path) -> None:
    dragged = Dragged(station, file)
    assert dragged.enter()
    dragged.fall()


def take_in(qtbot: QtBot, page: StepPage, number: str) -> None:
    """Nobody announced it: key 0, once the page asks."""
    qtbot.waitUntil(
        lambda: page.in_hand().code == number and "choose" in page.deeds(), timeout=10_000
    )
    page.on_key("0")
    qtbot.waitUntil(lambda: page.in_hand().parcel_id is not None, timeout=10_000)


def label(suffix: str = ".png", number: str = "SF1624099999999") -> bytes:
    drawn = bars(number, module_px=2, height_px=90)
    gray = drawn if drawn.ndim == 2 else drawn[..., 0]
    framed = cv2.copyMakeBorder(gray, *(60,) * 4, borderType=cv2.BORDER_CONSTANT, value=255)
    _, data = cv2.imencode(suffix, cv2.cvtColor(framed, cv2.COLOR_GRAY2BGR))
    return data.tobytes()


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        *((f"label{one}", one) for one in (".png", ".jpg", ".webp", ".bmp", ".tif")),
        ("tickets.csv", ".png"),
    ],
)
def test_a_picture_of_a_label_is_read_as_its_photo_and_kept_nowhere(
    station: Station,
    opened_once: tuple[Station, Path],
    qtbot: QtBot,
    tmp_path: Path,
    name: str,
    suffix: str,
) -> None:
    number = next(NUMBERS)
    station.desk.demo = False
    station.desk.set_person(somebody(Role.INSPECTOR))
    file = tmp_path / name
    file.write_bytes(label(suffix, number))
    page = station.window.page
    drop(station, file)
    take_in(qtbot, page, number)
    assert station.window.is_at(GoReceive)
    parcel_id = page.in_hand().parcel_id
    seen: list[tuple[object, ...]] = []
    station.desk.facts(lambda facts: facts.evidence_of(parcel_id), seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [()]  # the camera's photo of it is still to be taken
    _station, folder = opened_once
    assert not list(folder.rglob("*.jpg"))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("label.jpg", b"number,order\n", "This picture cannot be read"),
        ("label.png", b"", "This picture is empty"),
        ("label.webp", label(".webp")[:90], "This picture cannot be read"),
        ("label.bmp", b"BM" + bytes(16) + b"\xff\xff\x00\x00" * 2, "This picture is too large"),
    ],
)
def test_a_hostile_picture_is_said_and_nothing_is_taken(
    station: Station, qtbot: QtBot, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    drop(station, tmp_path / name)
    qtbot.waitUntil(lambda: station.window.banner.notice.headline == said, timeout=10_000)
    assert station.window.is_at(GoReceive)
    assert station.window.page.in_hand() == InHand()


def test_with_a_parcel_in_hand_a_picture_is_refused(
    station: Station, qtbot: QtBot, tmp_path: Path
) -> None:
    page = station.window.page
    page.on_scan(typed_scan("SF1624011111111"))
    take_in(qtbot, page, "SF1624011111111")
    (tmp_path / "label.png").write_bytes(label())
    drop(station, tmp_path / "label.png")
    said = "A parcel is in hand; the picture was not read"
    qtbot.waitUntil(lambda: station.window.banner.notice.headline == said)
    assert page.in_hand().code == "SF1624011111111"
