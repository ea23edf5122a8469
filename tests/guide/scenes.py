"""What the walkthrough has no step for: the first set-up, the stop, settings, what goes wrong.

Each scene drives a whole station in its real window, as a person would.
"""

from __future__ import annotations

import csv
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.program.crash import Crash
from app.screens.sections.check_section import CheckSection
from app.screens.sections.labels_section import LabelsSection
from app.screens.settings_page import SECTIONS
from app.screens.setup_page import SetupPage
from app.settings.config import Config, read_config
from app.settings.printer_target import ZplFolder, text_of
from app.states.navigation import GoInspect, GoReceive, GoSettings, GoSetup
from app.walkthrough.burst import play_burst
from app.walkthrough.driver import BEFORE_SCAN_MS, HAND_PAUSE_MS
from sync.status import SyncState
from tests.e2e.screens.rig import Screens, opened
from tests.e2e.screens.test_hub import no_hub

TWICE = "SF1624088770012"
"""A tracking number that two imported tickets claim."""
EARPHONES = "SF1624087650155"
SPEAKER = "78114062260307"
KETTLE = "YT7702651190064"
KEYBOARD = "SF1624087990290"
"""Parcels of the demonstration, one electronic item each."""
OTHER_SERIAL = "R2W7 2606 0165"
LOOK_MS = 400
WARY_MS = 1200
"""After a broken scan the next one is taken for its rest for a while."""
PRINTER = "192.168.1.40"
FIRST_NAME = {"zh": "王芳", "en": "Wang Fang"}
COLUMNS = (
    "ticket_number", "order_ref", "shop", "tracking", "sku", "name_zh", "name_en",
    "goods_class", "quantity", "ordered_quantity", "paid", "currency", "deadline_in_h",
)  # fmt: skip
ROWS = (
    ("RS-261120-0712", "2846110237509", "声野旗舰店", TWICE, "AU-D2-WH", "无线充电底座 Dock 2",
     "Dock 2 charging base", "electronics", "1", "1", "199.00", "CNY", "4.4"),
    ("RS-261120-0722", "2846110239377", "声野旗舰店", TWICE, "AU-H700-BK",
     "头戴式降噪耳机 Aria 700", "Aria 700 headphones", "electronics", "1", "1",
     "899.00", "CNY", "34"),
    ("RS-261120-0733", "2846110240812", "声野旗舰店", "SF1624088770033", "AU-C1", "收纳包", "Case",
     "general", "1", "1", "79,00", "CNY", "40"),
)  # fmt: skip


def play(folder: Path, language: str) -> dict[str, QImage]:
    """All scenes in one language; pictures by their names."""
    taken: dict[str, QImage] = {}
    _set_up(folder / "new", language, taken)
    with opened(_demo(folder / "data", language)) as screens:
        stage = Stage(screens, taken)
        stage.sign_in()
        _importing(stage, folder)
        _receiving(stage)
        _skipping(stage)
        _stopping(stage)
        _photographing(stage)
        _overriding(stage)
        _settings(stage)
        _offline(stage)
        _covering(stage)
    return taken


def _demo(folder: Path, language: str) -> Config:
    labels = folder / "labels"
    labels.mkdir(parents=True)
    return Config(
        data_dir=folder,
        language=language,
        station_name="B03",
        demo=True,
        log_level="WARNING",
        camera_auto_shot=False,
        receive_goes_on=False,
        printer=text_of(ZplFolder(folder=labels)),
    )


class Stage:
    """One open station, and a camera before its window."""

    def __init__(self, screens: Screens, taken: dict[str, QImage]) -> None:
        self.screens = screens
        self.driver = screens.driver
        self.desk = screens.station.desk
        self._taken = taken

    def picture(self, name: str) -> None:
        """The window as it stands, once everything asked for is painted."""
        self.driver.pause(LOOK_MS)
        self._taken[name] = self.screens.window.grab().toImage()

    def sign_in(self) -> None:
        self.screens.until_online()
        self.screens.until_known(KEYBOARD)
        self.screens.sign_in()

    def receive(self, tracking: str) -> None:
        """Ready for the next parcel, then this one."""
        if not self.screens.window.is_at(GoReceive):
            self.screens.go("receive")
        self.screens.receive(tracking)

    def open_parcel(self, tracking: str) -> None:
        """Received, disinfected, on the first question."""
        self.receive(tracking)
        self.screens.disinfect()

    def label(self) -> None:
        """Scan the label that was printed."""
        printing = self.desk.printing
        self.screens.until(lambda: bool(printing.last and printing.last.is_done), "the label")
        assert printing.last is not None
        self.driver.scan(printing.last.lpn)

    def section(self, name: str) -> None:
        """A section of the settings."""
        window = self.screens.window
        if window.is_at(GoSettings):
            self.driver.key("Esc")
        else:
            window.go(GoSettings())
            self.driver.until_at(GoSettings)
        digit = [one.name for one in SECTIONS].index(name) + 1
        self.driver.key(str(digit))
        self.driver.pause(LOOK_MS)


def _set_up(folder: Path, language: str, taken: dict[str, QImage]) -> None:
    config = read_config({"data_dir": folder, "log_level": "WARNING"}, {})
    with opened(config) as screens:
        stage, driver = Stage(screens, taken), screens.driver
        driver.until_at(GoSetup)
        driver.key("1" if language == "zh" else "2")
        screens.until(lambda: screens.station.language.name == language, "the language")
        stage.picture("setup-look")
        driver.key("Enter")
        _until_step(screens, "name")
        driver.keys("B03")
        driver.key("Enter")
        _until_step(screens, "hub")
        stage.picture("setup-hub")
        driver.key("Enter")
        _until_step(screens, "scanner")
        driver.scan("6901234567892")
        driver.key("Enter")
        _until_step(screens, "person")
        page = screens.window.page
        assert isinstance(page, SetupPage)
        page._person.name.setText(FIRST_NAME[language])
        driver.scan("BADGE-7001")
        driver.keys("700136")
        driver.keys("700136")
        stage.picture("setup-person")


def _until_step(screens: Screens, step: str) -> None:
    def is_there() -> bool:
        page = screens.window.page
        return isinstance(page, SetupPage) and page._vm.state.step == step

    screens.until(is_there, step)


def _importing(stage: Stage, folder: Path) -> None:
    file = folder / "tickets-1122.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([COLUMNS, *ROWS])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    window = stage.screens.window
    place = QPointF(window.width() / 2, window.height() / 2)
    about = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    modifiers = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(place.toPoint(), *about, modifiers))
    QApplication.sendEvent(window, QDropEvent(place, *about, modifiers))
    stage.screens.until(lambda: stage.desk.imports.state.phase == "done", "the import")
    stage.screens.until_known(TWICE)
    stage.picture("settings-tickets")


def _receiving(stage: Stage) -> None:
    driver = stage.driver
    stage.screens.go("receive")
    driver.scan(TWICE)
    driver.until(lambda: driver.is_offered("Enter"), "the candidates")
    stage.picture("candidates")
    driver.key("Esc")
    cut_scan(stage, TWICE[:9])
    stage.picture("broken-scan")
    driver.pause(WARY_MS)


def cut_scan(stage: Stage, text: str) -> None:
    """A burst whose end never comes."""
    stage.driver.pause(BEFORE_SCAN_MS)
    play_burst(stage.screens.window.windowHandle(), text, end=None)


def _skipping(stage: Stage) -> None:
    driver = stage.driver
    stage.receive(KETTLE)
    driver.press_filled()
    driver.until(lambda: driver.is_offered("Enter"), "the start")
    driver.pause(LOOK_MS)
    driver.key("F8")
    stage.picture("disinfection-skip")
    driver.key("Esc")


def _stopping(stage: Stage) -> None:
    driver, screens = stage.driver, stage.screens
    stage.open_parcel(EARPHONES)
    driver.aim()
    stage.picture("question-1")
    driver.scan(OTHER_SERIAL)
    driver.pause(LOOK_MS)
    stage.picture("stop")
    driver.scan("CMD-ACK")
    driver.pause(LOOK_MS)
    driver.key("F9")
    stage.picture("supervisor-called")
    driver.key("F9")
    for _shot in range(2):
        screens.photograph()


def _photographing(stage: Stage) -> None:
    stage.open_parcel(KEYBOARD)
    stage.screens.answer("1")
    stage.driver.aim()
    stage.driver.key("2")
    stage.picture("photo-due")


def _overriding(stage: Stage) -> None:
    driver, screens = stage.driver, stage.screens
    stage.open_parcel(SPEAKER)
    for key in ("1", "2", "1", "4"):
        screens.answer(key)
    driver.pause(LOOK_MS)
    while screens.window.is_at(GoInspect) and screens.inspecting.place.question:
        screens.answer("1")
    stage.label()
    driver.until_advised()
    driver.key("F7")
    driver.key("2")
    driver.key("1")
    stage.picture("override")
    driver.key("Esc")


def _settings(stage: Stage) -> None:
    stage.section("camera")
    stage.picture("settings-camera")
    stage.section("check")
    section = stage.screens.window.findChild(CheckSection)
    assert section is not None
    stage.screens.until(lambda: section._vm.state.done_at is not None, "the check")
    stage.picture("settings-check")
    _name_a_printer(stage)
    stage.picture("settings-labels")
    stage.driver.key("Esc")
    stage.driver.key("Esc")


def _name_a_printer(stage: Stage) -> None:
    """The usual one, in the network; nothing is printed afterwards."""
    stage.section("labels")
    section = stage.screens.window.findChild(LabelsSection)
    assert section is not None
    stage.driver.key("2")
    stage.driver.pause(LOOK_MS)
    (field,) = (one for one in section.findChildren(QLineEdit) if one.isVisible())
    stage.driver.click(field)
    field.clear()
    for character in PRINTER:
        QTest.keyClick(field, ord(character), delay=HAND_PAUSE_MS)
    stage.driver.key("Enter")


def _offline(stage: Stage) -> None:
    screens = stage.screens
    screens.go("receive")
    with no_hub(stage.screens.config):
        screens.until(lambda: screens.sync_state is not SyncState.ONLINE, "offline")
        stage.driver.scan("RR473124829CN")
        stage.driver.until_offered("P", "the match")
        stage.picture("offline")
    stage.desk.retry_sync()
    screens.until_online()


def _covering(stage: Stage) -> None:
    stage.driver.scan("1Z999AA10123456784")
    stage.driver.until_offered("P", "the match")
    stage.driver.key("F1")
    stage.picture("key-help")
    stage.driver.key("Esc")
    where = "app.screens.receive_page:230 _show"
    log = Path("returns-station") / "station.log"
    stage.screens.station.crashes.tell(Crash(kind="ValueError", where=where, log_file=log))
    stage.picture("crash")
    stage.driver.key("Enter")
