"""Settings: tickets from a file, chosen or dropped; what came of it, and which rows did not."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from app.design.theme import Theme
from app.desk import Desk
from app.language.row_reasons import REASONS, reason_of
from app.screens.sections.tickets_vm import TicketsState, TicketsVm
from app.screens.sections.tickets_words import TicketsWords
from app.widgets.bar import Bar
from app.widgets.card import Card
from app.widgets.chip import Chip
from app.widgets.frame.action_bar import Action, Actions
from app.widgets.frame.section import Section
from app.widgets.layouts import vbox
from app.widgets.note import Note
from app.widgets.table import Cell, Column, Row, Table
from app.widgets.text import Text

SHOWN_ROWS = 200
"""Nobody pages through more; the saved report has all."""


class TicketsSection(Section):
    """Enter chooses a file, 0 cancels, 2 saves the report."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """Two cards: the file, and the rows left out."""
        super().__init__(theme, desk)
        self._vm = TicketsVm(desk, self)
        self._words = TicketsWords(self)
        self._card = Card(theme)
        self._chip = Chip(theme)
        self._help = Text(theme, "body", "textMuted", wrap=True)
        self._headline = Text(theme, "title", wrap=True)
        self._bar = Bar(theme)
        self._detail = Text(theme, "control", "textMuted", wrap=True)
        self._note = Note(theme)
        self._rows_card = Card(theme)
        self._rows = Table(
            theme, [Column(width=100, narrow=80), Column(width=260, narrow=200), Column()]
        )
        self._lay_out()
        self._vm.changed.connect(self._show)
        self.retranslate()
        self.restyle()

    def enter(self) -> None:
        """As the import stands now."""
        self._show(self._vm.state)

    def retranslate(self) -> None:
        """All words."""
        self._card.set_title(self.tr("Tickets from a file"))
        self._help.setText(self._words.help())
        self._rows.set_titles(self._words.heading())
        self._show(self._vm.state)

    def restyle(self) -> None:
        """Gaps."""
        gap = self.theme.space("m")
        self._card.body.setSpacing(gap)
        self._column.setSpacing(self.theme.gutter)

    @Slot(object)
    def _show(self, state: TicketsState) -> None:
        work = state.work
        headline, detail = self._words.result(state)
        self._headline.setText(headline)
        self._detail.setText(detail)
        self._headline.setVisible(bool(headline))
        self._detail.setVisible(bool(detail))
        self._bar.setVisible(work.phase == "working")
        self._bar.set_fraction(work.done / work.total if work.total else 0.0)
        chip = self._words.chip(state)
        self._chip.setVisible(chip is not None)
        if chip is not None:
            self._chip.show_as(chip.text, chip.status, chip.icon)
        self._show_note(state)
        self._show_rows(state)
        self.set_actions(self._actions(state))

    def _show_note(self, state: TicketsState) -> None:
        note = self._words.note(state)
        self._note.setVisible(note is not None)
        if note is not None:
            self._note.show_as(note.text, note.status, headline=note.headline)

    def _show_rows(self, state: TicketsState) -> None:
        left_out = state.left_out
        self._rows_card.setVisible(bool(left_out))
        self._rows_card.set_title(self._words.rows_title(len(left_out)))
        more = len(left_out) > SHOWN_ROWS
        self._rows_card.set_note(self._words.first(SHOWN_ROWS) if more else "")
        words = _reasons()
        self._rows.set_rows(
            [
                Row(
                    cells=(
                        Cell(text=str(one.row)),
                        Cell(text=one.ticket_number, mono=True),
                        Cell(text=reason_of(one, words)),
                    )
                )
                for one in left_out[:SHOWN_ROWS]
            ]
        )

    def _actions(self, state: TicketsState) -> Actions:
        if state.barrier and state.work.phase != "working":
            return Actions()
        if state.work.phase == "working":
            cancel = Action(
                text=self.tr("Cancel"),
                key="0",
                icon="x",
                run=self._vm.cancel,
                enabled=not state.work.is_cancelling,
            )
            return Actions(left=(cancel,))
        choose = Action(text=self.tr("Choose a file"), key="Enter", icon="search", run=self._choose)
        save = Action(text=self.tr("Save the report"), key="2", icon="check", run=self._ask_where)
        return Actions(left=(save,) if state.left_out else (), primary=choose)

    @Slot()
    def _choose(self) -> None:
        kinds = self.tr("Ticket files (*.csv *.xlsx *.json)")
        dialog = QFileDialog(self.window(), self.tr("Choose a file"), self._vm.folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._vm.begin)
        self._open(dialog, self.tr("Open"))

    @Slot()
    def _ask_where(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Save the report"), self._vm.folder, "*.csv")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(self._vm.report_path)
        dialog.fileSelected.connect(self._save)
        self._open(dialog, self.tr("Save"))

    @Slot(str)
    def _save(self, path: str) -> None:
        self._vm.save(path, self._words.heading(), _reasons())

    def _open(self, dialog: QFileDialog, accept: str) -> None:
        for label, words in self._words.dialog().items():
            dialog.setLabelText(label, words)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, accept)
        # not `exec`: scans, timers and the sync go on behind it
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _lay_out(self) -> None:
        self._card.header_right.addWidget(self._chip)
        body = self._card.body
        for part in (self._help, self._headline, self._bar, self._detail, self._note):
            body.addWidget(part)
        self._rows_card.body.addWidget(self._rows, 1)
        self._column = vbox(self._card, self._rows_card, 1)
        self._column.setStretch(1, 100)
        self.setLayout(self._column)


def _reasons() -> dict[str, str]:
    return {code: QCoreApplication.translate("row_reasons", text) for code, text in REASONS.items()}
