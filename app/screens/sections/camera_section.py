"""Settings: which camera, its resolution and exposure, auto-shot; the live picture beside them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.desk import Desk
from app.screens.sections.camera_vm import EXPOSURES_MS, SIZES, CameraState, CameraVm
from app.screens.sections.fixed import fixed_reason
from app.settings.config import MAX_TEXT
from app.widgets.buttons import ActionButton
from app.widgets.card import Card
from app.widgets.cards.setting_row import SettingRow
from app.widgets.fields import LineField
from app.widgets.frame.action_bar import Action, Actions
from app.widgets.frame.section import Section
from app.widgets.layouts import hbox, vbox
from app.widgets.option_list import OptionList
from app.widgets.pictures.camera import CameraView
from app.wording.inspect import InspectWords

SETTINGS_WIDTH = (800, 600)
"""Of the settings beside the picture, regular and compact, px."""


class CameraSection(Section):
    """Digits 1 to 5 choose a camera, 6 to 8, C and S step the rest, 9 looks what is plugged in."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """Which camera above; below, how it is set, and its picture."""
        super().__init__(theme, desk)
        self._vm = CameraVm(desk, self)
        self._words = InspectWords(self)
        self._view = CameraView(theme)
        self._camera = OptionList(theme)
        self._field = LineField(theme)
        self._field.setMaxLength(MAX_TEXT)
        self._second = ActionButton(theme)
        self._named = hbox(self._field, self._second)
        self._source = QWidget()
        self._source_lines = vbox(self._camera, self._named)
        self._source.setLayout(self._source_lines)
        self._size = ActionButton(theme)
        self._exposure = ActionButton(theme)
        self._auto = ActionButton(theme)
        self._codes = ActionButton(theme)
        controls = {
            "camera": self._source,
            "camera_width_px": self._size,
            "camera_exposure_ms": self._exposure,
            "camera_auto_shot": self._auto,
            "camera_reads_codes": self._codes,
        }
        for button in (self._size, self._exposure, self._auto, self._codes):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rows = {name: SettingRow(theme, control) for name, control in controls.items()}
        self._lay_out()
        self._connect()
        self.retranslate()
        self.restyle()

    def enter(self) -> None:
        """The picture runs."""
        self._vm.enter()
        self._reset()

    def leave(self) -> None:
        """It rests; what was typed and not kept is gone."""
        self._vm.leave()
        self._reset()

    def on_key(self, key: str) -> bool:
        """Digits, as the rows say; Esc takes back what was typed."""
        if key == "Esc" and (self._field.isModified() or self._field.hasFocus()):
            self._reset()
            self.setFocus()
            return True
        steps: dict[str, Callable[[], None]] = {
            "6": self._next_size,
            "7": self._next_exposure,
            "8": self._switch_auto,
            "C": self._switch_codes,
            "S": self._next_second,
            "9": self._vm.ask,
            "0": self._type,
        }
        if key in steps:
            steps[key]()
            return True
        return self._camera.press(key)

    def restyle(self) -> None:
        """The picture has what the settings leave."""
        theme = self.theme
        gap = theme.space("s" if theme.compact else "xl")
        self._lower.setFixedWidth(theme.px(SETTINGS_WIDTH[int(theme.compact)]))
        self._column.setSpacing(gap)
        self._beside.setSpacing(gap)
        self._source_lines.setSpacing(theme.space("xs" if theme.compact else "s"))
        self._named.setSpacing(theme.space("s"))

    def retranslate(self) -> None:
        """All words."""
        self._view.set_live_text(self.tr("Live"))
        self._field.set_placeholder(self.tr("Folder, http:// or rtsp://"))
        self._show(self._vm.state)

    # --- state

    @Slot(object)
    def _show(self, state: CameraState) -> None:
        names = [(one.value, one.name) for one in state.devices]
        without = self.tr("Drawn pictures") if state.is_demo else self.tr("None")
        self._camera.show_options([*names, ("", without)], state.camera)
        self._size.show_as(f"{state.size[0]} × {state.size[1]}", key="6")
        time = f"{state.exposure_ms} ms" if state.exposure_ms else self.tr("Automatic")
        self._exposure.show_as(time, key="7")
        self._auto.show_as(self.tr("On") if state.auto_shot else self.tr("Off"), key="8")
        self._codes.show_as(self.tr("On") if state.reads_codes else self.tr("Off"), key="C")
        second = state.second_name or self.tr("None")
        self._second.show_as(self.tr("Second one: %1").replace("%1", second), key="S")
        if not self._field.isModified():
            self._field.setText(state.typed)
        for name, row in self._rows.items():
            row.set_fixed(fixed_reason(name, state.sources[name]))
        self._lock_second(state)
        self._explain(state)
        self._view.set_message(self._message(state))
        self._view.set_quality([] if state.is_gone else self._words.quality(self._vm.live.quality))
        self._offer()

    def _lock_second(self, state: CameraState) -> None:
        """The row is about both cameras: its own reason, where there is one, says enough."""
        is_fixed = bool(fixed_reason("second_camera", state.sources["second_camera"]))
        self._second.setEnabled(not is_fixed)
        if is_fixed and not self._rows["camera"].reason:
            self._rows["camera"].say_fixed(
                self.tr("The second one is set where the program starts")
            )

    def _explain(self, state: CameraState) -> None:
        rows = self._rows
        looking = self.tr("Looking what is plugged in")
        plugged = self.tr("What is plugged in (9 looks again); 0 types a folder or an address")
        rows["camera"].show_as(self.tr("Camera"), looking if state.is_asking else plugged)
        rows["camera_width_px"].show_as(self.tr("Resolution"), self._size_help(state))
        rows["camera_exposure_ms"].show_as(self.tr("Exposure"), self._exposure_help(state))
        rows["camera_auto_shot"].show_as(
            self.tr("Photos by themselves"),
            self.tr("When sharp, lit and still"),
        )
        rows["camera_reads_codes"].show_as(
            self.tr("Codes in the picture"),
            self.tr("A label held there is taken in"),
        )

    def _size_help(self, state: CameraState) -> str:
        if state.facts is None:
            return self.tr("Fine scratches want 1920 × 1080 or more")
        words = self.tr("The camera gives %1 × %2")
        width, height = state.facts.width_px, state.facts.height_px
        return words.replace("%1", str(width)).replace("%2", str(height))

    def _exposure_help(self, state: CameraState) -> str:
        facts = state.facts
        if facts is not None and facts.exposure_ms is not None:
            return self.tr("The camera exposes for %1 ms").replace("%1", f"{facts.exposure_ms:g}")
        if facts is not None and state.exposure_ms:
            return self.tr("This camera does not say whether it obeys")
        return self.tr("Shorter is sharper and darker")

    def _message(self, state: CameraState) -> str:
        if not state.is_gone:
            return ""
        if state.camera or state.is_demo:
            return self.tr("No picture yet; it is tried again by itself")
        return self.tr("No camera chosen")

    @Slot()
    def _offer(self) -> None:
        if not self._field.isModified():
            self.set_actions(Actions())
            return
        keep = Action(text=self.tr("Keep"), key="Enter", icon="", run=self._keep)
        note = self.tr("Esc takes it back")
        self.set_actions(Actions(note=note, note_icon="undo", primary=keep))

    # --- wishes

    def _type(self) -> None:
        if self._field.isEnabled():
            self._field.setFocus()
            self._field.selectAll()

    def _keep(self) -> None:
        if self._vm.choose("camera", self._field.text().strip()):
            self._reset()
            self.setFocus()

    def _reset(self) -> None:
        self._field.setText(self._vm.state.typed)
        self._offer()

    @Slot()
    def _next_size(self) -> None:
        now = self._vm.state.size
        larger = [size for size in SIZES if size > now]
        self._vm.choose_size(larger[0] if larger else SIZES[0])

    @Slot()
    def _next_exposure(self) -> None:
        now = self._vm.state.exposure_ms
        longer = [ms for ms in EXPOSURES_MS if ms > now]
        self._vm.choose("camera_exposure_ms", longer[0] if longer else EXPOSURES_MS[0])

    @Slot()
    def _switch_auto(self) -> None:
        self._vm.choose("camera_auto_shot", not self._vm.state.auto_shot)

    @Slot()
    def _switch_codes(self) -> None:
        self._vm.choose("camera_reads_codes", not self._vm.state.reads_codes)

    @Slot()
    def _next_second(self) -> None:
        if not self._second.isEnabled():
            return
        state = self._vm.state
        later = state.seconds[state.seconds.index(state.second) + 1 :]
        self._vm.choose("second_camera", later[0] if later else "")

    # --- wiring

    def _connect(self) -> None:
        vm = self._vm
        vm.changed.connect(self._show)
        vm.live.frame.connect(self._frame)
        vm.live.show_on(self._view)
        self._camera.chosen.connect(self._camera_chosen)
        self._field.textEdited.connect(self._offer)
        self._size.clicked.connect(self._next_size)
        self._exposure.clicked.connect(self._next_exposure)
        self._auto.clicked.connect(self._switch_auto)
        self._codes.clicked.connect(self._switch_codes)
        self._second.clicked.connect(self._next_second)

    @Slot(QImage)
    def _frame(self, picture: QImage) -> None:
        self._view.set_message("")
        self._view.set_frame(picture)

    @Slot(object)
    def _camera_chosen(self, value: object) -> None:
        self._vm.choose("camera", value)

    def _lay_out(self) -> None:
        self._upper, self._lower = Card(self.theme), Card(self.theme)
        source, *others = self._rows.values()
        self._upper.body.addWidget(source)
        for number, row in enumerate(others):
            if number:
                self._lower.add_rule()
            self._lower.body.addWidget(row)
        self._lower.body.addStretch(1)
        self._beside = hbox(self._lower, self._view)
        self._beside.setStretch(1, 1)
        self._column = vbox(self._upper, self._beside)
        self._column.setStretch(1, 1)
        self.setLayout(self._column)
