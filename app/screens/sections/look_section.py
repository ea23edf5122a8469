"""Settings: language, light or dark, scale, and the panel that says which scale."""

from __future__ import annotations

from PySide6.QtCore import Slot

from app.design.panel import DIAGONALS_INCH
from app.design.theme import Theme
from app.desk import Desk
from app.screens.sections.fixed import fixed_reason
from app.screens.sections.look_vm import LookState, LookVm
from app.settings.config import LANGUAGES, SCALES, THEMES
from app.widgets.card import Card
from app.widgets.cards.setting_row import SettingRow
from app.widgets.frame.action_bar import Action, Actions
from app.widgets.frame.section import Section
from app.widgets.layouts import vbox
from app.widgets.options import Options


class LookSection(Section):
    """Digits 1 to 8 choose; the panel's size is touched, or stepped through with 9."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """Four settings in one card."""
        super().__init__(theme, desk)
        self._vm = LookVm(desk, self)
        self._language = Options(theme, LANGUAGES, first_digit=1)
        self._theme_choice = Options(theme, THEMES, first_digit=3)
        self._scale = Options(theme, SCALES, first_digit=5)
        self._panel = Options(theme, DIAGONALS_INCH)
        self._rows = {
            "language": SettingRow(theme, self._language),
            "theme": SettingRow(theme, self._theme_choice),
            "scale_percent": SettingRow(theme, self._scale),
            "panel_diagonal_inch": SettingRow(theme, self._panel),
        }
        self._card = Card(theme)
        for number, row in enumerate(self._rows.values()):
            if number:
                self._card.add_rule()
            self._card.body.addWidget(row)
        self._card.body.addStretch(1)
        self.setLayout(vbox(self._card))
        self._connect()
        self.retranslate()
        self.restyle()

    def enter(self) -> None:
        """The window may have moved to another screen."""
        screen = self.screen()
        self._vm.look_at_screen(screen.size() * screen.devicePixelRatio())

    def on_key(self, key: str) -> bool:
        """Digits: 1-2 language, 3-4 brightness, 5-8 scale, 9 the next panel."""
        if key == "9":
            self._next_panel()
            return True
        return any(one.press(key) for one in (self._language, self._theme_choice, self._scale))

    def retranslate(self) -> None:
        """All words."""
        self._language.show_words(["中文", "English"])
        self._theme_choice.show_words([self.tr("Light"), self.tr("Dark")])
        self._scale.show_words([f"{scale} %" for scale in SCALES])
        self._panel.show_words([f'{size:g}"' for size in DIAGONALS_INCH])
        rows = self._rows
        rows["language"].show_as(
            self.tr("Language"), self.tr("Of every screen, label and sheet of this station")
        )
        rows["theme"].show_as(
            self.tr("Brightness"), self.tr("Dark tires the eyes less where the hall is dim")
        )
        rows["scale_percent"].show_as(
            self.tr("Size"), self.tr("How large words and buttons are; nothing is ever cut off")
        )
        self._show(self._vm.state)

    @Slot(object)
    def _show(self, state: LookState) -> None:
        self._language.show_chosen(state.language)
        self._theme_choice.show_chosen(state.theme)
        self._scale.show_chosen(state.scale_percent)
        self._panel.show_chosen(state.panel_diagonal_inch)
        for name, row in self._rows.items():
            row.set_fixed(fixed_reason(name, state.sources[name]))
        self._rows["panel_diagonal_inch"].show_as(
            self.tr("Diagonal of the screen"), self._explained(state), key="9"
        )
        self._offer(state)

    def _explained(self, state: LookState) -> str:
        size = self._vm.screen
        pixels = f"{size.width()} × {size.height()}"
        if state.advice is None:
            words = self.tr("Tells which size a finger needs here; this screen has %1 pixels")
            return words.replace("%1", pixels)
        words = self.tr("A finger needs 12 mm: %2 of %1 pixels here, so at least %3 %")
        words = words.replace("%2", str(state.advice.touch_px)).replace("%1", pixels)
        return words.replace("%3", str(state.advice.scale_percent))

    def _offer(self, state: LookState) -> None:
        advice = state.advice
        locked = bool(fixed_reason("scale_percent", state.sources["scale_percent"]))
        if advice is None or locked or not state.is_too_small:
            self.set_actions(Actions())
            return
        words = self.tr("Set the size to %1 %").replace("%1", str(advice.scale_percent))
        action = Action(text=words, key="Enter", icon="", run=self._vm.take_advice)
        note = self.tr("Too small for fingers on this screen")
        self.set_actions(
            Actions(note=note, note_icon="triangle", note_status="warn", primary=action)
        )

    def _next_panel(self) -> None:
        now = self._vm.state.panel_diagonal_inch
        larger = [size for size in DIAGONALS_INCH if size > now]
        self._vm.choose("panel_diagonal_inch", larger[0] if larger else DIAGONALS_INCH[0])

    def _connect(self) -> None:
        self._vm.changed.connect(self._show)
        self._language.chosen.connect(self._language_chosen)
        self._theme_choice.chosen.connect(self._theme_chosen)
        self._scale.chosen.connect(self._scale_chosen)
        self._panel.chosen.connect(self._panel_chosen)

    @Slot(object)
    def _language_chosen(self, value: object) -> None:
        self._vm.choose("language", value)

    @Slot(object)
    def _theme_chosen(self, value: object) -> None:
        self._vm.choose("theme", value)

    @Slot(object)
    def _scale_chosen(self, value: object) -> None:
        self._vm.choose("scale_percent", value)

    @Slot(object)
    def _panel_chosen(self, value: object) -> None:
        self._vm.choose("panel_diagonal_inch", value)
