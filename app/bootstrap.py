"""The composition root of the station: builds everything, in the order that shows a window first.

1. theme, window, badge screen: painted before anything heavy is imported;
2. the store on a background thread; then the writer;
3. the receive page: from here on a scan can be looked up (`ready`);
4. policies and label rules; a scan that comes before waits for them;
5. the rest of Qt's types: from here on other threads may name any of them;
6. hub and sync, camera, the other pages, one small slice of GUI time each.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from app import runtime
from app.background import Background
from app.config import Config
from app.crash_desk import CrashDesk
from app.desk import Desk
from app.input_gate import InputGate
from app.key_desk import KeyDesk
from app.link_runner import LinkRunner
from app.main_window import MainWindow
from app.marks import MARKS_VARIABLE, mark
from app.navigation import (
    GoDecide,
    GoDisinfect,
    GoInspect,
    GoReceive,
    GoSettings,
    GoSetup,
    GoSignIn,
    GoSync,
)
from app.opening import open_services
from app.preferences import Preferences
from app.qt_loading import first_types
from app.rehearsal import Rehearsal
from app.screens.page import StepPage
from app.screens.sign_in_page import SignInPage
from app.sounds_map import SoundMap
from app.theme import Theme
from app.top_bar_words import TopBarWords
from app.translation import Language
from app.type_maker import TypeMaker
from app.wedge_filter import WedgeFilter
from inspection.errors import StationError
from inspection.store.clock import SystemClock
from scanners.wedge import ScanGuard
from sync.bell import Bell

if TYPE_CHECKING:
    from pathlib import Path

    from app.chinese_keys import ChineseKeys
    from app.services import Services
    from inspection.ports import Clock
    from sync.status import SyncStatus

LOCK_MS = 5 * 60_000
"""Without a scan, key or touch for so long the screen locks; the step is kept."""
REOPEN_MS = 3_000
"""Pause before data that could not be opened is tried again."""
STOP_LIMIT_S = 1.0
TIDY_MS = 15_000
"""Without a scan, key or touch for so long nobody waits for the screen."""

_SOON = (
    "inspection.store.queries.receive_board",
    "inspection.handlers.disinfect",
    "app.label_reader",
)
"""What the first parcel needs, and looking its code up does not."""
_PAGES: tuple[tuple[type, str, str], ...] = (
    (GoDisinfect, "app.screens.disinfect_page", "DisinfectPage"),
    (GoInspect, "app.screens.inspect_page", "InspectPage"),
    (GoDecide, "app.screens.decide_page", "DecidePage"),
    (GoSync, "app.screens.sync_page", "SyncPage"),
    (GoSettings, "app.screens.settings_page", "SettingsPage"),
)


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
        self.keys = WedgeFilter(ScanGuard(), self.crashes.take_key, self)
        self._bell = Bell()
        self._link = LinkRunner(self.background, self.preferences, self.clock)
        self._gate = InputGate(self)
        self._chinese: ChineseKeys | None = None
        self._return_to: StepPage | None = None
        self._is_stopped = False
        self._words = TopBarWords(self.window, self.desk)
        self._sounds = SoundMap(self.window, self.desk)
        self._key_desk = KeyDesk(self.window, self.desk, self.theme)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(LOCK_MS)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(TIDY_MS)
        self._connect()
        self._apply_palette()
        self.window.add_page(GoSignIn, self.sign_in)
        self.window.go(GoSignIn())

    @property
    def config(self) -> Config:
        """The settings in force."""
        return self.preferences.config

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
        late = self.background.stop(STOP_LIMIT_S)
        if self.desk.is_open and not late:
            self.desk.services.store.close()
        self.crashes.end()
        runtime.ended()

    @Slot()
    def lock(self) -> None:
        """Cover everything; the step is kept and comes back with the next sign-in."""
        if self.window.page is not self.sign_in and self.desk.setup is None:
            self._return_to = self.window.page
            self.desk.set_person(None)
            self.window.go(GoSignIn())

    @Slot()
    def switch_language(self) -> None:
        """Chinese to English and back; Qt tells every widget."""
        wanted = "en" if self.language.name == "zh" else "zh"
        if self.preferences.is_fixed("language"):
            self.language.use(wanted)  # until the next start, which says it again
        else:
            self.preferences.set("language", wanted)

    # --- starting ----------------------------------------------------------------------------

    @Slot()
    def _open(self) -> None:
        mark(os.environ, "badge")
        first_types()

        def work() -> Services:
            services = open_services(self.config, self.clock, self._bell)
            import_module("app.screens.receive_page")
            return services

        self.background.run(work, self._opened, self._not_opened, lane="heavy")

    def _not_opened(self, error: StationError) -> None:
        self.desk.complain(error)
        QTimer.singleShot(REOPEN_MS, self._open)

    def _opened(self, services: Services) -> None:
        self.background.start("writer", services.writer.run, is_last=True)
        services.store.on_changed.append(lambda _changed: self._bell.nudge())
        self._add_page(GoReceive, "app.screens.receive_page", "ReceivePage")
        self.desk.open(services)
        mark(os.environ, "ready")
        self.ready.emit()
        if MARKS_VARIABLE in os.environ:
            self.window.window().close()
            return
        if services.setup_step is not None:
            self._set_up(services)
        self._load_rules()
        TypeMaker(self).done.connect(self._start_sync)

    def _set_up(self, services: Services) -> None:
        # a station on its first day only: nothing of this is loaded on any other
        from app.setup_desk import STEPS, SetupDesk  # noqa: PLC0415

        self.desk.setup = SetupDesk(
            services.store,
            services.setup_step or STEPS[0],
            background=self.background,
            preferences=self.preferences,
            link=self._link,
            begin=self._link_up,
        )
        self.desk.setup.finished.connect(self._is_set_up)
        module = "app.screens.setup_page"

        def imported(_module: object) -> None:
            self._add_page(GoSetup, module, "SetupPage").signed_in.connect(self._signed_in)
            self.window.go(GoSetup())

        self.background.run(lambda: import_module(module), imported, lane="heavy")

    @Slot()
    def _is_set_up(self) -> None:
        self.desk.setup = None

    @Slot()
    def _load_rules(self) -> None:
        rules = self.desk.services.rules

        def work() -> None:
            rules.load()
            for module in _SOON:
                import_module(module)

        self.background.run(work, on_error=self._rules_broken, lane="heavy")

    def _rules_broken(self, error: StationError) -> None:
        self.desk.complain(error)
        QTimer.singleShot(REOPEN_MS, self._load_rules)

    def _watch_chinese_fields(self) -> None:
        from app.chinese_keys import ChineseKeys  # noqa: PLC0415 - no such field before

        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._chinese = ChineseKeys(self.keys, self._gate, ScanGuard(), self)
        self._chinese.attach(application)

    @Slot()
    def _start_sync(self) -> None:
        self._watch_chinese_fields()
        setup = self.desk.setup
        if setup is None or setup.has_hub:
            self._link_up()
        self._start_camera()
        self._next_page(0)

    def _link_up(self) -> None:
        self._link.start(self.desk.services, self._synced)

    def _synced(self, status: SyncStatus) -> None:
        if self.desk.sync_status is None or self.desk.sync_status.last_ok_at is None:
            runtime.loaded()  # by now the network libraries are there too
        self.desk.take_sync_status(status)

    def _start_camera(self) -> None:
        from app.camera_source import CameraSource  # noqa: PLC0415 - after the first paint

        CameraSource(self.desk, self.background, self)

    def _next_page(self, number: int) -> None:
        if number == len(_PAGES):
            runtime.loaded()
            self.complete.emit()
            rehearsal = Rehearsal(self.window.pages, self.window.room, self)
            rehearsal.finished.connect(self.rehearsed)
            return
        destination, module, name = _PAGES[number]

        def imported(_module: object) -> None:
            self._add_page(destination, module, name)
            QTimer.singleShot(0, partial(self._next_page, number + 1))

        # imported off the GUI thread, built on it: one slice per page
        self.background.run(lambda: import_module(module), imported, lane="heavy")

    def _add_page(self, destination: type, module: str, name: str) -> Any:  # noqa: ANN401 - a page
        make: Callable[[Theme, Desk], StepPage] = getattr(sys.modules[module], name)
        page = make(self.theme, self.desk)
        self.window.add_page(destination, page)
        return page

    # --- wiring ------------------------------------------------------------------------------

    def _connect(self) -> None:
        window, desk, keys = self.window, self.desk, self.keys
        window.painted.connect(self._open)
        window.closing.connect(self.stop)
        window.lock_wanted.connect(self.lock)
        window.language_wanted.connect(self.switch_language)
        self.sign_in.language_wanted.connect(self.switch_language)
        self.sign_in.signed_in.connect(self._signed_in)
        keys.scanned.connect(self.crashes.take_scan)
        keys.broken.connect(window.take_broken)
        keys.tabbed.connect(window.show_focus)
        keys.active.connect(self._idle.start)
        keys.active.connect(self._quiet.start)
        keys.active.connect(self._sounds.acted)
        self._key_desk.acknowledged.connect(self._sounds.acknowledge)
        self.rehearsed.connect(self._find_loudspeaker)
        self.complete.connect(self._take_files)
        self._quiet.timeout.connect(runtime.tidy)
        desk.said.connect(window.say)
        desk.complained.connect(window.complain)
        desk.relieved.connect(window.relieve)
        self.theme.changed.connect(self._apply_palette)
        self.preferences.changed.connect(self._obey)
        self._idle.timeout.connect(self.lock)

    @Slot()
    def _take_files(self) -> None:
        from app.file_drop import FileDrop  # noqa: PLC0415 - after the start

        FileDrop(self.window, self.desk).dropped.connect(self._file_dropped)

    @Slot(object)
    def _file_dropped(self, file: Path) -> None:
        self.window.go(GoSettings(section="tickets"))
        self.desk.imports.begin(file)

    @Slot()
    def _find_loudspeaker(self) -> None:
        from app.sounds_player import opener  # noqa: PLC0415 - after the start

        self.desk.sounds.open(opener(self.desk.run, self))

    @Slot(object)
    def _signed_in(self, _person: object) -> None:
        back, self._return_to = self._return_to, None
        if back is not None:
            self.window.bring(back)
            back.resume()
        else:
            self.window.go(GoReceive())

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

    @Slot()
    def _apply_palette(self) -> None:
        QApplication.setPalette(self.theme.palette())
