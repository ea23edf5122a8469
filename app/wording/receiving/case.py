"""What the receive page says of the parcel in hand: ticket, goods, codes, deadline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from app.cases.difference import grouped
from app.cases.receiving import ReceiveState
from app.language.broken_scan import shown_code
from app.language.names import (
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
from app.widgets.chip import ChipSpec
from app.widgets.clocks.countdown import band, band_icon
from app.widgets.facts import Fact
from app.widgets.table import Cell, Row
from app.wording.contents import ContentsWords, is_telling
from app.wording.receiving.codes import CodesWords
from app.wording.receiving.receptions import ReceptionsWords
from app.wording.weight import WeightWords
from inspection.tickets import Line, Ticket
from inspection.values import CodeKind

if TYPE_CHECKING:
    from app.cases.reception import ReceptionCase
    from inspection.contents import Contents
    from inspection.values import TicketId


class CaseWords(QObject):
    """Words for a parcel in hand, in the language of the moment."""

    def __init__(self, carrier_name: Callable[[str, str], str], parent: QObject) -> None:
        """`carrier_name` gives a carrier's printed name for its code and a language."""
        super().__init__(parent)
        self._carrier_name = carrier_name
        self._codes = CodesWords(self)
        self._weight = WeightWords(self)
        self._contents = ContentsWords(self)
        self._receptions = ReceptionsWords(self)

    def chips(self, case: ReceptionCase, ticket: Ticket) -> list[ChipSpec]:
        """Service and reason, but what is out of the ordinary comes first: the facts have both."""
        first = ChipSpec(text=service_name(ticket.service), status="waiting", icon="none")
        if case.is_refused:
            first = ChipSpec(text=self.tr("Refused delivery"), status="warn", icon="x")
        second = self._receptions.chip(case.receptions) or self._weight.chip(case)
        if second is None and not case.is_refused:
            second = ChipSpec(text=reason_name(ticket.reason_class), status="info", icon="none")
        return [first] if second is None else [first, second]

    def unusual(self, case: ReceptionCase) -> list[ChipSpec]:
        """Of a parcel without a ticket only what is out of the ordinary."""
        chip = self._receptions.chip(case.receptions)
        return [] if chip is None else [chip]

    def weight(self, case: ReceptionCase) -> str:
        """What it weighs beside what was sent; empty before it was weighed."""
        return self._weight.both(case)

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
        is_mixed = len(case.tickets) > 1
        found += self._also(case.tickets[1:], state)
        order = masked_order(ticket.order_ref)
        found.append(Fact(label=self.tr("Order"), value=order, mono=True))
        reason = reason_name(ticket.reason_class)
        found.append(Fact(label=self.tr("Reason"), value=reason, may_give_way=True))
        if ticket.shop:
            found.append(Fact(label=self.tr("Shop"), value=ticket.shop, may_give_way=True))
        if ticket.delivered_at is not None:
            delivered = self._delivered(ticket.delivered_at, now)
            # of several tickets it is the first one's alone, and there is room for so much
            label = self.tr("Delivered")
            found.append(Fact(label=label, value=delivered, may_give_way=is_mixed))
        return [*found, received]

    def _also(self, tickets: Sequence[Ticket], state: ReceiveState) -> list[Fact]:
        """Further tickets of the parcel in one line; of a single one, whose it is."""
        if not tickets:
            return []
        value = "  ".join(one.number for one in tickets)
        contact = state.contacts.get(tickets[0].ticket_id)
        if len(tickets) == 1 and contact is not None:
            value += f"  {masked_name(contact.name)}  {masked_phone(contact.phone)}"
        return [Fact(label=self.tr("Also"), value=value)]

    def number(self, case: ReceptionCase) -> str:
        """What the card is headed by: the ticket, and how many more."""
        if case.ticket is None:
            return self.tr("No ticket")
        more = len(case.tickets) - 1
        if not more:
            return case.ticket.number
        return self.tr("%1 + %2 more").replace("%1", case.ticket.number).replace("%2", str(more))

    def lines(
        self,
        tickets: Sequence[Ticket],
        picture_of: Callable[[TicketId, str], QImage | None],
        *,
        is_blind: bool = False,
    ) -> list[Row]:
        """What is expected back; counted blind, not how many. `picture_of` takes ticket and SKU.

        Where one has a picture all have its place: names stand below one another.
        """
        lines = [line for ticket in tickets for line in ticket.lines]
        pictures = [picture_of(one.ticket_id, line.sku) for one in tickets for line in one.lines]
        if any(one is not None for one in pictures):
            pictures = [one if one is not None else QImage() for one in pictures]
        return [
            self._line(line, "?" if is_blind else str(line.quantity), picture)
            for line, picture in zip(lines, pictures, strict=True)
        ]

    def line_titles(self, contents: Contents | None) -> list[str]:
        """Column titles; that of the goods says how many are here, where that says anything."""
        goods = self.tr("Goods")
        if contents is not None and contents.is_blind:
            goods = self.tr("Goods, counted blind")
        elif contents is not None and is_telling(contents):
            goods = self.tr("Goods: %1").replace("%1", self._contents.summary(contents))
        return [goods, self.tr("Due"), self.tr("Serial sent"), self.tr("Paid")]

    def _line(self, line: Line, quantity: str, picture: QImage | None) -> Row:
        serial = line.serials[0] if line.serials else ""
        no_serial = Cell(text=self.tr("no serial"), color="textMuted")
        return Row(
            cells=(
                Cell(
                    text=local_name(line.name_zh, line.name_en),
                    sub=line.sku,
                    bold=True,
                    picture=picture,
                ),
                Cell(text=quantity, bold=True, large=True),
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

    def _today(self, at: datetime, now: datetime) -> str:
        if at.astimezone().date() == now.astimezone().date():
            return self.tr("today %1").replace("%1", clock_text_s(at))
        return day_text(at, now)

    def _delivered(self, at: datetime, now: datetime) -> str:
        # the day after delivery is the first of the seven (DOMAIN 4.1)
        day = (now.astimezone().date() - at.astimezone().date()).days
        if day < 1:
            return day_text(at, now)
        text = self.tr("%1 (day %2)").replace("%1", day_text(at, now))
        return text.replace("%2", str(day))
