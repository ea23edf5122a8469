"""What a label's print tells, read aside: which of its codes stands there, and its tickets.

Names and phone numbers read on the way go into the search and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from inspection.matching import Candidate

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.desk import Desk
    from app.pictures.label_reader import LabelReading
    from app.pictures.text_reading import Turn
    from inspection.ports import Facts
    from inspection.rescue import Clues, Suggestion
    from scanners.camera import Frame
    from scanners.label_rules import LabelRules
    from scanners.ocr.fields import LabelText
    from scanners.ocr.reader import Reader


@dataclass(frozen=True, kw_only=True)
class Rescued:
    """Open tickets, likeliest first, each with what speaks for it."""

    candidates: tuple[Candidate, ...]
    suggestions: tuple[Suggestion, ...]

    @property
    def is_certain(self) -> bool:
        """Whether the first is, so that it may be pointed at."""
        return bool(self.suggestions) and self.suggestions[0].is_certain


@dataclass(frozen=True, kw_only=True)
class Print:
    """What one reading of the print gave; `reading` are the label's codes, judged by it."""

    text: LabelText | None = field(repr=False)
    reading: LabelReading | None


class LabelRescue(QObject):
    """One label at a time; the newest one counts. Lives as long as its page's view-model."""

    found = Signal(object)
    """Rescued; without candidates where nothing fits."""
    compared = Signal(object)
    """LabelReading, judged by the print; as it was where no print could be read."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """No engine is loaded before the first label that needs it."""
        super().__init__(parent)
        self._desk = desk
        self._turn: Turn | None = None

    def forget(self) -> None:
        """The label is no longer in hand: nothing is told of it, and the reading ends early."""
        if self._turn is not None:
            self._turn.stop()

    def search(self, frame: Frame, reading: LabelReading | None = None) -> None:
        """Read this label's text and look for its ticket; a second or two of work, aside.

        The codes of `reading`, if it is given, are compared with the print on the way.
        """
        self.forget()
        read = partial(_read, frame, self._desk.labels, reading)
        self._turn = self._desk.text.read(read, partial(self._look, reading))

    def compare(self, frame: Frame, reading: LabelReading) -> None:
        """Only tell which of these codes stands in print; as long a work, aside."""
        self.forget()
        read = partial(_read, frame, None, reading)
        self._turn = self._desk.text.read(read, partial(self._say, reading))

    def _say(self, reading: LabelReading, found: Print | None) -> None:
        self.compared.emit(found.reading if found and found.reading else reading)

    def _look(self, reading: LabelReading | None, found: Print | None) -> None:
        if reading is not None:
            self._say(reading, found)
        text = found.text if found else None
        if text is None:
            self.found.emit(Rescued(candidates=(), suggestions=()))
            return
        patterns, turn = self._desk.labels.patterns, self._turn
        assert turn is not None  # it is this label's
        self._desk.read(lambda conn: _suggestions(conn, text, patterns), partial(self._ask, turn))

    def _ask(self, turn: Turn, suggestions: tuple[Suggestion, ...]) -> None:
        if turn is self._turn and not turn.is_stopped:
            self._desk.facts(lambda facts: _rescued(facts, suggestions), partial(self._tell, turn))

    def _tell(self, turn: Turn, rescued: Rescued) -> None:
        if turn is self._turn and not turn.is_stopped:
            self.found.emit(rescued)


def _read(
    frame: Frame,
    rules: LabelRules | None,
    reading: LabelReading | None,
    reader: Reader,
    stopped: Callable[[], bool],
) -> Print:
    # with the first label whose print is needed
    from scanners.ocr.labels import label_text_of  # noqa: PLC0415
    from scanners.ocr.upright import SURE, read_upright  # noqa: PLC0415

    lines = read_upright(frame.image, reader, stopped).lines
    printed = [line.text for line in lines if line.confidence >= SURE]
    return Print(
        text=None if rules is None else label_text_of(lines, rules),
        reading=None if reading is None else reading.arbitrated(printed),
    )


def _suggestions(conn: Any, text: LabelText, patterns: Any) -> tuple[Suggestion, ...]:  # noqa: ANN401 - SQL stays in the stores
    # on a background thread, with the first torn label
    from inspection.store.queries.rescue import suggestions  # noqa: PLC0415
    from scanners.label import parse  # noqa: PLC0415

    return suggestions(conn, clues_in(text), lambda code: parse(code, patterns).carrier)


def clues_in(text: LabelText) -> Clues:
    """What the print of a label says that a ticket may be found by."""
    from inspection.rescue import Clues  # noqa: PLC0415 - as above

    return Clues(
        tracking=tuple(one.text for one in text.tracking),
        orders=tuple(one.text for one in text.orders),
        tickets=tuple(one.text for one in text.returns),
        carriers=text.carriers,
        phone_tails=text.phone_tails,
        names=tuple(one.text for one in text.names),
    )


def _rescued(facts: Facts, suggestions: tuple[Suggestion, ...]) -> Rescued:
    found = [(one, facts.ticket(one.ticket_id)) for one in suggestions]
    known = [(one, ticket) for one, ticket in found if ticket is not None]
    return Rescued(
        candidates=tuple(
            Candidate(ticket=ticket, codes=(), is_strong=one.is_certain) for one, ticket in known
        ),
        suggestions=tuple(one for one, _ in known),
    )
