"""Our photos for the office: of decided units of one ticket, what names somebody painted over.

What is handed out is a copy; the evidence itself stays as it came (DESIGN D5). A label nobody has
looked at for personal data yet is listed and not handed out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from inspection.errors import OperatorError
from inspection.evidence import Evidence
from inspection.marks import Markup, markup_of
from inspection.ports import Facts
from inspection.units import Unit
from inspection.values import TicketId
from sync.hub.database import Database
from sync.hub.photo_store import PhotoStore
from sync.hub.pixels import covered_jpeg
from sync.hub.store.tables import ticket_numbers
from sync.picture_wire import MAX_EVIDENCE


@dataclass(frozen=True, kw_only=True)
class OfficePhoto:
    """A photo as the office may see it; `lpn` is empty for one of the parcel's outside."""

    photo: Evidence
    lpn: str
    markup: Markup
    is_here: bool


class EvidenceDesk:
    """Lists and hands out photos; any thread may call."""

    def __init__(self, database: Database, photos: PhotoStore) -> None:
        """Reads alone."""
        self._database = database
        self._photos = photos

    def photos_of(self, number: str) -> list[OfficePhoto]:
        """Photos of a ticket's decided units and of the parcels with nothing of another ticket's.

        Oldest first. Raises OperatorError `ticket.unknown`.
        """
        ticket_id = self._ticket(number)
        with self._database.store.facts() as facts:
            found = [self._as_shown(facts, *one) for one in _photos_of(facts, ticket_id)]
        found.sort(key=lambda one: (one.photo.taken_at, one.photo.evidence_id))
        return found[:MAX_EVIDENCE]

    def shown(self, number: str, evidence_id: str) -> bytes:
        """The bytes of one of these photos, covered; with nothing to cover the evidence's own.

        Raises OperatorError `ticket.unknown`, `evidence.unknown` (also for another ticket's) or
        `evidence.hidden`, WorldError `photo.missing` or `photo.altered`.
        """
        found = [one for one in self.photos_of(number) if one.photo.evidence_id == evidence_id]
        if not found:
            raise OperatorError("evidence.unknown")
        (one,) = found
        if one.markup.is_veiled:
            raise OperatorError("evidence.hidden")
        data = self._photos.read(one.photo.sha256)
        regions = one.markup.regions
        return covered_jpeg(data, regions) if regions else data

    def _ticket(self, number: str) -> TicketId:
        found = select(ticket_numbers.c.ticket_id).where(ticket_numbers.c.number == number)
        with self._database.reading() as connection:
            ticket_id = connection.execute(found).scalar()
        if ticket_id is None:
            raise OperatorError("ticket.unknown", ticket=number)
        return TicketId(ticket_id)

    def _as_shown(self, facts: Facts, photo: Evidence, lpn: str) -> OfficePhoto:
        # marks are the bench's words to itself; what is covered is for everyone
        markup = markup_of(photo, facts.looks_of(photo.evidence_id), ())
        return OfficePhoto(
            photo=photo, lpn=lpn, markup=markup, is_here=self._photos.has(photo.sha256)
        )


def _photos_of(facts: Facts, ticket_id: TicketId) -> Iterator[tuple[Evidence, str]]:
    """Each photo once, with the LPN of its unit."""
    decided = {unit.unit_id: unit for unit in _decided(facts, ticket_id)}
    for parcel_id in dict.fromkeys(unit.parcel_id for unit in decided.values()):
        inside = facts.units_of_parcel(parcel_id)
        # its label names who sent it: where goods of two tickets lie in it, neither gets it, also
        # while those of the other are still in the box
        parcel = facts.parcel(parcel_id)
        linked = parcel.ticket_ids if parcel is not None else ()
        named = {*linked, *(unit.ticket_id for unit in inside)}
        is_alone = named <= {ticket_id}
        for photo in facts.evidence_of(parcel_id):
            if photo.unit_id is None and is_alone:
                yield photo, ""
            elif photo.unit_id in decided:
                yield photo, decided[photo.unit_id].lpn


def _decided(facts: Facts, ticket_id: TicketId) -> Iterator[Unit]:
    ticket = facts.ticket(ticket_id)
    for line in ticket.lines if ticket is not None else ():
        for unit in facts.units_of_line(line.line_id):
            if unit.ticket_id == ticket_id and facts.decisions_of(unit.unit_id):
                yield unit
