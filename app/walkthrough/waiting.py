"""An item is parked and taken up; its customer is asked, answers through the hub, and is heard."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from app.states.navigation import GoInspect
from app.walkthrough.story import answer, disinfect, go_receive, receive, shoot
from sync.client import HubClient
from sync.embedded import READY_FILE
from sync.enrolment import MEMBERSHIP_FILE

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
    """At one bench; that another takes it up is shown with two stations in tests/e2e."""
    go_receive(driver)
    receive(driver, tracking)
    disinfect(driver)
    driver.press_filled()
    driver.until_at(GoInspect)
    driver.until_shown("the item")
    answer(driver, FIRST)
    _park(driver)
    # who is asked about an item is shown it: the question waits for the photo that is due
    shoot(driver, lambda: not driver.is_offered("Space"), "the photo")
    _ask(driver)
    _answered(driver, desk)


def _park(driver: Driver) -> None:
    before = driver.headline
    with driver.step("park-reason"):
        driver.scan(PARK)
        driver.until(lambda: driver.headline != before, "the reasons")
    reasons = driver.headline
    with driver.step("parked"):
        driver.key(FIRST)
        driver.until(lambda: driver.is_shown and driver.headline != reasons, "the parking")
    with driver.step("taken-up"):
        driver.key(FIRST)
        driver.until(lambda: driver.is_shown and driver.headline == before, "the item again")


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
        driver.until(lambda: driver.window.cover is not None, "the customer's side")
        driver.pause(300)
    driver.key("Esc")
    go_receive(driver)


def _answer_at_hub(config: Config) -> bool:
    """What an office does, over HTTP at the station's own hub; False while it knows no question."""
    ready = json.loads((config.hub_data / READY_FILE).read_text("ascii"))
    membership = json.loads((config.secrets / MEMBERSHIP_FILE).read_text("ascii"))
    client = HubClient(str(ready["url"]), str(membership["token"]))
    try:
        waiting = client.questions().questions
        for one in waiting:
            client.answer_question(one.question_id, answer=ANSWER, words=WORDS)
    finally:
        client.close()
    return bool(waiting)
