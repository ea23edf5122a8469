"""Codes of a live camera: quick looks, and a thorough one at the sharpest frame where they fail.

One reader per camera, with nothing shared between them; `scanners.live_loop` gives it frames.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from scanners.camera import Frame
from scanners.decode import ReadResult, read_image
from scanners.reading.evidence import ITF_LENGTHS
from scanners.scan import Scan
from scanners.scene import Blocks, blocks_of, is_changed, sharpness
from scanners.stability import NOTHING, STRONG, SeenCode, Sighting, Stability

AGAIN_S = 1.0
"""A picture in which nothing moved is read again this late."""
TRIES = 4
"""Looks at a picture in which nothing moves, before it counts as read."""
DEEP_AFTER_S = (0.6, 2.0)
"""A still picture in which nothing is found is searched thoroughly so late, and once more."""
DEEP_BUDGET_MS = 250.0
"""CPU time of a thorough search; meanwhile no frame is looked at."""
MOST_BLANK = 8
"""Scenes remembered in which a thorough search found nothing: a bench has few, empty above all."""
GATHER_S = 0.5
"""Codes of one label are accepted one after the other: so long the first waits for the rest."""


class ReadImage(Protocol):
    """What `scanners.decode.read_image` promises."""

    def __call__(
        self,
        image: NDArray[np.uint8],
        *,
        deep: bool,
        budget_ms: float = DEEP_BUDGET_MS,
        itf_lengths: frozenset[int] = ITF_LENGTHS,
    ) -> ReadResult:
        """Every code of a picture."""


@dataclass(frozen=True, kw_only=True)
class LiveLook:
    """What is in the picture now; `size` is its width and height in pixels, of the boxes too.

    `gathered`, where it is not empty, is all that lies before the camera and counts, and some of
    it counts for the first time: `news`.
    """

    size: tuple[int, int] = (0, 0)
    seen: tuple[SeenCode, ...] = ()
    gathered: tuple[Scan, ...] = ()
    news: tuple[Scan, ...] = ()


EMPTY = LiveLook()


def is_anything(scans: Sequence[Scan]) -> bool:
    """Whether any code was read."""
    return bool(scans)


class LiveReader:
    """Follows one camera, frame by frame; used by one thread."""

    def __init__(
        self,
        *,
        is_enough: Callable[[Sequence[Scan]], bool] = is_anything,
        stability: Stability | None = None,
        read: ReadImage = read_image,
        itf_lengths: frozenset[int] = ITF_LENGTHS,
    ) -> None:
        """`is_enough` says of the codes before the camera that nothing is missing among them.

        `itf_lengths`: how many digits an ITF may have.
        """
        self._itf_lengths = itf_lengths
        self._is_enough = is_enough
        self._stability = stability or Stability()
        self._read = read
        self._seen: Sighting = NOTHING
        self._last_read: tuple[Blocks, float] | None = None
        self._scene: tuple[Blocks, float] | None = None
        self._reads = 0
        self._searches = 0
        self._blank: list[Blocks] = []
        self._sharpest: tuple[float, NDArray[np.uint8]] | None = None
        self._found: tuple[Scan, ...] = ()
        """What a thorough search found in the scene that is still there."""
        self._doubted: set[str] = set()
        """Texts of that scene that a thorough look did not confirm."""
        self._news: tuple[Scan, ...] = ()
        self._news_since_s = 0.0

    def use(self, itf_lengths: frozenset[int]) -> None:
        """Other lengths from the next look on; from any thread."""
        self._itf_lengths = itf_lengths

    def look(self, frame: Frame) -> LiveLook:
        """The next frame; costs a millisecond where nothing moved, else about 20."""
        image, at_s = frame.image, frame.taken_at_s
        blocks = blocks_of(image)
        self._follow_scene(blocks, at_s)
        if self._is_worth_reading(blocks, at_s):
            self._look_quickly(image, at_s)
            self._last_read = blocks, at_s
        else:
            self._seen = self._stability.hold(self._seen, at_s)
        if self._is_search_due(image, at_s):
            self._search(at_s)
        height, width = image.shape[:2]
        gathered, news = self._gather(at_s)
        return LiveLook(size=(width, height), seen=self._seen.seen, gathered=gathered, news=news)

    def rest(self) -> None:
        """Nobody looks for a while; what was accepted stays so until it is seen to leave."""
        self._seen, self._news, self._found = NOTHING, (), ()
        self._last_read = self._scene = self._sharpest = None

    # --- the scene -------------------------------------------------------------------------

    def _follow_scene(self, blocks: Blocks, at_s: float) -> None:
        if self._scene is None or is_changed(self._scene[0], blocks):
            self._scene = blocks, at_s
            # the empty bench comes back between any two parcels, and a search would keep the next
            is_blank = any(not is_changed(one, blocks) for one in self._blank)
            self._reads, self._searches = 0, len(DEEP_AFTER_S) if is_blank else 0
            self._sharpest, self._found = None, ()
            self._doubted.clear()

    def _is_worth_reading(self, blocks: Blocks, at_s: float) -> bool:
        if self._last_read is None or self._seen.is_pending or self._reads < TRIES:
            return True
        before, read_at_s = self._last_read
        return not 0 <= at_s - read_at_s < AGAIN_S or is_changed(before, blocks)

    # --- reading ---------------------------------------------------------------------------

    def _look_quickly(self, image: NDArray[np.uint8], at_s: float) -> None:
        self._reads += 1
        read = self._read(image, deep=False, itf_lengths=self._itf_lengths).codes
        self._take(_of_camera(one for one in read if one.text not in self._doubted), at_s)
        weak = tuple(one for one in self._seen.accepted if one.symbology not in STRONG)
        if weak:
            self._prove(weak, image)

    def _take(self, scans: tuple[Scan, ...], at_s: float) -> None:
        read = {one.text for one in scans}
        kept = tuple(one for one in self._found if one.text not in read)
        self._seen = self._stability.see((*scans, *kept), at_s, proven=kept)
        self._note_news(self._seen.accepted, at_s)

    def _prove(self, weak: tuple[Scan, ...], image: NDArray[np.uint8]) -> None:
        """Bars that any other bars may look like count once a thorough look says the same."""
        found = self._read(
            image, deep=True, budget_ms=DEEP_BUDGET_MS, itf_lengths=self._itf_lengths
        )
        doubted = {one.text for one in weak} - {one.text for one in found.codes}
        self._doubted |= doubted
        for one in weak:
            if one.text in doubted:
                self._stability.doubt(one)
        self._news = tuple(one for one in self._news if one.text not in doubted)
        left = tuple(one for one in self._seen.seen if one.scan.text not in doubted)
        self._seen = Sighting(accepted=(), seen=left)

    def _is_search_due(self, image: NDArray[np.uint8], at_s: float) -> bool:
        """Whether a thorough look is worth it; the sharpest frame for it is kept meanwhile."""
        if self._scene is None or self._searches >= len(DEEP_AFTER_S):
            return False
        if self._is_enough(self._seen.present):
            return False
        sharp = sharpness(image)
        if self._sharpest is None or sharp > self._sharpest[0]:
            self._sharpest = sharp, image
        return at_s - self._scene[1] >= DEEP_AFTER_S[self._searches]

    def _search(self, at_s: float) -> None:
        assert self._sharpest is not None
        assert self._scene is not None
        self._searches += 1
        (_, image), self._sharpest = self._sharpest, None
        found = self._read(
            image, deep=True, budget_ms=DEEP_BUDGET_MS, itf_lengths=self._itf_lengths
        )
        self._found = _of_camera(found.codes)
        if self._found:
            self._take(tuple(one.scan for one in self._seen.seen), at_s)
        elif self._searches == len(DEEP_AFTER_S):
            self._blank = [*self._blank, self._scene[0]][-MOST_BLANK:]

    # --- what belongs together -----------------------------------------------------------------

    def _note_news(self, accepted: tuple[Scan, ...], at_s: float) -> None:
        if accepted and not self._news:
            self._news_since_s = at_s
        self._news = (*self._news, *accepted)

    def _gather(self, at_s: float) -> tuple[tuple[Scan, ...], tuple[Scan, ...]]:
        waits = self._seen.is_pending and 0 <= at_s - self._news_since_s < GATHER_S
        if not self._news or waits:
            return (), ()
        news, self._news = self._news, ()
        there = {one.text for one in self._seen.present}
        gone = tuple(one for one in news if one.text not in there)
        return (*self._seen.present, *gone), news


def _of_camera(scans: Iterable[Scan]) -> tuple[Scan, ...]:
    return tuple(replace(one, source="camera") for one in scans)
