"""Every key, every command and every sound at the real window, on every page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.design.sounds_wave import Sound
from app.keys.commands import DEEDS, Deed, Reach, deed_of
from app.language.names import language
from app.language.notices import Notice
from app.states.navigation import GoDecide, GoDisinfect, GoInspect, GoReceive, GoSettings, GoSync
from app.widgets.cards.stop_parts import StopFacts
from app.window.key_help import KeyHelp
from scanners.scan import typed_scan
from tests.e2e.hub_process import HubProcess
from tests.e2e.screens.conftest import TICKETS
from tests.e2e.screens.rig import Announced, Screens, admit, english, opened

PAGES = (GoReceive, GoDisinfect, GoInspect, GoDecide, GoSync, GoSettings)
AWAY = frozenset({"lock"})
"""Lock leaves every page at once."""


class FakeSpeaker:
    """Writes down what would have been heard."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def play(self, sound: Sound, volume_percent: int) -> None:
        assert volume_percent == 80
        self.heard.append(sound.value)


@pytest.fixture(scope="module")
def bench(
    qapp: QApplication, site: HubProcess, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Screens]:
    """One station for all tests of this file."""
    assert qapp is not None
    folder = tmp_path_factory.mktemp("keys") / "data"
    with opened(admit(english(folder), site)) as found:
        found.until_online()
        found.sign_in()
        found.until_known(Announced(number=TICKETS - 1))
        yield found


@pytest.fixture
def screens(bench: Screens) -> Screens:
    """On the receive page, nothing in hand, nothing standing."""
    bench.window.take_key("Esc")
    bench.window.go(GoReceive())
    bench.until_said("Ready to scan")
    return bench


@pytest.fixture
def speaker(screens: Screens) -> Iterator[FakeSpeaker]:
    made = FakeSpeaker()
    screens.station.desk.sounds.use(made)
    yield made
    screens.station.desk.sounds.use(None)


def calls(screens: Screens) -> list[tuple[str | None, str | None]]:
    with screens.station.desk.services.store.reading() as conn:
        rows = conn.exec_driver_sql(
            "SELECT parcel_id, unit_id FROM supervisor_calls ORDER BY recorded_at"
        )
        return [(row[0], row[1]) for row in rows]


def asked_of(deed: Deed) -> str:
    return deed.commands[0] if deed.commands else deed.keys[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda one: one.__name__)
def test_on_every_page_every_deed_acts_or_says_why_not(screens: Screens, page: type) -> None:
    window = screens.window
    for deed in DEEDS:
        if deed.reach is Reach.FOCUS or deed.name in AWAY:
            continue
        window.go(page())
        screens.driver.pause(120)
        window.relieve()
        works = set(window.page.deeds()) | screens.station._key_desk.works_now()
        bar = {one.key for one in window.page.offered.all() if one.enabled}
        primary = window.page.offered.primary
        acts = deed.name in works or bool(bar & set(deed.keys))
        acts = acts or (deed.name == "confirm" and primary is not None)
        shown = {one.key for one in window.page.offered.all()}
        if acts or shown & set(deed.keys) or deed.name == "print":
            continue
        asked = asked_of(deed)
        if deed.commands:
            window.take_scan(typed_scan(asked))
        else:
            assert window.take_key(asked), asked
        said = window.banner.notice
        words = deed.text.of(language())
        assert said.headline == f"Not here: {words}", (asked, page)
        assert said.instruction == deed.where.of(language())
        assert window.is_at(page)


def test_a_call_is_recorded_and_stands_until_it_is_acknowledged(
    screens: Screens, ticket: Announced, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver, before = screens.driver, len(calls(screens))
    driver.scan(ticket.tracking)
    driver.until_offered("P", "the match")
    instructions: list[str] = []
    say = screens.window.say

    def note(notice: Notice) -> None:
        instructions.append(notice.instruction)
        say(notice)

    monkeypatch.setattr(screens.window, "say", note)
    driver.key("F9")
    screens.until_said("Supervisor called at")
    assert ticket.tracking in screens.said
    assert instructions[0].startswith("Recorded; call out too"), "nobody has it yet"
    (call,) = calls(screens)[before:]
    assert call[0]
    assert call[1] is None
    driver.scan("CMD-NEW")
    driver.pause(200)
    assert "Supervisor called at" in screens.said
    screens.until(
        lambda: screens.window.banner.notice.instruction.startswith("The hub has it; call out"),
        "the hub's receipt",
    )
    driver.scan(ticket.tracking)
    screens.until_said("received it at")
    driver.key("Esc")
    screens.until_said("Supervisor called at")
    driver.scan("CMD-ACK")
    screens.until_said("Ready to scan")
    assert len(calls(screens)) == before + 1


def test_nobody_calls_without_signing_in(screens: Screens) -> None:
    before = len(calls(screens))
    page = screens.station.sign_in
    screens.driver.scan("CMD-LOCK")
    screens.until(lambda: screens.window.page is page, "the lock")
    screens.driver.scan("CMD-CALL")
    refused = "Not here: Call the supervisor"
    screens.until(lambda: page._say._headline.text() == refused, "the refusal")
    screens.sign_in()
    assert len(calls(screens)) == before


def test_the_check_runs_on_any_page_and_says_what_it_found(screens: Screens) -> None:
    screens.driver.key("F5")
    screens.until_said("Everything is whole")
    assert "records and" in screens.said


def test_help_shows_what_works_here_and_goes_with_esc_or_a_scan(
    screens: Screens, ticket: Announced
) -> None:
    window, driver = screens.window, screens.driver
    driver.key("F1")
    found = window.cover
    assert isinstance(found, KeyHelp)
    assert found.isVisible()
    on_receive = {row.text for row in found.rows}
    assert {"Type a number", "No label", "Call the supervisor"} <= on_receive
    assert "Override" not in on_receive
    driver.key("Esc")
    assert not found.isVisible()
    assert screens.said.startswith("Ready to scan")
    driver.key("?")
    assert found.isVisible()
    driver.scan(ticket.tracking)
    driver.until_offered("P", "the match")
    assert not found.isVisible()
    driver.key("F1")
    assert "No label" not in {row.text for row in found.rows}
    assert any(row.text.startswith("Photograph: ") for row in found.rows)
    screens.station.language.use("zh")
    screens.until(lambda: "叫主管" in {row.text for row in found.rows}, "the help in Chinese")
    screens.station.language.use("en")
    driver.key("Esc")


@pytest.mark.parametrize(("width", "height", "scale"), [(1366, 768, 1.0), (1920, 1080, 1.5)])
def test_the_help_fits(screens: Screens, width: int, height: int, scale: float) -> None:
    window, theme = screens.window, screens.station.theme
    window.resize(width, height)
    theme.use(scale=scale, compact=theme.is_compact_at(width))
    for page in PAGES:
        window.go(page())
        screens.driver.pause(150)
        window.take_key("F1")
        screens.driver.pause(50)
        card = window.cover._card
        assert window.rect().contains(card.geometry()), page
        assert card.width() >= card.minimumSizeHint().width(), page
        window.take_key("Esc")
    theme.use(scale=1.0, compact=False)
    window.resize(1920, 1080)


def test_each_event_of_receiving_has_its_sound(
    screens: Screens, speaker: FakeSpeaker, ticket: Announced
) -> None:
    driver = screens.driver
    driver.scan(ticket.tracking)
    driver.until_offered("P", "the match")
    assert speaker.heard == ["ok"]
    driver.aim()
    driver.press_filled()
    driver.until(lambda: not driver.is_offered("P"), "the label photo")
    assert speaker.heard == ["ok", "photo"]
    driver.scan(ticket.tracking)
    screens.until_said("received it at")
    driver.scan(ticket.tracking)
    driver.until(lambda: speaker.heard.count("duplicate") == 2, "the same answer again")
    driver.scan("SF99999999999999")
    screens.until_said("No ticket has this number")
    assert speaker.heard == ["ok", "photo", "duplicate", "duplicate", "attention"]


def test_words_in_another_language_are_no_news(screens: Screens, speaker: FakeSpeaker) -> None:
    screens.driver.scan("SF99999999999998")
    screens.until_said("No ticket has this number")
    screens.station.language.use("zh")
    screens.driver.pause(100)
    screens.station.language.use("en")
    screens.driver.pause(100)
    assert speaker.heard == ["attention"]


def test_a_contact_time_over_behind_another_page_is_said_until_it_is_seen(
    screens: Screens, speaker: FakeSpeaker
) -> None:
    desk = screens.station.desk
    desk.contact_over.emit("SF1")
    assert speaker.heard == ["timer_done"]
    assert desk.sounds.is_repeating("timer_done")
    assert screens.said.startswith("Contact time over: SF1")
    desk.contact_over.emit("SF2")
    assert screens.said.startswith("Contact time over: SF1, SF2")
    screens.go("inspect")
    assert not desk.sounds.is_repeating("timer_done")
    screens.go("receive")
    assert "Contact time" not in screens.said


def test_a_stop_sounds_until_it_is_acknowledged_and_at_each_scan(
    screens: Screens, speaker: FakeSpeaker
) -> None:
    facts = StopFacts(
        headline="Stop!", sentence="Serial does not match", expected_label="Shipped",
        expected="A7H226090418", seen_label="Scanned", seen="A7H226090419",
        steps=("Put it down",), place="B01", at="14:20",
    )  # fmt: skip
    sounds = screens.station.desk.sounds
    screens.window.page.stop.emit(facts)
    assert speaker.heard == ["stop"]
    assert sounds.is_repeating("stop")
    screens.driver.scan("SF1")
    screens.until(lambda: speaker.heard == ["stop", "stop"], "the sound at a scan")
    assert sounds.is_repeating("stop")
    screens.driver.scan("CMD-ACK")
    screens.until(lambda: not sounds.is_repeating("stop"), "the end of the stop")
    assert not screens.window.stops.overlay.isVisible()


def test_the_volume_is_in_force_at_once(screens: Screens) -> None:
    desk = screens.station.desk
    desk.preferences.set("sound_volume_percent", 20)
    assert desk.sounds.volume_percent == 20
    desk.preferences.set("sound_volume_percent", 80)


def test_the_sound_section_plays_each_sound(screens: Screens, speaker: FakeSpeaker) -> None:
    screens.window.go(GoSettings(section="sound"))
    screens.driver.until_offered("Enter", "the section")
    for _sound in Sound:
        screens.driver.key("Enter")
    assert speaker.heard == [one.value for one in Sound]


def test_the_sheets_are_saved_from_the_settings(screens: Screens, tmp_path: Path) -> None:
    screens.window.go(GoSettings(section="keys"))
    screens.driver.until_offered("Enter", "the section")
    screens.driver.key("Enter")
    screens.until_said("Both sheets are saved")
    folder = screens.config.data_dir / "sheets"
    assert {one.name for one in folder.iterdir()} == {"command-sheet.pdf", "test-sheet.pdf"}


def test_unknown_deeds_are_none() -> None:
    assert deed_of("CMD-99") is None
