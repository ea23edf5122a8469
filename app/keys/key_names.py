"""Keys by the names pages know: `1`, `Space`, `F6`, `Enter`, `Ctrl+Enter`."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from scanners.keys import GROUP_SEPARATOR, KeyKind, is_code_character

_K = Qt.Key
_TERMINATORS = frozenset({_K.Key_Return, _K.Key_Enter, _K.Key_Tab})
_CONTROL_ENDS = frozenset({_K.Key_J, _K.Key_M, _K.Key_I})
"""LF, CR and Tab of scanners set to send control characters as Ctrl and a letter."""
_MODIFIERS = frozenset(
    {
        _K.Key_Shift,
        _K.Key_Control,
        _K.Key_Alt,
        _K.Key_AltGr,
        _K.Key_Meta,
        _K.Key_CapsLock,
        _K.Key_NumLock,
    }
)
_EDITING = frozenset(
    {
        _K.Key_Backspace,
        _K.Key_Delete,
        _K.Key_Left,
        _K.Key_Right,
        _K.Key_Up,
        _K.Key_Down,
        _K.Key_Home,
        _K.Key_End,
        _K.Key_Tab,
        _K.Key_Backtab,
    }
)
_NAMES = {
    _K.Key_Return: "Enter",
    _K.Key_Enter: "Enter",
    _K.Key_Escape: "Esc",
    _K.Key_Backspace: "Backspace",
    _K.Key_Space: "Space",
    **{_K(_K.Key_F1 + number): f"F{number + 1}" for number in range(12)},
}
_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def key_kind(event: QKeyEvent) -> KeyKind:
    """What the key is to the scan guard."""
    key, text = event.key(), event.text()
    if key in _MODIFIERS:
        return KeyKind.MODIFIER
    if text == GROUP_SEPARATOR:
        return KeyKind.CHAR
    commanding = event.modifiers() & _COMMANDING
    if commanding:
        is_end = commanding == Qt.KeyboardModifier.ControlModifier and key in _CONTROL_ENDS
        return KeyKind.TERMINATOR if is_end else KeyKind.OTHER
    if key in _TERMINATORS:
        return KeyKind.TERMINATOR
    if is_code_character(text) or _is_machine_made(key, text):
        return KeyKind.CHAR
    return KeyKind.OTHER


def _is_machine_made(key: int, text: str) -> bool:
    """A control character by itself: people have no key for it, scanners send what a code holds."""
    return len(text) == 1 and text < " " and key not in _EDITING and key != _K.Key_Escape


def key_name(key: int, modifiers: Qt.KeyboardModifier, text: str) -> str:
    """The name a page knows the key by; empty for keys no page has a use for."""
    name = _NAMES.get(_K(key), "")
    if not name and modifiers & Qt.KeyboardModifier.ControlModifier:
        name = chr(key) if _K.Key_A <= key <= _K.Key_Z else ""
    elif not name and is_code_character(text):
        name = text.upper()
    if name and modifiers & Qt.KeyboardModifier.ControlModifier:
        return f"Ctrl+{name}"
    return name


def is_typing_key(key: int, text: str) -> bool:
    """Whether a text field wants the key for itself."""
    return key in _EDITING or (bool(text) and text.isprintable())
