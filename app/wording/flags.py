"""What is said of flags: names, reasons, what to do; never a verdict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.language.names import day_text, language
from inspection.flags import Strength

if TYPE_CHECKING:
    from inspection.flags import Flag, FlagRules, Reason


@dataclass(frozen=True, kw_only=True)
class FlagText:
    """A flag in finished words; `status` and `icon` are names."""

    name: str
    strength: str
    status: str
    icon: str
    reasons: tuple[str, ...]
    advice: str


class FlagWords(QObject):
    """Words in the language of the moment."""

    def button(self, count: int) -> str:
        """What opens the list."""
        words = self.tr("%1 flags") if count > 1 else self.tr("%1 flag")
        return words.replace("%1", str(count))

    def icon(self, flags: Iterable[Flag]) -> str:
        """Name of an icon: of what contradicts, or of what is merely to know."""
        is_firm = any(one.strength is Strength.FIRM for one in flags)
        return "triangle" if is_firm else "circle-i"

    def title(self) -> str:
        """Above the list."""
        return self.tr("For your attention: it decides nothing")

    def hint(self) -> str:
        """Below it."""
        return self.tr("Esc, any key, a scan or a touch closes this")

    def text(self, flag: Flag, rules: FlagRules, now: datetime) -> FlagText:
        """All of one flag."""
        words, lang = rules.flags[flag.code], language()
        is_firm = flag.strength is Strength.FIRM
        return FlagText(
            name=words.name.of(lang),
            strength=self.tr("records differ") if is_firm else self.tr("may be chance"),
            status="warn" if is_firm else "waiting",
            icon=self.icon((flag,)),
            reasons=tuple(self.reason(one, rules, now) for one in flag.reasons),
            advice=words.advice.of(lang),
        )

    def reason(self, reason: Reason, rules: FlagRules, now: datetime) -> str:
        """One ground, its values in place."""
        text = rules.reasons[reason.code].text.of(language())
        for number, value in enumerate(reason.values, start=1):
            shown = day_text(value, now) if isinstance(value, datetime) else value
            text = text.replace(f"%{number}", shown)
        return text

    def line(self, flag: Flag, rules: FlagRules, now: datetime) -> tuple[str, str]:
        """Label and value where there is room for a line alone: the first ground stands for all."""
        name = rules.flags[flag.code].name.of(language())
        return name, self.reason(flag.reasons[0], rules, now)
