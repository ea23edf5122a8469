"""What the banner says of a thing just put away, refused or left lying."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.language.messages import notice_of, text_of
from app.language.names import language
from app.language.notices import Notice

if TYPE_CHECKING:
    from app.cases.put_away import PutAwayCase
    from app.desk import Desk
    from inspection.errors import StationError

_HARD = frozenset({"container.wrong", "container.closed", "container.unknown"})
"""An item in the wrong place: heard as an error, not as advice."""


class PutAwayNews(QObject):
    """Says it through the desk, in the language of the moment."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Holds nothing."""
        super().__init__(parent)
        self._desk = desk

    def put_away(self, case: PutAwayCase | None, code: str) -> None:
        """It lies where it belongs."""
        lpn = case.here.unit.lpn if case else ""
        self._say_ok(self.tr("%1 is in %2").replace("%1", lpn).replace("%2", code), lpn)

    def sent(self, case: PutAwayCase | None) -> None:
        """It leaves with its new label."""
        lpn = case.here.unit.lpn if case else ""
        self._say_ok(self.tr("%1 goes back to the customer").replace("%1", lpn), lpn)

    def taken_back(self, case: PutAwayCase | None) -> None:
        """A decision counts no more; where another one stands, that one does now."""
        lpn = case.here.unit.lpn if case else ""
        self._desk.say(
            Notice(
                kind="ok",
                headline=self.tr("The decision on %1 is taken back").replace("%1", lpn),
                instruction=self.tr("Nothing is paid on it. Look what is due now"),
                aside_label=self.tr("Unit LPN"),
                aside_code=lpn,
            )
        )

    def opened(self, code: str) -> None:
        """A container was opened."""
        has_printer = self._desk.printing.has_printer
        stick = self.tr("Stick its label on, then scan it")
        paper = self.tr("Its label is drawn on paper: no label printer is set")
        self._desk.say(
            Notice(
                kind="ok",
                headline=self.tr("New container %1").replace("%1", code),
                instruction=stick if has_printer else paper,
                aside_label=self.tr("Container"),
                aside_code=code,
            )
        )

    def drawn(self, path: str) -> None:
        """A label is a file now."""
        self._desk.say(
            Notice(
                kind="ok",
                headline=self.tr("The label is drawn: %1").replace("%1", Path(path).name),
                instruction=self.tr("Print it from the folder %1").replace(
                    "%1", str(Path(path).parent)
                ),
                icon="printer",
            )
        )

    def left_behind(self, case: PutAwayCase | None) -> None:
        """Another one was scanned while this one was still in hand."""
        if case is None:
            return
        lpn = case.here.unit.lpn
        self._desk.say(
            Notice(
                kind="warn",
                headline=self.tr("%1 is not put away yet").replace("%1", lpn),
                instruction=self.tr("It stays on the list. This is the one scanned now"),
            )
        )

    def unknown_unit(self, code: str) -> None:
        """An LPN that no station here knows."""
        self._desk.say(
            Notice(
                kind="error",
                headline=self.tr("No item here has the LPN %1").replace("%1", code),
                instruction=self.tr("Scan its label again, or call the supervisor"),
                aside_label=self.tr("Scanned"),
                aside_code=code,
            )
        )

    def refused(self, error: StationError) -> None:
        """Nothing was recorded, and why."""
        self.wrong_bin(None, error)

    def wrong_bin(self, case: PutAwayCase | None, error: StationError) -> None:
        """Nothing was recorded; of a wrong container also which way is the right one."""
        if error.code not in _HARD:
            self._desk.say(notice_of(error))
            return
        headline, instruction = text_of(error)
        way = case.here.way if case is not None else None
        if way is not None and error.code == "container.wrong":
            words = self.tr("Nothing was recorded. It goes to: %1 (%2)")
            words = words.replace("%1", way.container.of(language()))
            instruction = words.replace("%2", way.text.of(language()))
        self._desk.say(
            Notice(
                kind="error",
                headline=headline,
                instruction=instruction,
                aside_label=self.tr("Scanned"),
                aside_code=str(error.params.get("bin") or error.params.get("seen") or ""),
            )
        )

    def _say_ok(self, headline: str, lpn: str) -> None:
        self._desk.say(
            Notice(
                kind="ok",
                headline=headline,
                instruction=self.tr("Scan the next item"),
                aside_label=self.tr("Unit LPN"),
                aside_code=lpn,
            )
        )
