"""What the receive page says."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.cases.difference import grouped
from app.cases.receiving import ReceiveState, Step
from app.cases.reception import CONDITION, ReceptionCase
from app.names import (
    clock_text,
    clock_text_s,
    day_text,
    joined,
    language,
    local_name,
    masked_name,
    masked_order,
    masked_phone,
    money_text,
    reason_name,
    service_name,
)
from app.notices import Notice
from app.widgets.chip import ChipSpec
from app.widgets.countdown import HOUR_S, SOON_S, band, band_icon
from app.widgets.facts import Fact
from app.widgets.receive_candidates import CandidateFacts, Clue
from app.widgets.table import Cell, Row
from app.wording.receive_codes import CodesWords
from inspection.matching import Candidate
from inspection.tickets import Line, Ticket
from inspection.values import CodeKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.policies import Policies

SHOWN_CODE = 40
"""Characters of a raw scan the banner has room for; the whole code is in the record."""
_DAY_S = 24 * HOUR_S


class TimeWords(QObject):
    """Words for what is left of a deadline."""

    def left(self, left_s: float) -> str:
        """`3:43`, or that it is over."""
        if left_s <= 0:
            return self.tr("Over")
        hours, rest = divmod(int(left_s), HOUR_S)
        if hours >= 24:
            return self.tr("%1 d").replace("%1", str(hours // 24))
        return f"{hours}:{rest // 60:02d}"


class ReceiveWords(TimeWords):
    """Words for a parcel in hand, in the language of the moment."""

    def __init__(self, carrier_name: Callable[[str, str], str], parent: QObject) -> None:
        """`carrier_name` gives a carrier's printed name for its code and a language."""
        super().__init__(parent)
        self._carrier_name = carrier_name
        self._codes = CodesWords(self)

    # --- banner ------------------------------------------------------------------------------

    def notice(self, state: ReceiveState, now: datetime) -> Notice:
        """What the banner says."""
        label = self.tr("Just scanned")
        if state.symbology not in ("", "wedge", "keys"):
            label = joined(label, state.symbology, self._codes.why_taken(state))
        code = shown_code(state.raw)
        if state.step is Step.CASE and state.case is not None:
            return self._case_notice(state.case, now, label, code)
        headline, advice, kind, icon = self._other(state)
        if kind == "idle":
            return Notice(kind="idle", headline=headline, instruction=advice)
        return Notice(
            kind="error" if kind == "error" else "warn",
            headline=headline,
            instruction=advice,
            icon=icon,
            sound="duplicate" if state.step is Step.DUPLICATE else "",
            aside_label=label,
            aside_code=code,
        )

    def _other(self, state: ReceiveState) -> tuple[str, str, str, str]:
        if state.step is Step.DUPLICATE and state.earlier is not None:
            at = clock_text(state.earlier.at)
            who = local_name(state.earlier.name_zh, state.earlier.name_en)
            text = self.tr("%2 received it at %3, %1") if state.earlier.station_name else ""
            text = text or self.tr("%2 received it at %1")
            text = text.replace("%1", at).replace("%2", who or self.tr("Someone"))
            text = text.replace("%3", state.earlier.station_name)
            return text, self.tr("Nothing to do. Enter opens it"), "warn", ""
        if state.is_searching and state.step in (Step.UNKNOWN, Step.UNREAD):
            unread = self.tr("No code could be read on this label")
            text = self.tr("No ticket has this number") if state.step is Step.UNKNOWN else unread
            advice = self.tr("Looking for it by what is printed on the label")
            return text, advice, "warn", "search"
        if state.step is Step.UNKNOWN:
            advice = self.tr("Photograph the label, or press 0 to receive it unmatched")
            return self.tr("No ticket has this number"), advice, "warn", "search"
        if state.step is Step.UNREAD:
            advice = self.tr("Straighten the label and take it again, or type the number")
            return self.tr("No code could be read on this label"), advice, "warn", "camera"
        if state.step is Step.CANDIDATES:
            count = len(state.candidates)
            text = self.tr("%1 tickets may be it") if count > 1 else self.tr("%1 ticket may be it")
            text = text.replace("%1", str(count))
            advice = self.tr("Compare and choose one; if none fits, press 0")
            return text, advice, "warn", "search"
        last = self.tr("Last one: %1").replace("%1", state.last_code) if state.last_code else ""
        return self.tr("Ready to scan"), last, "idle", ""

    def _case_notice(self, case: ReceptionCase, now: datetime, label: str, code: str) -> Notice:
        advice = self._next(case)
        if case.ticket is None:
            headline = self.tr("Received without a ticket")
            return Notice(
                kind="warn",
                headline=headline,
                instruction=advice,
                icon="cube",
                aside_label=label,
                aside_code=code,
            )
        headline = self.tr("Matched %1").replace("%1", case.ticket.number)
        deadline = case.ticket.deadline_at
        left_s = (deadline - now).total_seconds() if deadline else _DAY_S
        if left_s < HOUR_S:
            overdue = self.tr("Overdue: %1").replace("%1", case.ticket.number)
            headline = self._minutes(int(left_s // 60)) if left_s > 0 else overdue
        return Notice(
            kind="ok" if left_s >= HOUR_S else "warn",
            sound=_sound(left_s),
            headline=headline,
            instruction=advice,
            aside_label=label,
            aside_code=code,
        )

    def _minutes(self, minutes: int) -> str:
        one = self.tr("%1 minute left. Do this one now")
        words = one if minutes == 1 else self.tr("%1 minutes left. Do this one now")
        return words.replace("%1", str(minutes))

    def calm(self, state: ReceiveState) -> Notice:
        """What a case says after its success was shown."""
        case = state.case
        if case is None:
            return Notice(kind="idle", headline=self.tr("Ready to scan"))
        headline = case.ticket.number if case.ticket else self.tr("Received without a ticket")
        return Notice(
            kind="idle",
            headline=headline,
            instruction=self._next(case),
            icon="package",
            aside_label=self.tr("Parcel"),
            aside_code=case.code,
        )

    def _next(self, case: ReceptionCase) -> str:
        if case.is_complete:
            return self.tr("All recorded. Send it to disinfection")
        if case.missing == (CONDITION,):
            return self.tr("Check the outer box and press 1 to 6")
        if CONDITION in case.missing:
            return self.tr("Check the outer box; photograph the label")
        return self.tr("One more photo, then it can go on")

    # --- the case ----------------------------------------------------------------------------

    def chips(self, ticket: Ticket) -> list[ChipSpec]:
        """Service and reason."""
        return [
            ChipSpec(text=service_name(ticket.service), status="waiting", icon="none"),
            ChipSpec(text=reason_name(ticket.reason_class), status="info", icon="none"),
        ]

    def facts(self, state: ReceiveState, now: datetime) -> list[Fact]:
        """What is known of the order; only what there is."""
        case = state.case
        if case is None:
            return []
        received = Fact(label=self.tr("Received"), value=self._today(case.parcel.received_at, now))
        ticket = case.ticket
        if ticket is None:
            carrier = case.parcel.carrier
            name = self._carrier_name(carrier, language()) if carrier else ""
            more = [Fact(label=self.tr("Carrier"), value=name)] if carrier else []
            return [received, *more]
        found = []
        if state.contact is not None:
            who = f"{masked_name(state.contact.name)}  {masked_phone(state.contact.phone)}"
            found.append(Fact(label=self.tr("Customer"), value=who))
        order = masked_order(ticket.order_ref)
        found.append(Fact(label=self.tr("Order"), value=order, mono=True))
        found.append(Fact(label=self.tr("Reason"), value=reason_name(ticket.reason_class)))
        if ticket.shop:
            found.append(Fact(label=self.tr("Shop"), value=ticket.shop))
        if ticket.delivered_at is not None:
            found.append(
                Fact(label=self.tr("Delivered"), value=self._delivered(ticket.delivered_at, now))
            )
        return [*found, received]

    def lines(self, ticket: Ticket | None) -> list[Row]:
        """What is expected back."""
        return [self._line(line) for line in (ticket.lines if ticket else ())]

    def line_titles(self) -> list[str]:
        """Column titles."""
        return [self.tr("Goods"), self.tr("Due"), self.tr("Serial sent"), self.tr("Paid")]

    def _line(self, line: Line) -> Row:
        serial = line.serials[0] if line.serials else ""
        no_serial = Cell(text=self.tr("no serial"), color="textMuted")
        return Row(
            cells=(
                Cell(text=local_name(line.name_zh, line.name_en), sub=line.sku, bold=True),
                Cell(text=str(line.quantity), bold=True, large=True),
                Cell(text=grouped(serial.replace(" ", "")), mono=True) if serial else no_serial,
                Cell(text=money_text(line.paid_minor, line.currency)),
            )
        )

    def codes(self, state: ReceiveState) -> list[Row]:
        """Codes of the parcel, and what each was taken for."""
        case = state.case
        if case is None:
            return []
        used = case.parcel.matches[0].code if case.parcel.matches else ""
        tracking, order = self.tr("Tracking number"), self.tr("Order number")
        names = {CodeKind.TRACKING: tracking, CodeKind.ORDER: order}
        rows = []
        for code in case.parcel.codes[:3]:
            is_used = bool(used) and code.code == used
            chip = (
                ChipSpec(text=self.tr("used"), status="ok", icon="check")
                if is_used
                else ChipSpec(text=self.tr("kept"), status="waiting", icon="none")
            )
            name = names.get(code.what, self.tr("Code"))
            if code.what is CodeKind.TRACKING and case.parcel.carrier:
                name = joined(name, self._carrier_name(case.parcel.carrier, language()))
            why = self._codes.why_recorded(state.reading, code.code)
            why = self.tr("as announced") if is_used else why
            below = joined(shown_code(code.code), why)
            rows.append(Row(cells=(Cell(text=name, sub=below, bold=True), Cell(chip=chip))))
        return rows

    def read(self, state: ReceiveState) -> list[Row]:
        """What there is to go by while nothing is taken in: the label's codes, or the scan."""
        if state.reading is None:
            scanned = Cell(text=self.tr("Scanned code"), sub=shown_code(state.raw), bold=True)
            return [Row(cells=(scanned, Cell()))] if state.raw else []
        return self._codes.rows(state.reading)

    def deadline(self, ticket: Ticket, now: datetime) -> tuple[str, str, ChipSpec]:
        """Words below the digits, what follows, and the chip."""
        assert ticket.deadline_at is not None
        left_s = (ticket.deadline_at - now).total_seconds()
        due = self.tr("due %1").replace("%1", day_text(ticket.deadline_at, now))
        updated = ""
        if ticket.deadline_updated_at is not None:
            at = clock_text(ticket.deadline_updated_at)
            updated = self.tr("platform updated %1").replace("%1", at)
        rule = self.tr("Not handled by then, the platform refunds without inspection.")
        status = band(left_s)
        words = {
            "waiting": self.tr("enough time"),
            "warn": self.tr("within 6 hours"),
            "danger": self.tr("within 1 hour") if left_s > 0 else self.tr("overdue"),
        }
        return (
            joined(due, updated),
            rule,
            ChipSpec(text=words[status], status=status, icon=band_icon(left_s)),
        )

    # --- candidates --------------------------------------------------------------------------

    def candidates(self, state: ReceiveState, now: datetime) -> list[CandidateFacts]:
        """The tickets that may be it, with what speaks for each."""
        facts = [self.candidate(one, now) for one in state.candidates]
        if not state.suggestions:
            return facts
        from app.wording.rescue import RescueWords  # noqa: PLC0415 - with the first torn label

        words = RescueWords()
        found = zip(facts, state.suggestions, strict=True)
        return [replace(one, clues=words.clues(why)) for one, why in found]

    def candidate(self, candidate: Candidate, now: datetime) -> CandidateFacts:
        """One ticket that may be it."""
        ticket = candidate.ticket
        first = ticket.lines[0] if ticket.lines else None
        title = local_name(first.name_zh, first.name_en) if first else ticket.number
        if len(ticket.lines) > 1:
            more = self.tr("%1 and %2 more").replace("%2", str(len(ticket.lines) - 1))
            title = more.replace("%1", title)
        left_s = (ticket.deadline_at - now).total_seconds() if ticket.deadline_at else _DAY_S
        likely = ChipSpec(text=self.tr("likely"), status="ok")
        possible = ChipSpec(text=self.tr("possible"), status="warn")
        return CandidateFacts(
            title=title,
            number=ticket.number,
            who=ticket.shop,
            chip=likely if candidate.is_strong else possible,
            deadline=self.left(left_s) if ticket.deadline_at else "",
            deadline_status=band(left_s),
            clues=tuple(self._clue(code.what, code.code) for code in candidate.codes),
        )

    def _clue(self, what: CodeKind, code: str) -> Clue:
        names = {
            CodeKind.TRACKING: self.tr("tracking number fits"),
            CodeKind.ORDER: self.tr("order number fits"),
            CodeKind.TICKET: self.tr("ticket number fits"),
            CodeKind.SERIAL: self.tr("serial fits"),
        }
        weak = what in (CodeKind.ORDER, CodeKind.OTHER)
        text = names.get(what, self.tr("code fits"))
        return Clue(text=f"{text} {masked_order(code)}", status="warn" if weak else "ok")

    # --- small things ------------------------------------------------------------------------

    def _today(self, at: datetime, now: datetime) -> str:
        if at.astimezone().date() == now.astimezone().date():
            return self.tr("today %1").replace("%1", clock_text_s(at))
        return day_text(at, now)

    def _delivered(self, at: datetime, now: datetime) -> str:
        day = (now.astimezone().date() - at.astimezone().date()).days + 1
        text = self.tr("%1 (day %2)").replace("%1", day_text(at, now))
        return text.replace("%2", str(day))


def _sound(left_s: float) -> str:
    if left_s < HOUR_S:
        return "deadline"
    return "attention" if left_s < SOON_S else ""


def shown_code(text: str) -> str:
    """A raw scan for the screen: control characters visible, cut to the room there is."""
    clean = "".join(one if one.isprintable() else "␚" for one in text)
    return clean if len(clean) <= SHOWN_CODE else f"{clean[:SHOWN_CODE]}..."


def shot_name(subject: str, policies: Policies) -> str:
    """A photo's name."""
    shot = policies.shot(subject)
    return shot.name.of(language()) if shot else subject
