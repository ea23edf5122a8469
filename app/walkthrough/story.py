"""A shift in small: one parcel from badge to refund, one without a ticket, one scanned twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.desk import Desk
from app.screens.sign_in_page import SignInPage
from app.states.navigation import GoDisinfect, GoInspect, GoReceive, GoSync
from app.walkthrough.driver import Driver
from inspection.ports import Facts
from inspection.values import RefundState, TicketId
from sync.status import SyncState

BADGE = "BADGE-2047"
PIN = "204700"
REFUND_LIMIT_S = 30.0
CONTACT_LIMIT_S = 20.0
SHOT_LIMIT_S = 8.0
"""For the photos of one answer to be taken by themselves; each takes a second and a half."""
ALIKE_LIMIT_S = 3.0
"""For the photo of a label that looks like the one before. The camera takes it by itself only once
it saw that one go, and here it is not watched in between: mostly a hand takes it."""
ANSWERS = "12111"
"""Serial matches, opened but reusable, complete, no traces, works: opened goods in order."""


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """The parcels of one pass through the story; `line` is the key that picks the item.

    The customer of `asked` is asked about it. `wrong`, `empty` and `unsealed` are the parcels that
    hold another item, nothing, and cosmetics somebody opened.
    """

    tracking: str
    unannounced: str
    asked: str
    wrong: str
    empty: str
    unsealed: str
    line: str = ""


def sign_in(driver: Driver, desk: Desk) -> None:
    """Badge, then PIN."""
    with driver.step("sign-in"):
        driver.pause(300)
    with driver.step("badge"):
        driver.scan(BADGE)
        driver.pause(300)
    with driver.step("ready-to-scan"):
        driver.keys(PIN)
        driver.key("Enter")
        driver.until(lambda: desk.person is not None, "sign-in")
        driver.until_at(GoReceive)
        driver.pause(300)


def hand_over(driver: Driver, desk: Desk, language: str) -> None:
    """Locked, then the other language on the lock screen."""
    driver.key("Esc")
    driver.click(driver.window.top_bar.person)
    driver.until(lambda: desk.person is None, "the lock")
    page = driver.window.page
    assert isinstance(page, SignInPage)
    driver.click(page.language_button)
    driver.language = language
    driver.pause(300)


def is_online(desk: Desk) -> bool:
    """Whether the hub answers."""
    return desk.sync_status is not None and desk.sync_status.state is SyncState.ONLINE


def go_receive(driver: Driver) -> None:
    """The receive tab."""
    if not driver.window.is_at(GoReceive):
        driver.click(driver.window.top_bar.tab("receive"))
        driver.until_at(GoReceive)


def in_order(driver: Driver, desk: Desk, chapter: Chapter) -> int:
    """One parcel as most parcels are; gives the operator actions from scan to submit."""
    before = driver.wedge.count.total
    receive(driver, chapter.tracking, limit_s=SHOT_LIMIT_S)
    disinfect(driver)
    _inspect(driver, desk, chapter.line)
    _decide(driver)
    actions = driver.wedge.count.total - before
    _paid(driver, desk, chapter.tracking)
    return actions


def receive(driver: Driver, tracking: str, *, limit_s: float = ALIKE_LIMIT_S) -> None:
    """Nobody presses on: it goes on once all is as it should be.

    `limit_s`: for the label's photo to take itself.
    """
    with driver.step("matched"):
        driver.scan(tracking)
        driver.until_offered("P", "the match")
    with driver.step("label-photo"):
        shoot(driver, lambda: not driver.is_offered("P"), "the label photo", limit_s=limit_s)
    with driver.step("outer-condition"):
        driver.key("1")
        driver.until_offered("Enter", "the way to disinfection")


def disinfect(driver: Driver) -> None:
    """Until the parcel may be opened."""
    with driver.step("disinfection-ready"):
        driver.until_at(GoDisinfect)
        driver.until_offered("Enter", "the start")
    with driver.step("disinfection-running"):
        driver.press_filled()
        driver.pause(1200)
    with driver.step("disinfection-done"):
        driver.until_open(limit_s=CONTACT_LIMIT_S)


def _inspect(driver: Driver, desk: Desk, line: str) -> None:
    with driver.step("opened"):
        driver.press_filled()
        driver.until_at(GoInspect)
        driver.pause(400)
    if line:
        with driver.step("item-chosen"):
            driver.key(line)
            driver.pause(400)
    for number, key in enumerate(ANSWERS, start=1):
        with driver.step(f"question-{number}"):
            answer(driver, key)
    with driver.step("inspected"):
        driver.until(lambda: is_printed(desk), "the label")
        driver.pause(300)
    with driver.step("label-scanned"):
        driver.scan(desk.printing.last.lpn if desk.printing.last else "")
        driver.until_advised()
        driver.pause(300)


def shoot(
    driver: Driver, is_done: Callable[[], bool], what: str, *, limit_s: float = SHOT_LIMIT_S
) -> None:
    """The camera takes what is asked for by itself; where it does not in time, a hand does."""
    driver.wait(is_done, limit_s)
    while not is_done():
        driver.press_filled()
        driver.until_shown(what)
        driver.wait(is_done, SHOT_LIMIT_S)


def is_printed(desk: Desk) -> bool:
    """The last label came out of the printer."""
    last = desk.printing.last
    return last is not None and last.is_done and last.error is None


def answer(driver: Driver, key: str) -> None:
    """The answer, then whatever photos it asks for; ends when the next thing is asked."""
    driver.until_shown("what is asked")
    asked = driver.headline
    driver.key(key)
    driver.until_answered(asked)
    if driver.headline == asked:
        shoot(driver, lambda: driver.headline != asked, "the photos")


def _decide(driver: Driver) -> None:
    with driver.step("advice"):
        driver.pause(300)
    with driver.step("submitted"):
        driver.press_filled()
        driver.until(lambda: driver.window.page.notice.kind == "ok", "the submit")


def _paid(driver: Driver, desk: Desk, tracking: str) -> None:
    with driver.step("refund-confirmed"):
        driver.until(payment_of(desk, tracking), "the refund", limit_s=REFUND_LIMIT_S)
        driver.click(driver.window.top_bar.sync)
        driver.until_at(GoSync)
        driver.pause(400)


def payment_of(desk: Desk, tracking: str) -> Callable[[], bool]:
    """Whether all refunds of the parcel's tickets are confirmed."""
    return asked_until(desk, lambda facts: _is_paid(facts, tracking))


def asked_until(desk: Desk, holds: Callable[[Facts], bool]) -> Callable[[], bool]:
    """Whether this held at any of the times it was asked; looked up off the GUI thread."""
    answers: list[bool] = []
    asked: list[bool] = []

    def has_held() -> bool:
        if len(asked) == len(answers):
            asked.append(True)
            desk.facts(holds, answers.append)
        return any(answers)

    return has_held


def _is_paid(facts: Facts, tracking: str) -> bool:
    states = [
        one.state
        for ticket in facts.tickets_by_code(tracking)
        for one in facts.refunds_of_ticket(TicketId(ticket.ticket_id))
    ]
    return bool(states) and all(state is RefundState.CONFIRMED for state in states)


def without_ticket(driver: Driver, chapter: Chapter) -> None:
    """Nobody announced it: received all the same."""
    with driver.step("unknown-number"):
        go_receive(driver)
        driver.scan(chapter.unannounced)
        driver.pause(500)
    with driver.step("received-unmatched"):
        driver.key("0")
        driver.until_offered("P", "the unmatched parcel")
        driver.aim()


def scanned_twice(driver: Driver, chapter: Chapter) -> None:
    """The first parcel again: information, not an error."""
    with driver.step("already-received"):
        driver.scan(chapter.tracking)
        driver.pause(500)
