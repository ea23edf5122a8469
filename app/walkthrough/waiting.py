"""An item is parked and taken up; its customer is asked, answers through the hub, and is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.walkthrough.proof import own_hub
from app.walkthrough.story import answer, disinfect, go_receive, receive, shoot

if TYPE_CHECKING:
    from app.desk import Desk
    from app.settings.config import Config
    from app.walkthrough.driver import Driver

ANSWER = "disputes"
WORDS = "寄出时没有划痕，包装也是完好的。"
ANSWER_LIMIT_S = 30.0
PARK, ASK = "CMD-PARK", "CMD-ASK"
FIRST = "1"
"""The first answer, the first reason, the first question, the way on."""


def parked_and_asked(driver: Driver, desk: Desk, tracking: str) -> None:
    """Parked, taken up, asked about and answered; parked again in the end, for whoever is free."""
    go_receive(driver)
    receive(driver, tracking)
    disinfect(driver)
    driver.press_filled()
    driver.until_at_bench()
    answer(driver, FIRST)
    before = driver.headline
    _park(driver, "parked")
    with driver.step("taken-up"):
        driver.key(FIRST)
        driver.until(lambda: driver.is_shown and driver.headline == before, "the item again")
    # who is asked about an item is shown it: the question waits for the photo that is due
    shoot(driver, lambda: not driver.is_offered("Space"), "the photo")
    _ask(driver)
    _answered(driver, desk)
    _park(driver, "parked-for-others")
    go_receive(driver)


def _park(driver: Driver, name: str) -> None:
    before = driver.headline
    with driver.step("park-reason"):
        driver.scan(PARK)
        driver.until(lambda: driver.headline != before, "the reasons")
    reasons = driver.headline
    with driver.step(name):
        driver.key(FIRST)
        driver.until(lambda: driver.is_shown and driver.headline != reasons, "the parking")


def _ask(driver: Driver) -> None:
    before = driver.headline
    with driver.step("customer-question"):
        driver.scan(ASK)
        driver.until(lambda: driver.headline != before, "the questions")
    questions = driver.headline
    with driver.step("customer-asked"):
        driver.key(FIRST)
        driver.until(lambda: driver.is_shown and driver.headline != questions, "the wait")


def _answered(driver: Driver, desk: Desk) -> None:
    waiting, config = driver.headline, desk.preferences.config
    answers: list[bool] = []
    asked: list[bool] = []

    def is_answered() -> bool:
        """The office answers as soon as its hub knows the question; off the GUI thread."""
        if len(asked) == len(answers) and not any(answers):
            asked.append(True)
            desk.run(lambda: _answer_at_hub(config), answers.append)
        return any(answers) and driver.headline != waiting

    with driver.step("customer-answered"):
        driver.until(is_answered, "the answer", limit_s=ANSWER_LIMIT_S)
        driver.until_shown("the answer")
    with driver.step("customer-side"):
        driver.key("C")
        driver.until(lambda: _is_covered(driver), "the customer's side")
        driver.pause(300)
    driver.key("Esc")
    driver.until(lambda: not _is_covered(driver), "the item again")


def _is_covered(driver: Driver) -> bool:
    cover = driver.window.cover
    return cover is not None and cover.isVisible()


def _answer_at_hub(config: Config) -> bool:
    """What an office does, over HTTP at the station's own hub; False while it knows no question."""
    with own_hub(config) as client:
        waiting = client.questions().questions
        for one in waiting:
            client.answer_question(one.question_id, answer=ANSWER, words=WORDS)
    return bool(waiting)
