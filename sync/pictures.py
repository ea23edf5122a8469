"""Reference pictures come beside the journal: which there are, and the bytes of those in use.

Only pictures of parcels that came to the dock are fetched, the newest first, into a folder of
bounded size. What the hub closes goes from the folder at once; what a crash left there goes with
the first pass after it.
"""

from __future__ import annotations

from collections.abc import Callable

from sync.client import HubClient
from sync.errors import HubGarbledError, HubRefusedError
from sync.ports import PictureChange, PictureFiles, PicturesSide

FOLDER_BYTES = 256 * 1024 * 1024
"""Of pictures at one station: a thousand or so."""
PICTURES_PER_PASS = 10
_GONE = "photo.missing"
_OLD_HUB = "route.unknown"


class PictureLane:
    """The lane of one station; belongs to the sync thread."""

    def __init__(
        self, side: PicturesSide, files: PictureFiles, *, limit_bytes: int = FOLDER_BYTES
    ) -> None:
        """`files` is a folder of its own."""
        self._side = side
        self._files = files
        self._limit_bytes = limit_bytes
        self._is_swept = False
        self._planned_for: object = None

    def run(self, client: HubClient, is_wanted: Callable[[], bool], *, asks: bool = True) -> int:
        """One pass; how many pictures came. Raises what the client or the disk raises.

        `asks`: whether the hub is asked which there are; what is known to be wanted comes anyway.
        """
        while asks and is_wanted() and self._pull(client):
            pass
        if not self._is_swept:
            self._sweep()
        state = (self._side.pictures_revision(), self._side.vector())
        if state == self._planned_for:
            return 0
        plan = self._side.pictures_to_fetch(self._limit_bytes)
        for sha256 in plan.drop:
            self._side.mark_picture(sha256, is_here=False)
            self._files.remove(sha256)
        came = 0
        for sha256 in plan.fetch[:PICTURES_PER_PASS]:
            if not is_wanted():
                return came
            came += self._fetch(client, sha256)
        if len(plan.fetch) <= PICTURES_PER_PASS:
            self._planned_for = state
        return came

    def _pull(self, client: HubClient) -> bool:
        """One page of changes; True when there is more. A hub set back is read from the start."""
        since = self._side.pictures_revision()
        try:
            answer = client.pictures(since=since)
        except HubRefusedError as refused:
            if refused.code == _OLD_HUB:
                return False
            raise
        if answer.revision < since:
            self._is_swept = False
            self._side.take_pictures([], closed=[], revision=0)
            return True
        if answer.revision == since:
            return False
        if answer.more and not (answer.pictures or answer.closed):
            raise HubGarbledError(why="pictures")
        changes = [
            PictureChange(
                picture_id=one.picture_id,
                kind=one.kind.value,
                ticket_id=one.ticket_id,
                sku=one.sku,
                number=one.number,
                sha256=one.sha256,
                size_bytes=one.size_bytes,
            )
            for one in answer.pictures
        ]
        self._is_swept = self._is_swept and not answer.closed
        self._side.take_pictures(changes, closed=answer.closed, revision=answer.revision)
        return answer.more

    def _sweep(self) -> None:
        named = self._side.named_pictures()
        for sha256 in self._files.all():
            if sha256 not in named:
                self._files.remove(sha256)
        self._is_swept = True

    def _fetch(self, client: HubClient, sha256: str) -> int:
        if not self._files.has(sha256):
            try:
                data = client.get_picture(sha256)
            except HubRefusedError as refused:
                if refused.code == _GONE:
                    return 0  # closed meanwhile; the next page says so
                raise
            self._files.write(data)
        self._side.mark_picture(sha256, is_here=True)
        return 1
