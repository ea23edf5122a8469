"""What the dock did with a return, written to its ticket in Request Tracker.

Each thing said is one comment (or correspondence) of the hub's account with our key in its subject,
made in one transaction there. What stands is read from those alone: a customer's mail with such a
subject is another account's.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from inspection.values import rfc3339
from sync.connectors.http import Asked, HttpLink
from sync.connectors.port import (
    ConnectorRefusedError,
    EvidencePhoto,
    ExpectedPage,
    ExpectedReturn,
    Note,
    Outcome,
    Receipt,
    ReturnRef,
    Standing,
)
from sync.connectors.request_tracker_pages import NUMBER, changed, found, pieces_of
from sync.connectors.request_tracker_rest import (
    MAX_PAGES,
    PER_PAGE,
    ROOT,
    Ticket,
    garbled,
    quoted,
    read,
    tickets,
)

_RECEIPT, _OUTCOME, _NOTE = "receipt", "outcome", "note"
_SUBJECT = re.compile(r".*\[(?P<what>receipt|outcome|note) (?P<key>\S{1,80})(?: (?P<lpn>\S+))?\]")
_PHOTO = re.compile(r"(?P<sha256>[0-9a-f]{64})\.[a-z]{3,4}")
_SUFFIX = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


class _Creator(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: str


class _Attachment(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: int
    Subject: str = ""
    Filename: str = ""
    Creator: _Creator


class _Attachments(BaseModel):
    model_config = ConfigDict(extra="ignore")

    items: list[_Attachment]


class _Content(BaseModel):
    model_config = ConfigDict(extra="ignore")

    Content: str


@dataclass(frozen=True, kw_only=True)
class _Held:
    """The ticket, what hangs on it by our account, and what that says."""

    ticket: Ticket
    attachments: Sequence[_Attachment]

    def keys(self, what: str) -> frozenset[str]:
        return frozenset(match["key"] for match in self._subjects() if match["what"] == what)

    def pieces(self) -> int:
        return len({match["lpn"] for match in self._subjects() if match["what"] == _OUTCOME})

    def photos(self) -> dict[str, int]:
        """The number of the attachment of each hash."""
        matches = ((one, _PHOTO.fullmatch(one.Filename)) for one in self.attachments)
        return {match["sha256"]: one.id for one, match in matches if match}

    def _subjects(self) -> list[re.Match[str]]:
        # a long subject comes back folded, as headers of mail are
        subjects = (" ".join(one.Subject.split()) for one in self.attachments)
        return [match for one in subjects if (match := _SUBJECT.fullmatch(one))]


class Returns:
    """Reads returns and writes what was done over one link."""

    def __init__(self, link: HttpLink, *, queue: str, account: str, settle_s: float) -> None:
        self._link = link
        self._queue = queue
        self._account = account
        self._settle_s = settle_s

    def expected(self, cursor: str | None) -> ExpectedPage:
        """As the port says."""
        return changed(self._link, self._queue, cursor, settle_s=self._settle_s)

    def find(self, code: str) -> tuple[ExpectedReturn, ...]:
        """As the port says."""
        return found(self._link, self._queue, code)

    def standing(self, of: ReturnRef) -> Standing | None:
        """As the port says."""
        held = self._held(of)
        if held is None:
            return None
        return Standing(
            status=held.ticket.status,
            receipts=held.keys(_RECEIPT),
            photos=frozenset(held.photos()),
            outcomes=held.keys(_OUTCOME),
            notes=held.keys(_NOTE),
        )

    def acknowledge(self, of: ReturnRef, receipt: Receipt) -> None:
        """As the port says."""
        held = self._known(of)
        said = f"code: {receipt.code}\nreceived: {rfc3339(receipt.received_at)}"
        held = self._say(held, _RECEIPT, receipt.key, said)
        if held.ticket.status == "expected":
            self._move(held, "received")
            if self._known(of).ticket.status == "expected":
                raise ConnectorRefusedError("connector.refused", why="status")

    def attach(self, of: ReturnRef, photo: EvidencePhoto) -> None:
        """As the port says."""
        held = self._known(of)
        number = held.photos().get(photo.sha256)
        if number is None:
            self._upload(held, photo)
            number = self._known(of).photos().get(photo.sha256)
        if number is None:
            raise ConnectorRefusedError("connector.refused", why="photo_dropped")
        # a limit of theirs may have cut it
        if hashlib.sha256(self._content(number)).hexdigest() != photo.sha256:
            raise ConnectorRefusedError("connector.refused", why="photo_altered")

    def report(self, of: ReturnRef, outcome: Outcome) -> None:
        """As the port says."""
        said = "\n".join(
            (
                f"label: {outcome.lpn}",
                f"order line: {outcome.order_line}",
                f"grade: {outcome.grade}",
                f"disposition: {outcome.disposition}",
                f"sellable: {'yes' if outcome.is_sellable else 'no'}",
                f"decision: {outcome.verdict}",
                *outcome.reasons,
                *(f"photo: {sha256}" for sha256 in outcome.photos),
            )
        )
        held = self._say(self._known(of), _OUTCOME, outcome.key, said, lpn=outcome.lpn)
        status = held.ticket.status
        if status in {"expected", "received"} and 0 < pieces_of(held.ticket) <= held.pieces():
            # an own lifecycle there may forbid it: the comments hold, the status is theirs
            if status == "expected":
                self._move(held, "received")
            self._move(held, "inspected")

    def tell(self, of: ReturnRef, note: Note) -> None:
        """As the port says."""
        self._say(self._known(of), _NOTE, note.key, note.text)

    def _say(self, held: _Held, what: str, key: str, text: str, *, lpn: str = "") -> _Held:
        """Say it unless it stands there; what is held then. Raises where it does not stand."""
        if key in held.keys(what):
            return held
        number = held.ticket.text(NUMBER)
        mark = f"{what} {key} {lpn}".strip()
        content = {
            "Subject": f"{number[:80]} [{mark}]",
            "Content": text,
            "ContentType": "text/plain",
        }
        how = "correspond" if what == _NOTE else "comment"
        status = self._post(held, how, content)
        now = self._known(ReturnRef(ref=str(held.ticket.id), number=number))
        if key not in now.keys(what):
            raise _unsaid(status)
        return now

    def _upload(self, held: _Held, photo: EvidencePhoto) -> None:
        suffix = _SUFFIX.get(photo.media_type)
        if suffix is None:
            raise ConnectorRefusedError("connector.refused", why="media_type")
        file = {
            "FileName": f"{photo.sha256}.{suffix}",
            "FileType": photo.media_type,
            "FileContent": base64.b64encode(photo.data).decode(),
        }
        about = f"photo: {photo.lpn or 'parcel'}\ntaken: {rfc3339(photo.taken_at)}"
        content = {"Content": about, "ContentType": "text/plain", "Attachments": [file]}
        status = self._post(held, "comment", content)
        if not 200 <= status < 300:
            raise _unsaid(status)

    def _post(self, held: _Held, how: str, content: object) -> int:
        path = f"{ROOT}/ticket/{held.ticket.id}/{how}"
        return self._link.send(Asked(method="POST", path=path, content=content)).status

    def _move(self, held: _Held, status: str) -> None:
        """Ask for another status; whether it came about is read, not answered."""
        path = f"{ROOT}/ticket/{held.ticket.id}"
        self._link.send(Asked(method="PUT", path=path, content={"Status": status}))

    def _known(self, of: ReturnRef) -> _Held:
        held = self._held(of)
        if held is None:
            raise ConnectorRefusedError("connector.unknown_return")
        return held

    def _held(self, of: ReturnRef) -> _Held | None:
        if not re.fullmatch("[0-9]{1,18}", of.ref):
            return None
        hits = tickets(self._link, f"Queue = {quoted(self._queue)} AND id = {int(of.ref)}")
        if len(hits) != 1 or hits[0].text(NUMBER) != of.number:
            return None
        return _Held(ticket=hits[0], attachments=self._attachments(hits[0].id))

    def _attachments(self, ticket: int) -> list[_Attachment]:
        hang: list[_Attachment] = []
        for number in range(1, MAX_PAGES):
            page: _Attachments = read(self._link.send(_attachments(ticket, number)), _Attachments)
            hang += page.items
            if len(page.items) < PER_PAGE:
                return [one for one in hang if one.Creator.id == self._account]
        raise garbled("pages")

    def _content(self, number: int) -> bytes:
        asked = Asked(method="GET", path=f"{ROOT}/attachment/{number}")
        content: _Content = read(self._link.send(asked), _Content)
        try:
            return base64.b64decode(content.Content)
        except ValueError:
            raise garbled("base64") from None


def _attachments(ticket: int, page: int) -> Asked:
    return Asked(
        method="GET",
        path=f"{ROOT}/ticket/{ticket}/attachments",
        query={
            "fields": "Subject,Filename,Creator",
            "orderby": "id",
            "order": "ASC",
            "per_page": str(PER_PAGE),
            "page": str(page),
        },
    )


def _unsaid(status: int) -> Exception:
    """What was written does not stand there: refused, where the answer says so too."""
    if 400 <= status < 500:
        return ConnectorRefusedError("connector.refused", why=f"status {status}")
    return garbled("not_there")
