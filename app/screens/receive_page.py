"""The receive page: idle, a parcel in hand, or candidates; what each offers."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget

from app.announce import offer
from app.cases.receiving import ReceiveState, Step
from app.cases.reception import CONDITION, LABEL, ReceptionCase
from app.desk import Desk
from app.in_hand import InHand
from app.names import language
from app.navigation import Destination, GoReceive
from app.screens.page import StepPage
from app.screens.receive_vm import ReceiveVm
from app.theme import Theme
from app.widgets.layouts import vbox
from app.widgets.receive_candidates import ReceiveCandidates
from app.widgets.receive_case import ReceiveCase, Tile
from app.widgets.receive_idle import ReceiveIdle
from app.widgets.shot_tile import Shot
from app.wording.receive import ReceiveWords, shot_name, shown_code
from app.wording.receive_board import BoardWords
from app.wording.receive_offers import ReceiveOffers
from inspection.values import OuterCondition
from scanners.scan import Scan, typed_scan

_ICONS = {
    OuterCondition.INTACT: "circle-check",
    OuterCondition.DENTED: "dent",
    OuterCondition.TORN: "tear",
    OuterCondition.WET: "wave",
    OuterCondition.RESEALED: "seal",
    OuterCondition.OTHER: "pencil",
}
_DEADLINE_SHARE_S = 24 * 3600
"""A full bar is a day: what is longer needs no bar to watch."""


class ReceivePage(StepPage):
    """Three faces in one place; the step decides which is seen."""

    TAB = "receive"

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """Built once; a scan only changes words and pictures."""
        super().__init__(theme)
        self._desk = desk
        self._vm = ReceiveVm(desk, self)
        self._words = ReceiveWords(self._carrier_name, self)
        self._board = BoardWords(self)
        self._offers = ReceiveOffers(self._vm, desk, self._read_label, self)
        self._pictures: dict[str, QImage] = {}
        self._case_id = ""
        self._said = self.notice
        self._is_answered = True
        self._is_wired = False
        self._idle = ReceiveIdle(theme)
        self._built_case: ReceiveCase | None = None
        self._built_candidates: ReceiveCandidates | None = None
        self._faces = QStackedWidget()
        self._faces.addWidget(self._idle)
        self._outer = vbox(self._faces)
        self.setLayout(self._outer)
        self._connect()
        self.retranslate()
        self.restyle()
        # the other faces in slices of their own; whoever needs one earlier gets it at once
        QTimer.singleShot(0, self, lambda: self._case)
        QTimer.singleShot(0, self, lambda: self._candidates)

    # --- the frame asks --------------------------------------------------------------------

    def enter(self, destination: Destination) -> None:
        """Ready for the next parcel, or for the one just scanned elsewhere."""
        self._vm.enter()
        self._ticker.start()
        if isinstance(destination, GoReceive) and destination.scan is not None:
            self.on_scan(destination.scan)

    def leave(self) -> None:
        """Pictures are not needed now."""
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
        """The next parcel, whatever is on the screen; what was recorded stays recorded."""
        self._pictures.clear()
        self._is_answered = False
        self._vm.scan(scan)

    def on_key(self, key: str) -> bool:
        """Digits choose; F keys open the ways that need no scan."""
        if len(key) == 1 and key.isdigit():
            return self._digit(int(key))
        ways = {
            "F2": lambda: self._idle.ask_number(asked=True),
            "F3": self._read_label,
            "F4": self._vm.receive_without_ticket,
            "Esc": self._vm.undo,
        }
        if key in ways and self._vm.state.step is not Step.CASE:
            ways[key]()
            return True
        return False

    def on_command(self, command: str) -> bool:
        """The next parcel."""
        if command == "CMD-NEW":
            self._vm.enter()
            return True
        return False

    def deeds(self) -> frozenset[str]:
        """Beside the bar: ways to take a parcel in, or numbers for its outside."""
        step = self._vm.state.step
        if step is Step.CASE:
            return frozenset({"choose", "next_parcel"})
        ways = frozenset({"type", "label", "no_label", "undo", "next_parcel"})
        return ways if step in (Step.IDLE, Step.DUPLICATE) else ways | {"choose"}

    def in_hand(self) -> InHand:
        """The parcel taken in, else what was scanned."""
        state = self._vm.state
        if state.case is None:
            return InHand(code=shown_code(state.raw))
        return InHand(parcel_id=state.case.parcel.parcel_id, code=state.case.code)

    def retranslate(self) -> None:
        """All words."""
        self._idle.field.set_placeholder(self.tr("Tracking or ticket number, then Enter"))
        self._idle.urgent.set_title(self.tr("Most urgent tickets"))
        self._idle.urgent.set_note(self.tr("by platform deadline"))
        self._idle.recent.set_title(self.tr("Just received"))
        if self._built_case is not None:
            self._name_case(self._built_case)
        if self._built_candidates is not None:
            self._name_candidates(self._built_candidates)
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
    def _case(self) -> ReceiveCase:
        if self._built_case is None:
            case = self._built_case = ReceiveCase(self.theme)
            case.tile_pressed.connect(self._tile_pressed)
            case.shot_pressed.connect(self._vm.photograph)
            self._faces.addWidget(case)
            self._name_case(case)
        return self._built_case

    @property
    def _candidates(self) -> ReceiveCandidates:
        if self._built_candidates is None:
            found = self._built_candidates = ReceiveCandidates(self.theme)
            found.chosen.connect(self._vm.select)
            found.none_chosen.connect(self._vm.receive_without_ticket)
            self._faces.addWidget(found)
            self._name_candidates(found)
        return self._built_candidates

    def _name_case(self, case: ReceiveCase) -> None:
        case.label.set_title(self.tr("Label"))
        case.lines.set_titles(self._words.line_titles())
        case.deadline.set_title(self.tr("Platform deadline"))
        case.photos.set_title(self.tr("Outer photos"))
        case.no_ticket.show_as(
            self.tr("Photograph the label; a ticket can be matched later without opening again."),
            "warn",
            headline=self.tr("No ticket yet"),
        )
        case.name_tabs()

    def _name_candidates(self, candidates: ReceiveCandidates) -> None:
        candidates.label.set_title(self.tr("Read from the label"))
        candidates.show_none(
            self.tr("None of them, receive it unmatched"),
            self.tr("It waits in the holding area; matching it later needs no second opening."),
        )

    @Slot(object)
    def _show(self, state: ReceiveState) -> None:
        with self.arranged(state.step):
            self._show_parts(state)

    def _show_parts(self, state: ReceiveState) -> None:
        case_id = state.case.parcel.parcel_id if state.case else ""
        if case_id != self._case_id:
            self._case_id = case_id
            label = self._pictures.get(LABEL)
            self._pictures = {LABEL: label} if label is not None and case_id else {}
        if state.step is Step.CASE and state.case is not None:
            self._faces.setCurrentWidget(self._case)
            self._show_case(state, state.case)
        elif state.step is Step.CANDIDATES:
            self._faces.setCurrentWidget(self._candidates)
            self._show_candidates(state)
        else:
            self._faces.setCurrentWidget(self._idle)
            self._show_idle(state)
        self._watch()
        offer(self, self._offers.actions(state))
        notice = self._words.notice(state, self._desk.now())
        if notice != self._said:
            # said again it would wipe an error off the banner that nobody has read
            self._said = notice
            self._is_answered = True
            self.set_notice(notice)

    def _show_idle(self, state: ReceiveState) -> None:
        now = self._desk.now()
        words = self._board
        self._idle.say(*words.stage(state))
        self._idle.offer(words.choices(state))
        self._idle.show_figures(words.figures(state.board, now))
        self._idle.show_rows(words.urgent(state.board, now), words.recent(state.board))
        self._idle.say_empty(
            self.tr("No open ticket has a deadline."), self.tr("Nothing received here today.")
        )

    def _show_case(self, state: ReceiveState, case: ReceptionCase) -> None:
        words, view = self._words, self._case
        ticket = case.ticket
        number = ticket.number if ticket else self.tr("No ticket")
        chips = words.chips(ticket) if ticket else []
        view.show_ticket(number, chips, words.facts(state, self._desk.now()))
        view.show_lines(words.lines(ticket))
        view.show_codes(words.codes(state))
        tiles = [
            Tile(
                number=str(number),
                text=entry.text.of(language()),
                icon=_ICONS[entry.condition],
                chosen=entry.condition in case.conditions,
            )
            for number, entry in enumerate(self._desk.policies.reception.conditions, start=1)
        ]
        hint = self.tr("several may apply; keys or touch")
        view.show_outer(self.tr("Outer condition"), hint, tiles)
        self._show_photos(case)
        self._show_deadline(case)

    def _show_photos(self, case: ReceptionCase) -> None:
        view, policies = self._case, self._desk.policies
        shots = [self._shot(subject, case) for subject in case.required]
        view.show_shots(shots)
        lacking = sum(1 for one in case.missing if one != CONDITION)
        if lacking:
            text = self.tr("%1 to take").replace("%1", str(lacking))
            view.photos.set_chip(text, "warn", "camera")
        else:
            view.photos.set_chip(self.tr("complete"), "ok")
        live = bool(case.next_shot)
        view.show_label(None if live else self._pictures.get(LABEL))
        view.camera.set_subject(shot_name(case.next_shot, policies) if case.next_shot else "")
        view.camera.set_guide(case.next_shot or "")
        view.camera.set_live_text(self.tr("Live"))
        self._show_camera()
        if LABEL in case.missing:
            view.label.set_chip(self.tr("photo needed"), "warn", "camera")
        else:
            view.label.set_chip(self.tr("photo kept"), "ok", "shield-check")

    def _shot(self, subject: str, case: ReceptionCase) -> Shot:
        name = shot_name(subject, self._desk.policies)
        picture = self._pictures.get(subject)
        if subject not in case.missing:
            return Shot(key=subject, label=name, state="done", picture=picture)
        state = "current" if subject == case.next_shot else "required"
        return Shot(key=subject, label=name, state="current" if state == "current" else "required")

    def _show_deadline(self, case: ReceptionCase) -> None:
        view, ticket = self._case, case.ticket
        if ticket is None or ticket.deadline_at is None:
            view.show_deadline("", "")
            return
        now = self._desk.now()
        words, rule, chip = self._words.deadline(ticket, now)
        left_s = int((ticket.deadline_at - now).total_seconds())
        view.countdown.set_remaining(left_s, _DEADLINE_SHARE_S, self.tr("Overdue"))
        view.show_deadline(words, rule)
        view.deadline.set_chip(chip.text, chip.status, chip.icon)

    def _show_candidates(self, state: ReceiveState) -> None:
        now = self._desk.now()
        facts = self._words.candidates(state, now)
        title = self.tr("Possible tickets")
        note = self.tr("strongest evidence first; you decide")
        self._candidates.show_candidates(title, note, facts, state.selected)
        self._candidates.show_read(self._pictures.get(LABEL), self._words.read(state))

    def _watch(self) -> None:
        camera = self._desk.camera
        if camera is not None:
            if not self._is_wired:
                self._is_wired = True
                camera.frame.connect(self._case.camera.set_frame)
                camera.lost.connect(self._show_camera)
                camera.back.connect(self._show_camera)
            wanted = self.isVisible() and self._faces.currentWidget() is self._case
            camera.watch(wanted and self._case.shows_live)

    @Slot()
    def _show_camera(self) -> None:
        if self._built_case is not None:
            camera = self._desk.camera
            gone = camera is None or camera.is_lost
            self._built_case.camera.set_message(self.tr("No camera picture") if gone else "")

    # --- small things ------------------------------------------------------------------------

    def _digit(self, digit: int) -> bool:
        state = self._vm.state
        if state.step is Step.CASE:
            conditions = self._desk.policies.reception.conditions
            if 1 <= digit <= len(conditions):
                self._vm.toggle(conditions[digit - 1].condition)
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

    @Slot(str)
    def _number_typed(self, text: str) -> None:
        self.setFocus()
        self.on_scan(typed_scan(text, "keys"))

    @Slot(int)
    def _tile_pressed(self, number: int) -> None:
        self._digit(number + 1)

    def _carrier_name(self, carrier: str, lang: str) -> str:
        return self._desk.labels.carrier_name(carrier, lang)

    def _read_label(self) -> None:
        self._desk.aim("label")
        self._vm.read_label()

    @Slot(str)
    def _answered(self, _outcome: str) -> None:
        """The same answer to another scan: it is said again, and sounds again."""
        if not self._is_answered:
            self._is_answered = True
            self.set_notice(self._said)

    @Slot(str, QImage)
    def _pictured(self, subject: str, picture: QImage) -> None:
        self._pictures[subject] = picture
        if self._vm.state.case is not None:
            self._show_photos(self._vm.state.case)

    @Slot()
    def _tick(self) -> None:
        state = self._vm.state
        if state.step is Step.CASE and state.case is not None:
            self._show_deadline(state.case)
