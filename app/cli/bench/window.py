"""The reference arms of `bench start`, each its own process: the least a Qt program can do.

`bare` shows an empty QMainWindow; `database FILE` also imports SQLAlchemy and opens that database.
Prints the monotonic clock, in nanoseconds, when the window has been painted.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow


class _FirstPaint(QObject):
    """Notes the first paint of the window it watches, and ends the program."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything pass."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            sys.stdout.write(f"painted {time.monotonic_ns()}\n")
            QApplication.quit()
        return False


def main(arguments: list[str]) -> None:
    """Show one window and stop at its first paint."""
    if arguments[0] == "database":
        from sqlalchemy import create_engine, text  # noqa: PLC0415 - part of what is measured

        with create_engine(f"sqlite:///{arguments[1]}").connect() as connection:
            connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
    application = QApplication([])
    window = QMainWindow()
    watcher = _FirstPaint()
    window.installEventFilter(watcher)
    window.resize(1280, 800)
    window.show()
    application.exec()


if __name__ == "__main__":
    main(sys.argv[1:])
