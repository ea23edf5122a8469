"""The settings page: the sections at the left, the open one at the right.

Digits choose a section, then belong to it; Esc goes back to the list, and from there to the page
one came from, which was kept as it was.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import partial
from importlib import import_module

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.design.theme import Theme
from app.desk import Desk
from app.language.notices import Notice
from app.language.translation import QT_TRANSLATE_NOOP
from app.screens.page import StepPage
from app.screens.settings_vm import SettingsState, SettingsVm
from app.states.navigation import Destination, GoBack, GoSettings
from app.widgets.frame.action_bar import Action, Actions
from app.widgets.frame.announce import announce, offer
from app.widgets.frame.section import Section
from app.widgets.frame.section_list import SectionItem, SectionList
from app.widgets.layouts import hbox
from scanners.scan import Scan


@dataclass(frozen=True)
class Entry:
    """One section: imported and built when somebody first looks at it."""

    name: str
    module: str
    class_name: str
    icon: str
    title: str
    """In English; marked for translation where the table is."""
    help: str
    """One line of plain words: what one finds there."""


ORDER = ("look", "station", "sound", "camera", "labels", "tickets", "check", "log", "keys")
"""Of all sections, however the table below grows: digits must not wander between versions."""


def _in_order(*entries: Entry) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda one: ORDER.index(one.name)))


SECTIONS = _in_order(
    Entry(
        "look",
        "app.screens.sections.look_section",
        "LookSection",
        "sun-moon",
        title=QT_TRANSLATE_NOOP("SettingsPage", "Language and screen"),
        help=QT_TRANSLATE_NOOP("SettingsPage", "Language, light or dark, how large everything is"),
    ),
    Entry(
        "station",
        "app.screens.sections.station_section",
        "StationSection",
        "server",
        title=QT_TRANSLATE_NOOP("SettingsPage", "Station"),
        help=QT_TRANSLATE_NOOP("SettingsPage", "Name of this desk, its hub, where the data is"),
    ),
    Entry(
        "labels",
        "app.screens.sections.labels_section",
        "LabelsSection",
        "barcode",
        title=QT_TRANSLATE_NOOP("SettingsPage", "Labels"),
        help=QT_TRANSLATE_NOOP("SettingsPage", "The label printer, its roll, and a test print"),
    ),
    Entry(
        "tickets",
        "app.screens.sections.tickets_section",
        "TicketsSection",
        "package",
        title=QT_TRANSLATE_NOOP("SettingsPage", "Tickets from a file"),
        help=QT_TRANSLATE_NOOP("SettingsPage", "Announce returns from a CSV, XLSX or JSON file"),
    ),
    Entry(
        "sound",
        "app.screens.sections.sound_section",
        "SoundSection",
        "volume",
        title=QT_TRANSLATE_NOOP("SettingsPage", "Sound"),
        help=QT_TRANSLATE_NOOP("SettingsPage", "How loud this station is, and every sound to hear"),
    ),
    Entry(
        "keys",
        "app.screens.sections.keys_section",
        "KeysSection",
        "keyboard",
        title=QT_TRANSLATE_NOOP("SettingsPage", "Scanner and sheets"),
        help=QT_TRANSLATE_NOOP("SettingsPage", "Hand scanner, command and test sheet, foot pedals"),
    ),
    Entry(
        "camera",
        "app.screens.sections.camera_section",
        "CameraSection",
        "camera",
        title=QT_TRANSLATE_NOOP("SettingsPage", "Camera"),
        help=QT_TRANSLATE_NOOP("SettingsPage", "Which camera, how it is set, and its picture"),
    ),
    Entry(
        "check",
        "app.screens.sections.check_section",
        "CheckSection",
        "shield-check",
        title=QT_TRANSLATE_NOOP("SettingsPage", "Check this station"),
        help=QT_TRANSLATE_NOOP("SettingsPage", "What works here, and what to do about the rest"),
    ),
    Entry(
        "log",
        "app.screens.sections.log_section",
        "LogSection",
        "search",
        title=QT_TRANSLATE_NOOP("SettingsPage", "Log"),
        help=QT_TRANSLATE_NOOP("SettingsPage", "What the program did, for support"),
    ),
)
LIST_WIDTH = (340, 270)
"""Regular and compact."""


class SettingsPage(StepPage):
    """Everything takes effect at once; nothing here needs a restart."""

    TAB = "settings"
    READS_CODES = True
    """The camera's section shows them; nothing here does anything with them."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """The list; sections come with the first look at them."""
        super().__init__(theme)
        self._desk = desk
        self._vm = SettingsVm(tuple(one.name for one in SECTIONS), self)
        items = [SectionItem(name=one.name, title="", icon=one.icon) for one in SECTIONS]
        self._list = SectionList(theme, items)
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())
        self._sections: dict[str, Section] = {}
        self._shown: Section | None = None
        self._columns = hbox(self._list, self._stack)
        self._columns.setStretch(1, 1)
        self.setLayout(self._columns)
        self._list.chosen.connect(self._vm.open)
        self._vm.changed.connect(self._show)
        self._vm.closed.connect(self._close)
        self.retranslate()
        self.restyle()

    @property
    def section(self) -> Section | None:
        """The section at the right, once it is built."""
        return self._shown

    def enter(self, destination: Destination) -> None:
        """The list, or a section that was asked for."""
        self._vm.enter(destination.section if isinstance(destination, GoSettings) else "")

    def resume(self) -> None:
        """After the lock: as it was left."""
        self._show(self._vm.state)

    def leave(self) -> None:
        """Whatever the section does meanwhile, it need not."""
        self._let_go()

    def on_scan(self, scan: Scan) -> None:
        """The open section first; else it is a parcel."""
        if self._shown is None or not self._shown.on_scan(scan):
            super().on_scan(scan)

    def on_key(self, key: str) -> bool:
        """Digits choose sections until one is open; then the keys are its own."""
        if self._vm.digit(key):
            return True
        return self._vm.state.is_inside and self._shown is not None and self._shown.on_key(key)

    def deeds(self) -> frozenset[str]:
        """Digits choose a section, or within one."""
        return frozenset({"choose"})

    def on_command(self, command: str) -> bool:
        """Whatever the open section knows."""
        return self._shown is not None and self._shown.on_command(command)

    def retranslate(self) -> None:
        """Titles, then the state."""
        self._list.show_titles([_word(one.title) for one in SECTIONS])
        if self._vm.state.section:
            self._say(self._vm.state)

    def restyle(self) -> None:
        """Widths and gaps."""
        theme = self.theme
        self._list.setFixedWidth(theme.px(LIST_WIDTH[int(theme.compact)]))
        margin = theme.margin
        self._columns.setContentsMargins(margin, margin, margin, theme.space("l"))
        self._columns.setSpacing(theme.gutter)

    @Slot(object)
    def _show(self, state: SettingsState) -> None:
        built = self._sections.get(state.section)
        if built is None:
            self._build(_entry(state.section))
        elif built is not self._shown:
            self._let_go()
            self._shown = built
            self._stack.setCurrentWidget(built)
            built.enter()
        self._say(state)

    def _say(self, state: SettingsState) -> None:
        self._list.show_open(state.section, takes_digits=not state.is_inside)
        entry = _entry(state.section)
        told = self._shown.notice if state.is_inside and self._shown is not None else None
        choose = self.tr("Choose with a digit; Esc goes back to where you were")
        announce(
            self,
            told
            or Notice(
                kind="idle",
                headline=_word(entry.title) if state.is_inside else self.tr("Settings"),
                instruction=_word(entry.help) if state.is_inside else choose,
                icon=entry.icon if state.is_inside else "gear",
            ),
        )
        self._offer()

    @Slot()
    def _told(self) -> None:
        self._say(self._vm.state)

    @Slot()
    def _offer(self) -> None:
        state = self._vm.state
        words = self.tr("All settings") if state.is_inside else self.tr("Back to work")
        back = Action(text=words, key="Esc", icon="undo", run=self._back)
        section = self._shown.offered if self._shown is not None else Actions()
        if not state.is_inside:
            go_in = Action(
                text=self.tr("Open"), key="Enter", icon="arrow-right", run=self._vm.go_in
            )
            offer(self, Actions(left=(back,), second=go_in))
            return
        offer(
            self,
            Actions(
                left=(back, *section.left),
                note=section.note,
                note_icon=section.note_icon,
                note_status=section.note_status,
                second=section.second,
                primary=section.primary,
            ),
        )

    def _back(self) -> None:
        inside = self._vm.state.is_inside
        if inside and self._shown is not None and self._shown.on_key("Esc"):
            return
        self.setFocus()
        self._vm.back()

    def _build(self, entry: Entry) -> None:
        self._let_go()
        self._stack.setCurrentIndex(0)
        # imported off the GUI thread, built on it
        self._desk.run(lambda: _import(entry.module), partial(self._built, entry))

    def _built(self, entry: Entry, _nothing: None) -> None:
        if entry.name not in self._sections:
            section: Section = getattr(sys.modules[entry.module], entry.class_name)(
                self.theme, self._desk
            )
            self._sections[entry.name] = section
            self._stack.addWidget(section)
            section.offered_changed.connect(self._offer)
            section.told.connect(self._told)
        if self.isVisible():
            self._show(self._vm.state)

    def _let_go(self) -> None:
        if self._shown is not None:
            shown, self._shown = self._shown, None
            shown.leave()

    @Slot()
    def _close(self) -> None:
        self.go.emit(GoBack())


def _entry(name: str) -> Entry:
    return next(one for one in SECTIONS if one.name == name)


def _import(module: str) -> None:
    import_module(module)


def _word(source: str) -> str:
    return QCoreApplication.translate("SettingsPage", source)
