"""What the sync page says of money that does not move: results unknown, held, stopped."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.language.money_reasons import held_words, stop_words
from inspection.store.queries.sync_board import MoneyState, RefundRow, SyncBoard
from inspection.values import RefundState

REASONS_SHOWN = 2
"""More have no room beside the figures; each stands on its item's own page."""
NUMBERS_SHOWN = 2


class StuckWords(QObject):
    """Words in the language of the moment; holds no state."""

    def stuck(self, board: SyncBoard | None) -> tuple[str, str]:
        """Headline and words on what waits for an answer or a person; empty for none."""
        rows = board.refunds if board else ()
        asked = [one for one in rows if one.state == RefundState.UNKNOWN and why(one) is None]
        held: dict[tuple[str, str], list[str]] = {}
        for one in rows:
            words = why(one)
            if words is not None:
                held.setdefault(words, []).append(one.ticket_number)
        lines = [self._line(words, numbers) for words, numbers in held.items()]
        told = lines[:REASONS_SHOWN]
        if asked:
            numbers = self._listed([one.ticket_number for one in asked])
            headline = self.tr("Result unknown: %1").replace("%1", numbers)
            first = self.tr("The platform is asked first; until then nothing is paid again.")
            return headline, "\n".join([first, *told])
        if not told:
            return "", ""
        return self.tr("Waits for a person"), "\n".join(told)

    def _line(self, words: tuple[str, str], numbers: list[str]) -> str:
        happened, deed = words
        first = list(dict.fromkeys(numbers))
        listed = self._listed(first[:NUMBERS_SHOWN])
        more = len(first) - NUMBERS_SHOWN
        if more > 0:
            listed = self.tr("%1 and %2 more").replace("%1", listed).replace("%2", str(more))
        said = self.tr("%1: %2. %3").replace("%1", listed)
        return said.replace("%2", happened).replace("%3", deed)

    def _listed(self, numbers: list[str]) -> str:
        return self.tr(", ").join(dict.fromkeys(numbers))


def why(row: RefundRow) -> tuple[str, str] | None:
    """Why it is left for people: what happened, what to do; None where it moves by itself."""
    if isinstance(row.state, MoneyState):
        return held_words(row.reason or "") if row.state is MoneyState.HELD else None
    return stop_words(row.state, row.reason)
