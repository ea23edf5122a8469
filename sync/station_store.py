"""The station's store as the sync lanes see it: reads here, writes through the one writer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, Protocol

from inspection.errors import BugError
from inspection.ports import Clock
from inspection.references import PicturePlan
from inspection.store.local_pictures import PICTURES_CAME
from inspection.store.reports import Changed
from inspection.store.settings import LPN_CODE
from inspection.store.store import Store
from inspection.values import OriginId, rfc3339
from sync.enrolment import Membership
from sync.errors import SyncError
from sync.ports import ContactChange, OwnRecord, PictureChange, WordsChange

_LOOK_EVERY_S = 0.1


class Submit(Protocol):
    """`WriterQueue.submit`: queues a job for the writer thread."""

    def __call__(self, job: Callable[[], Any], *, urgent: bool) -> Future[Any]:
        """`urgent` jobs are the operator's and go first."""


class StationStore:
    """`StationSide` on a real store.

    Writes wait their turn behind the operator's (DESIGN D10) and block the sync thread until they
    are durable, or raise SyncError `sync.stopped` when the thread is asked to stop meanwhile.
    """

    def __init__(
        self, store: Store, submit: Submit, *, clock: Clock, should_stop: Callable[[], bool]
    ) -> None:
        """The store's origin must be open."""
        if store.origin is None:
            raise BugError("store.no_origin")
        self._store = store
        self._origin = store.origin
        self._submit = submit
        self._clock = clock
        self._should_stop = should_stop

    @property
    def origin(self) -> str:
        """This station's origin."""
        return self._origin

    def vector(self) -> dict[str, int]:
        """Taken seq of every stream."""
        return {str(origin): seq for origin, seq in self._store.vector().items()}

    def own_records_after(self, seq: int, limit: int) -> Sequence[OwnRecord]:
        """The next records of the own stream."""
        found = self._store.own_records_after(seq, limit)
        return [OwnRecord(seq=seq, line=line, hash=own_hash) for seq, line, own_hash in found]

    def acked_seq(self) -> int:
        """Seq of the newest receipt."""
        return self._store.local.acked_seq()

    def keep_receipt(self, *, seq: int, line: str) -> None:
        """Keep a receipt verbatim."""
        self._write(lambda: self._store.local.keep_receipt(seq=seq, line=line))

    def take(self, origin: str, records: Sequence[tuple[str, bytes]]) -> None:
        """Take records of another origin, and apply what they set free, a bit at a time."""
        more: bool = self._write(lambda: self._store.take(records, OriginId(origin)).more)
        while more:
            more = self._write(lambda: self._store.apply_ready().more)

    def keep_clock_offset(self, offset_ms: int) -> None:
        """The hub's clock is this far ahead."""
        self._write(lambda: self._store.local.keep_clock_offset(offset_ms))

    def contacts_revision(self) -> int:
        """The hub's revision of what is here."""
        return self._store.local.contacts_revision()

    def take_contacts(
        self, changes: Sequence[ContactChange], *, closed: Sequence[str], revision: int
    ) -> None:
        """Apply changes of contacts."""
        at = rfc3339(self._clock.now())
        self._write(
            lambda: self._store.local.take_contacts(
                changes, closed=closed, revision=revision, at=at
            )
        )

    def words_revision(self) -> int:
        """The hub's revision of the customers' words that are here."""
        return self._store.local.words_revision()

    def take_words(
        self, changes: Sequence[WordsChange], *, closed: Sequence[str], revision: int
    ) -> None:
        """Apply changes of customers' words."""
        at = rfc3339(self._clock.now())
        self._write(
            lambda: self._store.local.take_words(changes, closed=closed, revision=revision, at=at)
        )

    def pictures_revision(self) -> int:
        """The hub's revision of the reference pictures that are known here."""
        return self._store.pictures.revision()

    def take_pictures(
        self, changes: Sequence[PictureChange], *, closed: Sequence[str], revision: int
    ) -> None:
        """Apply changes of reference pictures."""
        self._write(lambda: self._store.pictures.take(changes, closed=closed, revision=revision))
        self._tell_of_pictures()

    def named_pictures(self) -> frozenset[str]:
        """Hashes of every reference picture there is."""
        return self._store.pictures.named()

    def pictures_to_fetch(self, limit_bytes: int) -> PicturePlan:
        """What should come, and what must go."""
        return self._store.pictures.plan(limit_bytes)

    def mark_picture(self, sha256: str, *, is_here: bool) -> None:
        """The bytes of this picture came, or went."""
        self._write(lambda: self._store.pictures.mark(sha256, is_here=is_here))
        self._tell_of_pictures()

    def waiting_photos(self, limit: int) -> Sequence[str]:
        """Photos not uploaded yet."""
        return self._store.local.waiting_photos(limit)

    def count_waiting_photos(self) -> int:
        """How many."""
        return self._store.local.count_waiting_photos()

    def mark_uploaded(self, sha256: str) -> None:
        """The hub holds this photo."""
        at = rfc3339(self._clock.now())
        self._write(lambda: self._store.local.mark_uploaded(sha256, at=at))

    def keep_membership(self, membership: Membership) -> None:
        """What the store must know of the hub; writes only what is not there yet."""
        if self._store.setting(LPN_CODE) != membership.lpn_code:
            hub = OriginId(membership.hub_origin)
            self._write(lambda: self._store.local.trust_hub(hub))
            self._write(lambda: self._store.put_setting(LPN_CODE, membership.lpn_code))

    def _tell_of_pictures(self) -> None:
        self._store.tell(Changed(kinds=frozenset({PICTURES_CAME}), ids=frozenset()))

    def _write(self, job: Callable[[], Any]) -> Any:  # noqa: ANN401 - as the job
        future = self._submit(job, urgent=False)
        while True:
            try:
                return future.result(_LOOK_EVERY_S)
            except TimeoutError:
                if future.done():
                    # at this very moment, or it is the job's own error, which is raised again
                    return future.result()
            if self._should_stop():
                # a job that has begun finishes by itself; doing it again later is harmless
                future.cancel()
                raise SyncError("sync.stopped")
