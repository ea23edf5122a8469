"""The main window: top bar, banner, the page in front, action bar. None of them ever moves."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QStackedWidget, QWidget

from app.design.theme import Theme
from app.keys.commands import Reach, command_of, deed_of, is_badge, twin_key
from app.language.broken_scan import notice_of_broken
from app.language.messages import notice_of
from app.language.notices import Notice
from app.overlays.stop_guard import StopGuard
from app.screens.page import StepPage
from app.states.navigation import (
    Destination,
    GoBack,
    GoDecide,
    GoInspect,
    GoReceive,
    GoSettings,
    GoSignIn,
    GoSync,
)
from app.widgets.frame.action_bar import ActionBar, Actions
from app.widgets.frame.banner import Banner
from app.widgets.frame.focus_ring import FocusRing
from app.widgets.frame.opening_window import FIRST_SIZE, SMALLEST_SIZE
from app.widgets.frame.top_bar import TopBar
from app.widgets.layouts import vbox
from app.window.paint_turn import PaintTurn
from app.window.reading_order import is_stop, move_focus
from inspection.errors import OperatorError, StationError
from scanners.keys import BrokenScan
from scanners.scan import Scan

if TYPE_CHECKING:
    from app.overlays.cover import Cover
    from app.overlays.flag_list import FlagList
    from app.widgets.cards.stop_parts import StopFacts

OK_SHOWN_MS = 4_000
"""A success says so for this long, then the banner is ready for the next scan."""


class MainWindow(QMainWindow):
    """Owns the frame around pages; knows pages only by their base class."""

    painted = Signal()
    """After the first paint."""
    closing = Signal()
    lock_wanted = Signal()
    page_changed = Signal(str)
    """Tab of the page that came to the front."""
    language_wanted = Signal()
    asked = Signal(object)
    """Deed of app.keys.commands that the page in front had no use for."""
    spoke = Signal(object)
    """Notice that is news, not one that stands again."""

    def __init__(self, theme: Theme) -> None:
        """Empty until the first page is added."""
        super().__init__()
        self._theme = theme
        self._pages: dict[type, StepPage] = {}
        self._complaint: StationError | None = None
        self._was_painted = False
        self.stops = StopGuard(theme, self)
        self.stops.acknowledged.connect(self._stop_acknowledged)
        self.stops.rescan_wanted.connect(self._stop_rescan)
        self._standing: dict[str, Notice] = {}
        self.cover: Cover | FlagList | None = None
        """What lies over the page while it is there; the next key or scan takes it away."""
        self._before: StepPage | None = None
        self.known_badges: Container[str] = ()
        self.top_bar = TopBar(theme)
        self.banner = Banner(theme)
        self.action_bar = ActionBar(theme)
        self._stack = QStackedWidget()
        self._frame = QWidget()
        self._frame.setLayout(vbox(self.top_bar, self.banner, self._stack, self.action_bar))
        self.setCentralWidget(self._frame)
        self._ring = FocusRing(theme, self)
        self._paint_turn = PaintTurn(self)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(OK_SHOWN_MS)
        self._calm.timeout.connect(self._calm_down)
        self.top_bar.tab_chosen.connect(self._tab_chosen)
        self.top_bar.sync_chosen.connect(self._sync_chosen)
        self.top_bar.settings_chosen.connect(self._settings_chosen)
        self.top_bar.person_chosen.connect(self.lock_wanted)
        self.top_bar.language_chosen.connect(self.language_wanted)
        self.setMinimumSize(*SMALLEST_SIZE)
        self.resize(*FIRST_SIZE)
        self.setWindowTitle(self.tr("Returns Station"))

    # --- pages -----------------------------------------------------------------------------

    def add_page(self, destination: type, page: StepPage) -> None:
        """`page` is where this kind of destination leads."""
        self._pages[destination] = page
        self._stack.addWidget(page)
        page.go.connect(self.go)
        page.stop.connect(self._stop_wanted)
        page.notice_changed.connect(self._notice_changed)
        page.actions_changed.connect(self._actions_changed)
        page.asked.connect(self._ask)

    @property
    def page(self) -> StepPage:
        """The page in front."""
        page = self._stack.currentWidget()
        assert isinstance(page, StepPage)
        return page

    def is_at(self, destination: type) -> bool:
        """Whether the page for this kind of destination is in front."""
        return destination in self._pages and self._pages[destination] is self.page

    @property
    def pages(self) -> list[QWidget]:
        """Every page there is."""
        return list(self._pages.values())

    @property
    def room(self) -> QSize:
        """What a page with all bars has."""
        bars = (self.top_bar, self.banner, self.action_bar)
        return QSize(self.width(), self.height() - sum(bar.sizeHint().height() for bar in bars))

    def has_page(self, destination: type) -> bool:
        """Whether this kind of destination leads anywhere yet."""
        return destination in self._pages

    @Slot(object)
    def go(self, destination: Destination) -> None:
        """Bring a page to the front and let it prepare for `destination`."""
        if isinstance(destination, GoBack):
            self._go_back()
            return
        page = self._pages.get(type(destination))
        if page is None:
            return
        if isinstance(destination, GoSettings) and page is not self.page:
            self._before = self.page
        self.bring(page)
        page.enter(destination)

    def bring(self, page: StepPage) -> None:
        """Bring a page to the front as it was left."""
        if page is not self._stack.currentWidget():
            if self._stack.count() and self._stack.currentWidget() is not page:
                self.page.leave()
            page.come()
            self._stack.setCurrentWidget(page)
        self._complaint = None
        self.setFocus()
        self._show_frame()

    # --- what was scanned, pressed, said ---------------------------------------------------

    @Slot(object)
    def take_scan(self, scan: Scan) -> None:
        """A scan: a command for the page in front, or something for it to look up."""
        command = command_of(scan.text)
        self.relieve()
        if self.stops.take_scan(scan.text, command):
            return
        if isinstance(QApplication.focusWidget(), QAbstractButton):
            # else the space bar would press that button again instead of taking the photo
            self.setFocus()
        if self._uncover(command) and self.cover is not None and self.cover.isVisible():
            return  # it had more to show
        if not command:
            is_lost = is_badge(scan.text) or scan.text in self.known_badges
            if is_lost and not self.page.awaits_badge():
                self.complain(OperatorError("person.at_work"))
            else:
                self.page.on_scan(scan)
            return
        key = twin_key(command)
        if key and self.take_key(key):
            return
        # a sheet's ACK without a stop must not accept what nobody was shown
        is_for_page = command != "CMD-ACK" and self.page.on_command(command)
        if not (is_for_page or self._ask(command)):
            self.complain(OperatorError("command.unknown"))

    @Slot(object)
    def take_broken(self, broken: BrokenScan) -> None:
        """A machine's burst that is no code: say so, show what came."""
        self.say(notice_of_broken(broken))

    def take_key(self, key: str) -> bool:
        """A person's key: the stop first, then the action bar, the page, the window itself."""
        if self.stops.take_key(key):
            return True
        if key == "Ctrl+L":
            self.lock_wanted.emit()
            return True
        if self._uncover(key):
            return True  # nobody meant what lay behind it
        self.relieve()
        if self.action_bar.isVisible() and self._run_action(key):
            return True
        return self.page.on_key(key) or self._ask(key)

    @Slot(QWidget)
    def show_focus(self, widget: QWidget) -> None:
        """The keyboard reached this widget; a page that merely holds the keys is no stop."""
        if self.isAncestorOf(widget) and is_stop(widget):
            self._ring.show_around(widget)

    @Slot(object)
    def complain(self, error: StationError) -> None:
        """Say what failed until the operator acts."""
        self._complaint = error
        self._say(notice_of(error))
        self._tell(notice_of(error))

    @Slot(str)
    def relieve(self, family: str = "") -> None:
        """What the page says stands again; with a family only in place of a complaint of it."""
        complaint = self._complaint
        if family and (complaint is None or not complaint.code.startswith(family)):
            return
        self._complaint = None
        if self.banner.notice != self.page.notice:
            self._say(self.page.notice)

    @Slot(object)
    def say(self, notice: Notice) -> None:
        """Say something for the page in front; one without a banner finds a place for it."""
        if self.page.HAS_BANNER:
            self._say(notice)
        else:
            self.page.tell(notice)
        self._tell(notice)

    def stand(self, name: str, notice: Notice | None) -> None:
        """Said wherever the page has nothing to say itself, until it is taken back with None."""
        before = self._standing.pop(name, None)
        if notice is not None:
            self._standing[name] = notice
        # what was said meanwhile and is not read yet is left alone
        if before != notice and self.banner.notice in (before, self.page.notice):
            self._say(self.page.notice)

    @property
    def is_standing(self) -> bool:
        """Whether something waits to be acknowledged; what only tells how far it is does not."""
        return any(one.kind != "idle" for one in self._standing.values())

    # --- Qt --------------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab goes in reading order."""
        return move_focus(self, forward=forward)

    def changeEvent(self, event: QEvent) -> None:
        """The language changed: words of the frame and of a standing complaint."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setWindowTitle(self.tr("Returns Station"))
            if self._complaint is not None:
                self._say(notice_of(self._complaint))
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows take the compact layout."""
        self._theme.use(compact=self._theme.is_compact_at(event.size().width()))
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is there."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the composition root stop threads and hub first."""
        self.closing.emit()
        super().closeEvent(event)

    # --- private ---------------------------------------------------------------------------

    def _ask(self, asked: str) -> bool:
        """What nobody on the page wants: the window's own, or a reason why not."""
        deed = deed_of(asked)
        if deed is None or deed.reach is Reach.FOCUS:
            return False
        focus = QApplication.focusWidget()
        if asked in {"Enter", "Space"} and focus is not None and focus is not self:
            return False  # fields and lists have these keys of their own
        self.asked.emit(deed)
        return True

    def _uncover(self, asked: str = "") -> bool:
        """Take the help away, or on to what it shows next; False where it was not there."""
        if self.cover is None or not self.cover.isVisible():
            return False
        if not self.cover.turns(asked):
            self.cover.close_help()
        return True

    def _tell(self, notice: Notice) -> None:
        if self.page.HAS_BANNER:
            self.spoke.emit(notice)

    def _run_action(self, key: str) -> bool:
        if self.action_bar.run_key(key):
            return True
        # the space bar and P both take photos, whichever of them is printed
        twins = {"Space": "P", "P": "Space"}
        return key in twins and self.action_bar.run_key(twins[key])

    def _show_frame(self) -> None:
        page = self.page
        self.top_bar.setVisible(page.HAS_TOP_BAR)
        self.banner.setVisible(page.HAS_BANNER)
        self._show_actions(page.offered)
        if page.notice.headline or not page.SAYS_ANEW:  # else what was said before is left
            self._say(page.notice)
        self.page_changed.emit(page.TAB)

    def _show_actions(self, actions: Actions) -> None:
        self.action_bar.show_actions(actions)
        self.action_bar.setVisible(self.page.HAS_ACTIONS and bool(actions.all()))

    def _say(self, notice: Notice) -> None:
        stands = list(self._standing.values())
        self.banner.say(stands[-1] if stands and notice.kind == "idle" else notice)
        if notice.kind == "ok":
            self._calm.start()
        else:
            self._calm.stop()

    @Slot(object)
    def _notice_changed(self, notice: Notice) -> None:
        if self.sender() is self.page:
            self._complaint = None
            self._say(notice)
            self._tell(notice)

    @Slot(object)
    def _actions_changed(self, actions: Actions) -> None:
        if self.sender() is self.page:
            self._show_actions(actions)

    @Slot()
    def _calm_down(self) -> None:
        self.page.settle()

    @Slot(str)
    def _tab_chosen(self, key: str) -> None:
        targets: dict[str, Destination] = {
            "receive": GoReceive(),
            "inspect": GoInspect(),
            "decide": GoDecide(),
        }
        if key in targets:
            self.go(targets[key])

    @Slot()
    def _sync_chosen(self) -> None:
        self.go(GoSync())

    @Slot()
    def _settings_chosen(self) -> None:
        # the gear is a switch: pressed again it leads back
        self.go(GoBack() if self.is_at(GoSettings) else GoSettings())

    def _go_back(self) -> None:
        back, self._before = self._before, None
        if back is None:
            self.go(GoReceive())
        else:
            self.bring(back)
            back.resume()

    @Slot(object)
    def _stop_wanted(self, facts: StopFacts) -> None:
        # a lookup or a change of language behind the lock: the page says it again on return
        if not self.is_at(GoSignIn):
            self.stops.show(facts)

    @Slot()
    def _stop_acknowledged(self) -> None:
        self.page.on_command("CMD-ACK")

    @Slot()
    def _stop_rescan(self) -> None:
        self.page.on_key("R")
