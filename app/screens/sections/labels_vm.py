"""The label printer: where labels go, how large they are, and whether the last one came out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from app.printing.bench import LastPrint
from app.printing.label import LabelFormat
from app.printing.painting import picture_of_label
from app.settings.config import Source
from app.settings.printer_target import NoPrinter, QtPrinter, Target, ZplFolder, ZplHost, text_of
from inspection.errors import OperatorError

if TYPE_CHECKING:
    from app.desk import Desk
    from app.printing.label import Label
    from inspection.errors import StationError

SETTINGS = (
    "printer",
    "label_width_mm",
    "label_height_mm",
    "printer_dpi",
    "label_auto_print",
    "lpn_scan_back",
)
LABELS_FOLDER = "labels"
"""In the data folder: where files go until somebody names another folder."""


class PrinterKind(StrEnum):
    """Ways to a label printer."""

    NONE = "none"
    NETWORK = "network"
    FILE = "file"
    SYSTEM = "system"


KINDS = tuple(PrinterKind)


@dataclass(frozen=True, kw_only=True)
class LabelsState:
    """What is in force; `kind` may be ahead of it while an address is still missing."""

    kind: PrinterKind
    host: str
    folder: str
    name: str
    """Of the printer of this computer that is chosen."""
    names: tuple[str, ...] | None
    """Printers of this computer; None until the system has answered."""
    form: LabelFormat
    prints_itself: bool
    scans_back: bool
    can_test: bool
    last: LastPrint | None
    sources: dict[str, Source]

    @property
    def size_mm(self) -> tuple[int, int]:
        """Width and height of the roll."""
        return self.form.width_mm, self.form.height_mm


class LabelsVm(QObject):
    """Knows no widget."""

    changed = Signal(object)
    """LabelsState."""
    pictured = Signal(QImage)
    """The label as it will look."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Follows the settings, whoever changes them; reads nothing before `enter`."""
        super().__init__(parent)
        self._desk = desk
        self._kind: PrinterKind | None = None
        self._names: tuple[str, ...] | None = None
        self._sample: Label | None = None
        desk.preferences.changed.connect(self._set)
        desk.printing.changed.connect(self._printed)

    @property
    def state(self) -> LabelsState:
        """As it is now."""
        preferences, printing = self._desk.preferences, self._desk.printing
        target = printing.target
        return LabelsState(
            kind=self._kind or kind_of(target),
            host=text_of(target).removeprefix("zpl:") if isinstance(target, ZplHost) else "",
            folder=str(target.folder) if isinstance(target, ZplFolder) else "",
            name=target.name if isinstance(target, QtPrinter) else "",
            names=self._names,
            form=printing.form,
            prints_itself=preferences.config.label_auto_print,
            scans_back=preferences.config.lpn_scan_back,
            can_test=printing.has_printer and (self._kind or kind_of(target)) is kind_of(target),
            last=printing.last,
            sources={name: preferences.source(name) for name in SETTINGS},
        )

    def enter(self) -> None:
        """Shown: the label is painted anew."""
        self._kind = None
        self._sample = self._desk.printing.sample()
        self._paint()
        self._ask_for_printers()
        self.changed.emit(self.state)

    def choose_kind(self, kind: PrinterKind) -> None:
        """Another way to the printer; one that needs an address waits for it."""
        self._kind = None if kind is kind_of(self._desk.printing.target) else kind
        if kind is PrinterKind.NONE:
            self._put("printer", "")
        elif kind is PrinterKind.FILE and self._kind is not None:
            folder = self._desk.preferences.config.data_dir / LABELS_FOLDER
            self._put("printer", text_of(ZplFolder(folder=folder)))
        self._ask_for_printers()
        self.changed.emit(self.state)

    def name_host(self, text: str) -> None:
        """Host, and perhaps port, of a network printer."""
        if text.strip() and text.strip() != self.state.host:
            self._put("printer", f"zpl:{text.strip()}")

    def name_folder(self, text: str) -> None:
        """The folder for files."""
        if text.strip() and text.strip() != self.state.folder:
            self._put("printer", f"zpl-file:{text.strip()}")

    def name_printer(self, name: str) -> None:
        """A printer of this computer."""
        self._put("printer", text_of(QtPrinter(name=name)))

    def choose_size(self, size_mm: tuple[int, int]) -> None:
        """Another roll."""
        self._put("label_width_mm", size_mm[0])
        self._put("label_height_mm", size_mm[1])

    def choose(self, name: str, value: object) -> None:
        """Another value for one setting."""
        self._put(name, value)

    def print_test(self) -> None:
        """A label of no item."""
        self._desk.printing.print_test()

    # --- private

    def _put(self, name: str, value: object) -> None:
        try:
            self._desk.preferences.set(name, value)
        except OperatorError as error:
            self._desk.complain(error)

    def _ask_for_printers(self) -> None:
        if self.state.kind is PrinterKind.SYSTEM:
            self._desk.printing.find_printers(self._found, self._not_found)

    def _found(self, names: tuple[str, ...]) -> None:
        self._names = names
        self.changed.emit(self.state)

    def _not_found(self, error: StationError) -> None:
        self._names = ()
        self._desk.complain(error)
        self.changed.emit(self.state)

    def _paint(self) -> None:
        sample, form = self._sample, self._desk.printing.form
        if sample is not None:
            self._desk.run(lambda: picture_of_label(sample, form), self.pictured.emit)

    @Slot(str)
    def _set(self, name: str) -> None:
        if name not in SETTINGS:
            return
        if name == "printer":
            self._kind = None
        elif name in {"label_width_mm", "label_height_mm", "printer_dpi"}:
            self._paint()
        self.changed.emit(self.state)

    @Slot(str)
    def _printed(self, _unit_id: str) -> None:
        self.changed.emit(self.state)


def kind_of(target: Target) -> PrinterKind:
    """The way a target is reached."""
    match target:
        case NoPrinter():
            return PrinterKind.NONE
        case ZplHost():
            return PrinterKind.NETWORK
        case ZplFolder():
            return PrinterKind.FILE
        case QtPrinter():
            return PrinterKind.SYSTEM
