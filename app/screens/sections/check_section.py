"""Settings: what works at this station, checked now, with what to do about the rest."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog

from app.design.theme import Theme
from app.desk import Desk
from app.doctor.findings import Finding
from app.doctor.words import name_of, sentence_of, state_of
from app.language.names import clock_text, language
from app.language.notices import Notice
from app.screens.sections.check_vm import CheckState, CheckVm
from app.widgets.card import Card
from app.widgets.chip import ChipSpec
from app.widgets.frame.action_bar import Action, Actions
from app.widgets.frame.section import Section
from app.widgets.layouts import vbox
from app.widgets.table import Cell, Column, Row, Table

_LOOKS = {"ok": "ok", "warn": "warn", "danger": "danger", "untested": "waiting"}
_ICONS = {"untested": "circle"}
_TO_LOOK_AT = ("danger", "warn")
"""The worst first: what needs nobody stands behind it, on a second page where there is one."""


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
        names = list(self._vm.names)
        if state.done_at is not None:  # before, rows would change places under the eyes
            names.sort(key=partial(_rank, found))
        self._table.set_rows([self._row(name, found.get(name), state) for name in names])
        done = clock_text(state.done_at) if state.done_at else ""
        self._card.set_note(self.tr("Checked at %1").replace("%1", done) if done else "")
        self._sum_up(state)
        self._offer(state)

    def _sum_up(self, state: CheckState) -> None:
        """How many need somebody, in the card's chip and in the banner."""
        found = [one for kind in _TO_LOOK_AT for one in state.findings if one.state == kind]
        if state.done_at is None or not found:
            self.tell(None)
            if state.done_at is None:
                self._card.set_chip(self.tr("Checking"), "info", "refresh")
            else:
                self._card.set_chip(self.tr("Nothing to look at"), "ok")
            return
        words = self.tr("%1 to look at").replace("%1", str(len(found)))
        self._card.set_chip(words, _LOOKS[found[0].state])
        self.tell(
            Notice(
                kind="error" if found[0].state == "danger" else "warn",
                headline=words,
                instruction=self.tr(", ").join(name_of(one.name, language()) for one in found),
                sound="none",  # whoever asked for it looks at the screen
            )
        )

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
        keep = Action(text=self.tr("Save as text"), key="1", icon="save", run=self._ask_where)
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


def _rank(found: Mapping[str, Finding], name: str) -> int:
    state = found[name].state if name in found else ""
    return _TO_LOOK_AT.index(state) if state in _TO_LOOK_AT else len(_TO_LOOK_AT)
