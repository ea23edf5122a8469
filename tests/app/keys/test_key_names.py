from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from app.keys.key_names import key_kind
from scanners.keys import KeyKind

K, M = Qt.Key, Qt.KeyboardModifier


def kind(key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str = "") -> KeyKind:
    return key_kind(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))


@pytest.mark.parametrize(
    ("key", "text"), [(K.Key_M, "\r"), (K.Key_J, "\n"), (K.Key_I, "\t"), (K.Key_J, "")]
)
def test_an_end_may_be_sent_as_a_control_letter(key: Qt.Key, text: str) -> None:
    assert kind(key, M.ControlModifier, text) is KeyKind.TERMINATOR
    assert kind(key, M.ControlModifier | M.ShiftModifier, text) is KeyKind.TERMINATOR
    assert kind(key, M.ControlModifier | M.AltModifier, text) is KeyKind.OTHER


def test_other_commands_of_a_person_are_no_scanner_s() -> None:
    assert kind(K.Key_C, M.ControlModifier, "\x03") is KeyKind.OTHER
    assert kind(K.Key_L, M.ControlModifier) is KeyKind.OTHER
    assert kind(K.Key_J, M.NoModifier, "j") is KeyKind.CHAR


def test_fnc1_comes_as_control_and_bracket() -> None:
    assert kind(K.Key_BracketRight, M.ControlModifier, "\x1d") is KeyKind.CHAR
