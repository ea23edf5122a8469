"""The log as the section shows it: read off the GUI thread, again while somebody looks at it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.desk import Desk
from app.program.log_tail import Level, LogLine, Tail, read_tail, save
from inspection.errors import StationError, WorldError

LOOK_MS = 1_000
LEVELS: tuple[str, ...] = ("all", "warning", "error")


@dataclass(frozen=True, kw_only=True)
class LogState:
    """`lines` are those that fit filter and search, newest first; None until the first look."""

    lines: tuple[LogLine, ...] | None = None
    level: str = "all"
    sought: str = ""
    problem: str = ""
    is_cut: bool = False
    saved_as: str = ""


class LogVm(QObject):
    """Knows no widget."""

    changed = Signal(object)
    """LogState."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Reads nothing before `enter`."""
        super().__init__(parent)
        self._desk = desk
        self._tail: Tail | None = None
        self._is_reading = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.state = LogState()

    @property
    def file(self) -> Path:
        """The log itself."""
        return self._desk.preferences.config.log_file

    def enter(self) -> None:
        """Look now, and again every second."""
        self._timer.start()
        self._look()

    def leave(self) -> None:
        """Nobody looks any more."""
        self._timer.stop()

    def choose(self, level: object) -> None:
        """Show `all`, from `warning` up, or `error` only."""
        self._set(replace(self.state, level=str(level), saved_as=""))

    def seek(self, words: str) -> None:
        """Only entries that hold these words."""
        self._set(replace(self.state, sought=words.strip(), saved_as=""))

    def text(self) -> str:
        """What is shown, for the clipboard."""
        return "\n".join(f"{one.at} {one.level} {one.text}" for one in self.state.lines or ())

    def save(self, path: str) -> None:
        """What is shown as a file for support; no personal data is in it."""
        lines = tuple(reversed(self.state.lines or ()))
        file = Path(path)

        def work() -> None:
            try:
                save(lines, file)
            except OSError as error:
                raise WorldError("file.unwritable", file=file.name) from error

        self._desk.run(work, lambda _none: self._saved(file.name))

    def _saved(self, name: str) -> None:
        self._set(replace(self.state, saved_as=name))

    @Slot()
    def _look(self) -> None:
        if self._is_reading:
            return
        self._is_reading = True
        file, known = self.file, self._tail
        self._desk.run(lambda: read_tail(file, known), self._read, self._failed)

    def _read(self, tail: Tail) -> None:
        self._is_reading = False
        if tail is not self._tail:
            self._tail = tail
            self._set(self.state)

    def _failed(self, error: StationError) -> None:
        self._is_reading = False
        self._desk.complain(error)

    def _set(self, state: LogState) -> None:
        tail = self._tail
        if tail is not None:
            wanted = tuple(one for one in reversed(tail.lines) if _fits(one, state))
            state = replace(state, lines=wanted, problem=tail.problem, is_cut=tail.is_cut)
        if state != self.state:
            self.state = state
            self.changed.emit(state)


def _fits(line: LogLine, state: LogState) -> bool:
    levels: dict[str, tuple[Level, ...]] = {
        "all": ("info", "warning", "error"),
        "warning": ("warning", "error"),
        "error": ("error",),
    }
    return line.level in levels[state.level] and line.has(state.sought)
