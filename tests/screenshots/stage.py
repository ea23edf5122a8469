"""A station's window on a desk without threads: every step is over when it returns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.design.sounds import Sounds
from app.design.theme import Theme
from app.language.translation import Language
from app.pictures.camera_view import PREVIEW, picture_of
from app.pictures.capture import KeptPhoto, ShotRequest
from app.pictures.overlaid import overlaid
from app.screens.page import StepPage
from app.states.codes import CodeBox, SeenCodes, tail_of
from app.states.navigation import (
    Destination,
    GoDecide,
    GoDisinfect,
    GoInspect,
    GoReceive,
    GoSettings,
    GoSetup,
    GoSignIn,
    GoSort,
    GoSync,
    GoUnclaimed,
)
from app.station.badges import SignedIn
from app.station.ticket_imports import TicketImports
from app.window.key_desk import KeyDesk
from app.window.main_window import MainWindow
from app.window.top_bar_words import TopBarWords
from inspection.errors import WorldError
from inspection.marks import Markup
from inspection.policies import Policies
from inspection.store.settings import LPN_CODE
from inspection.store.store import Store
from inspection.values import Sha256
from scanners.camera import Frame
from scanners.decode import read_image
from scanners.demo.scene import scene
from scanners.label_rules import LabelRules
from scanners.scan import typed_scan
from sync.status import SyncState, SyncStatus
from tests.app.screens.instant_desk import INSPECTOR, InstantDesk, InstantPhotos
from tests.empty_database import lay_empty
from tests.inspection import samples
from tests.inspection.fake_store import FakeClock
from tests.inspection.store.parts import CountedIds
from tests.screenshots.checks.controls import Strays
from tests.screenshots.world import announce

PAGES: dict[type, tuple[str, str]] = {
    GoSignIn: ("app.screens.sign_in_page", "SignInPage"),
    GoReceive: ("app.screens.receive_page", "ReceivePage"),
    GoDisinfect: ("app.screens.disinfect_page", "DisinfectPage"),
    GoInspect: ("app.screens.inspect_page", "InspectPage"),
    GoDecide: ("app.screens.decide_page", "DecidePage"),
    GoSort: ("app.screens.sorting_page", "SortingPage"),
    GoSync: ("app.screens.sync_page", "SyncPage"),
    GoUnclaimed: ("app.screens.unclaimed_page", "UnclaimedPage"),
    GoSettings: ("app.screens.settings_page", "SettingsPage"),
    GoSetup: ("app.screens.setup_page", "SetupPage"),
}
QUIET_ROUNDS = 8
"""Without a change. A wish for more height climbs one layout in each, and moves nothing until it
reaches one that can grant it."""
PICTURE = (480, 270)
"""Photographs are drawn this small: a scene takes a fifth of a second in full."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """One cell of the matrix."""

    language: str
    dark: bool
    width: int
    height: int
    percent: int

    def __str__(self) -> str:
        shade = "dark" if self.dark else "light"
        return f"{self.language}-{shade}-{self.width}-{self.percent}"


class Eye(QObject):
    """Stands for app.pictures.camera_view.CameraFeed: one picture, shown when somebody watches."""

    frame = Signal(QImage)
    codes = Signal(object)
    lost = Signal(object)
    back = Signal()
    switched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_lost = False
        self.subject = "front"
        self._is_watched = False

    def watch(self, watched: bool) -> None:
        self._is_watched = watched

    def fit(self, stage: QSize) -> None:
        """Always as large as the picture of the program's first frame."""

    def pictured(self) -> tuple[Frame, QImage] | None:
        frame = self.latest()
        return None if frame is None else (frame, picture_of(frame.image, PREVIEW))

    def latest(self) -> Frame | None:
        return None if self.is_lost else Frame(image=drawn("front"), taken_at_s=0.0)

    @property
    def facts(self) -> None:
        return None

    def blink(self) -> None:
        """The next picture comes, if one can come and somebody looks."""
        if self._is_watched and not self.is_lost:
            self.frame.emit(photo_of(self.subject))
            self.codes.emit(codes_of(self.subject))

    def lose(self) -> None:
        self.is_lost = True
        self.lost.emit(WorldError("camera.lost"))


class AtOnce:
    """A background that is none: what it is given is done when it returns."""

    def run(
        self, work: Callable[[], Any], on_done: Any = None, on_error: Any = None, *, lane: str = ""
    ) -> None:
        del on_error, lane
        result = work()
        if on_done is not None:
            on_done(result)


class Door:
    """Lets the inspector in, whatever badge and PIN."""

    def __init__(self, desk: ScreenDesk) -> None:
        self._desk = desk

    def greet(self, badge: str, on_done: Callable[[Any], None]) -> None:
        del badge
        on_done(INSPECTOR)

    def sign_in(
        self, badge: str, pin: str, on_done: Callable[..., None], on_error: Callable[..., None]
    ) -> None:
        del badge, pin
        if self._desk.refusal is not None:
            on_error(self._desk.refusal)
        elif on_done is not None:
            on_done(INSPECTOR)


class Pictures(InstantPhotos):
    """Photographs that show something."""

    def snap(
        self,
        on_shown: Callable[[QImage], None],
        on_kept: Callable[[KeptPhoto], None],
        on_error: Any = None,
    ) -> Frame | None:
        del on_error
        on_shown(photo_of("label"))
        kept = KeptPhoto(
            sha256=samples.sha(99),
            size_bytes=1000,
            width_px=480,
            height_px=270,
            taken_at=self.desk.now(),
        )
        on_kept(kept)
        return self.desk.camera.latest()

    def take(
        self, shot: ShotRequest, on_shown: Any, on_recorded: Any, on_error: Any = None
    ) -> Frame | None:
        def shown(_picture: QImage) -> None:
            on_shown(photo_of(shot.subject))

        return super().take(shot, shown, on_recorded, on_error)

    def thumbnail(
        self,
        sha256: Sha256,
        markup: Markup,
        on_done: Callable[[QImage], None],
        on_error: Any = None,
    ) -> None:
        if sha256 in self.missing:
            super().thumbnail(sha256, markup, on_done, on_error)
            return
        subject = "label" if markup.hides else "item.front"
        on_done(overlaid(photo_of(subject), markup))


class ScreenDesk(InstantDesk):
    """The instant desk with a camera, photographs that show something, and a door."""

    complained = Signal(object)
    relieved = Signal(str)

    def __init__(
        self, store: Store, policies: Policies, clock: FakeClock, labels: LabelRules, folder: Path
    ) -> None:
        super().__init__(store, policies, clock)
        self.labels = labels
        self.camera = Eye()
        self.sounds = Sounds(self)
        self.badges = Door(self)
        self.photos = Pictures(self)
        self.imports = TicketImports(self, AtOnce())  # type: ignore[arg-type]
        # a screen stays for as many looks as there are
        self.preferences.set("receive_goes_on", False)
        self.refusal: Any = None
        self.person = None
        self.services.folder = folder
        self.sync_status = SyncStatus(
            state=SyncState.ONLINE, since=clock.now(), last_ok_at=clock.now()
        )

    def set_person(self, person: SignedIn | None) -> None:
        self.person = person
        self.person_changed.emit()

    def complain(self, error: Any) -> None:
        self.complained.emit(error)


class Stage:
    """The window, one desk, and the hands before it."""

    def __init__(self, desk: ScreenDesk, theme: Theme, language: Language, *, hub: Store) -> None:
        self.desk = desk
        self.hub = hub
        self.theme = theme
        self.language = language
        self.window = MainWindow(theme)
        self.words = TopBarWords(self.window, desk)  # type: ignore[arg-type]
        self.key_desk = KeyDesk(self.window, desk, theme)  # type: ignore[arg-type]
        desk.said.connect(self.window.say)
        desk.complained.connect(self.window.complain)
        self.say: Callable[[], None] | None = None
        """Said once, in the language of the moment: a scene says it anew in every look."""
        self.strays = Strays()
        self.window.resize(1920, 1080)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)

    # --- hands

    def sign_in(self) -> None:
        self.desk.set_person(INSPECTOR)

    def page(self, destination: type) -> StepPage:
        """The page a destination leads to; built when first asked for."""
        if not self.window.has_page(destination):
            module, name = PAGES[destination]
            made: StepPage = getattr(import_module(module), name)(self.theme, self.desk)
            self.window.add_page(destination, made)
            made.go.connect(self.go)
        return self.window._pages[destination]

    def go(self, destination: Destination) -> None:
        if type(destination) not in PAGES:
            return
        if not self.window.has_page(type(destination)):
            self.page(type(destination))
        self.window.go(destination)
        self.settle()

    def keys(self, *names: str) -> None:
        for name in names:
            self.window.take_key(name)
            self.settle()

    def scan(self, text: str) -> None:
        self.window.take_scan(typed_scan(text))
        self.settle()

    # --- eyes

    def take(self, look: Look) -> None:
        """The same step in another language, brightness, size and scale."""
        self.language.use(look.language)
        self.window.resize(look.width, look.height)
        scale = look.percent / 100
        self.theme.use(dark=look.dark, scale=scale)
        self.theme.use(compact=self.theme.is_compact_at(look.width))
        QApplication.setPalette(self.theme.palette())
        self.settle()
        if self.say is not None:
            self.say()
            self.settle()

    def settle(self) -> None:
        """Let layouts, deferred cards and the camera's picture come to rest."""
        if self.words._counter.isActive():
            self.words._counter.stop()
            self.words._count()
        self.desk.camera.blink()
        seen: list[QRect] = []
        quiet = 0
        for _ in range(60):
            QApplication.processEvents()
            now = [one.geometry() for one in self.window.findChildren(QWidget) if one.isVisible()]
            quiet = quiet + 1 if now == seen else 0
            if quiet >= QUIET_ROUNDS and self.window.page.is_settled:
                break
            seen = now

    @property
    def size(self) -> QSize:
        return self.window.size()


@contextmanager
def staged(folder: Path, policies: Policies, labels: LabelRules) -> Iterator[Stage]:
    """A station with a morning's tickets; nobody is signed in."""
    clock = FakeClock()
    folder.mkdir(parents=True, exist_ok=True)
    store = Store.open(lay_empty(folder / "b02.db"), clock=clock, ids=CountedIds("b02"))
    store.open_origin("B02", "ab" * 32)
    store.put_setting(LPN_CODE, "7F3K")
    hub = Store.open(lay_empty(folder / "hub.db"), clock=clock, ids=CountedIds("hub"))
    hub.open_origin("hub", "cd" * 32)
    announce(hub, store)
    language, theme = Language(), Theme()
    stage = Stage(ScreenDesk(store, policies, clock, labels, folder), theme, language, hub=hub)
    try:
        yield stage
    finally:
        language.use("en")
        stage.strays.stop()
        stage.window.close()
        stage.window.deleteLater()
        store.close()
        hub.close()
        QApplication.setPalette(Theme().palette())
        QApplication.processEvents()


@cache
def drawn(subject: str) -> Any:
    """What the simulated camera would see."""
    name = {"front": "item.front"}.get(subject, subject)
    name = f"label:{samples.TRACKING}" if name == "label" else name
    return scene(name, size=PICTURE)


@cache
def codes_of(subject: str) -> SeenCodes:
    """What a live reader would find there; the last of them has been there for a moment only."""
    image = scene(f"label:{samples.TRACKING}")
    found = read_image(image, deep=True).codes if subject == "label" else ()
    boxes = [
        CodeBox(corners=one.box, tail=tail_of(one.text), is_accepted=one is not found[-1])
        for one in found
        if one.box is not None
    ]
    return SeenCodes(size=(image.shape[1], image.shape[0]), boxes=tuple(boxes))


@cache
def photo_of(subject: str) -> QImage:
    """The same as a small photograph."""
    return picture_of(drawn(subject if subject == "label" else "front"), PREVIEW)
