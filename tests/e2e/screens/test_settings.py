"""Settings changed in the middle of an inspection: everything follows, the step stays."""

from __future__ import annotations

from PySide6.QtCore import QSize

from app.design.theme import Theme
from app.screens.settings_page import SECTIONS, SettingsPage
from app.settings.config import FILE_NAME, read_config
from app.states.navigation import GoInspect, GoReceive, GoSettings
from tests.e2e.screens.rig import ANSWERS, Announced, Screens


def open_look(screens: Screens) -> SettingsPage:
    """The gear, then the digit of the section."""
    screens.driver.click(screens.window.top_bar.settings)
    screens.driver.until_at(GoSettings)
    page = screens.window.page
    assert isinstance(page, SettingsPage)
    screens.driver.key("1")
    screens.until(lambda: page.section is not None, "the section")
    return page


def back(screens: Screens) -> None:
    """Esc to the list, Esc to where one was."""
    screens.driver.key("Esc")
    screens.driver.key("Esc")


def theme_of(screens: Screens) -> Theme:
    return screens.station.theme


def test_light_dark_scale_and_language_follow_and_the_step_stays(
    screens: Screens, ticket: Announced
) -> None:
    screens.receive(ticket.tracking)
    screens.disinfect()
    screens.answer(ANSWERS[0])
    screens.driver.until_shown("the next question")
    asked, before = screens.driver.headline, screens.inspecting
    inspecting = screens.window.page
    theme = theme_of(screens)
    for keys, is_there in (
        ("4", lambda: theme.dark),
        ("8", lambda: theme.scale == 1.5 and theme.compact),
        ("6", lambda: theme.scale == 1.15),
        ("1", lambda: screens.station.language.name == "zh"),
    ):
        open_look(screens)
        screens.driver.keys(keys)
        screens.until(is_there, f"what {keys} sets")
        back(screens)
        assert screens.window.page is inspecting
        screens.assert_same_step(before)
    assert screens.driver.headline != asked
    open_look(screens)
    screens.driver.keys("253")
    back(screens)
    assert screens.driver.headline == asked
    assert not theme.dark
    assert not theme.compact
    screens.finish_inspection(ANSWERS[1:])
    screens.decide()
    screens.until_refunded(ticket.tracking)


def test_what_was_chosen_stands_in_the_file(screens: Screens) -> None:
    open_look(screens)
    screens.driver.keys("47")
    folder = screens.config.data_dir

    def is_written() -> bool:
        config = read_config({"data_dir": folder}, {})
        return (config.theme, config.scale_percent) == ("dark", 125)

    screens.until(lambda: (folder / FILE_NAME).is_file() and is_written(), "the file")
    screens.driver.keys("35")


def test_the_panel_says_which_size_a_finger_needs(screens: Screens) -> None:
    page = open_look(screens)
    page.section.screen = FullHd
    page.section.enter()
    screens.driver.key("5")
    for _ in range(4):
        screens.driver.key("9")
    # the last key is held back until it is clear that no scanner sent it
    screens.until(lambda: screens.station.config.panel_diagonal_inch == 15.6, "the fourth step")
    assert "125" in screens.driver.offered_text
    screens.driver.key("Enter")
    screens.until(lambda: theme_of(screens).scale == 1.25, "125 %")
    assert screens.window.page.offered.primary is None


class FullHd:
    """The panel of a bench."""

    def size(self) -> QSize:
        return QSize(1920, 1080)

    def devicePixelRatio(self) -> float:  # noqa: N802 - as Qt calls it
        return 1.0


def test_a_scan_leaves_the_settings_for_reception(screens: Screens, ticket: Announced) -> None:
    open_look(screens)
    screens.driver.scan(ticket.tracking)
    screens.driver.until_at(GoReceive)
    screens.driver.until_offered("P", "the match")


def test_every_section_opens_by_its_digit_and_leads_back(screens: Screens) -> None:
    screens.go("inspect")
    for number, entry in enumerate(SECTIONS, start=1):
        screens.driver.click(screens.window.top_bar.settings)
        screens.driver.until_at(GoSettings)
        page = screens.window.page
        assert isinstance(page, SettingsPage)
        screens.driver.key(str(number))
        screens.until(
            lambda page=page, entry=entry: (
                page.section is not None
                and type(page.section).__name__ == entry.class_name
                and page.section.isVisible()
            ),
            entry.name,
        )
        assert len([one for one in page.offered.all() if one is page.offered.primary]) <= 1
        while not screens.window.is_at(GoInspect):
            screens.driver.key("Esc")


def test_the_gear_is_a_switch(screens: Screens) -> None:
    screens.go("decide")
    at = screens.window.page
    screens.driver.click(screens.window.top_bar.settings)
    screens.driver.until_at(GoSettings)
    screens.driver.click(screens.window.top_bar.settings)
    assert screens.window.page is at
