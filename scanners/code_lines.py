"""Cuts what a scanner's own line delivers into codes: no person types there, only machines send.

Pure: bytes and times in, codes and broken codes out. Bounded whatever comes.

With an end behind each code halves cannot pass for codes: what broke off is refused up to the next
end, however late it comes. Without ends only pauses part codes, and times are those of reading: a
pause too short to be sure of, and what piled up while nobody read, is refused. A scanner without
end that pauses for longer than `STILL_S` inside a code cannot be told from two codes.
"""

from __future__ import annotations

from dataclasses import dataclass

from scanners.keys import BrokenReason, BrokenScan
from scanners.reading.content import is_rather_chinese

LOST = b"\0"
"""What a device puts in place of what it could not deliver; no code holds it."""
MAX_CHARS = 4096
MAX_BYTES = 4 * MAX_CHARS
DOUBT_S = 1.0
"""Without ends: so soon after a broken code what comes may be its remainder."""
STILL_S = 0.5
"""Without ends: a code counts once nothing came for so long."""
LOOK_S = 0.1
"""One look at the line proves a pause of at most this: what came behind it waits for the next."""
LATE_S = 0.25
"""Without ends: what was left unread for longer may be two codes."""
_ENDS = b"\r\n\t"


@dataclass(frozen=True, kw_only=True)
class LineSettings:
    """When a code is over."""

    timeout_s: float = 0.12
    """A longer pause is no pause inside a code."""
    needs_end: bool = True
    """False for scanners without suffix: a pause then ends a code."""


class CodeLines:
    """One line of one device; used from one thread."""

    def __init__(self, settings: LineSettings | None = None) -> None:
        """Nothing is under way."""
        self._settings = settings or LineSettings()
        self._held = bytearray()
        self._is_overlong = False
        self._is_doubtful = False
        self._is_rest_due = False
        self._last_at_s = 0.0
        self._looked_at_s: float | None = None
        self._still_s = 0.0
        self._doubt_until_s = 0.0

    @property
    def is_holding(self) -> bool:
        """Whether a code is under way."""
        return bool(self._held)

    def feed(self, data: bytes, at_s: float) -> list[str | BrokenScan]:
        """What is over by these bytes, in order."""
        found = self._pause_before(at_s)
        self._note(at_s)
        self._still_s = 0.0
        self._last_at_s = at_s
        for byte in data:
            if byte in _ENDS:
                found += self._end()
            else:
                self._hold(byte, at_s)
        return found

    def tick(self, at_s: float) -> list[str | BrokenScan]:
        """A look at the line found nothing until now: perhaps what is held is over."""
        self._still_s += min(LOOK_S, at_s - self._note(at_s))
        if not self._held or self._still_s <= self._limit_s:
            return []
        if self._settings.needs_end:
            return self._break(BrokenReason.NO_END)
        return self._break(BrokenReason.CUT) if self._is_doubtful else self._end()

    def cut(self, at_s: float) -> list[str | BrokenScan]:
        """The device is gone: what is held stays half a code."""
        self._last_at_s = at_s
        self._looked_at_s = None
        return self._break(BrokenReason.CUT) if self._held else []

    @property
    def _limit_s(self) -> float:
        """The pause that is the end of what is held."""
        settings = self._settings
        return settings.timeout_s if settings.needs_end else max(STILL_S, settings.timeout_s)

    def _note(self, at_s: float) -> float:
        """When the line was looked at before."""
        before_s, self._looked_at_s = self._looked_at_s, at_s
        return at_s if before_s is None else before_s

    def _pause_before(self, at_s: float) -> list[str | BrokenScan]:
        """What is over by the time that passed before these bytes."""
        is_over = bool(self._held) and at_s - self._last_at_s > self._settings.timeout_s
        if self._settings.needs_end:
            return self._break(BrokenReason.NO_END) if is_over else []
        is_late = self._looked_at_s is not None and at_s - self._looked_at_s > LATE_S
        found = self._break(BrokenReason.CUT) if is_over else []
        if is_over or (is_late and not self._held):
            self._doubt_until_s = max(self._doubt_until_s, at_s + LOOK_S)
        return found

    def _hold(self, byte: int, at_s: float) -> None:
        if not self._held:
            self._is_doubtful = self._is_rest_due or at_s < self._doubt_until_s
        if len(self._held) < MAX_BYTES:
            self._held.append(byte)
        else:
            self._is_overlong = True

    def _end(self) -> list[str | BrokenScan]:
        self._is_rest_due = False
        if not self._held:
            return []
        text = _text_of(bytes(self._held))
        if self._is_doubtful or text is None:
            self._doubt_until_s = 0.0
            return self._report(BrokenReason.CUT, is_ended=text is not None)
        if self._is_overlong or len(text) > MAX_CHARS:
            return self._report(BrokenReason.TOO_LONG)
        self._clear()
        return [text] if text.strip() else []

    def _break(self, reason: BrokenReason) -> list[str | BrokenScan]:
        if self._settings.needs_end:
            self._is_rest_due = True
        else:
            self._doubt_until_s = self._last_at_s + DOUBT_S
        return self._report(BrokenReason.TOO_LONG if self._is_overlong else reason)

    def _report(self, reason: BrokenReason, *, is_ended: bool = False) -> list[str | BrokenScan]:
        text = bytes(self._held[:MAX_CHARS]).decode("utf-8", errors="replace")
        self._clear()
        return [BrokenScan(text=text, reason=reason, is_ended=is_ended)]

    def _clear(self) -> None:
        self._held.clear()
        self._is_overlong = False
        self._is_doubtful = False


def _text_of(data: bytes) -> str | None:
    """The code's text, None where bytes are missing or are no text: noise, another baud rate."""
    if LOST in data:
        return None
    chinese_first = is_rather_chinese(data)
    for encoding in ("gb18030", "utf-8-sig") if chinese_first else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
