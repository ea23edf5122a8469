"""The badge screen: clock and self-test on the left, badge and PIN on the right."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.design.theme import Theme
from app.desk import Desk
from app.doctor.self_test_rows import more_rows
from app.language.messages import text_of
from app.language.names import clock_text, joined, language, local_name, role_name
from app.language.notices import Notice
from app.screens.page import StepPage
from app.screens.sign_in_vm import PIN_LENGTH, Phase, SignInState, SignInVm
from app.states.navigation import Destination
from app.widgets.buttons import ActionButton
from app.widgets.card import Surface
from app.widgets.cards.self_test_list import Check, SelfTestList
from app.widgets.fields import LineField
from app.widgets.frame.opening_window import PANEL
from app.widgets.frame.top_bar_parts import Mark
from app.widgets.icon_tile import IconTile
from app.widgets.keypad import BACK, CLEAR, Keypad, PinDots
from app.widgets.layouts import hbox, vbox
from app.widgets.note import Note
from app.widgets.text import Text
from inspection.errors import StationError
from inspection.values import Role
from scanners.scan import Scan

COLUMN = (400, 340)
"""Width of the words beside the keypad."""


class SignInPage(StepPage):
    """No bars: nothing to do here but to sign in."""

    HAS_TOP_BAR = False
    HAS_BANNER = False
    HAS_ACTIONS = False
    signed_in = Signal(object)
    language_wanted = Signal()

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """Light enough to be the first thing painted."""
        super().__init__(theme)
        self._desk = desk
        self._vm = SignInVm(desk, self)
        self._panel = Surface(theme, "scrim", "banner", padding="xxxl")
        self._name = Text(theme, "heading", "onInk")
        self._station = Text(theme, "control", "onInkMuted", bold=False)
        self._clock = Text(theme, "timer", "onInk")
        self._date = Text(theme, "title", "onInkMuted", bold=False)
        self._tests = SelfTestList(theme)
        self._language = ActionButton(theme)
        self._sound = ActionButton(theme)
        self._tile = IconTile(theme, "badge")
        self._headline = Text(theme, "question", wrap=True)
        self._who = Text(theme, "title", "textMuted", bold=False)
        self._say = Note(theme)
        self._rules = Note(theme)
        self._field = LineField(theme)
        self._not_me = ActionButton(theme, kind="quiet")
        self._dots = PinDots(theme, length=PIN_LENGTH)
        self._keypad = Keypad(theme)
        self._enter = ActionButton(theme, kind="primary")
        self._hint = Note(theme, plain=True)
        self._column = QWidget()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.restyle()

    def enter(self, destination: Destination) -> None:
        """Nobody is at work."""
        del destination
        self._field.hide()
        self._vm.enter()

    def leave(self) -> None:
        """Somebody is at work."""
        self._vm.leave()

    def awaits_badge(self) -> bool:
        """Nothing else."""
        return True

    def on_scan(self, scan: Scan) -> None:
        """A badge."""
        self._field.hide()
        self._vm.scan(scan.text)

    def on_key(self, key: str) -> bool:
        """Digits type the PIN; Enter signs in; Esc starts over; F2 types a badge; F12 tests."""
        if len(key) == 1 and key.isdigit():
            self._vm.digit(key)
            return True
        actions = {
            "Backspace": self._vm.delete_digit,
            "Enter": self._submit,
            "Esc": self._start_over,
            "F2": self._type_badge,
            "F12": self._vm.test_again,
        }
        action = actions.get(key)
        if action is not None:
            action()
        return action is not None

    def deeds(self) -> frozenset[str]:
        """All there is to do here."""
        return frozenset({"choose", "back", "confirm", "undo", "type", "self_test"})

    def tell(self, notice: Notice) -> None:
        """In place of what to do now, until anything else happens."""
        self._say.show_as(notice.instruction, "warn", headline=notice.headline)

    @property
    def language_button(self) -> ActionButton:
        """The switch at the top, which works while locked too."""
        return self._language

    def retranslate(self) -> None:
        """All words."""
        self._name.setText(self.tr("Returns Station"))
        self._station.setText(self.tr("Station %1").replace("%1", self._desk.station_name))
        other = "English" if language() == "zh" else "中文"
        self._language.show_as(other, "globe")
        self._sound.show_as(self.tr("Sound test"), "volume")
        self._not_me.show_as(self.tr("Not me, scan again"), "undo", "Esc")
        self._enter.show_as(self.tr("Sign in"), "", "Enter")
        self._rules.show_as(
            self.tr("5 wrong PINs lock the badge for 10 minutes.")
            + "\n"
            + self.tr("Away for 5 minutes locks the screen; nothing is lost."),
            "waiting",
            "lock",
        )
        self._hint.show_as(
            self.tr("No badge? Press F2 and type its number. Forgotten PIN? Ask a supervisor."),
            "waiting",
            "circle-i",
        )
        self._field.set_placeholder(self.tr("Badge number, then Enter"))
        self._show_time()
        self._show(self._vm.state)

    def restyle(self) -> None:
        """Widths and gaps."""
        theme = self.theme
        narrow = int(theme.compact)
        self._panel.setFixedWidth(theme.px(PANEL[narrow]))
        self._column.setFixedWidth(theme.px(COLUMN[narrow]))
        self._centre.setSpacing(theme.px(30 if narrow else 56))
        width = theme.pair("keypadKey").width() * 3 + 2 * theme.space("m")
        self._enter.setFixedWidth(width)
        self._dots.setFixedWidth(width + 2 * (theme.stroke("focus") + theme.stroke("focusGap")))

    def _lay_out(self) -> None:
        theme = self.theme
        name = vbox(self._name, self._station)
        self._panel.body.addLayout(
            hbox(Mark(theme, side=48, light=True), name, 1, spacing=theme.space("l"))
        )
        self._panel.body.addStretch(1)
        self._panel.body.addWidget(self._clock)
        self._panel.body.addSpacing(theme.space("m"))
        self._panel.body.addWidget(self._date)
        self._panel.body.addStretch(4)
        self._panel.body.addWidget(self._tests)
        middle = Qt.AlignmentFlag.AlignHCenter
        words = vbox(self._tile, self._headline, self._who, spacing=theme.space("s"))
        words.setSpacing(theme.space("s"))
        words.insertSpacing(1, theme.space("l"))
        words.addSpacing(theme.space("l"))
        for part in (self._say, self._rules, self._field):
            words.addWidget(part)
            words.addSpacing(theme.space("s"))
        words.addSpacing(theme.space("l"))
        words.addWidget(self._not_me)
        words.insertStretch(0, 1)
        words.addStretch(1)
        self._column.setLayout(words)
        pad = vbox(spacing=theme.space("m"))
        for row in (self._dots, self._keypad, self._enter):
            pad.addWidget(row, 0, middle)
        pad.insertSpacing(3, theme.space("s"))
        self._centre = hbox(1, self._column, pad, 1)
        right = vbox(
            hbox(1, self._language, self._sound, spacing=theme.space("m")),
            1,
            self._centre,
            1,
            self._hint,
            margins=(theme.px(32), theme.space("xxl"), theme.px(32), theme.space("xxl")),
        )
        outer = hbox(self._panel, right)
        outer.setStretch(1, 1)
        self.setLayout(outer)
        self._field.hide()

    def _connect(self) -> None:
        self._vm.changed.connect(self._show)
        self._vm.signed_in.connect(self.signed_in)
        self._keypad.pressed.connect(self._pad_pressed)
        self._enter.clicked.connect(self._submit)
        self._not_me.clicked.connect(self._start_over)
        self._language.clicked.connect(self.language_wanted)
        self._sound.clicked.connect(self._vm.hear)
        self._field.returnPressed.connect(self._badge_typed)
        self._ticker = QTimer(self)
        self._ticker.setInterval(1000)
        self._ticker.timeout.connect(self._show_time)
        self._ticker.start()

    @Slot(object)
    def _show(self, state: SignInState) -> None:
        with self.arranged(state.phase in (Phase.PIN, Phase.CHECKING)):
            self._show_parts(state)

    def _show_parts(self, state: SignInState) -> None:
        known = local_name(state.name_zh, state.name_en)
        has_badge = state.phase in (Phase.PIN, Phase.CHECKING)
        self._tile.show_as("ok" if has_badge else "waiting")
        self._headline.setText(self._headline_of(state, known))
        role = role_name(Role(state.role)) if state.role else ""
        number = self.tr("staff no. %1").replace("%1", state.staff_no) if state.staff_no else ""
        self._who.setText(joined(role, number))
        self._who.setVisible(bool(role or number))
        self._show_note(state)
        self._not_me.setVisible(has_badge)
        self._not_me.setEnabled(state.phase is Phase.PIN)
        self._dots.set_filled(state.digits, active=state.phase is Phase.PIN)
        self._keypad.setEnabled(state.phase is Phase.PIN)
        self._enter.setEnabled(self._vm.can_submit)
        self._show_tests(state)

    def _headline_of(self, state: SignInState, known: str) -> str:
        if state.phase is Phase.STARTING:
            return self.tr("Starting")
        if state.phase is Phase.BADGE:
            return self.tr("Scan your badge")
        if known:
            return self._greeting().replace("%1", known)
        return self.tr("Badge read")

    def _greeting(self) -> str:
        hour = self._desk.now().astimezone().hour
        if hour < 12:
            return self.tr("%1, good morning")
        return self.tr("%1, good afternoon") if hour < 18 else self.tr("%1, good evening")

    def _show_note(self, state: SignInState) -> None:
        if state.problem is not None:
            headline, advice = text_of(state.problem)
            self._say.show_as(advice, "danger", headline=headline)
        elif state.phase is Phase.CHECKING:
            self._say.show_as(self.tr("Checking the PIN"), "waiting", "clock")
        elif state.phase is Phase.PIN:
            self._say.show_as(self.tr("Badge read. Type your 6-digit PIN."), "ok")
        elif state.phase is Phase.STARTING:
            self._say.show_as(self.tr("Opening the records of this station"), "waiting", "clock")
        else:
            self._say.show_as(self.tr("Hold the scanner over the badge."), "info", "barcode")

    def _show_tests(self, state: SignInState) -> None:
        done = clock_text(state.tested_at) if state.tested_at and state.is_tested else ""
        note = self.tr("done %1, F12 tests again").replace("%1", done) if done else ""
        checks = [self._scanner(state), self._camera(state), self._disk(state), self._hub(state)]
        checks += more_rows(state.hearing, state.findings)
        self._tests.show_checks(self.tr("Self-test"), note, checks)

    def _scanner(self, state: SignInState) -> Check:
        name = self.tr("Scanner")
        if state.scanner_seen or state.sheet_scanned:
            read = self.tr("test sheet read") if state.sheet_scanned else self.tr("badge read")
            return Check(name=name, detail=read, verdict=self.tr("Fine"), status="ok")
        detail = self.tr("no scan yet")
        return Check(name=name, detail=detail, verdict=self.tr("Ready"), status="waiting")

    def _camera(self, state: SignInState) -> Check:
        name = self.tr("Camera")
        if state.camera_size is not None:
            width, height = state.camera_size
            detail = f"{width} × {height}"
            if state.sheet_codes:
                read = self.tr("%1 codes of the test sheet").replace("%1", str(state.sheet_codes))
                detail = f"{detail}, {read}"
            return Check(name=name, detail=detail, verdict=self.tr("Fine"), status="ok")
        if state.has_camera:
            detail = self.tr("no picture yet")
            return Check(name=name, detail=detail, verdict=self.tr("Waiting"), status="waiting")
        detail = self.tr("none set up: no photos")
        return Check(name=name, detail=detail, verdict=self.tr("Missing"), status="warn")

    def _disk(self, state: SignInState) -> Check:
        name = self.tr("Disk")
        if state.disk is None:
            return Check(name=name, detail="", verdict=self.tr("Waiting"), status="waiting")
        verdict = self.tr("Fine") if state.disk.state == "ok" else self.tr("Nearly full")
        detail = self.tr("%1 GB free").replace("%1", f"{state.disk.free_gib:,}")
        return Check(name=name, detail=detail, verdict=verdict, status=state.disk.state)

    def _hub(self, state: SignInState) -> Check:
        name = self.tr("Hub")
        status = state.sync.state.value if state.sync else "starting"
        verdicts = {
            "online": (self.tr("Connected"), "ok"),
            "offline": (self.tr("Offline"), "warn"),
            "error": (self.tr("Look at it"), "danger"),
            "starting": (self.tr("Waiting"), "waiting"),
        }
        verdict, look = verdicts[status]
        detail = ""
        if state.sync is not None and status == "online":
            detail = self.tr("%1 waiting").replace("%1", str(state.sync.waiting_records))
        elif state.sync is not None and state.sync.problem_code:
            detail, _advice = text_of(StationError(state.sync.problem_code))
        return Check(name=name, detail=detail, verdict=verdict, status=look)

    @Slot()
    def _show_time(self) -> None:
        now = self._desk.now()
        self._vm.look_at_camera()
        self._clock.setText(clock_text(now))
        local = now.astimezone()
        pattern = self.tr("dddd, d MMMM yyyy")
        zh = language() == "zh"
        locale = QLocale(QLocale.Language.Chinese if zh else QLocale.Language.English)
        day = QDate(local.year, local.month, local.day)
        self._date.setText(locale.toString(day, pattern))

    @Slot()
    def _submit(self) -> None:
        self._vm.submit()

    @Slot()
    def _start_over(self) -> None:
        self._field.hide()
        self._vm.not_me()

    @Slot(str)
    def _pad_pressed(self, key: str) -> None:
        actions = {CLEAR: self._vm.clear, BACK: self._vm.delete_digit}
        actions.get(key, lambda: self._vm.digit(key))()

    def _type_badge(self) -> None:
        self._field.clear()
        self._field.show()
        self._field.setFocus()

    @Slot()
    def _badge_typed(self) -> None:
        typed = self._field.text().strip()
        self._field.hide()
        self.setFocus()
        if typed:
            self._vm.scan(typed)
