"""The bodies of the hub's interface about pictures: references to compare with, and evidence.

As in `sync.wire`, both sides parse with these models, once, at the edge. Customers' photos are
personal data: they travel here and are never named in a journal line.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from inspection.references import MOST_PICTURES, PictureKind
from sync.wire import Answer, Hex32, Id, Moment, SeqOrNone

MAX_PICTURE_BYTES = 5 * 1024 * 1024
"""Of what is sent to the hub; what it keeps and hands out is smaller."""
MAX_PICTURE_ROWS = 400
MAX_EVIDENCE = 1000

Kind = Annotated[PictureKind, Field(strict=False)]
Number = Annotated[int, Field(ge=1, le=MOST_PICTURES)]
Pixels = Annotated[int, Field(ge=1)]
Bytes = Annotated[int, Field(ge=1, le=MAX_PICTURE_BYTES)]


class PictureTaken(Answer):
    """PUT /pictures: kept anew as a JPEG, without what the file said beside the picture.

    `sha256` is that of the hub's own bytes. `is_new` is false where the same was there already.
    """

    picture_id: Id
    sha256: Hex32
    size_bytes: Bytes
    is_new: bool


class PictureRow(Answer):
    """One reference picture; `ticket_id` is empty for a catalogue's, `sku` for a whole ticket's."""

    picture_id: Id
    kind: Kind
    ticket_id: Annotated[str, Field(max_length=64, pattern=r"^[A-Za-z0-9_.-]*$")]
    sku: Annotated[str, Field(max_length=200)]
    number: Number
    sha256: Hex32
    size_bytes: Bytes
    revision: SeqOrNone


class PicturesAnswer(Answer):
    """GET /pictures?since=: changes after that revision, oldest first.

    `closed` are the `picture_id` that must be deleted. `revision` is the next `since`.
    """

    pictures: Annotated[list[PictureRow], Field(max_length=MAX_PICTURE_ROWS)]
    closed: Annotated[list[Id], Field(max_length=MAX_PICTURE_ROWS)]
    revision: SeqOrNone
    more: bool = False


class CoveredRegion(Answer):
    """A part of a photo that names somebody and is painted over; in 1/10000 of its sides."""

    x: int
    y: int
    w: int
    h: int
    what: str


class EvidencePhoto(Answer):
    """One photo of a decided unit, or of the parcel it came in (`lpn` empty).

    `is_hidden` while nobody has looked for personal data yet; `is_here` once its bytes are at the
    hub. Only one that is here and not hidden is handed out. Retaken ones are not current.
    """

    evidence_id: Id
    sha256: Hex32
    shot: str
    lpn: str
    taken_at: Moment
    width_px: int
    height_px: int
    is_current: bool
    is_hidden: bool
    is_here: bool
    covered: list[CoveredRegion]


class EvidenceAnswer(Answer):
    """GET /evidence?ticket=NUMBER: photos of the ticket's decided units, oldest first."""

    ticket_number: str
    photos: Annotated[list[EvidencePhoto], Field(max_length=MAX_EVIDENCE)]
