"""The composition root of the station: builds everything, wires it, ends it.

Only what the first paint needs is built here; app.launch.starting does the rest, in its order.
"""

from __future__ import annotations

import time
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from app.design.theme import Theme
from app.desk import Desk
from app.devices.second_look import SecondLook
from app.keys.input_gate import InputGate
from app.keys.wedge_filter import WedgeFilter
from app.language.translation import Language
from app.launch.opening import open_services
from app.launch.page_maker import PageMaker
from app.launch.starting import Starting
from app.program import runtime
from app.program.background import Background
from app.program.collecting import Collecting
from app.screens.sign_in_page import SignInPage
from app.settings.config import Config
from app.settings.preferences import Preferences
from app.settings.scanner_settings import intake_settings, wedge_settings
from app.states.navigation import GoSettings, GoSignIn
from app.station.link_runner import LinkRunner
from app.window.crash_desk import CrashDesk
from app.window.key_desk import KeyDesk
from app.window.main_window import MainWindow
from app.window.screen_lock import ScreenLock
from app.window.sounds_map import SoundMap
from app.window.top_bar_words import TopBarWords
from inspection.store.clock import SystemClock
from scanners.intake import Intake
from scanners.wedge import ScanGuard
from sync.bell import Bell

if TYPE_CHECKING:
    from pathlib import Path

    from app.keys.chinese_keys import ChineseKeys
    from app.window.fast_lane import FastLane
    from app.window.unclaimed_reminder import UnclaimedReminder
    from app.window.woken_units import WokenUnits
    from inspection.ports import Clock
    from inspection.store.queries.bench import BenchItem
    from sync.embedded import EmbeddedHub

PHOTOS_LIMIT_S = 1.0
"""For photos that were shown as taken; one takes some 60 ms."""
TURN_MS = 20
"""One look at what came back, while closing waits."""
STOP_LIMIT_S = 5.0
"""Threads end within their second; a machine that others keep busy is given more of them."""


class Station(QObject):
    """One running station. Made on the GUI thread, after the application."""

    ready = Signal()
    """A scan can be looked up."""
    complete = Signal()
    """Every page is there."""
    rehearsed = Signal()
    """Every page was laid out once: starting up is over."""

    def __init__(
        self, config: Config, clock: Clock | None = None, *, language: Language | None = None
    ) -> None:
        """Builds the window; shows and starts nothing. `language` may speak already."""
        super().__init__()
        runtime.begin()
        self.clock = clock or SystemClock()
        self.theme = Theme(dark=config.theme == "dark", scale=config.scale_percent / 100)
        self.language = language or Language()
        self.language.use(config.language)
        self.background = Background(self)
        self.preferences = Preferences(config, self.background)
        self.desk = Desk(self.background, self.clock, self.preferences)
        self.window = MainWindow(self.theme)
        self.sign_in = SignInPage(self.theme, self.desk)
        self.crashes = CrashDesk(self.window, self.desk, self.theme, config.data_dir)
        self.keys = WedgeFilter(
            ScanGuard(wedge_settings(config)),
            self.crashes.take_key,
            self,
            intake=Intake(self.clock.monotonic_s, intake_settings(config)),
        )
        self.screen_lock = ScreenLock(self.window, self.desk)
        self._pages = PageMaker(self.window, self.theme, self.desk, self.background)
        self._link = LinkRunner(self.background, self.preferences, self.clock)
        self._starting = Starting(self.window, self.desk, self.background, self._pages, self._link)
        self._gate = InputGate(self)
        self._collecting = Collecting(self)
        self._chinese: ChineseKeys | None = None
        self._fast_lane: FastLane | None = None
        self._woken: WokenUnits | None = None
        self._reminder: UnclaimedReminder | None = None
        self._is_stopped = False
        self._words = TopBarWords(self.window, self.desk)
        self._words.queued.connect(self._queued)
        self._sounds = SoundMap(self.window, self.desk)
        self._key_desk = KeyDesk(self.window, self.desk, self.theme)
        self._connect()
        self._apply_palette()
        self.window.add_page(GoSignIn, self.sign_in)
        self.window.go(GoSignIn())

    @property
    def config(self) -> Config:
        """The settings in force."""
        return self.preferences.config

    @property
    def own_hub(self) -> EmbeddedHub | None:
        """The hub this station started, with its administrator's token; None until it answers."""
        return self._link.own_hub

    def start(self) -> None:
        """Show the window; everything else begins after its first paint."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self.keys.attach(application)
            self._gate.attach(application)
        self.window.show()

    @Slot()
    def stop(self) -> None:
        """End threads and hub; what operators asked for before is still recorded."""
        if self._is_stopped:
            return
        self._is_stopped = True
        application = QApplication.instance()
        if isinstance(application, QApplication):
            if self._chinese is not None:
                self._chinese.detach()
            self.keys.detach(application)
            self._gate.detach(application)
        if self.desk.is_open:
            self._finish_photos()
        late = self.background.stop(STOP_LIMIT_S)
        if self.desk.is_open and not late:
            self.desk.services.store.close()
            if self.desk.services.lock is not None:
                self.desk.services.lock.release()
        self.crashes.end()
        runtime.ended()

    def _finish_photos(self) -> None:
        """What was shown as taken is taken: encoded, written and handed to the writer."""
        end_s = time.monotonic() + PHOTOS_LIMIT_S
        while self.desk.photos.are_under_way and time.monotonic() < end_s:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, TURN_MS)

    @Slot()
    def switch_language(self) -> None:
        """Chinese to English and back; Qt tells every widget."""
        wanted = "en" if self.language.name == "zh" else "zh"
        if self.preferences.is_fixed("language"):
            self.language.use(wanted)  # until the next start, which says it again
        else:
            self.preferences.set("language", wanted)

    # --- wiring ------------------------------------------------------------------------------

    def _connect(self) -> None:
        window, desk, keys = self.window, self.desk, self.keys
        starting, pages, lock = self._starting, self._pages, self.screen_lock
        window.painted.connect(self._begin)
        window.closing.connect(self.stop)
        window.lock_wanted.connect(lock.lock)
        window.language_wanted.connect(self.switch_language)
        self.sign_in.language_wanted.connect(self.switch_language)
        self.sign_in.signed_in.connect(lock.admit)
        starting.signed_in.connect(lock.admit)
        starting.ready.connect(self.ready)
        starting.settled.connect(self._watch_chinese_fields)
        starting.settled.connect(self._read_scanner)
        pages.complete.connect(runtime.loaded)
        pages.complete.connect(self._collecting.start)
        pages.complete.connect(runtime.return_pictures)
        pages.complete.connect(self.complete)
        pages.complete.connect(self._take_files)
        pages.rehearsed.connect(self.rehearsed)
        pages.rehearsed.connect(self._find_loudspeaker)
        pages.rehearsed.connect(self._read_codes)
        pages.rehearsed.connect(self._look_at_labels)
        keys.scanned.connect(self.crashes.take_scan)
        SecondLook(keys, desk, self).broken.connect(window.take_broken)
        keys.tabbed.connect(window.show_focus)
        keys.active.connect(lock.put_off)
        keys.active.connect(self._collecting.put_off)
        keys.active.connect(self._sounds.acted)
        self._key_desk.acknowledged.connect(self._sounds.acknowledge)
        desk.said.connect(window.say)
        desk.complained.connect(window.complain)
        desk.relieved.connect(window.relieve)
        self.theme.changed.connect(self._apply_palette)
        self.preferences.changed.connect(self._obey)

    @Slot()
    def _begin(self) -> None:
        bell = Bell()
        # settings may have changed when it is tried again
        self._starting.begin(lambda: open_services(self.config, self.clock, bell))

    @Slot()
    def _watch_chinese_fields(self) -> None:
        from app.keys.chinese_keys import ChineseKeys  # noqa: PLC0415 - no such field before

        application = QApplication.instance()
        assert isinstance(application, QApplication)
        guard = ScanGuard(wedge_settings(self.config))
        self._chinese = ChineseKeys(self.keys, self._gate, guard, self)
        self._chinese.attach(application)

    @Slot(object)
    def _queued(self, items: list[BenchItem]) -> None:
        if self._fast_lane is None or self._woken is None:
            from app.window.fast_lane import FastLane  # noqa: PLC0415 - with the first queue
            from app.window.unclaimed_reminder import UnclaimedReminder  # noqa: PLC0415 - as above
            from app.window.woken_units import WokenUnits  # noqa: PLC0415 - as above

            self._fast_lane = FastLane(self.window, self.desk)
            self._woken = WokenUnits(self.window, self.desk)
            self._reminder = UnclaimedReminder(self.window, self.desk)
        self._fast_lane.look(items)
        self._woken.look(items)

    @Slot()
    def _read_scanner(self) -> None:
        # imported off the GUI thread, built on it
        self.background.run(lambda: _import("app.devices.scanner_source"), self._scanner_known)

    def _scanner_known(self, _nothing: None) -> None:
        from app.devices.scanner_source import ScannerSource  # noqa: PLC0415 - imported just now

        ScannerSource(self.desk, self.background, self.keys, self)
        self.background.run(lambda: _import("app.devices.scale_source"), self._scale_known)

    def _scale_known(self, _nothing: None) -> None:
        from app.devices.scale_source import ScaleSource  # noqa: PLC0415 - imported just now

        ScaleSource(self.desk, self.background, self)

    @Slot()
    def _take_files(self) -> None:
        from app.window.file_drop import FileDrop  # noqa: PLC0415 - after the start

        FileDrop(self.window, self.desk, self.crashes).dropped.connect(self._file_dropped)

    @Slot(object)
    def _file_dropped(self, file: Path) -> None:
        self.window.go(GoSettings(section="tickets"))
        self.desk.imports.begin(file)

    @Slot()
    def _find_loudspeaker(self) -> None:
        from app.design.sounds_player import opener  # noqa: PLC0415 - after the start

        self.desk.sounds.open(opener(self.desk.run, self))

    @Slot()
    def _read_codes(self) -> None:
        self.background.run(lambda: _import("app.window.code_desk"), self._codes_known)

    def _codes_known(self, _nothing: None) -> None:
        from app.devices.live_codes import LiveCodes  # noqa: PLC0415 - as above
        from app.window.code_desk import CodeDesk  # noqa: PLC0415 - imported just now

        codes = LiveCodes(self.desk, self.background, self)
        CodeDesk(self.window, codes, self.keys, self.crashes)

    @Slot()
    def _look_at_labels(self) -> None:
        self.background.run(lambda: _import("app.pictures.label_looks"), self._looks_known)

    def _looks_known(self, _nothing: None) -> None:
        self.desk.looks.begin()

    @Slot(str)
    def _obey(self, name: str) -> None:
        """A setting of the whole window changed; the page and its step stay."""
        config = self.preferences.config
        if name == "language":
            self.language.use(config.language)
        elif name in {"theme", "scale_percent"}:
            scale = config.scale_percent / 100
            compact = self.theme.is_compact_at(self.window.width(), scale)
            self.theme.use(dark=config.theme == "dark", scale=scale, compact=compact)
        elif name == "station_name":
            self._words.show_all()
        elif name == "sound_volume_percent":
            self.desk.sounds.volume_percent = config.sound_volume_percent
        elif name.startswith("scanner_"):
            self.keys.use(wedge_settings(config), intake_settings(config))
            if self._chinese is not None:
                self._chinese.use(wedge_settings(config))

    @Slot()
    def _apply_palette(self) -> None:
        QApplication.setPalette(self.theme.palette())


def _import(module: str) -> None:
    import_module(module)
