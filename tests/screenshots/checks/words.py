"""What the words say: the other language, private data, a status without words or icon."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from PySide6.QtWidgets import QLabel, QWidget

from app.widgets.chip import Chip
from app.widgets.frame.banner import Banner
from app.widgets.note import Note
from tests.screenshots.fault import Fault, fault
from tests.screenshots.recorder import Picture, is_on_top, where_in

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
STATUS = (Chip, Note, Banner)
"""Widgets whose whole sense is a state."""
SAME_IN_BOTH = frozenset({"中文", "EN", "English"})
"""The switch of the language names the other one in itself."""
KEYS = frozenset({"Esc", "Enter", "Backspace", "Ctrl", "Shift", "Tab"})
"""Stand on the keyboards in either language."""
UNITS = frozenset({"ms", "mm", "cm", "kg", "px", "dpi", "fps"})
_HAN = re.compile(r"[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]")
_WORD = re.compile(r"(?<![\w./%])[A-Za-z][a-z]+(?![\w/])")
_KEY = re.compile(r"[a-z]+(_[a-z]+|\.[a-z_]+)+")
"""A name out of the source, shown in place of words."""
_PHONE = re.compile(r"(?<![\dA-Za-z])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")


@dataclass(frozen=True)
class Data:
    """What the station was fed: names and codes are no one's language, personal data is nobody's.

    `said` may be shown in either language; `secrets` in none.
    """

    said: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()


def untranslated(picture: Picture, language: str, data: Data) -> Iterator[Fault]:
    """Words of the other language, on the screen or in an accessible name."""
    for widget, words, is_code in _all_words(picture):
        left = _without(words, data.said)
        if words in SAME_IN_BOTH or is_code:
            continue
        if language == "en" and _HAN.search(left):
            yield fault("language", widget, f"Chinese on the English screen: “{words}”")
        elif language == "zh" and (found := _foreign(left)):
            yield fault("language", widget, f"English on the Chinese screen: “{words}” ({found})")
        if _KEY.fullmatch(left.strip()):
            yield fault("language", widget, f"a name out of the source: “{words}”")


def private(picture: Picture, data: Data) -> Iterator[Fault]:
    """Telephone numbers, and the names and numbers this very station must mask."""
    titles = [(picture.window, picture.window.windowTitle(), False)]
    for widget, words, _is_code in [*_all_words(picture), *titles]:
        told = [one for one in data.secrets if one in words]
        if told or _PHONE.search(words):
            yield fault("private", widget, f"“{words}”")


def bare_status(picture: Picture) -> Iterator[Fault]:
    """A state told by colour alone, by words alone, or by an icon alone."""
    window = picture.window
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, STATUS) or not widget.isVisible():
            continue
        if not is_on_top(window, widget, where_in(window, widget).center()):
            continue
        inner = {widget, *widget.findChildren(QWidget)}
        if not any(run.widget in inner for run in picture.runs):
            yield fault("status", widget, "no words")
        pictured = any(mark.widget in inner for mark in picture.marks)
        if not pictured and not _has_pixmap(inner) and not _is_tag(widget):
            yield fault("status", widget, f"no icon at “{widget.accessibleName()}”")


def _is_tag(widget: QWidget) -> bool:
    """A neutral chip names a kind of thing; nothing hangs on its colour."""
    return isinstance(widget, Chip) and widget._spec.status in {"waiting", "info"}


def _has_pixmap(widgets: set[QWidget]) -> bool:
    labels = [one for one in widgets if isinstance(one, QLabel) and one.isVisible()]
    return any(not label.pixmap().isNull() for label in labels)


def _all_words(picture: Picture) -> Iterator[tuple[QWidget, str, bool]]:
    for run in picture.runs:
        yield run.widget, run.words, run.is_mono
    for widget in picture.window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        for words in (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()):
            if words:
                yield widget, words, False


def _without(words: str, said: tuple[str, ...]) -> str:
    for one in said:
        words = words.replace(one, " ")
    return words


def _foreign(words: str) -> str:
    found = [one for one in _WORD.findall(words) if one not in chinese_latin() | KEYS | UNITS]
    return ", ".join(found)


@cache
def chinese_latin() -> frozenset[str]:
    """Latin words the translators and the rule books use in Chinese: units, keys, proper names."""
    texts: list[str] = []
    tree = ElementTree.parse(RESOURCES / "i18n" / "zh_CN.ts")
    texts += [one.text or "" for one in tree.iter("translation")]
    for path in RESOURCES.rglob("*.yaml"):
        texts += _chinese(yaml.safe_load(path.read_text(encoding="utf-8")))
    return frozenset(word for text in texts for word in _WORD.findall(text))


def _chinese(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "zh" and isinstance(value, str):
                yield value
            else:
                yield from _chinese(value)
    elif isinstance(node, list):
        for value in node:
            yield from _chinese(value)
