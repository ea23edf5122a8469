"""Settings: what works at this station, checked now, with what to do about the rest."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog

from app.desk import Desk
from app.doctor.findings import Finding
from app.doctor.words import name_of, sentence_of, state_of
from app.names import clock_text, language
from app.sections.check_vm import CheckState, CheckVm
from app.theme import Theme
from app.widgets.action_bar import Action, Actions
from app.widgets.card import Card
from app.widgets.chip import ChipSpec
from app.widgets.layouts import vbox
from app.widgets.section import Section
from app.widgets.table import Cell, Column, Row, Table

_LOOKS = {"ok": "ok", "warn": "warn", "danger": "danger", "untested": "waiting"}
_ICONS = {"untested": "circle"}


class CheckSection(Section):
    """F12 or Enter checks again, 1 saves the result as text."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """One row per check."""
        super().__init__(theme, desk)
        self._vm = CheckVm(desk, self)
        columns = [Column(width=190, narrow=160), Column(width=170, narrow=150), Column()]
        self._table = Table(theme, columns)
        self._card = Card(theme)
        self._card.body.addWidget(self._table, 1)
        self.setLayout(vbox(self._card))
        self._vm.changed.connect(self._show)
        self.retranslate()
        self.restyle()

    def enter(self) -> None:
        """The first time it begins by itself."""
        self._vm.enter()

    def on_key(self, key: str) -> bool:
        """F12 checks again."""
        if key == "F12":
            self._vm.begin()
            return True
        return False

    def on_command(self, command: str) -> bool:
        """CMD-SELFTEST checks again."""
        if command == "CMD-SELFTEST":
            self._vm.begin()
            return True
        return False

    def retranslate(self) -> None:
        """All words."""
        self._card.set_title(self.tr("What works here"))
        self._table.set_titles(
            [self.tr("What"), self.tr("State"), self.tr("Found, and what to do")]
        )
        self._show(self._vm.state)

    @Slot(object)
    def _show(self, state: CheckState) -> None:
        found = {one.name: one for one in state.findings}
        names = self._vm.names
        self._table.set_rows([self._row(name, found.get(name), state) for name in names])
        done = clock_text(state.done_at) if state.done_at else ""
        self._card.set_note(self.tr("Checked at %1").replace("%1", done) if done else "")
        self._offer(state)

    def _row(self, name: str, finding: Finding | None, state: CheckState) -> Row:
        lang = language()
        title = name_of(name, lang)
        if finding is None:
            under_way = state.is_running and self._vm.names[len(state.findings)] == name
            words = self.tr("Checking") if under_way else self.tr("Waiting")
            chip = ChipSpec(text=words, status="waiting")
            return Row(cells=(Cell(text=title, bold=True), Cell(chip=chip), Cell()))
        words, sentence = state_of(finding.state, lang), sentence_of(finding, lang)
        chip = ChipSpec(
            text=words, status=_LOOKS[finding.state], icon=_ICONS.get(finding.state, "")
        )
        cells = (Cell(text=title, bold=True), Cell(chip=chip), Cell(text=sentence))
        return Row(cells=cells, name=f"{title}: {words}. {sentence}")

    def _offer(self, state: CheckState) -> None:
        again = Action(
            text=self.tr("Check again"),
            key="Enter",
            icon="refresh",
            run=self._vm.begin,
            enabled=not state.is_running,
        )
        keep = Action(text=self.tr("Save as text"), key="1", icon="", run=self._ask_where)
        note = self.tr("Saved as %1").replace("%1", state.saved_as) if state.saved_as else ""
        left = (keep,) if state.done_at else ()
        self.set_actions(Actions(left=left, note=note, note_icon="circle-check", primary=again))

    def _text(self) -> str:
        lang = language()
        lines = [
            f"{name_of(one.name, lang)}: {state_of(one.state, lang)}. {sentence_of(one, lang)}"
            for one in self._vm.state.findings
        ]
        return "\n".join(lines) + "\n"

    def _ask_where(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Save as text"), "", "*.txt")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile("station-check.txt")
        dialog.fileSelected.connect(self._save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _save(self, path: str) -> None:
        if self.desk.person is not None:
            self._vm.save(path, self._text())
