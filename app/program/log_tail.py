"""The end of the log file, read in bounded pieces: it may be huge, broken or missing. No Qt."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Level = Literal["info", "warning", "error"]

TAIL_BYTES = 256 * 1024
"""About 2,000 lines."""
MOST_LINES = 2_000
LONGEST_LINE = 2_000
_HEAD = re.compile(
    r"^(?P<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)(?:,\d+)? "
    r"(?P<level>DEBUG|INFO|WARNING|ERROR|CRITICAL) (?P<rest>.*)$"
)
_LEVELS: dict[str, Level] = {
    "DEBUG": "info",
    "INFO": "info",
    "WARNING": "warning",
    "ERROR": "error",
    "CRITICAL": "error",
}
_MASKS = (
    # a name stands in no log line of ours; numbers of people and addresses of machines are covered
    (re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)"), "1**********"),
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"), "***@***"),
    (re.compile(r"(?i)\b(token|pin|password|secret)(\W+)\S+"), r"\1\2***"),
    (re.compile(r"(/home/|/Users/|\\Users\\)[^/\\\s]+"), r"\1***"),
)


@dataclass(frozen=True, kw_only=True)
class LogLine:
    """One entry; `more` holds the lines below it that have no time of their own."""

    at: str
    level: Level
    text: str
    more: tuple[str, ...] = ()

    def has(self, words: str) -> bool:
        """Whether it holds these, in whatever case."""
        sought = words.casefold()
        return any(sought in part.casefold() for part in (self.at, self.text, *self.more))


@dataclass(frozen=True, kw_only=True)
class Tail:
    """`problem` is empty, `missing` or `unreadable`; `mark` tells whether the file has grown."""

    lines: tuple[LogLine, ...] = ()
    problem: str = ""
    mark: tuple[int, int] = (0, 0)
    is_cut: bool = False
    """Older lines than these are in the file."""


def read_tail(file: Path, known: Tail | None = None) -> Tail:
    """The last entries, oldest first; `known` itself where nothing changed since."""
    try:
        with file.open("rb") as log:
            facts = os.fstat(log.fileno())
            mark = (facts.st_size, facts.st_mtime_ns)
            if known is not None and known.mark == mark and not known.problem:
                return known
            start = max(0, facts.st_size - TAIL_BYTES)
            log.seek(start)
            data = log.read(TAIL_BYTES)
    except FileNotFoundError:
        return Tail(problem="missing")
    except OSError:
        return Tail(problem="unreadable")
    lines = data.decode("utf-8", "replace").split("\n")
    if start:
        lines = lines[1:]  # the first is a part of one
    entries = parse(lines)
    is_cut = bool(start) or len(entries) > MOST_LINES
    return Tail(lines=entries[-MOST_LINES:], mark=mark, is_cut=is_cut)


def parse(lines: Iterable[str]) -> tuple[LogLine, ...]:
    """Entries of lines; what is no entry belongs to the one above, or stands alone."""
    found: list[LogLine] = []
    for raw in lines:
        line = shown(raw)
        if not line.strip():
            continue
        head = _HEAD.match(line)
        if head is not None:
            found.append(
                LogLine(at=head["at"], level=_LEVELS[head["level"]], text=head["rest"].strip())
            )
        elif found and len(found[-1].more) < MOST_LINES:
            last = found[-1]
            found[-1] = LogLine(
                at=last.at, level=last.level, text=last.text, more=(*last.more, line)
            )
        else:
            found.append(LogLine(at="", level="info", text=line))
    return tuple(found)


def shown(line: str) -> str:
    """Printable, of bounded length, without what could be a person's."""
    clean = "".join(one if one.isprintable() else "·" for one in line[:LONGEST_LINE])
    for pattern, mask in _MASKS:
        clean = pattern.sub(mask, clean)
    return clean


def save(lines: Iterable[LogLine], file: Path) -> None:
    """What is on the screen as a text file; raises OSError."""
    text = "\n".join("\n".join((f"{one.at} {one.level} {one.text}", *one.more)) for one in lines)
    file.write_text(text + "\n", encoding="utf-8")
