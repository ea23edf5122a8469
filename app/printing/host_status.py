"""What a ZPL printer answers to ~HS: whether it could print now."""

from __future__ import annotations

from dataclasses import dataclass

ASK = b"~HS"
SENT = "_sent"
"""Ends the code of a problem that came up once the printer had the label."""
MAX_ANSWER_BYTES = 1024
"""Three lines of about 30 bytes each; more is no answer to ~HS."""
_STX, _ETX = 0x02, 0x03
_LINES = 3
_FIRST_FIELDS, _SECOND_FIELDS = 12, 11
_PAPER, _PAUSE = 1, 2
_CORRUPT_RAM, _TOO_COLD, _TOO_HOT = 9, 10, 11
_HEAD, _RIBBON = 2, 3


@dataclass(frozen=True, kw_only=True)
class HostStatus:
    """The flags that keep a printer from printing."""

    is_paper_out: bool = False
    is_paused: bool = False
    is_head_open: bool = False
    is_ribbon_out: bool = False
    has_fault: bool = False

    @property
    def problem(self) -> str:
        """The error code to show, the one to mend first; empty while it can print."""
        # an open lid also reads as no paper and pauses the printer
        order = (
            (self.is_head_open, "printer.head_open"),
            (self.is_paper_out, "printer.paper_out"),
            (self.is_ribbon_out, "printer.ribbon_out"),
            (self.has_fault, "printer.fault"),
            (self.is_paused, "printer.paused"),
        )
        return next((code for is_so, code in order if is_so), "")


def is_whole(answer: bytes) -> bool:
    """All three lines have come."""
    return answer.count(_ETX) >= _LINES


def parse_status(answer: bytes) -> HostStatus | None:
    """The status in an answer; None for anything that is none, however long or odd."""
    lines = [_fields(one) for one in answer[:MAX_ANSWER_BYTES].split(bytes([_STX]))[1:]]
    if len(lines) < _LINES:
        return None
    first, second = lines[0], lines[1]
    if len(first) < _FIRST_FIELDS or len(second) < _SECOND_FIELDS:
        return None
    return HostStatus(
        is_paper_out=_is_set(first[_PAPER]),
        is_paused=_is_set(first[_PAUSE]),
        is_head_open=_is_set(second[_HEAD]),
        is_ribbon_out=_is_set(second[_RIBBON]),
        has_fault=any(_is_set(first[at]) for at in (_CORRUPT_RAM, _TOO_COLD, _TOO_HOT)),
    )


def _fields(line: bytes) -> list[str]:
    """What stands between STX and ETX, cut at its commas."""
    text, etx, _rest = line.partition(bytes([_ETX]))
    return text.decode("ascii", "replace").split(",") if etx else []


def _is_set(field: str) -> bool:
    return field.strip() == "1"
