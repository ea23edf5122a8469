"""What the lanes of the sync thread need from the station's store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from inspection.references import PicturePlan
from inspection.values import Sha256


@dataclass(frozen=True, kw_only=True)
class OwnRecord:
    """One record of this station's journal: canonical line and chain hash, as stored."""

    seq: int
    line: str
    hash: bytes


@dataclass(frozen=True, kw_only=True)
class ContactChange:
    """Personal data of an open ticket's customer."""

    ticket_id: str
    name: str
    phone: str
    address: str


@dataclass(frozen=True, kw_only=True)
class WordsChange:
    """What a customer of an open ticket wrote."""

    words_id: str
    ticket_id: str
    words: str


@dataclass(frozen=True, kw_only=True)
class PictureChange:
    """A picture to compare with, of an open ticket (`ticket_id`) or of an SKU."""

    picture_id: str
    kind: str
    ticket_id: str
    sku: str
    number: int
    sha256: str
    size_bytes: int


class JournalSide(Protocol):
    """The journals of this station.

    Writing calls return when the change is durable, and run where the store's one writer runs.
    All raise WorldError `store.*` when the disk or the database cannot.
    """

    @property
    def origin(self) -> str:
        """This station's origin."""

    def vector(self) -> dict[str, int]:
        """Taken seq of every stream, this station's own included."""

    def own_records_after(self, seq: int, limit: int) -> Sequence[OwnRecord]:
        """The next records of the own stream, in order."""

    def acked_seq(self) -> int:
        """Seq of the newest receipt kept for the own stream; 0 without one."""

    def keep_receipt(self, *, seq: int, line: str) -> None:
        """Keep the hub's receipt for the own stream up to `seq`, verbatim."""

    def take(self, origin: str, records: Sequence[tuple[str, bytes]]) -> None:
        """Take consecutive records `(line, hash)` of another origin in one transaction.

        Raises BadLineError, ForkError or GapError of the store; then nothing was taken.
        """

    def keep_clock_offset(self, offset_ms: int) -> None:
        """The hub's clock is this far ahead of ours."""


class ContactsSide(Protocol):
    """The contacts of open tickets."""

    def contacts_revision(self) -> int:
        """The hub's revision up to which contacts are here; 0 at first."""

    def take_contacts(
        self, changes: Sequence[ContactChange], *, closed: Sequence[str], revision: int
    ) -> None:
        """Apply changes, delete the closed ones, keep the revision: all or nothing."""


class CustomerWordsSide(Protocol):
    """What customers of open tickets wrote."""

    def words_revision(self) -> int:
        """The hub's revision up to which it is here; 0 at first."""

    def take_words(
        self, changes: Sequence[WordsChange], *, closed: Sequence[str], revision: int
    ) -> None:
        """Apply changes, delete the closed ones, keep the revision: all or nothing."""


class PicturesSide(Protocol):
    """Reference pictures: which there are and which are here."""

    def vector(self) -> dict[str, int]:
        """Taken seq of every stream: what came to the dock decides what is wanted."""

    def pictures_revision(self) -> int:
        """The hub's revision up to which they are known; 0 at first."""

    def take_pictures(
        self, changes: Sequence[PictureChange], *, closed: Sequence[str], revision: int
    ) -> None:
        """Apply changes, forget the closed ones, keep the revision: all or nothing."""

    def named_pictures(self) -> frozenset[str]:
        """Hashes of every picture there is."""

    def pictures_to_fetch(self, limit_bytes: int) -> PicturePlan:
        """What should come, and what must go where it has no room beside that."""

    def mark_picture(self, sha256: str, *, is_here: bool) -> None:
        """The bytes of this picture came, or went; whoever shows it is told."""


class PhotosSide(Protocol):
    """Which photos the hub does not have yet."""

    def waiting_photos(self, limit: int) -> Sequence[str]:
        """SHA-256 of photos not uploaded yet, oldest first."""

    def count_waiting_photos(self) -> int:
        """How many there are."""

    def mark_uploaded(self, sha256: str) -> None:
        """The hub holds this photo, verified."""


class StationSide(JournalSide, ContactsSide, CustomerWordsSide, PicturesSide, PhotosSide, Protocol):
    """All of it."""


class PhotoBytes(Protocol):
    """Photo files by hash."""

    def read(self, sha256: Sha256, /) -> bytes:
        """The verified bytes; raises WorldError `photo.*` when missing or altered."""


class PictureFiles(Protocol):
    """Pictures that may go, by hash; a folder of their own."""

    def has(self, sha256: str, /) -> bool:
        """Whether the file is here."""

    def write(self, data: bytes, /) -> Sha256:
        """Make the bytes durable under their hash."""

    def remove(self, sha256: str, /) -> None:
        """Erase the file; none is fine."""

    def all(self) -> Sequence[str]:
        """The hash of every file."""
