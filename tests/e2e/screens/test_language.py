"""Switching the language in the middle of an inspection."""

from __future__ import annotations

from tests.e2e.screens.rig import ANSWERS, Announced, Screens


def test_the_language_changes_and_the_step_stays(screens: Screens, ticket: Announced) -> None:
    screens.receive(ticket.tracking)
    screens.disinfect()
    screens.answer(ANSWERS[0])
    screens.driver.until_shown("the next question")
    asked = screens.driver.headline
    before = screens.inspecting
    for _ in range(2):
        screens.driver.click(screens.window.top_bar.language)
        screens.driver.pause(200)
        screens.assert_same_step(before)
    assert screens.driver.headline == asked
    screens.driver.click(screens.window.top_bar.language)
    assert screens.driver.headline != asked
    screens.finish_inspection(ANSWERS[1:])
    screens.decide()
    screens.until_refunded(ticket.tracking)
    screens.assert_sound()
