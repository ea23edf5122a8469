"""What the banner says about a machine's burst that is no code."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from app.language.messages import notice_of
from app.language.notices import Notice
from inspection.errors import OperatorError
from scanners.keys import BrokenReason, BrokenScan

SHOWN_CODE = 40
"""Characters of a raw scan the banner has room for; the whole code is in the record."""
_CODES = {BrokenReason.DOUBLED: "scan.doubled", BrokenReason.TOO_LONG: "code.too_long"}


def notice_of_broken(broken: BrokenScan) -> Notice:
    """Red, with what came at the right."""
    return replace(
        notice_of(OperatorError(_CODES.get(broken.reason, "scan.cut"))),
        kind="error",
        icon="",
        aside_label=QCoreApplication.translate("MainWindow", "Read"),
        aside_code=shown_code(broken.text),
    )


def shown_code(text: str, most: int = SHOWN_CODE) -> str:
    """A raw scan for the screen: control characters visible, cut to the room there is."""
    clean = "".join(one if one.isprintable() else "\N{SYMBOL FOR SUBSTITUTE}" for one in text)
    return clean if len(clean) <= most else f"{clean[:most]}..."
