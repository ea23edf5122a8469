"""The receive page's face for a parcel in hand."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from app.cases.receiving import ReceiveState
from app.cases.reception import ReceptionCase
from app.design.theme import Theme
from app.desk import Desk
from app.language.names import language
from app.widgets.cards.receive_case import ReceiveCase, Tile
from app.widgets.pictures.shot_tile import Shot
from app.wording.receiving.case import CaseWords
from app.wording.receiving.page import shot_name
from app.work.goods_pictures import GoodsPictures
from inspection.evidence import CONDITION, LABEL_SUBJECT
from inspection.values import OuterCondition

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


class CaseFace(QObject):
    """Fills `view`; what is pressed there goes to the page."""

    tile_pressed = Signal(int)
    """A condition of the outside, counted from 1."""
    shot_pressed = Signal(str)
    """A photo's subject."""
    weight_pressed = Signal()
    refusal_pressed = Signal()

    def __init__(self, theme: Theme, desk: Desk, parent: QObject) -> None:
        """Empty until `show`."""
        super().__init__(parent)
        self._desk = desk
        self.view = ReceiveCase(theme)
        self._words = CaseWords(self._carrier_name, self)
        self._goods = GoodsPictures(desk, self)
        self._goods.changed.connect(self._show_lines)
        self._shown: ReceptionCase | None = None
        self._is_wired = False
        self.view.tile_pressed.connect(self._tile_pressed)
        self.view.shot_pressed.connect(self.shot_pressed)
        self.view.check_in.weight_pressed.connect(self.weight_pressed)
        self.view.check_in.refusal_pressed.connect(self.refusal_pressed)
        self.retranslate()

    def retranslate(self) -> None:
        """Titles; the rest comes with `show`."""
        view = self.view
        view.label.set_title(self.tr("Label"))
        view.deadline.set_title(self.tr("Platform deadline"))
        view.photos.set_title(self.tr("Outer photos"))
        view.no_ticket.show_as(
            self.tr("Photograph the label, then put the parcel into the holding area."),
            "warn",
            headline=self.tr("No ticket yet"),
        )
        view.check_in.field.set_placeholder(self.tr("0.63 kg or 630 g"))
        view.name_tabs()

    def show(
        self, state: ReceiveState, case: ReceptionCase, pictures: dict[str, QImage], now: datetime
    ) -> None:
        """All of it."""
        words, view = self._words, self.view
        ticket = case.ticket
        chips = words.chips(case, ticket) if ticket else words.unusual(case)
        view.show_ticket(words.number(case), chips, words.facts(state, now))
        view.lines.set_titles(words.line_titles(case.contents))
        self._shown = case
        self._goods.hold(case.tickets, is_blind=case.is_blind)
        self._show_lines()
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
        hint = words.weight(case) or self.tr("several may apply; keys or touch")
        view.show_outer(self.tr("Outer condition"), hint, tiles)
        self._show_check_in(case, is_weighing=state.is_weighing)
        self.show_photos(state, case, pictures)
        self.show_deadline(case, now)

    @Slot()
    def _show_lines(self) -> None:
        if self._shown is not None:
            tickets, is_blind = self._shown.tickets, self._shown.is_blind
            self.view.show_lines(self._words.lines(tickets, self._goods.of, is_blind=is_blind))

    def show_photos(
        self, state: ReceiveState, case: ReceptionCase, pictures: dict[str, QImage]
    ) -> None:
        """What was photographed, and what is asked for; `pictures` by subject."""
        view, policies = self.view, self._desk.policies
        view.show_shots(self.shots(state, case, pictures))
        lacking = sum(1 for one in case.missing if one != CONDITION)
        if lacking:
            text = self.tr("%1 to take").replace("%1", str(lacking))
            view.photos.set_chip(text, "warn", "camera")
        else:
            view.photos.set_chip(self.tr("complete"), "ok")
        view.show_label(None if case.next_shot else pictures.get(LABEL_SUBJECT))
        view.camera.set_subject(shot_name(case.next_shot, policies) if case.next_shot else "")
        view.camera.set_guide(case.next_shot or "")
        view.camera.set_live_text(self.tr("Live"))
        self._show_camera()
        if LABEL_SUBJECT in case.missing:
            view.label.set_chip(self.tr("photo needed"), "warn", "camera")
        else:
            view.label.set_chip(self.tr("photo kept"), "ok", "shield-check")

    def shots(
        self, state: ReceiveState, case: ReceptionCase, pictures: dict[str, QImage]
    ) -> list[Shot]:
        """Each required photo: a picture where it was taken, recorded already or not."""
        return [
            self._shot(subject, state, case, pictures.get(subject)) for subject in case.required
        ]

    def _show_check_in(self, case: ReceptionCase, *, is_weighing: bool) -> None:
        is_announced = case.is_refused and not case.notes.refusals
        weigh = self.tr("Weigh")
        if self._desk.preferences.value("weigh") == "never":
            weigh = ""
        self.view.check_in.show_ways(
            weigh,
            self.tr("Refused"),
            is_refused=case.is_refused,
            is_fixed=is_announced,
        )
        self.view.check_in.ask(asked=is_weighing)

    def show_deadline(self, case: ReceptionCase, now: datetime) -> None:
        """Every second."""
        view, ticket = self.view, case.ticket
        if ticket is None or ticket.deadline_at is None:
            view.show_deadline("", "")
            return
        words, rule, chip = self._words.deadline(ticket, now)
        left_s = int((ticket.deadline_at - now).total_seconds())
        view.countdown.set_remaining(left_s, _DEADLINE_SHARE_S, self.tr("Overdue"))
        view.show_deadline(words, rule)
        view.deadline.set_chip(chip.text, chip.status, chip.icon)

    def watch(self, *, is_seen: bool) -> None:
        """Ask the camera for its picture while there is somebody to see it."""
        camera = self._desk.camera
        if camera is None:
            return
        if not self._is_wired:
            self._is_wired = True
            camera.frame.connect(self.view.camera.set_frame)
            self.view.camera.fits.connect(camera.fit)
            camera.codes.connect(self.view.camera.set_codes)
            camera.lost.connect(self._show_camera)
            camera.back.connect(self._show_camera)
        camera.watch(is_seen and self.view.shows_live)

    @Slot()
    def _show_camera(self) -> None:
        camera = self._desk.camera
        gone = camera is None or camera.is_lost
        self.view.camera.set_message(self.tr("No camera picture") if gone else "")

    @Slot(int)
    def _tile_pressed(self, number: int) -> None:
        self.tile_pressed.emit(number + 1)

    def _carrier_name(self, carrier: str, lang: str) -> str:
        return self._desk.labels.carrier_name(carrier, lang)

    def _shot(
        self, subject: str, state: ReceiveState, case: ReceptionCase, picture: QImage | None
    ) -> Shot:
        name = shot_name(subject, self._desk.policies)
        if subject not in case.missing:
            return Shot(key=subject, label=name, state="done", picture=picture)
        is_next = subject == case.next_shot
        how: Literal["current", "required"] = "current" if is_next else "required"
        shown = picture if subject in state.taking else None
        return Shot(key=subject, label=name, state=how, picture=shown)
