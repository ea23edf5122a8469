"""Not as it should be: the wrong item, an empty box, a broken seal; and no box opened too early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.states.navigation import GoDisinfect, GoInspect, GoReceive
from app.walkthrough import story
from app.walkthrough.proof import Told, Wanted, decided, ensure, looked_up, recorded

if TYPE_CHECKING:
    from app.desk import Desk
    from app.walkthrough.driver import Driver
    from inspection.store.store import Store

OTHER_ITEM = "5"
"""Key of "not this product" where the plate is compared."""
EMPTY, NEXT_PARCEL = "CMD-EMPTY", "CMD-NEW"
SEAL_ANSWERS = ("1", "1", "4", "1", "1")
"""Cosmetics: it matches, is in date, the one-time seal is broken, complete, no sign of use."""
LOCKED_ICON = "droplet"
"""On the filled button of what may not be opened, and of a layer that is still to be wiped."""

WRONG = Wanted(answers=("other_item",), advice="human")
NOTHING_IN_IT = Wanted(answers=("empty_box",), advice="human")
SEAL = Wanted(answers=("matches", "broken"), advice="none", grounds=("seal_broken",))


def wrong_item(driver: Driver, desk: Desk, tracking: str) -> Told:
    """Opened no sooner than it may be; something else lies in the box."""
    story.go_receive(driver)
    story.receive(driver, tracking)
    _interlocked(driver, desk, tracking)
    with driver.step("wrong-item-found"):
        story.answer(driver, OTHER_ITEM)
    _submit(driver, desk, "wrong-item")
    return decided(driver, desk, tracking, f"{driver.language}/wrong-item", WRONG)


def empty_box(driver: Driver, desk: Desk, tracking: str) -> Told:
    """Told by a scanned command, hands full of padding."""
    story.go_receive(driver)
    story.receive(driver, tracking)
    story.disinfect(driver)
    driver.press_filled()
    _until_in_hand(driver, tracking)
    with driver.step("empty-box-found"):
        asked = driver.headline
        driver.scan(EMPTY)
        driver.until_answered(asked)
        story.shoot(driver, lambda: driver.headline != asked, "the photo of the empty box")
    with driver.step("empty-box-advice"):
        # nothing is there that a label would stick on: no scan is the way on
        driver.until_offered("Enter", "the way to the decision")
        driver.press_filled()
        driver.until_advised()
        driver.until_shown("the advice")
    _submitted(driver, "empty-box")
    return decided(driver, desk, tracking, f"{driver.language}/empty-box", NOTHING_IN_IT)


def seal_broken(driver: Driver, desk: Desk, tracking: str) -> Told:
    """Cosmetics whose one-time seal is broken: refused, with the law's ground and its photo."""
    story.go_receive(driver)
    story.receive(driver, tracking)
    with driver.step("seal-disinfected"):
        driver.until_at(GoDisinfect)
        driver.until_shown("the parcel")  # the one before may still offer its own next step
        driver.until_offered("Enter", "the start")
        driver.press_filled()
        # the inner packaging would be wiped next; what is not sold again needs that not
        driver.until(
            lambda: driver.offered_icon == LOCKED_ICON,
            "the contact time",
            limit_s=story.CONTACT_LIMIT_S,
        )
    with driver.step("seal-opened"):
        driver.scan(NEXT_PARCEL)
        driver.until_at(GoReceive)
        driver.scan(tracking)
        driver.until_offered("Enter", "the parcel that was received before")
        driver.press_filled()
        _until_in_hand(driver, tracking)
    with driver.step("seal-broken-found"):
        for key in SEAL_ANSWERS:
            story.answer(driver, key)
    _submit(driver, desk, "seal-broken")
    return decided(driver, desk, tracking, f"{driver.language}/seal-broken", SEAL)


def _submit(driver: Driver, desk: Desk, name: str) -> None:
    with driver.step(f"{name}-advice"):
        driver.until(lambda: story.is_printed(desk), "the label")
        driver.scan(desk.printing.last.lpn if desk.printing.last else "")
        driver.until_advised()
        driver.until_shown("the advice")
    _submitted(driver, name)


def _submitted(driver: Driver, name: str) -> None:
    with driver.step(f"{name}-submitted"):
        driver.press_filled()
        # what goes to the supervisor is no success yet: that it can be put away is the sign
        driver.until(
            lambda: any(one.key == "G" for one in driver.window.page.offered.left), "the submit"
        )


def _interlocked(driver: Driver, desk: Desk, tracking: str) -> None:
    """Before the contact time and while it runs the box stays shut, whatever is scanned."""
    with driver.step("locked-before"):
        driver.until_at(GoDisinfect)
        driver.until_offered("Enter", "the start")
        ensure(_knock(driver, tracking), "a parcel not disinfected is locked")
    with driver.step("locked-meanwhile"):
        driver.press_filled()
        driver.until_at(GoDisinfect)
        driver.until_offered("Enter", "the start")
        driver.press_filled()
        is_locked = _knock(driver, tracking)
    if is_locked:  # else these seconds were over on a busy machine, which the proof below shows
        driver.press_filled()
        driver.until_at(GoDisinfect)
        driver.until_open(limit_s=story.CONTACT_LIMIT_S)
        with driver.step("unlocked"):
            driver.press_filled()
            driver.until_at(GoInspect)
    _until_in_hand(driver, tracking)
    looked_up(driver, desk, lambda store: _ensure_waited(store, tracking))


def _knock(driver: Driver, tracking: str) -> bool:
    """Scan the parcel at the bench as if to open it; whether it is locked."""
    driver.click(driver.window.top_bar.tab("inspect"))
    driver.until_at(GoInspect)
    driver.scan(tracking)
    _until_in_hand(driver, tracking)
    return driver.offered_icon == LOCKED_ICON


def _until_in_hand(driver: Driver, tracking: str) -> None:
    """The parcel at the bench, of which nothing was taken out yet, as it is asked about or shut."""
    driver.until_at(GoInspect)
    driver.until(
        lambda: driver.window.page.in_hand().code == tracking and driver.is_shown,
        "the parcel at the bench",
    )


def _ensure_waited(store: Store, tracking: str) -> bool:
    """The contact time is proven, and nothing was taken out of the parcel meanwhile."""
    with store.facts() as facts:
        (parcel,) = facts.parcels_by_code(tracking)
        runs = facts.runs_of(parcel.parcel_id).runs
        units = facts.units_of_parcel(parcel.parcel_id)
    ended = [one for one in recorded(store, "disinfection.finished") if one["proven"]]
    ensure(parcel.parcel_id in {one["parcel_id"] for one in ended}, "the contact time is proven")
    ensure(all(one.required_contact_s <= (one.contact_s or 0) for one in runs), "all of it ran")
    ensure(not units, "nothing was taken out before")
    return True
