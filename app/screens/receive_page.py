"""The receive page: idle, a parcel in hand, or candidates; what each offers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget

from app.cases.receiving import ReceiveState, Step
from app.design.theme import Theme
from app.desk import Desk
from app.language.broken_scan import shown_code
from app.overlays.idle_face import IdleFace
from app.screens.page import StepPage
from app.screens.receive_vm import ReceiveVm
from app.states.in_hand import InHand
from app.states.navigation import Destination, GoReceive
from app.widgets.cards.receive_idle import ReceiveIdle
from app.widgets.frame.announce import offer
from app.widgets.layouts import vbox
from app.wording.receiving.board import BoardWords
from app.wording.receiving.offers import ReceiveOffers
from app.wording.receiving.page import ReceiveWords
from app.work.unit_scans import follow, is_own_label
from inspection.errors import OperatorError
from inspection.evidence import LABEL_SUBJECT
from inspection.places import is_place_code
from scanners.scan import Scan, typed_scan

if TYPE_CHECKING:
    from pathlib import Path

    from app.overlays.parcel_front import ParcelFront
    from app.screens.receive_candidates import CandidatesFace
    from app.screens.receive_case import CaseFace
    from app.states.codes import CameraCodes


class ReceivePage(StepPage):
    """Three faces in one place; the step decides which is seen."""

    TAB = "receive"
    READS_CODES = True
    READS_PICTURES = True

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """Built once; a scan only changes words and pictures."""
        super().__init__(theme)
        self._desk = desk
        self._vm = ReceiveVm(desk, self)
        self._words = ReceiveWords(self)
        self._offers = ReceiveOffers(self._vm, desk, self, self)
        self._pictures: dict[str, QImage] = {}
        self._case_id = ""
        self._said = self.notice
        self._is_answered = True
        self._idle = ReceiveIdle(theme)
        self._board = IdleFace(self._idle, BoardWords(self), self)
        self._case_face: CaseFace | None = None
        self._candidates_face: CandidatesFace | None = None
        self._faces = QStackedWidget()
        self._faces.addWidget(self._idle)
        self._outer = vbox(self._faces)
        self.setLayout(self._outer)
        self._connect()
        self.retranslate()
        self.restyle()

    def build_faces(self) -> None:
        """The other faces, in slices of their own; whoever needs one earlier gets it at once."""
        QTimer.singleShot(0, self, lambda: self._case)
        QTimer.singleShot(0, self, lambda: self._candidates)

    # --- the frame asks --------------------------------------------------------------------

    def enter(self, destination: Destination) -> None:
        """Ready for the next parcel, or for the one just scanned elsewhere."""
        wanted = destination if isinstance(destination, GoReceive) else GoReceive()
        if wanted.parcel_id is not None:
            self._vm.come_back(wanted.parcel_id)
            self._show(self._vm.state)
        else:
            self._vm.enter(put_down=wanted.put_down)
        self._ticker.start()
        if wanted.scan is not None:
            self.on_scan(wanted.scan)

    def leave(self) -> None:
        """Pictures are not needed now."""
        if self._has_front:
            self._front.close()
        self._vm.leave()
        self._ticker.stop()
        self._watch()

    def resume(self) -> None:
        """The parcel in hand, its time and its live picture."""
        self._vm.resume()
        self._ticker.start()
        self._tick()
        self._watch()

    def settle(self) -> None:
        """A match has been read: what to do next stays."""
        self.set_notice(self._words.calm(self._vm.state))

    def on_scan(self, scan: Scan) -> None:
        """The next parcel, whatever is on the screen; what was recorded stays recorded.

        A label of our own leads to what is due for its item or container.
        """
        if is_place_code(scan.text):
            self._is_answered = False
            self._vm.put_down(scan.text)
        elif is_own_label(scan.text):
            follow(self._desk, scan, self.go.emit, self._take_in)
        else:
            self._take_in(scan)

    def _take_in(self, scan: Scan) -> None:
        if self._has_front:
            self._front.close()
        self._pictures.clear()
        self._is_answered = False
        self._vm.scan(scan)

    def awaits_code(self) -> bool:
        """While no parcel is in hand: of the one in hand the label lies there too."""
        return self._is_answered and self._vm.is_free

    def reads_label(self) -> bool:
        """While the photo of a label is read for its parcel."""
        return not self._vm.is_free and self._vm.state.step in (Step.IDLE, Step.DUPLICATE)

    def on_codes(self, codes: CameraCodes) -> Scan | None:
        """The next parcel, where none is in hand."""
        if not codes.label or not self.awaits_code():
            return None
        self._pictures.clear()
        self._is_answered = False
        self._vm.scan(*codes.label)
        return codes.label[0]

    def on_picture(self, file: Path) -> None:
        """As a photo of the next parcel's label, but that nothing is kept of it."""
        if self._vm.state.step is Step.CASE:
            self._desk.complain(OperatorError("label.parcel_in_hand"))
            return
        self._pictures.clear()
        self._vm.read_label(file)

    def on_key(self, key: str) -> bool:
        """Digits choose; F keys open the ways that need no scan."""
        self._vm.stay()
        if self._has_front:
            return self._front.on_key(key)
        if len(key) == 1 and key.isdigit():
            return self._digit(int(key))
        return self._begin(key) or (self._vm.state.step is Step.CASE and self._front.begin(key))

    def _begin(self, key: str) -> bool:
        ways = {
            "F2": self._ask_number,
            "F3": self.read_label,
            "F4": self._vm.receive_without_ticket,
            "W": self._vm.show_unclaimed,
            "Esc": self._vm.undo,
        }
        if key == "N" and self._vm.state.step is Step.IDLE:
            self._idle.ask_number(asked=False)
            self._vm.ask_count(asked=True)
            return True
        if key == "F2" and self._vm.state.step is Step.CASE:
            self._vm.ask_weight(asked=True)
            return True
        if key in ways and self._vm.state.step is not Step.CASE:
            ways[key]()
            return True
        return False

    def on_command(self, command: str) -> bool:
        """The next parcel, or the count of them all."""
        self._vm.stay()
        if command == "CMD-NEW":
            self._vm.enter()
            return True
        return False

    def deeds(self) -> frozenset[str]:
        """Beside the bar: ways to take a parcel in, or numbers for its outside."""
        step = self._vm.state.step
        if self._has_front:
            return self._front.deeds()
        if step is Step.CASE:
            return frozenset({"choose", "next_parcel", "type"})
        ways = frozenset({"type", "label", "no_label", "undo", "next_parcel", "unclaimed"})
        if step is Step.IDLE:
            return ways | {"count"}
        return ways if step is Step.DUPLICATE else ways | {"choose"}

    def in_hand(self) -> InHand:
        """The parcel taken in, else what was scanned."""
        state = self._vm.state
        if state.case is None:
            return InHand(code=shown_code(state.raw))
        return InHand(parcel_id=state.case.parcel.parcel_id, code=state.case.code)

    def retranslate(self) -> None:
        """All words."""
        self._board.retranslate()
        if self._case_face is not None:
            self._case_face.retranslate()
            self._front.retranslate()
        if self._candidates_face is not None:
            self._candidates_face.retranslate()
        self._show(self._vm.state)

    def restyle(self) -> None:
        """Margins."""
        side = self.theme.margin
        self._outer.setContentsMargins(side, side, side, side)

    # --- showing -----------------------------------------------------------------------------

    def _connect(self) -> None:
        vm = self._vm
        vm.changed.connect(self._show)
        vm.pictured.connect(self._pictured)
        vm.happened.connect(self._answered)
        vm.going.connect(self.go)
        self._idle.chosen.connect(self._way_chosen)
        self._idle.typed.connect(self._number_typed)
        self._ticker = QTimer(self)
        self._ticker.setInterval(1000)
        self._ticker.timeout.connect(self._tick)

    @property
    def _case(self) -> CaseFace:
        if self._case_face is None:
            # no start waits for it
            from app.screens.receive_case import CaseFace  # noqa: PLC0415

            face = self._case_face = CaseFace(self.theme, self._desk, self)
            face.tile_pressed.connect(self._digit)
            face.shot_pressed.connect(self._front.press)
            face.weight_pressed.connect(self._weight_pressed)
            face.refusal_pressed.connect(self._vm.refuse)
            self._faces.addWidget(face.view)
        return self._case_face

    @cached_property
    def _front(self) -> ParcelFront:
        from app.overlays.parcel_front import ParcelFront  # noqa: PLC0415 - as above

        front = ParcelFront(self.theme, self._desk, self._vm, self._vm.changed, self)
        front.put_into(self._faces)
        front.changed.connect(self._show_state)
        return front

    @Slot()
    def _show_state(self) -> None:
        self._show(self._vm.state)

    @property
    def _has_front(self) -> bool:
        return self._case_face is not None and self._front.is_open

    @property
    def _candidates(self) -> CandidatesFace:
        if self._candidates_face is None:
            from app.screens.receive_candidates import CandidatesFace  # noqa: PLC0415 - as above

            face = self._candidates_face = CandidatesFace(self.theme, self)
            face.chosen.connect(self._vm.select)
            face.none_chosen.connect(self._vm.receive_without_ticket)
            self._faces.addWidget(face.view)
        return self._candidates_face

    @Slot(object)
    def _show(self, state: ReceiveState) -> None:
        with self.arranged(state.step):
            self._show_parts(state)

    def _show_parts(self, state: ReceiveState) -> None:
        case_id = state.case.parcel.parcel_id if state.case else ""
        if case_id != self._case_id:
            self._case_id = case_id
            label = self._pictures.get(LABEL_SUBJECT)
            self._pictures = {LABEL_SUBJECT: label} if label is not None and case_id else {}
        if self._has_front and case_id:
            self._front.show_in(self._faces)
        elif state.step is Step.CASE and state.case is not None:
            self._faces.setCurrentWidget(self._case.view)
            self._case.show(state, state.case, self._pictures, self._desk.now())
        elif state.step is Step.CANDIDATES:
            self._faces.setCurrentWidget(self._candidates.view)
            self._candidates.show(state, self._pictures, self._desk.now())
        else:
            self._faces.setCurrentWidget(self._idle)
            self._ask_count(asked=state.is_counting)
            self._board.show(state, self._desk.now())
        self._watch()
        actions = self._offers.actions(state)
        offer(self, self._front.offered(actions) if self._case_face else actions)
        is_fast = state.case is not None and self._desk.pace.is_fast(state.case.ticket)
        notice = self._words.notice(state, self._desk.now(), is_fast=is_fast)
        notice = self._front.notice if self._has_front else notice
        if notice != self._said:
            # said again it would wipe an error off the banner that nobody has read
            self._said = notice
            self._is_answered = True
            self.set_notice(notice)

    def _watch(self) -> None:
        if self._case_face is not None:
            is_seen = self.isVisible() and self._faces.currentWidget() is self._case.view
            self._case_face.watch(is_seen=is_seen)

    @Slot(int)
    def _digit(self, digit: int) -> bool:
        state = self._vm.state
        if state.step is Step.CASE:
            conditions = self._desk.policies.reception.conditions
            if 1 <= digit <= len(conditions):
                self._vm.toggle(conditions[digit - 1].condition)
                return True
            if digit == len(conditions) + 1:
                self._vm.refuse()
                return True
            return False
        if digit == 0 and state.step in (Step.UNKNOWN, Step.UNREAD, Step.CANDIDATES):
            self._vm.receive_without_ticket()
            return True
        if state.step is Step.CANDIDATES and digit:
            self._vm.select(digit - 1)
            return True
        return False

    @Slot(str)
    def _way_chosen(self, key: str) -> None:
        self.on_key(key)

    def _ask_number(self) -> None:
        self._vm.ask_count(asked=False)
        self._idle.ask_number(asked=True)

    @Slot()
    def _weight_pressed(self) -> None:
        self._vm.ask_weight(asked=True)

    @Slot()
    def weight_typed(self) -> None:
        """What stands in the field is the weight."""
        self._vm.weigh(self._case.view.check_in.field.text())
        if not self._vm.state.is_weighing:
            self.setFocus()

    def _ask_count(self, *, asked: bool) -> None:
        if asked != self._idle.is_counting:
            self._idle.ask_count(asked=asked)
            if not asked:
                self.setFocus()

    @Slot()
    def count_typed(self) -> None:
        """What stands in the field is the count."""
        self._vm.count(self._idle.count_field.text())

    @Slot(str)
    def _number_typed(self, text: str) -> None:
        self.setFocus()
        self.on_scan(typed_scan(text, "keys"))

    def read_label(self) -> None:
        """Photograph the label and go by what it says."""
        self._desk.aim("label")
        self._vm.read_label()

    @Slot()
    def _answered(self) -> None:
        """The same answer to another scan: it is said again, and sounds again."""
        if not self._is_answered:
            self._is_answered = True
            self.set_notice(self._said)

    @Slot(str, QImage)
    def _pictured(self, subject: str, picture: QImage) -> None:
        self._pictures[subject] = picture
        if self._vm.state.case is not None:
            self._case.show_photos(self._vm.state, self._vm.state.case, self._pictures)

    @Slot()
    def _tick(self) -> None:
        state = self._vm.state
        if state.step is Step.CASE and state.case is not None:
            self._case.show_deadline(state.case, self._desk.now())
