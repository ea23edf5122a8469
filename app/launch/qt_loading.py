"""Loads Qt so that it neither slows down nor endangers what is loaded after it.

WORKAROUND for two habits of PySide (6.11.3):

- once loaded, it reads the source of every module that anybody imports, in search of a feature
  switch that this program has no use for: a fifth of the import time of the database library;
- it makes a Qt type when the type is first named. Two threads that do so at once crash the
  interpreter (25 of 25 tries with two threads naming all types, none once the types are there).
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from importlib import import_module

_MODULES = ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtSvg")
_FIRST_PAGE = (
    ("PySide6.QtCore", "QLineF"),
    ("PySide6.QtGui", "QImage"),
    ("PySide6.QtGui", "QPolygonF"),
    ("PySide6.QtGui", "QTransform"),
)
"""What the first page loaded by another thread names, and the badge screen does not."""


def load_qt() -> None:
    """Import Qt and leave the import statement as it was; before any other import of Qt."""
    plain = builtins.__import__
    import_module(_MODULES[0])
    builtins.__import__ = plain


def first_types() -> None:
    """Make what the first page loaded by another thread will name; on the GUI thread."""
    for module, name in _FIRST_PAGE:
        getattr(import_module(module), name)


def all_types() -> Iterator[None]:
    """Make every type there is, one at each step; on the GUI thread."""
    for module in map(import_module, _MODULES):
        for name in dir(module):
            getattr(module, name)
            yield
