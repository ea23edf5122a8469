"""The first set-up: steps at the left, the form of the current one at the right."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.design.theme import Theme
from app.desk import Desk
from app.language.broken_scan import shown_code
from app.screens.page import StepPage
from app.screens.sections.fixed import fixed_reason
from app.screens.sections.look_section import LookSection
from app.screens.setup_vm import SetupVm
from app.states.navigation import Destination, GoSignIn
from app.states.setup import Hub, SetupState
from app.widgets.card import Card
from app.widgets.cards.setup_forms import Form, HubForm, NameForm, PersonForm, ScannerForm
from app.widgets.frame.action_bar import Action, Actions
from app.widgets.frame.announce import announce, offer
from app.widgets.layouts import hbox
from app.widgets.steps import StepList
from app.wording import setup as words
from scanners.scan import Scan

LIST_WIDTH = (340, 270)
"""Regular and compact."""
SHOWN_CODE = 120
"""Characters of a test scan there is room for."""


class SetupPage(StepPage):
    """Each step is kept: a station switched off in the middle goes on where it was."""

    HAS_TOP_BAR = False
    signed_in = Signal(object)
    """SignedIn: set up, and the first person is at work."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """Built on the first start only."""
        super().__init__(theme)
        self._desk = desk
        self._vm = SetupVm(desk, self)
        config = desk.preferences.config
        self._steps = StepList(theme)
        self._list = Card(theme)
        self._list.body.addWidget(self._steps)
        self._list.body.addStretch(1)
        self._look = LookSection(theme, desk)
        self._name = NameForm(theme, config.station_name)
        self._hub = HubForm(theme, config.hub_url or "")
        self._scanner = ScannerForm(theme)
        self._person = PersonForm(theme)
        self._faces: dict[str, QWidget] = {
            "look": self._look,
            "name": self._name,
            "hub": self._hub,
            "scanner": self._scanner,
            "person": self._person,
        }
        self._stack = QStackedWidget()
        for face in self._faces.values():
            self._stack.addWidget(face)
        self._columns = hbox(self._list, self._stack)
        self._columns.setStretch(1, 1)
        self.setLayout(self._columns)
        self._connect()
        self.retranslate()
        self.restyle()

    def enter(self, destination: Destination) -> None:
        """Where it was left."""
        del destination
        self._look.enter()
        self._begin(self._vm.state)
        self._vm.enter()

    def awaits_badge(self) -> bool:
        """The first person's."""
        return True

    def on_scan(self, scan: Scan) -> None:
        """A test, a badge, an enrolment code; elsewhere nothing."""
        step = self._vm.state.step
        if step == "hub" and self._vm.state.hub == "site":
            self._hub.take(scan.text)
        elif step == "person" and not self._vm.state.busy:
            self._person.take_badge(scan.text)
        self._vm.scan(scan)

    def on_key(self, key: str) -> bool:
        """Digits choose; in fields they type."""
        step = self._vm.state.step
        if step == "look":
            return self._look.on_key(key)
        return step == "hub" and self._hub.choice.press(key)

    def retranslate(self) -> None:
        """All words."""
        self._name.row.show_as(
            self.tr("Name of this desk"),
            self.tr("Stands on every screen and in every record of this desk"),
        )
        self._name.name.set_placeholder(self.tr("For example B03"))
        self._retranslate_hub()
        self._scanner.row.show_as(
            self.tr("Read"), self.tr("What the scanner sends appears here at once")
        )
        names, badge, pin, again = self._person.rows
        names.show_as(self.tr("Name"), self.tr("As colleagues know you; shown in full"))
        badge.show_as(self.tr("Badge"), self.tr("Scan it now; any code that only you carry"))
        pin.show_as(self.tr("PIN"), self.tr("6 digits you will remember"))
        again.show_as(self.tr("PIN again"), self.tr("So that no slip locks you out"))
        placeholders = (self.tr("Name"), self.tr("Badge number"), self.tr("PIN"))
        for field, text in zip(
            self._person.fields(), (*placeholders, self.tr("PIN again")), strict=True
        ):
            field.set_placeholder(text)
        self._show(self._vm.state)

    def restyle(self) -> None:
        """Widths and gaps."""
        theme = self.theme
        self._list.setFixedWidth(theme.px(LIST_WIDTH[int(theme.compact)]))
        margin = theme.margin
        self._columns.setContentsMargins(margin, margin, margin, theme.space("l"))
        self._columns.setSpacing(theme.gutter)

    def _retranslate_hub(self) -> None:
        self._hub.choice.show_words([self.tr("Its own hub, here"), self.tr("The hub of the site")])
        self._hub.row.show_as(
            self.tr("Hub"), self.tr("Keeps tickets, people and refunds, and joins several desks")
        )
        self._hub.url_row.show_as(
            self.tr("Address"), self.tr("Ask whoever runs the hub; it begins with https")
        )
        self._hub.code_row.show_as(
            self.tr("One-time code"), self.tr("Admits this desk once; valid for 30 minutes")
        )
        self._hub.url.set_placeholder(self.tr("Address of the hub"))
        self._hub.code.set_placeholder(self.tr("One-time code: scan or type it"))
        source = self._desk.preferences.source
        self._hub.url_row.set_fixed(fixed_reason("hub_url", source("hub_url")))
        self._name.row.set_fixed(fixed_reason("station_name", source("station_name")))

    @Slot(object)
    def _changed(self, state: SetupState) -> None:
        face = self._faces.get(state.step)
        is_new = face is not None and face is not self._stack.currentWidget()
        self._show(state)
        if is_new:
            self._begin(state)

    def _show(self, state: SetupState) -> None:
        face = self._faces.get(state.step)
        if face is None:
            self._person.forget()
            return
        with self.arranged(state.step):
            self._stack.setCurrentWidget(face)
            self._steps.set_steps(words.steps(state))
            self._hub.show_hub(state.hub)
            none = self.tr("Nothing yet")
            self._scanner.text.setText(shown_code(state.scanned, SHOWN_CODE) or none)
            own = self.tr("It starts on this machine; nothing to install, no network needed")
            self._hub.say(own if state.hub == "own" else "", "info")
        announce(self, words.notice(state))
        self._offer()

    def _begin(self, state: SetupState) -> None:
        self.setFocus()
        face = self._faces.get(state.step)
        if isinstance(face, Form):
            face.begin()

    @Slot()
    def _offer(self) -> None:
        state = self._vm.state
        if state.step not in self._faces:
            return
        back = Action(
            text=self.tr("Back"),
            key="Esc",
            icon="undo",
            run=self._vm.back,
            enabled=self._vm.can_go_back,
        )
        left = (back,) if self._vm.can_go_back else ()
        makers = {"look": self._look_actions, "scanner": self._scanner_actions}
        actions = makers.get(state.step, self._form_actions)(left, state)
        offer(self, actions)

    def _look_actions(self, left: tuple[Action, ...], _state: SetupState) -> Actions:
        section = self._look.offered
        if section.primary is None:
            return Actions(left=left, primary=self._next())
        skip = Action(text=self.tr("Leave it so"), key="F8", icon="", run=self._vm.next)
        return Actions(
            left=left,
            note=section.note,
            note_icon=section.note_icon,
            note_status=section.note_status,
            second=skip,
            primary=section.primary,
        )

    def _scanner_actions(self, left: tuple[Action, ...], state: SetupState) -> Actions:
        if state.scanned:
            return Actions(left=left, primary=self._next())
        skip = Action(text=self.tr("Skip"), key="F8", icon="", run=self._vm.next)
        return Actions(
            left=left, note=self.tr("Waiting for a scan"), note_icon="clock", second=skip
        )

    def _form_actions(self, left: tuple[Action, ...], state: SetupState) -> Actions:
        if state.busy:
            return Actions(note=self.tr("One moment"), note_icon="clock")
        if state.step == "person":
            text = self.tr("Start work") if not state.lack else self.tr("Next field")
            primary = Action(text=text, key="Enter", icon="", run=self._take_person)
            return Actions(left=left, note=words.lack(state), note_icon="pencil", primary=primary)
        return Actions(left=left, primary=self._next())

    def _next(self) -> Action:
        return Action(text=self.tr("Next"), key="Enter", icon="", run=self._take)

    def _take(self) -> None:
        # one for all steps: actions that look alike count as the same and are not offered anew
        step = self._vm.state.step
        if step == "name":
            self._vm.rename(self._name.name.text())
        elif step == "hub":
            self._vm.connect_hub(self._hub.url.text(), self._hub.code.text())
        else:
            self._vm.next()

    def _take_person(self) -> None:
        lack = self._vm.state.lack
        if lack:
            self._person.go_to(lack)
        else:
            self.setFocus()
            self._vm.register(*self._person.texts())

    def _connect(self) -> None:
        self._vm.changed.connect(self._changed)
        self._vm.signed_in.connect(self.signed_in)
        self._vm.closed.connect(self._closed)
        self._look.offered_changed.connect(self._offer)
        self._hub.choice.chosen.connect(self._hub_chosen)
        self._person.edited.connect(self._person_edited)

    @Slot(object)
    def _hub_chosen(self, value: object) -> None:
        self._vm.choose_hub(cast("Hub", value))
        if value == "own":
            # a field that goes gives the focus to its neighbour, which would swallow the Enter
            self.setFocus()

    @Slot()
    def _person_edited(self) -> None:
        self._vm.look_at_form(*self._person.texts())

    @Slot()
    def _closed(self) -> None:
        self.go.emit(GoSignIn())
