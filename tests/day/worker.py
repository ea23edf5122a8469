"""Works one parcel through the real windows, going by what each screen asks, and photographs it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from app.cases.place import Phase as Place
from app.cases.place import Place as AtPlace
from app.cases.receiving import ReceiveState, Step
from app.screens.decide_page import DecidePage
from app.screens.inspect_page import InspectPage
from app.screens.receive_page import ReceivePage
from app.states.decide import Phase as Deciding
from app.states.inspect import InspectState
from app.states.navigation import GoDecide, GoDisinfect, GoInspect, GoReceive
from app.walkthrough import story
from app.walkthrough.driver import OPEN_ICON
from app.walkthrough.findings import LOCKED_ICON
from app.walkthrough.proof import looked_up, recorded
from app.walkthrough.stage import Stage
from inspection.errors import BugError
from tests.day.parcels import Item, Parcel

GO_ON_S = 2.0
"""A parcel with nothing to remark goes on by itself in well under that."""
ASIDE = {"parked": "CMD-PARK", "asked": "CMD-ASK"}
"""Scanned to put an item aside, by how its day ends."""
AWAY = InspectState(place=AtPlace(phase=Place.LOADING))
Picture = Callable[[str], None]


@dataclass(kw_only=True)
class Worked:
    """One parcel as the report tells it; `decided` are the bodies of its decisions."""

    name: str
    code: str
    seconds: float
    operator_actions: int
    decided: list[dict[str, Any]] = field(default_factory=list)
    stuck: str = ""
    """What was waited for in vain; empty for one that was finished."""


class Worker:
    """One inspector at one station. `picture` is called with each screen's name."""

    def __init__(self, stage: Stage, picture: Picture) -> None:
        """Signed in already."""
        self._stage = stage
        self._driver = stage.driver
        self._picture = picture
        self._cleaned: set[str] = set()
        self._is_stopped = False

    def work(self, parcel: Parcel) -> Worked:
        """From its scan to the last thing that can be done to it today."""
        driver = self._driver
        began_s, actions = time.monotonic(), driver.wedge.count.total
        before = len(self._decisions())
        self._cleaned, self._is_stopped = set(), False
        stuck = ""
        try:
            self._do(parcel)
        except BugError as error:
            stuck = str(error)
        self._picture("left")
        return Worked(
            name=parcel.name,
            code=parcel.code,
            seconds=round(time.monotonic() - began_s, 1),
            operator_actions=driver.wedge.count.total - actions,
            decided=self._decisions()[before:],
            stuck=stuck,
        )

    def _do(self, parcel: Parcel) -> None:
        self._take_in(parcel)
        self._disinfect(parcel)
        for number, item in enumerate(parcel.items):
            self._inspect(parcel, item, number)
            if item.ends == "decided":
                self._decide(item)

    # --- reception

    def _take_in(self, parcel: Parcel) -> None:
        driver = self._driver
        if not driver.window.is_at(GoDecide):  # from there a scan leads on by itself
            story.go_receive(driver)
        driver.scan(parcel.code)
        driver.until_at(GoReceive)
        known = {Step.CASE, Step.UNKNOWN}
        driver.until(lambda: self._receiving.step in known and driver.is_shown, "an answer")
        self._picture("scanned")
        if self._receiving.step is Step.UNKNOWN:
            driver.key("0")
            driver.until(lambda: self._receiving.step is Step.CASE, "the unmatched parcel")
        story.shoot(driver, lambda: not driver.is_offered("P"), "the label photo")
        for key in parcel.outer:
            driver.key(key)
        if set(parcel.outer) - {"1"}:
            driver.until_shown("the outside")
            story.shoot(driver, lambda: not driver.is_offered("P"), "photos of the outside")
            self._picture("outside")
        driver.wait(lambda: driver.window.is_at(GoDisinfect), GO_ON_S)
        if not driver.window.is_at(GoDisinfect):
            driver.until_offered("Enter", "the way to disinfection")
            driver.press_filled()
        driver.until_at(GoDisinfect)

    def _disinfect(self, parcel: Parcel) -> None:
        driver = self._driver
        driver.until_offered("Enter", "the start")
        driver.press_filled()
        opened = {LOCKED_ICON, OPEN_ICON}
        driver.until(lambda: driver.offered_icon in opened, "the contact time")
        self._picture("disinfected")
        if driver.offered_icon == LOCKED_ICON:  # an inner layer could be wiped first
            driver.key("F8")
        else:
            driver.press_filled()
        driver.until_at(GoInspect)

    # --- inspection

    def _inspect(self, parcel: Parcel, item: Item, number: int) -> None:
        driver = self._driver
        if number:
            driver.press_filled()  # next item of this parcel
            driver.until_at(GoInspect)
        if item.ends == "missing":
            self._nothing_more(item)
            return
        driver.until_shown("what is asked")
        while driver.window.is_at(GoInspect) and self._place.phase is not Place.QUEUE:
            if self._place.phase is Place.DONE and item.ends in ASIDE:
                self._put_aside(item)
                return
            self._step(parcel, item)
            driver.until_shown("what is asked")

    def _step(self, parcel: Parcel, item: Item) -> None:
        driver, place = self._driver, self._place
        if place.phase is Place.ASK:
            self._answer(item)
        elif place.phase is Place.SHOOT:
            story.shoot(driver, lambda: self._place != place, "the photos")
        elif place.phase is Place.CHOOSE_LINE:
            self._picture("which-item")
            self._press(item.line or "1", lambda: self._place != place)
        elif place.phase is Place.UNMATCHED:
            self._picture("what-is-it")
            self._press(parcel.goods, lambda: self._place != place)
        elif place.phase is Place.CLEAN:
            self._picture("cleaning")
            driver.until(lambda: self._place.phase is not Place.CLEAN, "the cleaning")
        elif self._inspecting.is_label_awaited:
            self._label()
        else:
            driver.press_filled()
            driver.until(lambda: not driver.window.is_at(GoInspect), "the way on")

    def _answer(self, item: Item) -> None:
        place = self._place
        question = place.question
        assert question is not None
        is_cleaned = question.question_id in self._cleaned
        wanted = "" if is_cleaned else item.answers.get(question.question_id, "")
        known = [one.answer_id for one in question.answers]
        answer_id = wanted or question.usual_id or known[0]
        self._picture(question.question_id)
        if item.serial and not self._is_stopped:
            self._other_serial(item.serial)
            return
        if answer_id == "dirty":
            self._cleaned.add(question.question_id)
        self._press(str(known.index(answer_id) + 1), lambda: self._place != place)

    def _other_serial(self, serial: str) -> None:
        """Another serial than the one shipped: the stop, and its acknowledgement."""
        driver, place = self._driver, self._place
        self._is_stopped = True
        driver.scan(serial)
        driver.until(lambda: driver.window.stops.is_up, "the stop")
        self._picture("stop")
        driver.scan("CMD-ACK")
        driver.until(lambda: self._place != place, "the answer")

    def _label(self) -> None:
        driver, state = self._driver, self._inspecting
        self._picture("label")
        driver.until(lambda: story.is_printed(self._stage.station.desk), "the label")
        assert state.case is not None
        assert state.case.unit is not None
        driver.scan(state.case.unit.lpn)
        # on to the decision; an item without a ticket goes to its place
        driver.until(
            lambda: not driver.window.is_at(GoInspect) or self._place.phase is Place.QUEUE,
            "the way on",
        )

    def _put_aside(self, item: Item) -> None:
        driver = self._driver
        before = driver.headline
        driver.scan(ASIDE[item.ends])
        driver.until(lambda: driver.headline != before, "the reasons")
        self._picture(f"why-{item.ends}")
        reasons = driver.headline
        driver.key("1")
        driver.until(lambda: driver.is_shown and driver.headline != reasons, "it to stand aside")

    def _nothing_more(self, item: Item) -> None:
        """The last one announced is not in the box: said with a photo of it."""
        driver = self._driver
        driver.scan("CMD-SHORT")
        driver.until(lambda: self._inspecting.ask is not None, "what is missing")
        self._picture("missing")
        story.shoot(driver, lambda: not self._inspecting.due, "the photo of the box")
        driver.until(lambda: not self._locked(), "the photo to count")
        driver.key("1")
        # the photo of the box shows it
        driver.until(lambda: self._place.phase is Place.DONE and driver.is_shown, "the item")
        self._picture("missing-item")
        driver.until_offered("Enter", "the way to the decision")
        driver.press_filled()
        self._decide(item)

    def _locked(self) -> str:
        ask = self._inspecting.ask
        return ask.entries[0].locked if ask is not None else ""

    # --- decision

    def _decide(self, item: Item) -> None:
        driver = self._driver
        driver.until_advised()
        driver.until_shown("the advice")
        self._picture("advice")
        if item.override:
            driver.key("F7")
            driver.keys(item.override)
            self._picture("override")
        driver.until_offered("Enter", "the submit")
        driver.press_filled()
        driver.until(lambda: self._deciding is Deciding.DECIDED, "the submit")
        driver.until_shown("the decision")
        self._picture("decided")

    # --- eyes

    def _press(self, key: str, is_answered: Callable[[], bool]) -> None:
        self._driver.key(key)
        self._driver.until(is_answered, "the answer to count")

    def _decisions(self) -> list[dict[str, Any]]:
        desk = self._stage.station.desk
        return looked_up(self._driver, desk, lambda store: recorded(store, "unit.decided"))

    @property
    def _receiving(self) -> ReceiveState:
        page = self._driver.window.page
        return page._vm.state if isinstance(page, ReceivePage) else ReceiveState()

    @property
    def _inspecting(self) -> InspectState:
        page = self._driver.window.page
        return page._vm.state if isinstance(page, InspectPage) else AWAY

    @property
    def _place(self) -> AtPlace:
        return self._inspecting.place

    @property
    def _deciding(self) -> Deciding:
        page = self._driver.window.page
        return page._vm.state.phase if isinstance(page, DecidePage) else Deciding.LOADING
