"""The inspection page: question at the left, camera and photos at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.cases.commanded import ANSWERING, commanded
from app.cases.place import Phase
from app.design.theme import Theme
from app.desk import Desk
from app.keys.commands import deed_of
from app.language.notices import Notice
from app.overlays.item_front import ItemFront
from app.screens.inspect_vm import InspectVm
from app.screens.page import StepPage
from app.states.in_hand import InHand
from app.states.inspect import InspectState, SerialMismatch, ShotView
from app.states.navigation import Destination, GoInspect
from app.widgets.card import Card
from app.widgets.cards.bench_queue import BenchQueue
from app.widgets.cards.question_card import QuestionCard
from app.widgets.cards.stop_parts import ACK_COMMAND
from app.widgets.chip import Chip, ChipSpec
from app.widgets.clocks.deadline_chip import DeadlineChip
from app.widgets.frame.announce import announce, offer
from app.widgets.layouts import hbox, vbox
from app.widgets.pictures.camera import CameraView
from app.widgets.pictures.shot_strip import ShotStrip
from app.widgets.pictures.shot_tile import Shot, ShotState
from app.widgets.text import Text
from app.wording.bench import BenchWords
from app.wording.deadline import DeadlineWords
from app.wording.inspect import InspectWords
from app.wording.inspect_offers import InspectOffers
from app.wording.label import LabelWords
from app.wording.nameplate import PlateWords
from app.wording.waiting import WaitWords
from scanners.scan import Scan

if TYPE_CHECKING:
    from app.states.codes import CameraCodes

STRIP_SHARE = 1000
"""Of the width, against the empty space beside a short strip."""


class InspectPage(StepPage):
    """One item; every change updates the same widgets."""

    TAB = "inspect"
    SAYS_ANEW = True
    READS_CODES = True

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """Built once; nothing is read before `enter`."""
        super().__init__(theme)
        self._desk = desk
        self._vm = InspectVm(desk, self)
        self._words = InspectWords(self)
        self._label_words = LabelWords(self)
        self._plate_words = PlateWords(self)
        self._offers = InspectOffers(self._vm, desk, self._words, self)
        self._bench_words = BenchWords(self)
        self._waits = WaitWords(self)
        self._queue = BenchQueue(theme)
        self._question = QuestionCard(theme)
        self._deadline = DeadlineChip(theme, desk.now, DeadlineWords(self).chip)
        self._question.set_corner(self._deadline)
        self._item = Text(theme, "title", wrap=True)
        self._serial, self._disinfected, self._label = (Chip(theme, large=True) for _ in range(3))
        self._camera = CameraView(theme)
        self._shots_card = Card(theme)
        self._count = Text(theme, "bodyStrong")
        self._shots = ShotStrip(theme)
        self._stack = QStackedWidget()
        self._front = ItemFront(theme, desk, self._vm, self._words, self)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.restyle()

    def enter(self, destination: Destination) -> None:
        """The parcel asked for, the one in hand, or the queue."""
        self._front.close()
        asked = destination if isinstance(destination, GoInspect) else GoInspect()
        self._vm.enter(asked.parcel_id, asked.unit_id, retake=asked.retake)
        if self._vm.state.place.phase is Phase.LOADING:
            self.hold()

    def resume(self) -> None:
        """The item in hand, and the camera again; a stop that nobody ended stands again."""
        self._vm.enter(None)
        if self._vm.mismatch is not None:
            self._raise_stop(self._vm.mismatch)

    def leave(self) -> None:
        """The camera may rest."""
        self._front.close()  # before the camera is told to rest: closing wakes it
        self._vm.leave()

    @property
    def is_waiting(self) -> bool:
        """An answer or a photo on its way into the record and back."""
        return self._vm.is_behind or bool(self._vm.photos.pending)

    def on_scan(self, scan: Scan) -> None:
        """A serial to compare, or another parcel; a photo that is open closes."""
        self._front.close()
        self._vm.scan(scan)

    def awaits_code(self) -> bool:
        """In the queue, and where a label or a serial is asked for."""
        from app.states.awaited import is_any_awaited  # noqa: PLC0415 - with the first codes

        is_free = self._vm.mismatch is None and not self._front.is_open
        return is_free and is_any_awaited(self._vm.state)

    def on_codes(self, codes: CameraCodes) -> Scan | None:
        """What is waited for: the label, the serial that was shipped, in the queue a parcel."""
        from app.states.awaited import awaited  # noqa: PLC0415 - loaded with the first codes

        used = None if self._vm.mismatch is not None else awaited(self._vm.state, codes)
        if used is not None:
            self._vm.scan(used)
        return used

    def on_key(self, key: str) -> bool:
        """Numbers answer; Esc takes the last answer back; R: misread; V: a photo; X: compare."""
        if self._front.is_open:
            return self._front.on_key(key)
        if self._front.begin(key):
            return True
        if key.isdigit() and 1 <= int(key) <= self._vm.state.numbered:
            self._choose(int(key))
        elif key == "R" and self._vm.mismatch is not None:
            self._vm.deny_mismatch()
        elif key == "R" and self._vm.state.can_take:
            self._vm.forget_reading()
        elif key == "Esc" and self._vm.state.case is not None:
            self._vm.undo()
        elif key == "F10":
            self._vm.label.print()
        else:
            return False
        return True

    def on_command(self, command: str) -> bool:
        """The window passes CMD-ACK on when a stop was acknowledged."""
        if command == ACK_COMMAND:
            self._vm.accept_mismatch()
            return True
        self._front.close()  # what is answered must be seen
        if number := self._answer_number(command):
            self._choose(number)
        return bool(number) or self._vm.special.command(command, self._vm.state)

    def deeds(self) -> frozenset[str]:
        """Beside the bar: numbers, commands that answer this question, the label."""
        if self._front.is_open:
            return self._front.deeds()
        found = {"choose"} if self._vm.state.numbered else set()
        for command in ANSWERING:
            deed = deed_of(command)
            if deed is not None and self._answer_number(command):
                found.add(deed.name)
        state = self._vm.state
        found |= {deed.name for one in self._vm.special.commands(state) if (deed := deed_of(one))}
        case = state.case
        if case is not None and case.unit is not None:
            found |= {"undo", "print"} | ({"open_photo"} if case.item_photos else set())
        return frozenset(found | self._front.more_deeds() | ({"undo"} if case else set()))

    def in_hand(self) -> InHand:
        """The item, else its parcel."""
        case = self._vm.state.case
        if case is None:
            return InHand()
        unit_id = case.unit.unit_id if case.unit else None
        code = case.unit.lpn if case.unit else case.code
        return InHand(parcel_id=case.parcel.parcel_id, unit_id=unit_id, code=code)

    def _answer_number(self, command: str) -> int:
        """The number of what a command says to the question on the screen; 0 where it cannot."""
        state = self._vm.state
        return 0 if state.ask is not None else commanded(command, state.place.question)

    def retranslate(self) -> None:
        """All words again, then the state in them."""
        self._queue.set_title(self.tr("Waiting for inspection"))
        self._queue.set_note(self.tr("What has to begin first comes first"))
        self._shots_card.set_title(self.tr("Required photos"))
        self._camera.set_live_text(self.tr("Live"))
        self._front.retranslate()
        if self._desk.is_open:
            self._show(self._vm.state)
        if self._vm.mismatch is not None:
            self._raise_stop(self._vm.mismatch)

    def restyle(self) -> None:
        """Columns and gaps."""
        theme = self.theme
        margin = theme.margin
        edge = theme.space("m" if theme.compact else "l")
        self._outer.setContentsMargins(margin, edge if theme.compact else margin, margin, edge)
        self._columns.setSpacing(theme.gutter)
        self._right.setSpacing(theme.space("s" if theme.compact else "l"))
        self._top.setSpacing(theme.space("s"))
        if self._desk.is_open:
            self._show(self._vm.state)

    # --- state

    @Slot(object)
    def _show(self, state: InspectState) -> None:
        asked = state.ask.question if state.ask else state.place.question
        with self.arranged((state.place.phase is Phase.QUEUE, asked)):
            self._show_parts(state)

    @Slot()
    def _show_again(self) -> None:
        self._show(self._vm.state)

    def _show_parts(self, state: InspectState) -> None:
        queued = state.place.phase is Phase.QUEUE
        if self._front.is_open:
            self._front.show_in(self._stack)
            announce(self, self._front.notice)
            offer(self, self._front.actions)
            return
        self._stack.setCurrentIndex(0 if queued else 1)
        if queued:
            now, policies = self._desk.now(), self._desk.policies
            rows = [self._bench_words.row(item, now, policies) for item in state.queue]
            self._queue.show_rows(rows, self.tr("Nothing waits. Receive the next parcel."))
        else:
            self._question.show_question(self._words.question(state))
            self._show_item(state)
            self._show_shots(state)
        announce(self, self._notice(state))
        offer(self, self._front.with_way_past(self._offers.actions(state)))

    def _show_item(self, state: InspectState) -> None:
        self._item.setText(self._words.item(state.case))
        ticket = state.case.ticket if state.case else None
        self._deadline.show_until(ticket.deadline_at if ticket else None)
        serial = self._plate_words.chip(state) or self._words.serial_chip(state.case)
        _show_chip(self._serial, serial)
        answered = self._waits.answer_chip(state.case, self._desk.now(), self._desk.policies)
        _show_chip(self._disinfected, answered or self._words.state_chip(state.case))
        _show_chip(self._label, self._label_words.chip(self._vm.label, state))
        if self.theme.compact and not (self._serial.isHidden() or answered):
            self._disinfected.hide()

    def _show_shots(self, state: InspectState) -> None:
        policies = self._desk.policies
        subject = state.due
        name = self._words.shot_name(subject, policies) if subject else ""
        asked = self.tr("Once more: %1") if state.retake else self.tr("Now: %1")
        self._camera.set_subject(asked.replace("%1", name) if name else "")
        self._camera.set_hint(self._words.shot_hint(subject, policies) if subject else "")
        self._camera.set_guide(subject or "")
        self._show_quality()
        self._show_camera()
        self._shots.set_shots([self._shot(one, state) for one in state.shots])
        self._shots_card.setVisible(bool(state.shots))
        self._shots_card.set_note(self._words.why_due(state))
        done = sum(one.is_taken for one in state.shots)
        self._count.setText(f"{done} / {len(state.shots)}" if state.shots else "")

    def _shot(self, view: ShotView, state: InspectState) -> Shot:
        reason = self._words.fault(view.poor) if view.poor else ""
        kind: ShotState = "done" if view.is_taken else "required"
        if view.is_taken and reason:
            kind = "rejected"
        elif view.is_elsewhere:
            reason = self.tr("At another station")
        if view.is_left_out:
            kind, reason = "left_out", self.tr("left out")
        if view.subject == state.due:
            kind, reason = "current", ""
        return Shot(
            key=view.subject,
            label=self._words.shot_name(view.subject, self._desk.policies),
            state=kind,
            picture=view.picture,
            reason=reason,
        )

    def _notice(self, state: InspectState) -> Notice:
        if state.ask is not None:
            return self._words.notice(state)
        said = None if state.retake else self._plate_words.notice(state)
        if said is not None:
            return said
        if state.is_label_awaited and not state.retake and state.case and state.case.unit:
            return self._label_words.awaited(
                self._vm.label, state.case.unit.lpn, is_unclaimed=state.case.is_unclaimed
            )
        return self._words.notice(state)

    @Slot()
    def _show_camera(self) -> None:
        gone = self._vm.photos.live.is_gone
        self._camera.set_message(self.tr("No camera. Plug one in") if gone else "")

    @Slot()
    def _show_quality(self) -> None:
        self._camera.set_quality(self._words.quality(self._vm.photos.live.quality))

    # --- stop

    @Slot(object)
    def _raise_stop(self, found: SerialMismatch) -> None:
        person = self._desk.person
        names = [self.tr("Returns Station"), self._desk.station_name]
        names += [self._bench_words.person(person)] if person else []
        self.stop.emit(self._words.stop(found, place="   ".join(names)))

    # --- wiring

    @Slot(int)
    def _choose(self, number: int) -> None:
        state = self._vm.state
        if state.place.phase is not Phase.QUEUE:
            self._vm.choose(number)
        elif number <= len(state.queue):
            self._vm.enter(state.queue[number - 1].parcel_id)

    @Slot(str, object)
    def _scanned(self, code: str, meaning: str) -> None:
        self._desk.say(self._words.scanned(code, meaning))

    @Slot(str)
    def _was_set_aside(self, lpn: str) -> None:
        announce(self, self._words.notice(self._vm.state))  # the queue's, for this stands over it
        self._desk.say(self._words.waits(lpn))

    @Slot(QImage)
    def _frame(self, picture: QImage) -> None:
        self._camera.set_message("")
        self._camera.set_frame(picture)

    @Slot(str)
    def _row_chosen(self, key: str) -> None:
        for item in self._vm.state.queue:
            if item.parcel_id == key:
                self._vm.enter(item.parcel_id)

    def _connect(self) -> None:
        self._vm.changed.connect(self._show)
        self._vm.going.connect(self.go)
        self._vm.stopped.connect(self._raise_stop)
        self._vm.scanned.connect(self._scanned)
        self._vm.unclaimed.noted.connect(self._scanned)
        self._vm.special.noted.connect(self._scanned)
        self._vm.unclaimed.waits.connect(self._was_set_aside)
        self._vm.photos.live.frame.connect(self._frame)
        self._vm.photos.live.show_on(self._camera)
        self._vm.photos.live.measured.connect(self._show_quality)
        self._vm.photos.live.turned.connect(self._show_camera)
        self._question.chosen.connect(self._choose)
        self._queue.chosen.connect(self._row_chosen)
        self._shots.shot_clicked.connect(self._front.photo.press)
        self._front.changed.connect(self._show_again)

    def _lay_out(self) -> None:
        self._shots_card.header_right.addWidget(self._count)
        strip = hbox(self._shots, 1)
        # all the room up to its own most: what it asks for depends on the page it shows
        strip.setStretch(0, STRIP_SHARE)
        self._shots_card.body.addLayout(strip)
        self._top = hbox(self._item, self._serial, self._disinfected, self._label)
        self._top.setStretch(0, 1)
        self._right = vbox(self._top, self._front.compare.beside(self._camera), self._shots_card)
        self._right.setStretch(1, 1)
        work = QWidget()
        self._columns = hbox(self._question, self._right)
        self._columns.setStretch(1, 1)
        work.setLayout(self._columns)
        self._stack.addWidget(self._queue)
        self._stack.addWidget(work)
        self._front.put_into(self._stack)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._stack)


def _show_chip(chip: Chip, spec: ChipSpec | None) -> None:
    chip.setVisible(spec is not None)
    if spec is not None:
        chip.show_as(spec.text, spec.status, spec.icon)
