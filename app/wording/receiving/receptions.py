"""What pages say of a parcel that several stations took in, and of one with several tickets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.language.names import date_text, local_name
from app.widgets.chip import ChipSpec

if TYPE_CHECKING:
    from app.cases.receptions import OneReception, Receptions


class ReceptionsWords(QObject):
    """Words in the language of the moment."""

    def chip(self, receptions: Receptions) -> ChipSpec | None:
        """What is out of the ordinary; None where nothing is."""
        if receptions.is_open:
            return ChipSpec(text=self.tr("Taken in twice"), status="warn", icon="triangle")
        if receptions.is_dropped:
            return ChipSpec(text=self.tr("Counts no more"), status="locked", icon="lock")
        return None

    def banner(self, receptions: Receptions) -> tuple[str, str] | None:
        """Headline and what to do; None where there is nothing to say."""
        if receptions.is_open and receptions.others:
            who = self.who(receptions.others[0])
            headline = self.tr("Taken in twice: also by %1").replace("%1", who)
            return headline, self.tr("Carry on; a supervisor settles which one is paid")
        counting = receptions.counting
        if receptions.is_dropped:
            headline = self.tr("This reception counts no more")
            if counting is None:
                return headline, self.tr("Put the parcel to the one that counts")
            advice = self.tr("The parcel goes on as taken in by %1")
            return headline, advice.replace("%1", self.who(counting))
        return None

    def who(self, one: OneReception) -> str:
        """`Chen Min, B03, 11-15 14:20`: the other one may be of another day."""
        name = local_name(one.name_zh, one.name_en) or self.tr("someone")
        parts = [name, one.station_name, date_text(one.at)]
        return self.tr(", ").join(part for part in parts if part)

    def done(self, one: OneReception) -> str:
        """What was done under it."""
        counts = (
            (self.tr("photos: %1"), one.photos),
            (self.tr("items: %1"), one.units),
            (self.tr("decided: %1"), one.decided),
        )
        said = [text.replace("%1", str(count)) for text, count in counts if count]
        return self.tr(", ").join(said) or self.tr("Nothing done yet")

    def tickets(self, numbers: list[str]) -> str:
        """The tickets of one parcel in a line."""
        if len(numbers) < 2:
            return "".join(numbers)
        *listed, last = numbers
        words = listed[0]
        for one in listed[1:]:
            words = self.tr("%1, %2").replace("%1", words).replace("%2", one)
        return words + self.tr(" and ") + last
