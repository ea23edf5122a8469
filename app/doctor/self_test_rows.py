"""Rows of the self-test beyond scanner, camera, disk and hub: sound, label printer, clock.

Each says what was measured, or that nothing was.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.design.sounds import Hearing
from app.language.translation import QT_TRANSLATE_NOOP
from app.widgets.cards.self_test_list import Check

if TYPE_CHECKING:
    from app.doctor.findings import Finding

_SOUND: dict[Hearing, tuple[str, str, str]] = {
    Hearing.NOT_OPENED: ("", QT_TRANSLATE_NOOP("SelfTest", "Waiting"), "waiting"),
    Hearing.NO_DEVICE: (
        QT_TRANSLATE_NOOP("SelfTest", "no loudspeaker"),
        QT_TRANSLATE_NOOP("SelfTest", "Silent"),
        "warn",
    ),
    Hearing.READY: (
        QT_TRANSLATE_NOOP("SelfTest", "there is a loudspeaker"),
        QT_TRANSLATE_NOOP("SelfTest", "Ready"),
        "waiting",
    ),
}
_FOUND: dict[str, tuple[str, str, str]] = {
    "printer.none": (
        QT_TRANSLATE_NOOP("SelfTest", "none set up"),
        QT_TRANSLATE_NOOP("SelfTest", "Not tested"),
        "waiting",
    ),
    "printer.reached": (
        QT_TRANSLATE_NOOP("SelfTest", "answers"),
        QT_TRANSLATE_NOOP("SelfTest", "Fine"),
        "ok",
    ),
    "printer.there": (
        QT_TRANSLATE_NOOP("SelfTest", "installed; nothing was printed"),
        QT_TRANSLATE_NOOP("SelfTest", "Ready"),
        "waiting",
    ),
    "printer.folder": (
        QT_TRANSLATE_NOOP("SelfTest", "labels go to a folder"),
        QT_TRANSLATE_NOOP("SelfTest", "Fine"),
        "ok",
    ),
    "clock.fine": (
        QT_TRANSLATE_NOOP("SelfTest", "%1 s from the hub"),
        QT_TRANSLATE_NOOP("SelfTest", "Fine"),
        "ok",
    ),
    "clock.off": (
        QT_TRANSLATE_NOOP("SelfTest", "%1 s from the hub; set the clock"),
        QT_TRANSLATE_NOOP("SelfTest", "Wrong"),
        "danger",
    ),
    "clock.wrong": (
        QT_TRANSLATE_NOOP("SelfTest", "the year is wrong; set the clock"),
        QT_TRANSLATE_NOOP("SelfTest", "Wrong"),
        "danger",
    ),
    "clock.alone": (
        QT_TRANSLATE_NOOP("SelfTest", "no hub to compare with"),
        QT_TRANSLATE_NOOP("SelfTest", "Not tested"),
        "waiting",
    ),
}
_BROKEN = (
    QT_TRANSLATE_NOOP("SelfTest", "see Check in the settings"),
    QT_TRANSLATE_NOOP("SelfTest", "Look at it"),
    "danger",
)
_NOT_YET = ("", QT_TRANSLATE_NOOP("SelfTest", "Waiting"), "waiting")


def more_rows(hearing: Hearing, findings: Mapping[str, Finding]) -> list[Check]:
    """Sound, label printer and clock, in the language of the moment."""
    names = {
        "sound": QT_TRANSLATE_NOOP("SelfTest", "Sound"),
        "printer": QT_TRANSLATE_NOOP("SelfTest", "Labels"),
        "clock": QT_TRANSLATE_NOOP("SelfTest", "Clock"),
    }
    rows = [_row(names["sound"], _SOUND[hearing])]
    for name in ("printer", "clock"):
        found = findings.get(name)
        words = _NOT_YET if found is None else _FOUND.get(found.code, _BROKEN)
        offset = "" if found is None else f"{found.params.get('offset_s', '')}"
        rows.append(_row(names[name], words, offset))
    return rows


def _row(name: str, words: tuple[str, str, str], number: str = "") -> Check:
    detail, verdict, status = words
    return Check(
        name=_word(name),
        detail=_word(detail).replace("%1", number) if detail else "",
        verdict=_word(verdict),
        status=status,
    )


def _word(source: str) -> str:
    return QCoreApplication.translate("SelfTest", source)
