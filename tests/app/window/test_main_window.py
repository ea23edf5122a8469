from __future__ import annotations

import pytest

from app.design.theme import Theme
from app.keys.commands import command_of, twin_key
from app.language.broken_scan import shown_code
from app.language.notices import Notice
from app.screens.page import StepPage
from app.states.navigation import GoInspect, GoReceive, GoSync
from app.widgets.frame.action_bar import Action, Actions
from app.widgets.frame.focus_ring import FocusRing
from app.window.key_help import KeyHelp
from app.window.main_window import MainWindow
from inspection.errors import WorldError
from scanners.keys import BrokenReason, BrokenScan
from scanners.scan import typed_scan


class Page(StepPage):
    """Writes down what reaches it."""

    def __init__(self, theme: Theme, tab: str) -> None:
        super().__init__(theme)
        self.TAB = tab
        self.log: list[object] = []

    def enter(self, destination) -> None:
        self.log.append(destination)

    def leave(self) -> None:
        self.log.append("leave")

    def on_scan(self, scan) -> None:
        self.log.append(scan.text)

    def on_key(self, key: str) -> bool:
        self.log.append(key)
        return True

    def on_command(self, command: str) -> bool:
        self.log.append(command)
        return True


@pytest.fixture
def window(qtbot, theme: Theme) -> MainWindow:
    made = MainWindow(theme)
    qtbot.addWidget(made)
    made.add_page(GoReceive, Page(theme, "receive"))
    made.add_page(GoInspect, Page(theme, "inspect"))
    made.go(GoReceive())
    with qtbot.waitSignal(made.painted):
        made.show()
    return made


def test_going_leaves_and_enters(window: MainWindow) -> None:
    receive = window.page
    window.go(GoInspect(parcel_id="p-1"))
    assert receive.log == [GoReceive(), "leave"]
    assert window.page.log == [GoInspect(parcel_id="p-1")]


def test_a_page_that_is_not_there_yet_changes_nothing(window: MainWindow) -> None:
    receive = window.page
    window.go(GoSync())
    assert window.page is receive


def test_scans_go_to_the_page_in_front_and_commands_become_keys(window: MainWindow) -> None:
    for text in ("SF1624088315207", "CMD-03", "cmd-hold", "CMD-OK"):
        window.take_scan(typed_scan(text))
    assert window.page.log[1:] == ["SF1624088315207", "3", "CMD-HOLD", "Enter"]


def test_the_bar_comes_before_the_page(window: MainWindow) -> None:
    ran = []
    window.page.set_actions(
        Actions(
            left=(Action(text="Undo", key="Esc", icon="undo", run=lambda: ran.append("undo")),),
            primary=Action(text="Photo", key="P", icon="camera", run=lambda: ran.append("photo")),
        )
    )
    for key in ("Esc", "Space", "P", "Enter", "7"):
        window.take_key(key)
    assert ran == ["undo", "photo", "photo", "photo"]
    assert window.page.log[1:] == ["7"]


def test_a_key_that_closes_a_cover_does_nothing_else(window: MainWindow, theme: Theme) -> None:
    ran = []
    submit = Action(text="Submit", key="Enter", icon="", run=lambda: ran.append("submit"))
    window.page.set_actions(Actions(primary=submit))
    cover = window.cover = KeyHelp(theme, window)
    for key in ("Enter", "1", "Esc"):
        cover.open(window.page, frozenset())
        assert window.take_key(key)
        assert not cover.isVisible()
    assert (ran, window.page.log[1:]) == ([], [])
    cover.open(window.page, frozenset())
    window.take_scan(typed_scan("SF1624088315207"))
    assert not cover.isVisible()
    assert window.page.log[1:] == ["SF1624088315207"], "a scan always works"


def test_a_locked_action_does_nothing_and_keeps_its_key(window: MainWindow) -> None:
    locked = Action(
        text="Next", key="Enter", icon="", run=lambda: pytest.fail("ran"), enabled=False
    )
    window.page.set_actions(Actions(primary=locked))
    assert window.take_key("Enter")
    assert window.page.log[1:] == []


def test_only_the_front_page_speaks(window: MainWindow) -> None:
    receive = window.page
    window.go(GoInspect())
    receive.set_notice(Notice(kind="idle", headline="from behind"))
    assert window.banner.notice.headline != "from behind"
    window.go(GoReceive())
    assert window.banner.notice.headline == "from behind"


def test_a_success_gives_way_to_what_is_next(qtbot, window: MainWindow) -> None:
    window._calm.setInterval(20)
    window.page.set_notice(Notice(kind="idle", headline="Ready"))
    window.page.set_notice(Notice(kind="ok", headline="Matched"))
    assert window.banner.notice.headline == "Matched"
    qtbot.waitUntil(lambda: window.banner.notice.headline == "Ready")


def test_a_complaint_stays_until_the_operator_acts(window: MainWindow) -> None:
    window.complain(WorldError("photo.disk_full"))
    assert window.banner.notice.kind == "error"
    window.page.set_notice(Notice(kind="idle", headline="Ready"))
    assert window.banner.notice.headline == "Ready"


@pytest.mark.parametrize("reason", list(BrokenReason))
def test_a_broken_scan_shows_the_raw_text(window: MainWindow, reason: BrokenReason) -> None:
    window.take_broken(BrokenScan(text="SF16\x1d2408", reason=reason))
    assert window.banner.notice.aside_code == "SF16␚2408"
    assert window.page.log == [GoReceive()]


def test_the_next_scan_or_key_brings_back_what_the_page_says(window: MainWindow) -> None:
    page = window.page
    page.set_notice(Notice(kind="idle", headline="ready"))
    for act in (
        lambda: window.take_scan(typed_scan("SF1624088315207")),
        lambda: window.take_key("1"),
    ):
        window.take_broken(BrokenScan(text="SF", reason=BrokenReason.CUT))
        assert window.banner.notice != page.notice
        act()
        assert window.banner.notice == page.notice


def test_what_is_over_by_itself_takes_only_its_own_complaint_back(window: MainWindow) -> None:
    window.complain(WorldError("store.full"))
    told = window.banner.notice
    window.relieve("camera.")
    assert window.banner.notice == told
    window.complain(WorldError("camera.lost"))
    window.relieve("camera.")
    assert window.banner.notice == window.page.notice


def test_a_command_nobody_understands_is_said(window: MainWindow, monkeypatch) -> None:
    monkeypatch.setattr(window.page, "on_command", lambda _command: False)
    window.take_scan(typed_scan("CMD-99"))
    assert "command" in window.banner.notice.headline


def test_a_scan_for_the_screen_is_short_and_printable() -> None:
    assert shown_code("A" * 4000) == "A" * 40 + "..."
    assert shown_code("=cmd|'/C calc'!A0\r\n") == "=cmd|'/C calc'!A0␚␚"


@pytest.mark.parametrize(
    ("text", "key"),
    [("CMD-00", "0"), ("CMD-9", "9"), ("CMD-10", ""), ("CMD-ACK", ""), ("CMD-PHOTO", "Space")],
)
def test_commands_have_twins_on_the_keyboard(text: str, key: str) -> None:
    assert twin_key(command_of(text)) == key


def test_narrow_windows_are_compact(qtbot, window: MainWindow, theme: Theme) -> None:
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: theme.compact)
    assert window.banner.height() == 64
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: not theme.compact)
    assert window.banner.height() == 96


def test_the_action_bar_hides_where_nothing_is_offered(window: MainWindow) -> None:
    assert not window.action_bar.isVisible()
    window.page.set_actions(
        Actions(primary=Action(text="Go", key="Enter", icon="", run=lambda: None))
    )
    assert window.action_bar.isVisible()


def test_a_page_that_only_holds_the_keys_gets_no_ring(window: MainWindow) -> None:
    help_button = window.top_bar.help
    for held in (window, window.page):
        held.setFocus()
        window.show_focus(held)
        assert window.findChild(FocusRing).isHidden()
    help_button.setFocus()
    window.show_focus(help_button)
    assert window.findChild(FocusRing).isVisible()
