"""Containers at the bench: opened with a label of their own, looked into, closed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.program.reads import Reads
from inspection.handlers.containers import (
    CloseContainer,
    OpenContainer,
    ReopenContainer,
    close_container,
    container_of,
    open_container,
    reopen_container,
)
from inspection.store.queries.sorting import HeldUnit, held_in
from inspection.values import ContainerEnd, Texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.desk import Desk
    from inspection.errors import StationError
    from inspection.ports import Work
    from inspection.sorting import Container
    from inspection.values import Disposition

FOLDER = "sheets"
"""In the station's data folder, beside the other paper of the dock."""


class Bins(QObject):
    """Lives on the GUI thread. `container` is the one looked into, `held` what lies in it."""

    opened = Signal(str)
    """Code of a new container."""
    shown = Signal()
    """Another container is looked into, or another state of it."""
    drawn = Signal(str)
    """File of a label on paper: there is no label printer."""
    refused = Signal(object)
    """StationError."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Looks into none."""
        super().__init__(parent)
        self._desk = desk
        self._reads = Reads()
        self._code = ""
        self.container: Container | None = None
        self.held: tuple[HeldUnit, ...] = ()

    def forget(self) -> None:
        """None is looked into any more."""
        self._reads.forget()
        self._code, self.container, self.held = "", None, ()

    def show(self, code: str) -> None:
        """Look into the container with this code."""
        self._code = code
        shown, failed = self._reads.pair(self._found, self.refused.emit)
        self._desk.facts(lambda facts: container_of(facts, code), shown, failed)

    @Slot()
    def again(self) -> None:
        """Look again: something went in or out."""
        if self._code:
            self.show(self._code)

    def open(self, disposition: Disposition) -> None:
        """Another container for this way; its label prints where a printer is set."""
        intent = OpenContainer(disposition=disposition)
        self._desk.act(
            lambda work: open_container(work, intent),
            partial(self._opened, disposition),
            self.refused.emit,
        )

    @Slot()
    def full(self) -> None:
        """It is full; pressed again while it is, that is taken back."""
        container = self.container
        if container is None:
            return
        if container.ended is ContainerEnd.FULL:
            again = ReopenContainer(container_id=container.container_id)
            self._act(lambda work: reopen_container(work, again))
        else:
            self._close(container, ContainerEnd.FULL)

    @Slot()
    def left(self) -> None:
        """It left the dock, with all that lies in it."""
        if self.container is not None:
            self._close(self.container, ContainerEnd.SHIPPED)

    @Slot()
    def print(self) -> None:
        """Its label, again."""
        if self.container is not None:
            self._print(self.container.code, self.container.disposition)

    def _close(self, container: Container, how: ContainerEnd) -> None:
        intent = CloseContainer(container_id=container.container_id, how=how)
        self._act(lambda work: close_container(work, intent))

    def _act(self, action: Callable[[Work], None]) -> None:
        self._desk.act(action, lambda _none: self.again(), self._failed)

    def _failed(self, error: StationError) -> None:
        self.refused.emit(error)
        self.again()

    def _opened(self, disposition: Disposition, code: str) -> None:
        self._print(code, disposition)
        self.opened.emit(code)

    def _print(self, code: str, disposition: Disposition) -> None:
        way = self._desk.policies.any_way(disposition)
        if self._desk.printing.has_printer:
            self._desk.printing.print_bin(code, way)
            return
        nothing = Texts(zh=disposition.value, en=disposition.value)
        words = (way.text, way.container) if way else (nothing, nothing)
        folder = self._desk.preferences.config.data_dir / FOLDER
        self._desk.run(
            lambda: _draw(folder, code, words),
            lambda path: self.drawn.emit(str(path)),
            self.refused.emit,
        )

    def _found(self, container: Container) -> None:
        self.container = container
        of = container.container_id
        self._desk.read(lambda conn: held_in(conn, of), self._reads.news(self._looked))

    def _looked(self, held: tuple[HeldUnit, ...]) -> None:
        self.held = held
        self.shown.emit()


def _draw(folder: Path, code: str, words: tuple[Texts, Texts]) -> Path:
    # on a background thread: the writer of codes loads with the first sheet
    from app.printing.sheets.bins import draw_bin  # noqa: PLC0415

    return draw_bin(folder, code, *words)
