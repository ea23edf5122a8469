"""Settings: the log, its newest entries first, with filter, search, and a copy for support."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from app.design.theme import Theme
from app.desk import Desk
from app.program.log_tail import LogLine
from app.screens.sections.log_vm import LEVELS, LogState, LogVm
from app.widgets.card import Card
from app.widgets.chip import ChipSpec
from app.widgets.fields import LineField
from app.widgets.frame.action_bar import Action, Actions
from app.widgets.frame.section import Section
from app.widgets.layouts import hbox, vbox
from app.widgets.options import Options
from app.widgets.table import Cell, Column, Row, Table
from app.widgets.text import Text

_LOOKS = {"info": "waiting", "warning": "warn", "error": "danger"}
_MONTH = len("2026-")
_ICONS = {"info": "circle-i", "warning": "", "error": ""}


class LogSection(Section):
    """Digits 1 to 3 filter, `/` searches, 4 copies, 5 saves."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """Filter and search above, the entries below."""
        super().__init__(theme, desk)
        self._vm = LogVm(desk, self)
        self._level = Options(theme, LEVELS, first_digit=1)
        self._search = LineField(theme)
        self._none = Text(theme, "control", "textMuted", bold=False, wrap=True)
        columns = [Column(width=190, narrow=170), Column(width=130, narrow=120), Column()]
        self._table = Table(theme, columns)
        self._card = Card(theme)
        top = hbox(self._level, self._search, spacing=theme.space("l"))
        top.setStretch(0, 3)
        top.setStretch(1, 2)
        top.setAlignment(self._search, Qt.AlignmentFlag.AlignTop)
        self._card.body.addLayout(top)
        self._card.body.addSpacing(theme.space("m"))
        self._card.body.addWidget(self._none)
        self._card.body.addWidget(self._table, 1)
        self._card.body.addStretch()  # without a table the words stay below the filter
        self.setLayout(vbox(self._card))
        self._vm.changed.connect(self._show)
        self._level.chosen.connect(self._level_chosen)
        self._search.textChanged.connect(self._vm.seek)
        self._search.returnPressed.connect(self._search_done)
        self.retranslate()
        self.restyle()

    def enter(self) -> None:
        """Somebody looks: keep it current."""
        self._vm.enter()

    def leave(self) -> None:
        """Nobody looks."""
        self._vm.leave()

    def on_key(self, key: str) -> bool:
        """Digits filter; `/` goes to the search; Esc leaves it."""
        if key == "/":
            self._search.setFocus()
            return True
        if key == "Esc" and self._search.hasFocus():
            self._search.clear()
            self.setFocus()
            return True
        return self._level.press(key)

    def retranslate(self) -> None:
        """All words."""
        self._level.show_words([self.tr("Everything"), self.tr("Warnings"), self.tr("Faults")])
        self._search.set_placeholder(self.tr("Search (key /)"))
        self._table.set_titles([self.tr("Time"), self.tr("Kind"), self.tr("What happened")])
        self._show(self._vm.state)

    @Slot(object)
    def _show(self, state: LogState) -> None:
        self._level.show_chosen(state.level)
        lines = state.lines or ()
        self._table.setVisible(bool(lines))
        self._none.setVisible(not lines)
        self._none.setText(self._empty_words(state))
        self._table.set_rows([self._row(one) for one in lines])
        self._offer(state)

    def _empty_words(self, state: LogState) -> str:
        if state.lines is None:
            return self.tr("Reading the log")
        if state.problem == "missing":
            return self.tr("There is no log yet")
        if state.problem:
            return self.tr("The log cannot be read. Check the data folder's permissions")
        return self.tr("No entry fits. Choose Everything, or search for other words")

    def _row(self, line: LogLine) -> Row:
        words = {
            "info": self.tr("Note"),
            "warning": self.tr("Warning"),
            "error": self.tr("Fault"),
        }
        chip = ChipSpec(text=words[line.level], status=_LOOKS[line.level], icon=_ICONS[line.level])
        more = f" (+{len(line.more)})" if line.more else ""
        return Row(
            cells=(
                Cell(text=line.at[_MONTH:], mono=True),
                Cell(chip=chip),
                Cell(text=line.text + more),
            ),
            name=f"{line.at} {words[line.level]} {line.text}",
        )

    def _offer(self, state: LogState) -> None:
        if not state.lines:
            self.set_actions(Actions())
            return
        copy = Action(text=self.tr("Copy"), key="4", icon="", run=self._copy)
        keep = Action(text=self.tr("Save for support"), key="5", icon="save", run=self._ask_where)
        note = self.tr("Saved as %1").replace("%1", state.saved_as) if state.saved_as else ""
        self.set_actions(Actions(left=(copy, keep), note=note, note_icon="circle-check"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._vm.text())

    def _ask_where(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Save for support"), "", "*.txt")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile("station-log.txt")
        dialog.fileSelected.connect(self._save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _save(self, path: str) -> None:
        if self.desk.person is not None:
            self._vm.save(path)

    @Slot(object)
    def _level_chosen(self, value: object) -> None:
        self._vm.choose(value)

    @Slot()
    def _search_done(self) -> None:
        self.setFocus()
