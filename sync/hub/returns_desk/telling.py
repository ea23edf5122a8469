"""Telling the system of record about one ticket: receptions, then photos, decisions, notes.

What stands there already is read first, so that nothing is said twice after a crash. Photos go
before the outcome of their piece, unless one of them cannot be attached.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from inspection.errors import OperatorError, WorldError
from inspection.policies import Policies
from inspection.store.facts import SqlFacts
from inspection.values import Sha256
from sync.connectors.port import (
    Connector,
    ConnectorLostError,
    ConnectorRefusedError,
    EvidencePhoto,
    Note,
    Outcome,
    Receipt,
    Standing,
)
from sync.hub.database import Database
from sync.hub.evidence_desk import EvidenceDesk, OfficePhoto
from sync.hub.returns_desk.book import OpenTicket, ReportBook, State, Told, What
from sync.hub.returns_desk.wanted import outcomes_of, receipts_of

MANY_TRIES = 5
"""What was lost so often, all of a kind together, goes last; nothing waits for it any more."""
GONE = "return.gone"
NOT_HERE, HIDDEN, TOO_LARGE = "photo.not_here", "evidence.hidden", "photo.too_large"
_ORDER = tuple(What)
_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"


class Visit(Enum):
    """How looking after a ticket ended."""

    ALL_TOLD = "all_told"
    WAITS = "waits"
    """For photos that are on their way, or have not been looked at."""
    STOPPED = "stopped"


@dataclass(frozen=True, kw_only=True)
class _Wanted:
    """What is to be known there, by key."""

    receipts: Mapping[str, Receipt]
    photos: Mapping[str, OfficePhoto]
    outcomes: Mapping[str, Outcome]


@dataclass(frozen=True, kw_only=True)
class _There:
    """What stands there: as read, and the hashes of photos attached since."""

    standing: Standing
    photos: set[str]


@dataclass(frozen=True, kw_only=True)
class TellerParts:
    """What the teller works with; the connector is the returns desk's own."""

    database: Database
    connector: Connector
    evidence: EvidenceDesk
    policies: Policies


class Teller:
    """Tells of one ticket at a time; belongs to the returns desk's thread."""

    def __init__(self, parts: TellerParts) -> None:
        """Keeps nothing in memory."""
        self._parts = parts
        self._connector = parts.connector
        self._can = parts.connector.capabilities()
        self._book = ReportBook(parts.database)

    def visit(self, ticket: OpenTicket, should_stop: Callable[[], bool]) -> Visit:
        """Tell what can be told now.

        Raises ConnectorLostError once the system of record does not answer; what it was about is
        in the book. What it refuses is left for a person and holds up nothing else.
        """
        wanted = self._wanted(ticket)
        told = self._book.agree(
            ticket,
            {
                What.RECEIPT: wanted.receipts,
                What.PHOTO: wanted.photos,
                What.OUTCOME: wanted.outcomes,
            },
        )
        if not any(self._is_ready(one, wanted) for one in _waiting(told)):
            return Visit.WAITS if _waiting(told) else Visit.ALL_TOLD
        standing = self._connector.standing(ticket.of)
        if standing is None:
            self._book.move(_waiting(told)[0], State.WAITING, reason=GONE)
            return Visit.WAITS
        there = _There(standing=standing, photos=set(standing.photos))
        for one in _in_order(_waiting(told)):
            if should_stop():
                return Visit.STOPPED
            self._tell(ticket, one, wanted, there)
        return Visit.WAITS if _waiting(self._book.of(ticket.ticket_id)) else Visit.ALL_TOLD

    def _wanted(self, ticket: OpenTicket) -> _Wanted:
        with self._parts.database.reading() as connection:
            facts = SqlFacts(connection)
            found = facts.ticket(ticket.ticket_id)
            outcomes = outcomes_of(facts, connection, found, self._parts.policies) if found else {}
            receipts = receipts_of(facts, ticket.ticket_id)
        photos = self._parts.evidence.photos_of(ticket.number) if self._can.max_photo_bytes else []
        return _Wanted(
            receipts=receipts,
            photos={one.photo.evidence_id: one for one in photos if one.photo.is_current},
            outcomes=outcomes,
        )

    def _is_ready(self, one: Told, wanted: _Wanted) -> bool:
        """Whether anything could be sent; a photo on its way or unseen is not, nor what waits."""
        if one.what is What.PHOTO:
            photo = wanted.photos.get(one.key)
            is_ready = photo is not None and photo.is_here and not photo.markup.is_veiled
            self._say(one, _why_not(photo))
            return is_ready
        return one.what is not What.OUTCOME or not self._is_early(one, wanted)

    def _say(self, one: Told, reason: str | None) -> None:
        """Keep why a photo waits, for people; written when it changes alone."""
        if reason is not None and one.reason != reason:
            self._book.move(one, State.WAITING, reason=reason)

    def _is_early(self, one: Told, wanted: _Wanted) -> bool:
        """Whether photos of the piece come first; hidden ones may wait for long, and are not."""
        lpn = wanted.outcomes[one.key].lpn
        held = {told.key: told for told in self._held(one)}
        if _are_tired(list(held.values())):
            return False
        return any(
            photo.lpn == lpn
            and not photo.markup.is_veiled
            and key in held
            and held[key].state is State.WAITING
            for key, photo in wanted.photos.items()
        )

    def _held(self, one: Told) -> list[Told]:
        return [told for told in self._book.of(one.ticket_id) if told.what is What.PHOTO]

    def _tell(self, ticket: OpenTicket, one: Told, wanted: _Wanted, there: _There) -> None:
        if _stands(one, there.standing):
            self._book.move(one, State.DONE)
            return
        if not self._is_ready(one, wanted):
            return
        try:
            if self._send(ticket, one, wanted, there):
                self._book.move(one, State.DONE)
        except ConnectorRefusedError as refused:
            self._book.move(one, State.STOPPED, reason=refused.code, is_try=True)
        except ConnectorLostError as lost:
            # an attempt is one that may have got through: being offline costs none
            self._book.move(one, State.WAITING, reason=lost.code, is_try=lost.was_sent)
            raise

    def _send(self, ticket: OpenTicket, one: Told, wanted: _Wanted, there: _There) -> bool:
        """Whether it was told; False where it cannot be, and the book says why."""
        match one.what:
            case What.RECEIPT:
                self._connector.acknowledge(ticket.of, wanted.receipts[one.key])
            case What.PHOTO:
                return self._attach(ticket, one, wanted.photos[one.key], there)
            case What.OUTCOME:
                self._connector.report(ticket.of, self._with_photos(one, wanted))
            case What.NOTE:
                self._connector.tell(ticket.of, Note(key=one.key, text=one.content))
        return True

    def _attach(self, ticket: OpenTicket, one: Told, photo: OfficePhoto, there: _There) -> bool:
        """Attach the copy that the office may see; its hash is noted before it leaves.

        Painted over by another version of a library it would be other bytes: another photo there.
        """
        try:
            data = self._parts.evidence.shown(ticket.number, one.key)
        except (OperatorError, WorldError) as trouble:
            self._book.move(one, State.STOPPED, reason=trouble.code)
            return False
        if len(data) > self._can.max_photo_bytes:
            self._book.move(one, State.STOPPED, reason=TOO_LARGE)
            return False
        sha256 = hashlib.sha256(data).hexdigest()
        if one.content != sha256:
            self._book.sends_as(one, sha256)
        if sha256 not in there.photos:
            self._connector.attach(
                ticket.of,
                EvidencePhoto(
                    sha256=Sha256(sha256),
                    data=data,
                    media_type=_media_type(data),
                    taken_at=photo.photo.taken_at,
                    lpn=photo.lpn,
                ),
            )
            there.photos.add(sha256)
        return True

    def _with_photos(self, one: Told, wanted: _Wanted) -> Outcome:
        outcome = wanted.outcomes[one.key]
        done = {told.key: told.content for told in self._held(one) if told.state is State.DONE}
        sent = [
            Sha256(done[key])
            for key, photo in wanted.photos.items()
            if key in done and photo.lpn == outcome.lpn
        ]
        return replace(outcome, photos=tuple(dict.fromkeys(sent)))


def _waiting(told: list[Told]) -> list[Told]:
    return [one for one in told if one.state is State.WAITING]


def _in_order(waiting: list[Told]) -> Iterator[Told]:
    """Stage by stage, the least tried first; a stage lost many times holds up no later one."""
    tired = {what for what in What if _are_tired([one for one in waiting if one.what is what])}
    yield from sorted(
        waiting,
        key=lambda one: (one.what in tired, _ORDER.index(one.what), one.tries, one.key),
    )


def _are_tired(told: list[Told]) -> bool:
    """Whether these were lost on their way so often that others shall not wait for them."""
    return sum(one.tries for one in told if one.state is State.WAITING) >= MANY_TRIES


def _stands(one: Told, standing: Standing) -> bool:
    match one.what:
        case What.RECEIPT:
            return one.key in standing.receipts
        case What.PHOTO:
            return one.content in standing.photos
        case What.OUTCOME:
            return one.key in standing.outcomes
        case What.NOTE:
            return one.key in standing.notes


def _why_not(photo: OfficePhoto | None) -> str | None:
    if photo is None:
        return None
    if not photo.is_here:
        return NOT_HERE
    return HIDDEN if photo.markup.is_veiled else None


def _media_type(data: bytes) -> str:
    if data.startswith(_JPEG):
        return "image/jpeg"
    return "image/png" if data.startswith(_PNG) else "application/octet-stream"
