"""Parcels that have to be done now interrupt once, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.design.sounds import Sounds
from app.design.theme import Theme
from app.language.notices import Notice
from app.screens.page import StepPage
from app.states.in_hand import InHand
from app.states.navigation import GoReceive
from app.widgets.clocks.deadline_chip import DeadlineChip
from app.window.fast_lane import FastLane
from app.window.main_window import MainWindow
from app.window.sounds_map import SoundMap
from app.wording.deadline import DeadlineWords
from inspection.store.queries.bench import BenchItem
from tests.app.screens.instant_desk import InstantDesk
from tests.inspection import samples


class Page(StepPage):
    held = InHand()

    def in_hand(self) -> InHand:
        return self.held


@pytest.fixture
def window(qtbot: QtBot, desk: InstantDesk) -> MainWindow:
    theme = Theme()
    made = MainWindow(theme)
    qtbot.addWidget(made)
    made.add_page(GoReceive, Page(theme))
    made.go(GoReceive())
    return made


@pytest.fixture
def lane(window: MainWindow, desk: InstantDesk) -> FastLane:
    return FastLane(window, desk)


def waiting(desk: InstantDesk, left_min: float) -> list[BenchItem]:
    """One received parcel, as the bench reads it with so much time left."""
    deadline = samples.ticket().deadline_at
    desk.clock.advance((deadline - desk.now()).total_seconds() - left_min * 60)
    with desk.store.reading() as conn:
        return desk.pace.queue(conn)


def test_a_parcel_is_told_of_once(desk: InstantDesk, window: MainWindow, lane: FastLane) -> None:
    desk.received()
    lane.look(waiting(desk, 200))
    assert window.banner.notice.headline == ""
    items = waiting(desk, 48)
    lane.look(items)
    said = window.banner.notice
    assert said.headline == f"{samples.NUMBER}: 48 min left. Do this one now"
    assert said.instruction == "Not decided by then, the platform refunds without inspection"
    assert (said.kind, said.sound, said.icon) == ("warn", "deadline", "triangle")
    window.relieve()
    assert window.banner.notice.headline == ""
    lane.look(items)
    assert window.banner.notice.headline == ""


def test_what_nobody_has_read_is_not_wiped_away(
    desk: InstantDesk, window: MainWindow, lane: FastLane
) -> None:
    desk.received()
    items = waiting(desk, 30)
    window.say(Notice(kind="error", headline="Read me"))
    lane.look(items)
    assert window.banner.notice.headline == "Read me"
    window.relieve()
    lane.look(items)
    assert "Do this one now" in window.banner.notice.headline


def test_nobody_is_interrupted_over_the_very_parcel_or_at_the_badge(
    desk: InstantDesk, window: MainWindow, lane: FastLane
) -> None:
    parcel_id = desk.received()
    items = waiting(desk, 30)
    person, desk.person = desk.person, None
    lane.look(items)
    desk.person = person
    window.page.held = InHand(parcel_id=parcel_id)
    lane.look(items)
    assert window.banner.notice.headline == ""
    window.page.held = InHand()
    lane.look(items)
    assert window.banner.notice.headline == "", "its own page has said so"
    # another one beside it is news
    lane.look([replace(items[0], parcel_id="p-2"), items[0]])
    assert window.banner.notice.instruction.endswith("inspection. One more there")


def test_it_is_heard_and_so_is_the_scan_of_it(
    desk: InstantDesk, window: MainWindow, lane: FastLane
) -> None:
    desk.sounds = Sounds()
    heard: list[str] = []
    desk.sounds.played.connect(heard.append)
    SoundMap(window, desk)
    desk.received()
    lane.look(waiting(desk, 30))
    assert heard == ["deadline"]
    scanned = Notice(kind="warn", headline="x", sound="deadline", aside_code=samples.TRACKING)
    window.say(scanned)
    assert heard == ["deadline", "deadline"]


@pytest.mark.parametrize(
    ("left_s", "text", "status", "icon"),
    [
        (3 * 86_400 + 5 * 3_600, "3 d 5 h left", "waiting", "clock"),
        (21_601, "6 h 0 min left", "waiting", "clock"),
        (3_600, "1 h 0 min left", "warn", "clock"),
        (3_599, "59 min left", "danger", "triangle"),
        (30, "0 min left", "danger", "triangle"),
        (0, "Overdue", "danger", "triangle"),
    ],
)
def test_the_bands_of_the_countdown(
    qapp: object, left_s: float, text: str, status: str, icon: str
) -> None:
    spec = DeadlineWords().chip(left_s)
    assert (spec.text, spec.status, spec.icon) == (text, status, icon)


def test_the_chip_follows_the_clock_while_it_is_seen(qtbot: QtBot, desk: InstantDesk) -> None:
    chip = DeadlineChip(Theme(), desk.now, DeadlineWords().chip)
    qtbot.addWidget(chip)
    assert chip.isHidden()
    chip.show_until(desk.now() + timedelta(hours=2, seconds=-1))
    assert not chip.isHidden()
    chip.show()
    assert chip.text == "1 h 59 min left"
    assert chip._timer.isActive()
    desk.clock.advance(3_600)
    chip.tick()
    assert chip.text == "59 min left"
    assert chip.accessibleName() == "59 min left"
    chip.show_until(None)
    assert chip.isHidden()
    assert not chip._timer.isActive()


def test_time_alone_brings_a_parcel_into_the_fast_lane(
    desk: InstantDesk, window: MainWindow, lane: FastLane
) -> None:
    desk.received()
    lane.look(waiting(desk, 90))
    assert window.banner.notice.headline == ""
    desk.clock.advance(30 * 60)
    lane.look_again()
    assert "Do this one now" in window.banner.notice.headline
