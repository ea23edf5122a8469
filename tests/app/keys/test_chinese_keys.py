"""The keys of a Chinese field, fed as raw events; the real X server has its turn in tests/ime."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.keys.chinese_keys import ChineseKeys
from app.keys.input_gate import InputGate
from app.keys.wedge_filter import WedgeFilter
from app.keys.x11_keys import BUTTON_PRESS, KEY_PRESS, KEY_RELEASE, X11, X11Key, read_key
from scanners.keys import KeyIn, KeyKind
from scanners.wedge import ScanGuard

SHIFT, RETURN, UP = 50, 36, 111
LETTERS = {24 + number: letter for number, letter in enumerate("abcdefghij")}
WINDOW = 0x0040_0007


class FakeX11(X11):
    """Knows some keys, and keeps what was sent."""

    def __init__(self) -> None:
        self.sent: list[tuple[int, int]] = []

    def send(self, raw: bytes) -> None:
        key = read_key(raw)
        assert key.window == WINDOW
        self.sent.append((key.kind, key.keycode))

    def flush(self) -> None:
        """Nothing waits."""

    def meaning(self, key: X11Key) -> tuple[KeyKind, str]:
        if key.keycode in LETTERS:
            return KeyKind.CHAR, LETTERS[key.keycode]
        kinds = {SHIFT: KeyKind.MODIFIER, RETURN: KeyKind.TERMINATOR}
        return kinds.get(key.keycode, KeyKind.OTHER), ""


class Hands(QObject):
    """Feeds raw events; says which of them reached the input method."""

    def __init__(self) -> None:
        super().__init__()
        self.scans: list[str] = []
        self.broken: list[str] = []
        self.x11 = FakeX11()
        self.now_ms = 1_000
        wedge = WedgeFilter(ScanGuard(), lambda _key: False, self)
        wedge.scanned.connect(lambda scan: self.scans.append(scan.text))
        wedge.broken.connect(lambda broken: self.broken.append(broken.text))
        self.wedge = wedge
        self.gate = InputGate(self)
        self.keys = ChineseKeys(wedge, self.gate, ScanGuard(), self)
        application = QApplication.instance()
        assert isinstance(application, QGuiApplication)
        self.keys.attach(application, lambda _application: self.x11)
        self.gate.turned.emit(True)

    def feed(self, kind: int, keycode: int, *, after_ms: int = 2) -> bool:
        """True when it went no further."""
        self.now_ms += after_ms
        return self.keys.take(
            struct.pack(
                "=BBHIIIIhhhhHBx", kind, keycode, 0, self.now_ms, 1, WINDOW, 0, 0, 0, 0, 0, 0, 1
            )
        )

    def tap(self, keycode: int, *, after_ms: int = 2) -> list[bool]:
        return [
            self.feed(KEY_PRESS, keycode, after_ms=after_ms),
            self.feed(KEY_RELEASE, keycode, after_ms=1),
        ]

    def burst(self, length: int = 8) -> list[bool]:
        return [one for keycode in list(LETTERS)[:length] for one in self.tap(keycode)]


@pytest.fixture
def hands(qtbot) -> Iterator[Hands]:
    hands = Hands()
    yield hands
    hands.keys.detach()


def test_a_scan_never_reaches_the_input_method(hands: Hands) -> None:
    assert all(hands.burst())
    assert all(hands.tap(RETURN))
    assert (hands.scans, hands.x11.sent) == (["abcdefgh"], [])


def test_a_letter_by_hand_is_sent_again_with_its_release(hands: Hands, qtbot) -> None:
    assert hands.tap(24) == [True, True]
    qtbot.waitUntil(lambda: bool(hands.x11.sent))
    assert hands.x11.sent == [(KEY_PRESS, 24), (KEY_RELEASE, 24)]
    assert (hands.scans, hands.broken) == ([], [])


def test_a_key_that_is_not_held_does_not_overtake(hands: Hands) -> None:
    hands.feed(KEY_PRESS, 24)
    assert hands.feed(KEY_PRESS, UP), "sent again behind the letter instead"
    assert hands.x11.sent == [(KEY_PRESS, 24), (KEY_PRESS, UP)]
    assert not hands.feed(KEY_RELEASE, UP)


def test_keys_nobody_holds_pass(hands: Hands) -> None:
    assert hands.tap(UP) == [False, False]
    assert hands.tap(SHIFT) == [False, False]
    assert hands.x11.sent == []


def test_shift_inside_a_scan_is_not_a_bare_shift(hands: Hands) -> None:
    """A bare Shift would switch the input method to English."""
    hands.tap(24)
    assert hands.feed(KEY_PRESS, SHIFT)
    hands.tap(25)
    assert hands.feed(KEY_RELEASE, SHIFT)
    hands.burst()
    hands.tap(RETURN)
    assert (hands.scans, hands.x11.sent) == (["ababcdefgh"], [])


def test_the_release_of_a_swallowed_key_is_swallowed_too(hands: Hands) -> None:
    hands.burst()
    hands.feed(KEY_PRESS, 30)
    assert hands.feed(KEY_PRESS, RETURN)
    assert hands.scans
    assert hands.feed(KEY_RELEASE, 30)
    assert hands.feed(KEY_RELEASE, RETURN)
    assert not hands.feed(KEY_RELEASE, 30)


def test_the_gate_shutting_in_mid_burst_does_not_cut_the_code(hands: Hands) -> None:
    hands.burst()
    hands.gate.turned.emit(False)
    hands.tap(RETURN)
    assert (hands.scans, hands.broken) == (["abcdefgh"], [])


def test_the_gate_opening_in_mid_burst_makes_no_code_of_the_rest(hands: Hands) -> None:
    hands.gate.turned.emit(False)
    for letter in "SF1624":
        hands.now_ms += 2
        hands.wedge._guard.feed(KeyIn(kind=KeyKind.CHAR, at_ms=hands.now_ms, text=letter))
    hands.gate.turned.emit(True)
    hands.burst()
    hands.tap(RETURN)
    assert (hands.scans, hands.broken) == ([], ["SF1624", "abcdefgh"])
    assert hands.x11.sent == []


def test_a_mouse_press_gives_a_held_letter_back(hands: Hands) -> None:
    hands.feed(KEY_PRESS, 24)
    assert not hands.keys.take(bytes([BUTTON_PRESS]) + bytes(31))
    assert hands.x11.sent == [(KEY_PRESS, 24)]


def test_away_from_x11_nothing_is_watched(qtbot) -> None:
    owner = QObject()
    wedge = WedgeFilter(ScanGuard(), lambda _key: False, owner)
    keys = ChineseKeys(wedge, InputGate(owner), ScanGuard(), owner)
    application = QApplication.instance()
    assert isinstance(application, QGuiApplication)
    keys.attach(application)
    assert keys.protects == (QGuiApplication.platformName() == "xcb")
    keys.detach()
