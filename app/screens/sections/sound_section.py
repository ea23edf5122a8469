"""Settings: how loud the station is, and every sound to be heard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.design.sounds import Hearing
from app.design.sounds_wave import Sound
from app.design.theme import Theme
from app.desk import Desk
from app.screens.sections.fixed import fixed_reason
from app.screens.sections.sound_vm import SETTING, VOLUMES, SoundState, SoundVm
from app.widgets.buttons import ActionButton
from app.widgets.card import Card
from app.widgets.cards.setting_row import SettingRow
from app.widgets.flow import FlowLayout
from app.widgets.frame.action_bar import Action, Actions
from app.widgets.frame.section import Section
from app.widgets.layouts import vbox
from app.widgets.options import Options
from app.widgets.text import Text


class SoundSection(Section):
    """Digits 1 to 6 set the loudness, Enter plays one sound after the other."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """Loudness above, sounds below."""
        super().__init__(theme, desk)
        self._vm = SoundVm(desk, self)
        self._volume = Options(theme, VOLUMES, first_digit=1)
        self._row = SettingRow(theme, self._volume)
        self._hearing = Text(theme, "body", "textMuted", wrap=True)
        self._buttons = {sound: ActionButton(theme) for sound in Sound}
        self._card = Card(theme)
        self._tests = Card(theme)
        self._flow = FlowLayout()
        self._tests_box = QWidget()
        self._lay_out()
        self._vm.changed.connect(self._show)
        self._volume.chosen.connect(self._vm.choose)
        for sound, button in self._buttons.items():
            button.clicked.connect(partial(self._vm.play, sound))
        self.retranslate()
        self.restyle()

    def enter(self) -> None:
        """Look for a loudspeaker where there was none."""
        self._vm.enter()

    def on_key(self, key: str) -> bool:
        """Digits choose the loudness."""
        return self._volume.press(key)

    def retranslate(self) -> None:
        """All words."""
        words = [self.tr("Silent"), *(f"{volume} %" for volume in VOLUMES[1:])]
        self._volume.show_words(words)
        self._row.show_as(
            self.tr("Loudness"),
            self.tr("Of this station; every sound stands beside something to see"),
        )
        self._card.set_title(self.tr("Loudspeaker"))
        self._tests.set_title(self.tr("Hear them"))
        names = {
            Sound.OK: self.tr("Recorded"),
            Sound.DUPLICATE: self.tr("Received before"),
            Sound.ATTENTION: self.tr("Look here"),
            Sound.ERROR: self.tr("Error"),
            Sound.STOP: self.tr("Stop"),
            Sound.PHOTO: self.tr("Photo"),
            Sound.TIMER_DONE: self.tr("Contact time over"),
            Sound.DEADLINE: self.tr("Less than an hour left"),
        }
        for sound, button in self._buttons.items():
            button.show_as(names[sound], "volume")
        next_one = self.tr("Hear the next")
        following = Action(text=next_one, key="Enter", icon="volume", run=self._vm.play_next)
        self.set_actions(Actions(primary=following))
        self._show(self._vm.state)

    def restyle(self) -> None:
        """Gaps."""
        self._flow.setSpacing(self.theme.space("m"))

    @Slot(object)
    def _show(self, state: SoundState) -> None:
        self._volume.show_chosen(state.volume_percent)
        self._row.set_fixed(fixed_reason(SETTING, state.source))
        look = {
            Hearing.READY: (self.tr("Loudspeaker ready"), "ok", ""),
            Hearing.NO_DEVICE: (self.tr("No loudspeaker found"), "warn", ""),
            Hearing.NOT_OPENED: (self.tr("Looking for a loudspeaker"), "waiting", "clock"),
        }
        self._card.set_chip(*look[state.hearing])
        advice = self.tr("Plug one in, then open this page again; no restart is needed")
        self._hearing.setText(advice if state.hearing is Hearing.NO_DEVICE else "")
        self._hearing.setVisible(bool(self._hearing.text()))

    def _lay_out(self) -> None:
        self._card.body.addWidget(self._row)
        self._card.body.addWidget(self._hearing)
        for button in self._buttons.values():
            self._flow.addWidget(button)
        self._tests_box.setLayout(self._flow)
        self._tests.body.addWidget(self._tests_box)
        self.setLayout(vbox(self._card, self._tests, 1, spacing=self.theme.space("l")))
