"""Settings: name of the desk, its hub, where its data lies, which program runs."""

from __future__ import annotations

from PySide6.QtCore import Slot

from app.design.theme import Theme
from app.desk import Desk
from app.screens.sections.fixed import fixed_reason
from app.screens.sections.station_vm import StationState, StationVm
from app.settings.config import MAX_TEXT
from app.widgets.card import Card
from app.widgets.cards.setting_row import SettingRow
from app.widgets.fields import LineField
from app.widgets.frame.action_bar import Action, Actions
from app.widgets.frame.section import Section
from app.widgets.layouts import vbox
from app.widgets.text import Text
from sync.status import SyncState

MAX_NAME = 40


class StationSection(Section):
    """1 types the name, 2 the address of the site's hub; Enter keeps what was typed."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """Two fields and what there is to know."""
        super().__init__(theme, desk)
        self._vm = StationVm(desk, self)
        self._name = LineField(theme, chinese=True)
        self._name.setMaxLength(MAX_NAME)
        self._url = LineField(theme)
        self._url.setMaxLength(MAX_TEXT)
        self._facts = [Text(theme, "control", mono=True, wrap=True, bold=False) for _ in range(3)]
        self._rows = [SettingRow(theme, one) for one in (self._name, self._url, *self._facts)]
        self._card = Card(theme)
        for number, row in enumerate(self._rows):
            if number:
                self._card.add_rule()
            self._card.body.addWidget(row)
        self._card.body.addStretch(1)
        self.setLayout(vbox(self._card))
        self._vm.changed.connect(self._show)
        for field in (self._name, self._url):
            field.textEdited.connect(self._offer)
        self.retranslate()
        self.restyle()

    def enter(self) -> None:
        """As it is now."""
        self._vm.enter()
        self._reset()

    def leave(self) -> None:
        """What was typed and not kept is gone."""
        self._reset()

    def on_key(self, key: str) -> bool:
        """1 and 2 go to a field; Esc takes back what was typed."""
        field = {"1": self._name, "2": self._url}.get(key)
        if field is not None and field.isEnabled():
            field.setFocus()
            field.selectAll()
            return True
        if key == "Esc" and (self._is_edited() or self._name.hasFocus() or self._url.hasFocus()):
            self._reset()
            self.setFocus()
            return True
        return False

    def retranslate(self) -> None:
        """All words."""
        name, _hub, data, file, program = self._rows
        name.show_as(
            self.tr("Name of this desk"),
            self.tr("On screens and labels here; the hub keeps the name it was first told"),
            key="1",
        )
        data.show_as(self.tr("Data"), self.tr("Records and photos; part of every backup"))
        file.show_as(
            self.tr("Settings file"), self.tr("What is chosen here is kept there; comments stay")
        )
        program.show_as(self.tr("Program"), self.tr("Name its version whenever you ask for help"))
        self._name.set_placeholder(self.tr("Name of this desk"))
        self._show(self._vm.state)

    @Slot(object)
    def _show(self, state: StationState) -> None:
        name, hub = self._rows[:2]
        name.set_fixed(fixed_reason("station_name", state.sources["station_name"]))
        own = self.tr("It belongs to this desk: their records must stay together")
        fixed = fixed_reason("hub_url", state.sources["hub_url"])
        hub.set_fixed(fixed or ("" if state.hub_url else own))
        hub.show_as(self.tr("Hub"), self._hub_help(), key="2" if state.hub_url else "")
        if not self._is_edited():
            self._fill(state)
        self._facts[0].setText(state.data_folder)
        self._facts[1].setText(state.settings_file)
        program = self.tr("Returns Station %1").replace("%1", self._vm.version)
        self._facts[2].setText(program)
        self._offer()

    def _hub_help(self) -> str:
        sync = self._vm.state.sync
        words = {
            SyncState.ONLINE: self.tr("Joins the desks; connected now"),
            SyncState.OFFLINE: self.tr("Joins the desks; offline now, carry on"),
            SyncState.ERROR: self.tr("Joins the desks; look at the sync page"),
        }
        waiting = self.tr("Joins the desks; connecting")
        return words.get(sync.state, waiting) if sync is not None else waiting

    def _is_edited(self) -> bool:
        return self._name.isModified() or self._url.isModified()

    def _reset(self) -> None:
        self._fill(self._vm.state)
        self._offer()

    def _fill(self, state: StationState) -> None:
        self._name.setText(state.name)
        self._url.setText(state.hub_url or self.tr("Its own, on this machine"))

    @Slot()
    def _offer(self) -> None:
        if not self._is_edited():
            self.set_actions(Actions())
            return
        keep = Action(text=self.tr("Keep"), key="Enter", icon="", run=self._keep)
        note = self.tr("Esc takes it back")
        self.set_actions(Actions(note=note, note_icon="undo", primary=keep))

    def _keep(self) -> None:
        kept = not self._name.isModified() or self._vm.rename(self._name.text())
        kept = (not self._url.isModified() or self._vm.move_hub(self._url.text())) and kept
        if kept:
            self._reset()
            self.setFocus()
