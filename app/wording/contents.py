"""What pages say of a ticket's items: how many are here, how many are missing."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.language.names import joined, local_name
from inspection.contents import Contents, LineCount, Reception


class ContentsWords(QObject):
    """Words for counted tickets, in the language of the moment."""

    def summary(self, contents: Contents) -> str:
        """One line: what is here of what was announced, and what that means."""
        if contents.is_blind:
            words = self.tr("%1 taken out so far; F8 once the box is empty")
            return words.replace("%1", str(contents.here))
        words = {
            Reception.AWAITED: self.tr("Nothing taken out yet, %2 announced"),
            Reception.PARTIAL: self.tr("%1 of %2 items here, more may come"),
            Reception.ALL_HERE: self.tr("All %2 items are here"),
            Reception.SHORT: self.tr("%1 of %2 items here, %3 missing"),
        }[contents.reception]
        here = contents.expected - contents.missing
        for name, number in (("%1", here), ("%2", contents.expected), ("%3", contents.missing)):
            words = words.replace(name, str(number))
        return joined(words, self._over(contents))

    def missing(self, contents: Contents) -> str:
        """What lacks, by name; the first few."""
        lacking = [one for one in contents.counts if one.lacking]
        named = [self._line(one) for one in lacking[:3]]
        if len(lacking) > len(named):
            more = self.tr("%1 more lines").replace("%1", str(len(lacking) - len(named)))
            named.append(more)
        return self.tr("; ").join(named)

    def nothing_there(self, *, is_box_shared: bool) -> tuple[str, str]:
        """The banner once a box without an item is photographed: headline, instruction."""
        if is_box_shared:
            return (
                self.tr("This item is not in the box; nothing to label"),
                self.tr("Nothing is put away. Throw away a label that was printed, then decide"),
            )
        return (
            self.tr("The box is empty; nothing to label"),
            self.tr("Keep the box. Throw away a label that was printed, then decide"),
        )

    def absent(self, *, is_box_shared: bool) -> tuple[str, str]:
        """What was looked at to find that an item is not there, and what was found."""
        found = self.tr("this item is not in it") if is_box_shared else self.tr("empty")
        return self.tr("Box"), found

    def _line(self, one: LineCount) -> str:
        name = local_name(one.line.name_zh, one.line.name_en)
        return self.tr("%1 x %2").replace("%1", str(one.lacking)).replace("%2", name)

    def _over(self, contents: Contents) -> str:
        if not contents.over:
            return ""
        return self.tr("%1 more than announced").replace("%1", str(contents.over))


def is_telling(contents: Contents) -> bool:
    """Whether the count says more than the ticket itself: of one item that is here it does not."""
    if contents.is_blind:
        return True
    is_short = contents.reception is Reception.SHORT
    return contents.expected > 1 or contents.over > 0 or is_short
