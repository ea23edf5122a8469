"""A window with every kind of field, watched as the station watches its own; a process by itself.

Reads one command a line: `focus NAME`, `report`, `quit`; answers each with a line of JSON.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from app.design.theme import Theme
from app.keys.chinese_keys import ChineseKeys
from app.keys.input_gate import CHINESE, InputGate
from app.keys.wedge_filter import WedgeFilter
from app.widgets.fields import LineField
from scanners.wedge import ScanGuard

SHOWN_MS = 60


class Commands(QObject):
    """Lines of standard input, on the GUI thread."""

    came = Signal(str)

    def read(self) -> None:
        """For a thread of its own."""
        for line in sys.stdin:
            self.came.emit(line.strip())
        self.came.emit("quit")


class Bench(QObject):
    """The window, its dialogs and popups, and what came of the keys."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.scans: list[str] = []
        self.broken: list[str] = []
        self.keys: list[str] = []
        self.clicks = 0
        self._theme = theme
        self.window = QWidget()
        self.window.setWindowTitle("input method bench")
        self.code = LineField(theme)
        self.name = LineField(theme, chinese=True)
        self.notes = QPlainTextEdit()
        self.notes.setProperty(CHINESE, True)
        self.spin = QSpinBox()
        self.spin.setMaximum(10**9)
        self.combo = QComboBox()
        self.combo.setEditable(True)
        self.table = QTableWidget(2, 2)
        self.list = QListWidget()
        self.list.addItems(["one", "two", "three"])
        self.button = QPushButton("button")
        self.button.clicked.connect(self._clicked)
        layout = QVBoxLayout(self.window)
        for part in (
            self.code, self.name, self.notes, self.spin, self.combo, self.table, self.list,
            self.button,
        ):  # fmt: skip
            layout.addWidget(part)
        self.dialog = QDialog(self.window)
        self.dialog_code = LineField(theme)
        self.dialog_name = LineField(theme, chinese=True)
        inside = QVBoxLayout(self.dialog)
        inside.addWidget(self.dialog_code)
        inside.addWidget(self.dialog_name)
        self.dialog.setModal(True)
        self.message = QMessageBox(self.window)
        self.message.setText("a question")
        self.message.setStandardButtons(
            QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No
        )
        self.menu = QMenu(self.window)
        for text in ("&1 one", "&2 two", "&A three"):
            self.menu.addAction(text, self._clicked)
        self.filter = WedgeFilter(ScanGuard(), self._offer, self)
        self.filter.scanned.connect(lambda scan: self.scans.append(scan.text))
        self.filter.broken.connect(lambda broken: self.broken.append(broken.text))
        self.gate = InputGate(self)
        self.chinese = ChineseKeys(self.filter, self.gate, ScanGuard(), self)

    def focus(self, name: str) -> None:
        """Close what is open, then bring the keyboard there."""
        self.menu.close()
        self.message.done(0)
        self.dialog.done(0)
        self.window.activateWindow()
        self._places()[name]()

    def report(self) -> dict[str, object]:
        """Everything that happened and what stands in the fields."""
        return {
            "scans": self.scans,
            "broken": self.broken,
            "keys": self.keys,
            "clicks": self.clicks,
            "texts": {
                "code": self.code.text(),
                "name": self.name.text(),
                "notes": self.notes.toPlainText(),
                "spin": self.spin.text(),
                "combo": self.combo.currentText(),
                "table": [self._cell(at) for at in range(2)],
                "dialog_code": self.dialog_code.text(),
                "dialog_name": self.dialog_name.text(),
            },
            "open": [
                name
                for name, widget in (
                    ("dialog", self.dialog), ("message", self.message), ("menu", self.menu)
                )
                if widget.isVisible()
            ],
            "place": self._place(),
        }  # fmt: skip

    def clear(self) -> None:
        """Empty fields and lists, for the next round."""
        for field in (self.code, self.name, self.dialog_code, self.dialog_name):
            field.clear()
        self.notes.clear()
        self.spin.setValue(0)
        self.combo.setEditText("")
        self.table.clearContents()
        for kept in (self.scans, self.broken, self.keys):
            kept.clear()
        self.clicks = 0

    def _cell(self, at: int) -> str:
        item = self.table.item(at, 0)
        editor = self.table.findChild(QLineEdit)
        if at == 0 and editor is not None:
            return editor.text()
        return item.text() if item else ""

    def _places(self) -> dict[str, Callable[[], object]]:
        return {
            "code": self.code.setFocus,
            "name": self.name.setFocus,
            "notes": self.notes.setFocus,
            "spin": self.spin.setFocus,
            "combo": self.combo.setFocus,
            "table": self._edit_cell,
            "list": self.list.setFocus,
            "button": self.button.setFocus,
            "dialog_code": lambda: self._in_dialog(self.dialog_code),
            "dialog_name": lambda: self._in_dialog(self.dialog_name),
            "message": self.message.open,
            "menu": lambda: self.menu.popup(self.window.mapToGlobal(self.button.pos())),
        }

    def _place(self) -> str:
        """Where the keyboard is, as the window system sees it."""
        if QApplication.activePopupWidget() is self.menu:
            return "menu"
        window, widget = QGuiApplication.focusWindow(), QApplication.focusWidget()
        if window is None or widget is None:
            return ""
        if window is self.message.windowHandle():
            return "message"
        fields = {
            "code": self.code, "name": self.name, "notes": self.notes, "spin": self.spin,
            "combo": self.combo, "list": self.list, "button": self.button,
            "dialog_code": self.dialog_code, "dialog_name": self.dialog_name,
        }  # fmt: skip
        if isinstance(widget, QLineEdit) and self.table.isAncestorOf(widget):
            return "table"
        is_there = widget.window().windowHandle() is window
        return next((name for name, one in fields.items() if one is widget and is_there), "")

    def _edit_cell(self) -> None:
        self.table.setFocus()
        self.table.setCurrentCell(0, 0)
        self.table.edit(self.table.currentIndex())

    def _in_dialog(self, field: QWidget) -> None:
        self.dialog.open()
        field.setFocus()

    def _offer(self, key: str) -> bool:
        self.keys.append(key)
        return False

    @Slot()
    def _clicked(self) -> None:
        self.clicks += 1


def _answer(report: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(report) + "\n")
    sys.stdout.flush()


def main() -> int:
    """Until told to quit."""
    application = QApplication(sys.argv[:1])
    bench = Bench(Theme())
    bench.filter.attach(application)
    bench.gate.attach(application)
    bench.chinese.attach(application)
    bench.window.resize(700, 800)
    bench.window.show()
    commands = Commands()

    def obey(line: str) -> None:
        verb, _, name = line.partition(" ")
        if verb == "quit":
            application.quit()
            return
        if verb == "focus":
            bench.focus(name)
        elif verb == "clear":
            bench.clear()
        # what was just asked for is on the screen before the answer goes out
        QTimer.singleShot(SHOWN_MS, lambda: _answer(bench.report()))

    commands.came.connect(obey)
    threading.Thread(target=commands.read, daemon=True).start()
    code = application.exec()
    bench.chinese.detach()
    bench.gate.detach(application)
    bench.filter.detach(application)
    return code


if __name__ == "__main__":
    sys.exit(main())
