"""Settings: the label printer, the roll in it, a picture of the label and a test print."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.design.theme import Theme
from app.desk import Desk
from app.language.messages import text_of
from app.language.names import clock_text
from app.printing.bench import LastPrint
from app.printing.label import SIZES_MM
from app.screens.sections.fixed import fixed_reason
from app.screens.sections.labels_vm import KINDS, LabelsState, LabelsVm, PrinterKind
from app.screens.sections.printer_names import PrinterNames
from app.settings.config import PRINTER_DPI
from app.widgets.card import Card
from app.widgets.card_tabs import CardTabs
from app.widgets.cards.setting_row import SettingRow
from app.widgets.fields import LineField
from app.widgets.frame.action_bar import Action, Actions
from app.widgets.frame.section import Section
from app.widgets.layouts import hbox, vbox
from app.widgets.options import Options
from app.widgets.pictures.label_preview import LabelPreview
from app.widgets.rule import Rule
from app.widgets.text import Text

PRINTER_TAB, LABEL_TAB = 0, 1
SIDE_WIDTH = (330, 380)
"""Of the picture's card: regular and compact."""


class LabelsSection(Section):
    """Digits: 1-4 the way to the printer, 5-6 the roll, 7-8 the density, 9 the last setting."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """Settings at the left, the label at the right."""
        super().__init__(theme, desk)
        self._vm = LabelsVm(desk, self)
        self._kind = Options(theme, KINDS, first_digit=1)
        self._size = Options(theme, SIZES_MM, first_digit=5)
        self._dpi = Options(theme, PRINTER_DPI, first_digit=7)
        self._itself = Options(theme, (True, False))
        self._back = Options(theme, (True, False))
        self._host = LineField(theme)
        self._folder = LineField(theme, chinese=True)
        self._names = PrinterNames(theme)
        self._where = QWidget()
        self._tabs = CardTabs(theme)
        self._tab = PRINTER_TAB
        self._rows = {
            "printer": SettingRow(theme, self._kind),
            "where": SettingRow(theme, self._where),
            "size": SettingRow(theme, self._size),
            "printer_dpi": SettingRow(theme, self._dpi),
            "label_auto_print": SettingRow(theme, self._itself),
            "lpn_scan_back": SettingRow(theme, self._back),
        }
        self._preview = LabelPreview(theme)
        self._last = Text(theme, "body", wrap=True)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.restyle()

    def enter(self) -> None:
        """The label as it looks now."""
        self._vm.enter()

    def on_key(self, key: str) -> bool:
        """Digits choose; 9 turns the last setting over."""
        if key == "F10" and self._vm.state.can_test:
            self._test()
            return True
        if key == "9":
            state = self._vm.state
            if state.kind is PrinterKind.NONE:
                self._vm.choose("lpn_scan_back", not state.scans_back)
            else:
                self._vm.choose("label_auto_print", not state.prints_itself)
            self._open_tab(PRINTER_TAB)
            return True
        if self._kind.press(key):
            self._open_tab(PRINTER_TAB)
            return True
        if self._size.press(key) or self._dpi.press(key):
            self._open_tab(LABEL_TAB)
            return True
        return False

    def retranslate(self) -> None:
        """All words."""
        kinds = [
            self.tr("None"),
            self.tr("Network (ZPL)"),
            self.tr("File (ZPL)"),
            self.tr("This computer"),
        ]
        self._kind.show_words(kinds)
        self._size.show_words([f"{width} × {height} mm" for width, height in SIZES_MM])
        self._dpi.show_words([f"{dpi} dpi" for dpi in PRINTER_DPI])
        for options in (self._itself, self._back):
            options.show_words([self.tr("Yes"), self.tr("No")])
        self._host.set_placeholder(self.tr("Such as 192.168.1.40"))
        self._folder.set_placeholder(self.tr("Full path of a folder"))
        self._preview.set_name(self.tr("Picture of the label"))
        rows = self._rows
        rows["printer"].show_as(
            self.tr("Label printer"), self.tr("Prints the LPN when an item gets it; F10 repeats")
        )
        rows["size"].show_as(self.tr("Roll"), self.tr("Size of one label"))
        rows["printer_dpi"].show_as(
            self.tr("Density"), self.tr("Dots per inch; it stands on the printer's type plate")
        )
        rows["label_auto_print"].show_as(
            self.tr("Print by itself (key 9)"), self.tr("No: a label comes with F10 only")
        )
        rows["lpn_scan_back"].show_as(
            self.tr("Scan labels back (key 9)"),
            self.tr("Yes where labels come from elsewhere and are stuck on here"),
        )
        self._show(self._vm.state)

    def restyle(self) -> None:
        """Width of the picture's card, gaps."""
        theme = self.theme
        self._side.setFixedWidth(theme.px(SIDE_WIDTH[int(theme.compact)]))
        self._side.body.setSpacing(theme.space("l"))
        self._columns.setSpacing(theme.gutter)
        self._outer.setSpacing(theme.space("s"))
        self._show(self._vm.state)

    @Slot(object)
    def _show(self, state: LabelsState) -> None:
        self._kind.show_chosen(state.kind)
        self._size.show_chosen(state.size_mm)
        self._dpi.show_chosen(state.form.dpi)
        self._itself.show_chosen(state.prints_itself)
        self._back.show_chosen(state.scans_back)
        self._show_where(state)
        self._show_rows(state)
        for row, name in (
            ("printer", "printer"),
            ("where", "printer"),
            ("size", "label_width_mm"),
            ("printer_dpi", "printer_dpi"),
            ("label_auto_print", "label_auto_print"),
            ("lpn_scan_back", "lpn_scan_back"),
        ):
            reason = fixed_reason(name, state.sources[name])
            self._rows[row].set_fixed("" if row == "where" else reason)
            self._rows[row].control.setEnabled(not reason)
        self._last.setText(self._said(state.last))
        self._offer(state)

    def _show_rows(self, state: LabelsState) -> None:
        """All of them, or in compact windows those of the tab in front."""
        compact, none = self.theme.compact, state.kind is PrinterKind.NONE
        on_printer = not compact or self._tab == PRINTER_TAB
        on_label = not compact or self._tab == LABEL_TAB
        for name, is_shown in (
            ("printer", on_printer),
            ("where", on_printer and not none),
            ("label_auto_print", on_printer and not none),
            ("lpn_scan_back", on_printer and none),
            ("size", on_label),
            ("printer_dpi", on_label),
        ):
            self._rows[name].setVisible(is_shown)
        is_first = True
        for name, row in self._rows.items():
            self._rules[name].setVisible(not row.isHidden() and not is_first)
            is_first = is_first and row.isHidden()
        self._side.setVisible(on_label)
        self._tabs.setVisible(compact)
        self._tabs.show_tabs([self.tr("Printer"), self.tr("The label")], self._tab)

    @Slot(int)
    def _open_tab(self, tab: int) -> None:
        self._tab = tab
        self._show(self._vm.state)

    def _show_where(self, state: LabelsState) -> None:
        place: QWidget = self._host
        title, words = self.tr("Address"), self.tr("Port 9100 unless you name another")
        if state.kind is PrinterKind.FILE:
            place = self._folder
            title, words = self.tr("Folder"), self.tr("Gets a file of ZPL for each label")
        elif state.kind is PrinterKind.SYSTEM:
            place = self._names
            title, words = self.tr("Printer"), self.tr("As the system calls it")
        for one in (self._host, self._folder, self._names):
            one.setVisible(one is place)
        self._rows["where"].show_as(title, words)
        for field, text in ((self._host, state.host), (self._folder, state.folder)):
            if not field.hasFocus() and field.text() != text:
                field.setText(text)
        self._names.show_names(state.names, state.name)

    def _said(self, last: LastPrint | None) -> str:
        """What became of the label printed last."""
        if last is None:
            return self.tr("Nothing was printed since the start")
        at = clock_text(last.began_at)
        if not last.is_done:
            words = self.tr("%1: printing %2")
        elif last.error is None:
            words = self.tr("%1: the printer has %2")
        else:
            headline, advice = text_of(last.error)
            return f"{at}: {headline}. {advice}"
        return words.replace("%1", at).replace("%2", last.lpn)

    def _offer(self, state: LabelsState) -> None:
        words = self.tr("Print a test label")
        is_idle = state.last is None or state.last.is_done
        test = Action(text=words, key="Enter", icon="barcode", run=self._test, enabled=is_idle)
        self.set_actions(Actions(primary=test) if state.can_test else Actions())

    def _test(self) -> None:
        self._typed()
        self._vm.print_test()

    def _lay_out(self) -> None:
        self._where.setLayout(vbox(self._host, self._folder, self._names))
        card = Card(self.theme)
        self._rules = {name: Rule(self.theme) for name in self._rows}
        for name, row in self._rows.items():
            card.body.addWidget(self._rules[name])
            card.body.addWidget(row)
        card.body.addStretch(1)
        self._side = Card(self.theme)
        self._side.body.addWidget(self._preview)
        self._side.body.addWidget(self._last)
        self._side.body.addStretch(1)
        self._columns = hbox(card, vbox(self._side))
        self._columns.setStretch(0, 1)
        self._outer = vbox(self._tabs, self._columns)
        self._outer.setStretch(1, 1)
        self.setLayout(self._outer)

    def _connect(self) -> None:
        self._vm.changed.connect(self._show)
        self._tabs.chosen.connect(self._open_tab)
        self._vm.pictured.connect(self._pictured)
        self._kind.chosen.connect(self._kind_chosen)
        self._size.chosen.connect(self._size_chosen)
        self._dpi.chosen.connect(self._dpi_chosen)
        self._itself.chosen.connect(self._itself_chosen)
        self._back.chosen.connect(self._back_chosen)
        self._names.chosen.connect(self._vm.name_printer)
        self._host.editingFinished.connect(self._typed)
        self._folder.editingFinished.connect(self._typed)

    @Slot(QImage)
    def _pictured(self, picture: QImage) -> None:
        self._preview.set_picture(picture)

    @Slot()
    def _typed(self) -> None:
        kind = self._vm.state.kind
        if kind is PrinterKind.NETWORK:
            self._vm.name_host(self._host.text())
        elif kind is PrinterKind.FILE:
            self._vm.name_folder(self._folder.text())

    @Slot(object)
    def _kind_chosen(self, kind: PrinterKind) -> None:
        self._vm.choose_kind(kind)
        if kind is PrinterKind.NETWORK:
            # the row was just shown: it has its place before the ring goes around it
            self._outer.activate()
            self._host.setFocus()

    @Slot(object)
    def _size_chosen(self, size_mm: tuple[int, int]) -> None:
        self._vm.choose_size(size_mm)

    @Slot(object)
    def _dpi_chosen(self, dpi: int) -> None:
        self._vm.choose("printer_dpi", dpi)

    @Slot(object)
    def _itself_chosen(self, value: object) -> None:
        self._vm.choose("label_auto_print", value)

    @Slot(object)
    def _back_chosen(self, value: object) -> None:
        self._vm.choose("lpn_scan_back", value)
