"""The parcel nobody announced: inspected at once, attached when its ticket comes in, refunded."""

from __future__ import annotations

from collections.abc import Callable

from app.desk import Desk
from app.states.navigation import GoDisinfect, GoInspect, GoUnclaimed
from app.walkthrough import story
from app.walkthrough.driver import Driver
from app.walkthrough.story import Chapter

ELECTRONICS = "1"
"""Key of the goods it turns out to be."""
ANSWERS = "2111"
"""Opened but reusable, complete, no traces, works; the comparison comes with the ticket."""
TICKET_LIMIT_S = 30.0
_COLUMNS = (
    "ticket_number,order_ref,sku,name_zh,name_en,goods_class,quantity,ordered_quantity,paid"
    ",currency,tracking,shop,market,service,reason_code,reason_class"
)
_ROW = "AU-H700-BK,头戴式降噪耳机 Aria 700,Aria 700 headphones,electronics,1,1,899.00,CNY"
_REST = "声野旗舰店,CN,return,no_longer_wanted,no_reason"


def matched_later(driver: Driver, desk: Desk, chapter: Chapter) -> None:
    """From the parcel in hand, received without a ticket, to its confirmed refund."""
    _open(driver)
    _inspect(driver, desk)
    _announce(driver, desk, chapter)
    _attach(driver)
    with driver.step("unknown-submitted"):
        driver.press_filled()
        driver.until(lambda: driver.window.page.notice.kind == "ok", "the submit")
    with driver.step("unknown-refunded"):
        paid = story.payment_of(desk, chapter.unannounced)
        driver.until(paid, "the refund", limit_s=story.REFUND_LIMIT_S)
        driver.pause(300)


def _open(driver: Driver) -> None:
    with driver.step("unknown-recorded"):
        due = "the label photo"
        story.shoot(driver, lambda: not driver.is_offered("P"), due, limit_s=story.ALIKE_LIMIT_S)
        driver.key("1")
        driver.until_offered("Enter", "the way to disinfection")
        # a parcel without a ticket does not go on by itself
        driver.press_filled()
        driver.until_at(GoDisinfect)
        driver.until_offered("Enter", "the start")
    with driver.step("unknown-disinfected"):
        driver.press_filled()
        driver.until_open(limit_s=story.CONTACT_LIMIT_S)
    with driver.step("unknown-opened"):
        driver.press_filled()
        driver.until_at(GoInspect)
        driver.pause(400)


def _inspect(driver: Driver, desk: Desk) -> None:
    with driver.step("unknown-described"):
        kind = driver.headline
        driver.key(ELECTRONICS)
        driver.until(lambda: driver.headline != kind, "the photo to be asked for")
        later = driver.headline
        story.shoot(driver, lambda: driver.headline != later, "the photo for later")
        driver.until_shown("the first question")
    with driver.step("unknown-inspected"):
        for key in ANSWERS:
            story.answer(driver, key)
        driver.until(lambda: story.is_printed(desk), "the label")
        driver.pause(300)
    with driver.step("unknown-set-aside"):
        asked = driver.headline
        driver.scan(desk.printing.last.lpn if desk.printing.last else "")
        driver.until(lambda: driver.headline != asked, "its place")
        driver.until_shown("the queue")


def _announce(driver: Driver, desk: Desk, chapter: Chapter) -> None:
    """The shop announces it while everybody works on."""
    number = f"RS-LATE-{driver.language.upper()}"
    row = f"{number},2846{number},{_ROW},{chapter.unannounced},{_REST}\n"
    file = desk.preferences.config.data_dir / f"late-{driver.language}.csv"
    file.write_text(f"{_COLUMNS}\n{row}", encoding="utf-8")
    with driver.step("ticket-comes-in"):
        desk.imports.begin(file)
        driver.until(_is_here(desk, chapter.unannounced), "the ticket", limit_s=TICKET_LIMIT_S)
        story.go_receive(driver)
        driver.key("W")
        driver.until_at(GoUnclaimed)
        driver.until_shown("the list")


def _attach(driver: Driver) -> None:
    with driver.step("likely-ticket"):
        driver.key("1")
        # Enter leads back to receiving as long as the list shows
        driver.until(lambda: _is_certain(driver), "the ticket that is certain")
    with driver.step("attached"):
        driver.press_filled()
        driver.until_at(GoInspect)
        driver.until_shown("what is left to ask")
    with driver.step("unknown-compared"):
        story.answer(driver, "1")
        driver.until_offered("Enter", "the way to the decision")
    with driver.step("unknown-advised"):
        driver.press_filled()
        driver.until_advised()


def _is_certain(driver: Driver) -> bool:
    action = driver.window.page.offered.primary
    return action is not None and action.enabled and action.icon == "check"


def _is_here(desk: Desk, code: str) -> Callable[[], bool]:
    return story.asked_until(desk, lambda facts: bool(facts.tickets_by_code(code)))
