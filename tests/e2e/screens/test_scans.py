"""Hostile text from the scanner, on every page: said, nothing executed, nothing lost."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.states.navigation import GoInspect, GoReceive, GoSignIn
from inspection.codes import normalise
from tests.e2e.hub_process import HubProcess
from tests.e2e.screens.conftest import TICKETS
from tests.e2e.screens.rig import Announced, Screens, admit, english, logged, opened

SQL = "'); DROP TABLE journal; --"
FORMULA = "=cmd|' /C calc'!A0"
CHINESE = "浙江省杭州市西湖区文三路88号张伟"
NAME = "Zhang Sanfeng"
PHONE = "13866663333"
LONG = "A" * 4000
TOO_LONG = "B" * 5000
CONTROL = "SF\x01\x02\x1b[2J\x00\x7fEND\x1d0421"
KEY_GAP_MS = 4


@pytest.fixture(scope="module")
def bench(
    qapp: QApplication, site: HubProcess, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Screens]:
    """One station for all scans of this file."""
    assert qapp is not None
    folder = tmp_path_factory.mktemp("scans") / "data"
    with opened(admit(english(folder), site)) as found:
        found.until_online()
        found.sign_in()
        found.until_known(Announced(number=TICKETS - 1))
        yield found


@pytest.fixture
def screens(bench: Screens) -> Screens:
    """On the receive page, nothing in hand."""
    if not bench.window.is_at(GoReceive):
        bench.go("receive")
    bench.driver.scan("CMD-NEW")
    bench.until_said("Ready to scan")
    return bench


def burst(screens: Screens, text: str) -> None:
    """What a scanner sends, any character: straight to the window, with its time stamps."""
    screens.driver.pause(200)
    window = screens.window.windowHandle()
    at_ms = 1 + max(screens.station.keys._guard._last_char_ms, 0) + 2000
    for character in text + "\r":
        key = Qt.Key.Key_Return if character == "\r" else ord(character.upper())
        at_ms += KEY_GAP_MS
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character)
            event.setTimestamp(at_ms)
            QCoreApplication.sendEvent(window, event)


def records(screens: Screens) -> int:
    store = screens.station.desk.services.store
    return store.vector()[store.origin]


def parcels(screens: Screens, code: str) -> int:
    with screens.station.desk.services.store.facts() as facts:
        return len(facts.parcels_by_code(normalise(code)))


def journal(screens: Screens) -> str:
    with screens.station.desk.services.store.reading() as conn:
        return "\n".join(conn.exec_driver_sql("SELECT line FROM journal").scalars())


@pytest.mark.parametrize("text", [SQL, FORMULA, CHINESE], ids=["sql", "formula", "chinese"])
def test_strange_text_is_a_number_without_a_ticket(screens: Screens, text: str) -> None:
    before = records(screens)
    burst(screens, text)
    screens.until_said("No ticket has this number")
    assert "press 0 to receive it unmatched" in screens.said
    assert screens.shown_code == text
    assert records(screens) == before


@pytest.mark.parametrize("text", [f"{SQL}1", f"{FORMULA}1"], ids=["sql", "formula"])
def test_strange_text_received_all_the_same_is_marked_as_such(screens: Screens, text: str) -> None:
    burst(screens, text)
    screens.until_said("No ticket has this number")
    screens.driver.key("0")
    screens.until_said("Received without a ticket")
    assert parcels(screens, text) == 0
    assert f"<withheld {len(text)}>" in journal(screens)
    screens.driver.scan("CMD-NEW")
    screens.until_synced()
    screens.assert_sound()


def test_an_address_never_enters_the_journal(screens: Screens) -> None:
    burst(screens, CHINESE)
    screens.until_said("No ticket has this number")
    screens.driver.key("0")
    screens.until(lambda: "No ticket has this number" not in screens.said, "an answer")
    assert "张伟" not in journal(screens)
    assert r"\u5f20\u4f1f" not in journal(screens)


@pytest.mark.parametrize("text", [LONG, TOO_LONG], ids=["4000", "5000"])
def test_an_endless_code_is_said(screens: Screens, text: str) -> None:
    before = records(screens)
    burst(screens, text)
    screens.until_said("This code is too long for a label")
    assert "Scan the other barcode on the label" in screens.said
    assert len(screens.shown_code) < 50
    assert records(screens) == before


def test_control_characters_do_nothing_and_are_said(screens: Screens) -> None:
    before = records(screens)
    burst(screens, CONTROL)
    told = ("Scan again", "No ticket has this number")
    screens.until(lambda: any(one in screens.said for one in told), "what became of it")
    assert all(one.isprintable() for one in screens.shown_code)
    assert records(screens) == before


@pytest.mark.parametrize(
    "text", ["CMD-DROP-TABLES", "CMD-99", "CMD-OK; rm -rf /"], ids=lambda text: text[:8]
)
def test_a_command_nobody_knows_is_said(screens: Screens, text: str) -> None:
    before = records(screens)
    burst(screens, text)
    screens.until_said("This command does nothing here")
    assert records(screens) == before


def test_an_acknowledgement_of_nothing_changes_nothing(screens: Screens) -> None:
    before = records(screens)
    burst(screens, "CMD-ACK")
    screens.until_said("Not here: Continue after a stop")
    assert records(screens) == before


@pytest.mark.parametrize("text", ["\uff23\uff2d\uff24-\uff2c\uff2f\uff23\uff2b", "\u0421MD-LOCK"])
def test_a_look_alike_of_a_command_is_just_a_code(screens: Screens, text: str) -> None:
    burst(screens, text)
    screens.until_said("No ticket has this number")
    assert screens.window.is_at(GoReceive)


def test_on_the_badge_screen_nothing_but_a_badge_counts(screens: Screens) -> None:
    screens.driver.scan("CMD-LOCK")
    screens.driver.until_at(GoSignIn)
    for text in (LONG, SQL, CHINESE, FORMULA, CONTROL, TOO_LONG):
        burst(screens, text)
        screens.driver.pause(200)
        assert screens.station.desk.person is None
        screens.driver.key("Esc")
    screens.sign_in()
    assert screens.station.desk.person is not None


def test_in_mid_inspection_strange_scans_change_nothing(
    screens: Screens, ticket: Announced
) -> None:
    screens.receive(ticket.tracking)
    screens.disinfect()
    screens.answer("1")
    screens.driver.pause(500)
    before = (screens.inspecting.place, records(screens))
    for text in (LONG, SQL, CHINESE, FORMULA, CONTROL, TOO_LONG, "CMD-99", "\uff23\uff2d\uff24-OK"):
        asked = screens.driver.headline
        burst(screens, f"{text}/2")  # other tests here have received the bare texts
        screens.until(lambda before=asked: screens.said.split(". ")[0] != before, text[:20])
        assert screens.window.is_at(GoInspect)
        assert (screens.inspecting.place, records(screens)) == before


def test_the_log_stays_clean_of_what_was_scanned(screens: Screens) -> None:
    with logged(screens.config) as log:
        logging.getLogger("test").debug("open")
        for text in (f"{SQL} 2", f"{CHINESE} 2", f"{NAME} {PHONE}"):
            screens.driver.scan("CMD-NEW")
            screens.until_said("Ready to scan")
            burst(screens, text)
            screens.until_said("No ticket has this number")
            screens.driver.key("0")
            screens.until_said("Received without a ticket")
        screens.until_synced()
    said = log.read_text("utf-8")
    assert "DEBUG" in said, "it was open, and at its most talkative"
    for secret in ("DROP TABLE", CHINESE, CHINESE[:6], "张伟", NAME, PHONE):
        for form in (secret, secret.upper(), ascii(secret)[1:-1]):
            assert form not in said
