"""A fault of a screen, said so that one finds it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Fault:
    """`kind` is one of the checks; `where` the way from the page to the widget."""

    kind: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.what}  [{self.where}]"


def way_to(widget: QWidget) -> str:
    """The named classes from the page down to the widget; plain Qt ones are skipped."""
    names: list[str] = []
    one: QWidget | None = widget
    while one is not None and not one.isWindow():
        name = type(one).__name__
        if not name.startswith("Q"):
            names.append(name)
        one = one.parentWidget()
    return " < ".join(names) or type(widget).__name__


def fault(kind: str, widget: QWidget, what: str) -> Fault:
    """A fault at this widget."""
    return Fault(kind, way_to(widget), what)
