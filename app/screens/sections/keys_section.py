"""Settings: the command sheet and the test sheet, to be printed; the hand scanner; pedals."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.design.theme import Theme
from app.desk import Desk
from app.language.notices import Notice
from app.screens.sections.keys_vm import KeysVm
from app.screens.sections.scanner_card import ScannerCard
from app.widgets.buttons import ActionButton
from app.widgets.card import Card
from app.widgets.frame.action_bar import Action, Actions
from app.widgets.frame.section import Section
from app.widgets.layouts import hbox, vbox
from app.widgets.text import Text
from scanners.scan import Scan


class KeysSection(Section):
    """Enter saves both sheets; once they are there each can be opened, and printed from there."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """One card for the sheets, one for the scanner, one for pedals and lamps."""
        super().__init__(theme, desk)
        self._vm = KeysVm(desk, self)
        self._files: tuple[Path, ...] = ()
        self._card = Card(theme)
        self._what = Text(theme, "control", bold=False, wrap=True)
        self._where = Text(theme, "caption", "textMuted", mono=True)
        self._open = [ActionButton(theme) for _ in range(2)]
        self._other = ActionButton(theme)
        self._scanner = ScannerCard(theme, self._vm.scanner, self._vm.scale)
        self._pedal_card = Card(theme)
        self._pedal = Text(theme, "control", bold=False, wrap=True)
        self._lay_out()
        self._vm.saved.connect(self._saved)
        self._vm.working.connect(self._show_working)
        self._other.clicked.connect(self._elsewhere)
        for number, button in enumerate(self._open):
            button.clicked.connect(partial(self._show_file, number))
        self.retranslate()
        self.restyle()

    def enter(self) -> None:
        """What is plugged in is found out."""
        self._vm.scanner.enter()
        self._vm.scale.enter()

    def on_scan(self, scan: Scan) -> bool:
        """The scanner is being tried here: what it sent is shown."""
        del scan
        self._vm.scanner.tell()
        return True

    def on_key(self, key: str) -> bool:
        """1 and 2 open what was saved, 3 asks for another folder, 4 to 6 are the card's below."""
        if key in {"1", "2"} and self._files:
            self._show_file(int(key) - 1)
        elif key == "3":
            self._elsewhere()
        else:
            return self._scanner.press(key)
        return True

    def retranslate(self) -> None:
        """All words."""
        self._card.set_title(self.tr("Sheets to print"))
        self._what.setText(
            self.tr(
                "Scan-to-command sheet: every command as a barcode, in both languages. "
                "Test sheet: one code of each kind, text, focus and grey for scanner and camera. "
                "A4, print at 100 %."
            )
        )
        self._open[0].show_as(self.tr("Open the command sheet"), "barcode", "1")
        self._open[1].show_as(self.tr("Open the test sheet"), "camera", "2")
        self._other.show_as(self.tr("Save in another folder"), "folder", "3")
        self._scanner.retranslate()
        self._pedal_card.set_title(self.tr("Foot pedal"))
        self._pedal.setText(
            self.tr(
                "Set a USB pedal to send the space bar: it takes the photo that is due. "
                "Any key of the help (F1) works, and so does any command of the sheet, "
                "sent as its text and Enter."
            )
        )
        self._offer()
        self._show_files()

    def restyle(self) -> None:
        """Gaps."""
        self._row.setSpacing(self.theme.space("m"))
        self._card.body.setSpacing(self.theme.space("s" if self.theme.compact else "l"))

    def _offer(self, *, is_busy: bool = False) -> None:
        self.set_actions(
            Actions(
                primary=Action(
                    text=self.tr("Save both as PDF"),
                    key="Enter",
                    icon="printer",
                    run=self._vm.save,
                    enabled=not is_busy,
                )
            )
        )

    @Slot(bool)
    def _show_working(self, is_busy: bool) -> None:  # noqa: FBT001 - a signal's value
        self._offer(is_busy=is_busy)

    @Slot(object)
    def _saved(self, files: tuple[Path, ...]) -> None:
        self._files = files
        self._show_files()
        self.desk.say(
            Notice(
                kind="ok",
                headline=self.tr("Both sheets are saved"),
                instruction=self.tr("Open them with 1 and 2, and print them from there"),
            )
        )

    def _show_files(self) -> None:
        folder = self._files[0].parent if self._files else self._vm.usual_folder
        self._where.setText(str(folder))
        for button in self._open:
            button.setEnabled(bool(self._files))

    def _show_file(self, number: int) -> None:
        if self._files:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._files[number])))

    @Slot()
    def _elsewhere(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Save in another folder"))
        if folder:
            self._vm.save(Path(folder))

    def _lay_out(self) -> None:
        self._row = hbox(*self._open, self._other, 1)
        self._card.body.addWidget(self._what)
        self._card.body.addWidget(self._where)
        self._card.body.addLayout(self._row)
        self._pedal_card.body.addWidget(self._pedal)
        cards = (self._card, self._scanner, self._pedal_card)
        self.setLayout(vbox(*cards, 1, spacing=self.theme.space("l")))
