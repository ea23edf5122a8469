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
import random
import sys
import threading
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from app import runtime
from app.background import Background
from app.config import Config
from app.desk import Desk, Services
from app.input_gate import InputGate
from app.key_desk import KeyDesk
from app.main_window import MainWindow
from app.marks import MARKS_VARIABLE, mark
from app.navigation import GoDecide, GoDisinfect, GoInspect, GoReceive, GoSettings, GoSignIn, GoSync
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
    from inspection.ports import Clock
    from scanners.camera import Camera
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
        self.config = config
        self.clock = clock or SystemClock()
        self.theme = Theme(dark=config.theme == "dark", scale=config.scale_percent / 100)
        self.language = language or Language()
        self.language.use(config.language)
        self.background = Background(self)
        self.preferences = Preferences(config, self.background)
        self.desk = Desk(self.background, self.clock, self.preferences)
        self.window = MainWindow(self.theme)
        self.sign_in = SignInPage(self.theme, self.desk)
        self.keys = WedgeFilter(ScanGuard(), self.window.take_key, self)
        self._bell = Bell()
        self._gate = InputGate(self)
        self._subject = "idle"
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
            self.keys.detach(application)
            self._gate.detach(application)
        late = self.background.stop(STOP_LIMIT_S)
        if self.desk.is_open and not late:
            self.desk.services.store.close()
        runtime.ended()

    @Slot()
    def lock(self) -> None:
        """Cover everything; the step is kept and comes back with the next sign-in."""
        if self.window.page is not self.sign_in:
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
        self._load_rules()
        TypeMaker(self).done.connect(self._start_sync)

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

    @Slot()
    def _start_sync(self) -> None:
        self.background.start("sync", self._sync)
        self._start_camera()
        self._next_page(0)

    def _sync(self, stop: threading.Event) -> None:
        # on the sync thread: the network libraries load here
        from sync.link import LinkParts, LinkSettings, run_link  # noqa: PLC0415

        services, config = self.desk.services, self.config
        run_link(
            LinkSettings(
                secrets=config.secrets,
                hub_data=config.hub_data,
                station_name=config.station_name,
                demo=config.demo,
                hub_url=config.hub_url,
            ),
            LinkParts(
                store=services.store,
                submit=services.writer.submit,
                files=services.photos,
                clock=self.clock,
                random=random.random,
                on_status=partial(self.background.post, self._synced),
            ),
            self._bell,
            stop,
        )

    def _synced(self, status: SyncStatus) -> None:
        if self.desk.sync_status is None or self.desk.sync_status.last_ok_at is None:
            runtime.loaded()  # by now the network libraries are there too
        self.desk.take_sync_status(status)

    def _start_camera(self) -> None:
        make = self._camera_maker()
        if make is None:
            return
        from app.camera_view import CameraFeed  # noqa: PLC0415

        feed = CameraFeed(make, self)
        self.desk.use_camera(feed, self._aim)
        self.background.start("camera", feed.run)

    def _camera_maker(self) -> Callable[[], Camera] | None:
        named = self.config.camera
        if named and not named.isdigit():
            return partial(_folder_camera, Path(named))
        return partial(_simulated_camera, lambda: self._subject) if self.config.demo else None

    def _aim(self, subject: str) -> None:
        self._subject = subject or "idle"

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

    def _add_page(self, destination: type, module: str, name: str) -> None:
        make: Callable[[Theme, Desk], StepPage] = getattr(sys.modules[module], name)
        self.window.add_page(destination, make(self.theme, self.desk))

    # --- wiring ------------------------------------------------------------------------------

    def _connect(self) -> None:
        window, desk, keys = self.window, self.desk, self.keys
        window.painted.connect(self._open)
        window.closing.connect(self.stop)
        window.lock_wanted.connect(self.lock)
        window.language_wanted.connect(self.switch_language)
        self.sign_in.language_wanted.connect(self.switch_language)
        self.sign_in.signed_in.connect(self._signed_in)
        keys.scanned.connect(window.take_scan)
        keys.broken.connect(window.take_broken)
        keys.tabbed.connect(window.show_focus)
        keys.active.connect(self._idle.start)
        keys.active.connect(self._quiet.start)
        keys.active.connect(self._sounds.acted)
        self._key_desk.acknowledged.connect(self._sounds.acknowledge)
        self.rehearsed.connect(self._find_loudspeaker)
        self._quiet.timeout.connect(runtime.tidy)
        desk.said.connect(window.say)
        desk.complained.connect(window.complain)
        desk.relieved.connect(window.relieve)
        self.theme.changed.connect(self._apply_palette)
        self.preferences.changed.connect(self._obey)
        self._idle.timeout.connect(self.lock)

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


def _folder_camera(folder: Path) -> Camera:
    from scanners.camera import FolderCamera  # noqa: PLC0415 - on the camera thread

    return FolderCamera(folder)


def _simulated_camera(subject: Callable[[], str]) -> Camera:
    from scanners.demo.camera import SimulatedCamera  # noqa: PLC0415 - on the camera thread

    return SimulatedCamera(subject)
