"""One pass over all lanes: push, photos, pull, contacts; records never wait for photos.

No answer ends the pass at once. A refusal or a local fault in one lane is remembered and the
others go on: a photo missing here must not keep records back, nor the hub's news out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from inspection.errors import WorldError
from inspection.ports import Clock
from inspection.values import from_rfc3339
from sync.client import HubClient
from sync.contacts import pull_contacts_once
from sync.customer_words import pull_words_once
from sync.enrolment import is_token_refused
from sync.errors import HubRefusedError, HubUnreachableError
from sync.photos import upload_once
from sync.pictures import PictureLane
from sync.ports import PhotoBytes, StationSide
from sync.pull import LeaveUnclaimed, pull_once
from sync.push import HubKeys, push_once

PHOTOS_PER_CYCLE = 20
BESIDE_S = 2.0
"""What lies beside the journal is asked for so often, and whenever records come."""
NEARLY = 0.75
"""Share of that time after which a pass asks: an idle worker's third pass comes after 1.75 of two
seconds, and its fourth only after 3.75."""
OFFSET_STEP_MS = 100
"""A smaller change of the clocks' difference is the network's, and not worth a write."""


@dataclass(frozen=True, kw_only=True)
class HubAccess:
    """A way to the hub that admitted this station."""

    client: HubClient
    keys: HubKeys
    url: str


@dataclass(frozen=True, kw_only=True)
class CycleReport:
    """`moved` counts what went or came; `problem` is the first lane's that could not."""

    moved: int
    problem: WorldError | None


class Cycle:
    """The lanes of one station; belongs to the sync thread."""

    def __init__(
        self,
        side: StationSide,
        files: PhotoBytes,
        clock: Clock,
        *,
        is_wanted: Callable[[], bool],
        pictures: PictureLane | None = None,
        beside_s: float = BESIDE_S,
    ) -> None:
        """`is_wanted` turns false when the thread shall stop; without `pictures` none come.

        Words, contacts and reference pictures change at the hub, never by what is recorded here:
        a pass that follows a commit asks for them only where `beside_s` went by since.
        """
        self._side = side
        self._pictures = pictures
        self._files = files
        self._clock = clock
        self._is_wanted = is_wanted
        self.on_progress: Callable[[], None] = _ignore
        """Called after each batch or photo that went through."""
        self._aside = LeaveUnclaimed()
        self._acked: int | None = None
        self._offset_ms: int | None = None
        self._beside_s = beside_s
        self._asked_beside_s: float | None = None
        self._asks_beside = True
        self._has_words = False

    def waiting_records(self) -> int:
        """Own records the hub has not signed for."""
        head = self._side.vector().get(self._side.origin, 0)
        return max(0, head - self._acked_seq())

    def waiting_photos(self) -> int:
        """Photos the hub has not verified."""
        return self._side.count_waiting_photos()

    def run(self, access: HubAccess, *, ask_first: bool) -> CycleReport:
        """One pass; raises what stands in the way of all lanes."""
        self._asks_beside, self._has_words = self._is_beside_due(), False
        moved = 0
        problem: WorldError | None = None
        lanes: tuple[Callable[[], int], ...] = (
            lambda: self._push(access),
            lambda: self._upload(access, ask_first=ask_first),
            lambda: self._pull(access),
            lambda: self._words(access.client),
            lambda: self._contacts(access.client),
            # last: nothing waits for pictures, and they are the most bytes
            lambda: self._compare_with(access.client),
        )
        for lane in lanes:
            if not self._is_wanted():
                break
            try:
                moved += lane()
            except WorldError as met:
                if _stops_everything(met):
                    raise
                problem = problem or met
        if problem is not None:
            self._asked_beside_s = None
        elif self._asks_beside:
            self._asked_beside_s = self._clock.monotonic_s()
        return CycleReport(moved=moved, problem=problem)

    def _is_beside_due(self) -> bool:
        """Always so at first, and as long as a lane has a problem: it must not look solved."""
        since_s = self._asked_beside_s
        return since_s is None or self._clock.monotonic_s() - since_s >= self._beside_s * NEARLY

    def _acked_seq(self) -> int:
        if self._acked is None:
            self._acked = self._side.acked_seq()
        return self._acked

    def _push(self, access: HubAccess) -> int:
        pushed, more = 0, True
        while more and self._is_wanted():
            asked_at = self._clock.now()
            report = push_once(self._side, access.client, access.keys, after=self._acked_seq())
            self._acked = report.acked_seq
            pushed += report.pushed
            more = report.more
            if report.hub_time is not None:
                self._compare_clocks(asked_at, from_rfc3339(report.hub_time))
                self.on_progress()
        return pushed

    def _upload(self, access: HubAccess, *, ask_first: bool) -> int:
        uploaded = 0
        problem: WorldError | None = None
        for sha256 in self._side.waiting_photos(PHOTOS_PER_CYCLE):
            if not self._is_wanted():
                break
            try:
                upload_once(self._side, self._files, access.client, sha256, ask_first=ask_first)
            except WorldError as met:
                if _stops_everything(met):
                    raise
                problem = problem or met
                continue
            uploaded += 1
            self.on_progress()
            self._push(access)
        if problem is not None:
            raise problem
        return uploaded

    def _pull(self, access: HubAccess) -> int:
        pulled, more = 0, True
        problem: WorldError | None = None
        while more and self._is_wanted():
            report = pull_once(
                self._side,
                access.client,
                aside=self._aside,
                before_taking=lambda: self._words_first(access.client),
            )
            pulled += report.records
            more, problem = report.more, report.problem
            if more:
                self._push(access)
        if problem is not None:
            raise problem
        return pulled

    def _words_first(self, client: HubClient) -> None:
        """Records came: what belongs to them comes too, an answer's words before the answer."""
        self._asks_beside, self._has_words = True, False
        try:
            self._words(client)
        except WorldError as met:  # their own lane meets it again, and says so
            if _stops_everything(met):
                raise

    def _words(self, client: HubClient) -> int:
        while self._asks_beside and not self._has_words and self._is_wanted():
            self._has_words = not pull_words_once(self._side, client)
        return 0

    def _contacts(self, client: HubClient) -> int:
        while self._asks_beside and pull_contacts_once(self._side, client) and self._is_wanted():
            pass
        return 0

    def _compare_with(self, client: HubClient) -> int:
        if self._pictures is None:
            return 0
        return self._pictures.run(client, self._is_wanted, asks=self._asks_beside)

    def _compare_clocks(self, asked_at: datetime, hub_time: datetime) -> None:
        middle = asked_at + (self._clock.now() - asked_at) / 2
        offset_ms = round((hub_time - middle).total_seconds() * 1000)
        if self._offset_ms is None or abs(offset_ms - self._offset_ms) >= OFFSET_STEP_MS:
            self._side.keep_clock_offset(offset_ms)
            self._offset_ms = offset_ms


def _ignore() -> None:
    pass


def _stops_everything(problem: WorldError) -> bool:
    if isinstance(problem, HubRefusedError) and problem.is_passing:
        return True
    return isinstance(problem, HubUnreachableError) or is_token_refused(problem)
