"""The cascade: cheapest first, until the evidence is enough or the time is up."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from scanners.reading.boxes import fills
from scanners.reading.ends import ends_are_clear
from scanners.reading.engines import LINEAR, Engine, Reading
from scanners.reading.evidence import ITF_LENGTHS, Claim, Evidence
from scanners.reading.places import Region, bar_regions, block_regions, slopes
from scanners.reading.steps import Engines, Step, bar_steps, matrix_steps, whole_steps
from scanners.reading.treatments import Gray, View, inverted, overview
from scanners.scan import Box

BUDGET_MS = 300.0
"""CPU time of the calling thread after which no further step is begun."""
_DEPTH, _DEPTH_AFTER = 12, 3
"""Steps at each place: where nothing is read yet, and where something is."""
MOST_WHOLE, OVERVIEW = 12_600_000, 6_000_000
"""Pixels up to which a picture is looked at as a whole, and those of the smaller copy of a larger
one, whose places are looked at in full size. A still of 48 megapixels took 0.7 to 5 seconds."""
_MAX_DOUBTS = 6
_MAX_PLACES = 6


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a code may be, and what there is to try there."""

    box: Box | None
    """None for the whole picture: no one code is what that is about."""
    is_clear: bool
    """Large, and nearly certainly a code: looked at whatever else is read."""
    steps: Iterator[Step]


class Cascade:
    """Reads one picture; made anew for each."""

    def __init__(
        self,
        gray: Gray,
        *,
        engines: Engines,
        budget_ms: float = BUDGET_MS,
        itf_lengths: frozenset[int] = ITF_LENGTHS,
        cpu_s: Callable[[], float] = time.thread_time,
    ) -> None:
        """`gray` stays unchanged; `cpu_s` is the clock the budget is taken from."""
        self._gray = gray
        is_large = gray.size > MOST_WHOLE
        self._whole = overview(gray, OVERVIEW if is_large else MOST_WHOLE)
        self._budget_s = budget_ms / 1000 if is_large else 0.0
        self._engines = engines
        self._cpu_s = cpu_s
        self._until_s = cpu_s() + budget_ms / 1000
        self._failed: list[Reading] = []
        self._settled: set[tuple[str, str]] = set()
        self.evidence = Evidence(itf_lengths)

    def run(self) -> Evidence:
        """All steps the budget and the evidence leave worth doing."""
        self._ask(self._whole, self._engines.first)
        # of a large picture only a copy was looked at: its places have all the time there is
        self._until_s = max(self._until_s, self._cpu_s() + self._budget_s)
        self._settle()
        inverse = Place(box=None, is_clear=True, steps=self._light_on_dark(self._whole))
        self._work([*self._places(), inverse])
        if not self.evidence.believed():
            steps = whole_steps(self._whole, self._engines)
            self._work([Place(box=_frame(self._gray), is_clear=False, steps=steps)])
        return self.evidence

    @property
    def _is_over(self) -> bool:
        return self._cpu_s() >= self._until_s

    def _ask(self, view: View, engine: Engine) -> None:
        readings = [self._judged(reading) for reading in engine(view)]
        self.evidence.add(readings)
        self._failed += [one for one in readings if not one.is_valid]

    def _judged(self, reading: Reading) -> Reading:
        """An ITF ends wherever two bars look like its end, so what is beside it is looked at."""
        box = reading.scan.box
        if reading.scan.symbology != "ITF" or box is None or ends_are_clear(self._gray, box):
            return reading
        return replace(reading, is_whole=False)

    def _work(self, places: list[Place]) -> None:
        """The first step of every place, then the second: what is easy is found in time.

        Once something is read, only what is clearly a code is looked at, and not so closely.
        """
        for depth in range(_DEPTH):
            if self.evidence.believed():
                places = [one for one in places if one.is_clear and depth < _DEPTH_AFTER]
            for place in places:
                if place.is_clear or not self.evidence.believed():
                    self._step(place)

    def _step(self, place: Place) -> None:
        for view, engine in next(place.steps, ()):
            if self._is_over or self._is_read(place.box):
                return
            self._ask(view, engine)
            self._settle()

    def _settle(self) -> None:
        """Ask for more votes on what is in doubt."""
        for claim in self.evidence.doubtful()[:_MAX_DOUBTS]:
            key = (claim.scan.symbology, claim.scan.text)
            if key in self._settled or claim.scan.box is None:
                continue
            self._settled.add(key)
            self._confirm(claim)

    def _confirm(self, claim: Claim) -> None:
        box = claim.scan.box
        assert box
        make = bar_steps if claim.is_linear else matrix_steps
        for step in make(self._gray, box, self._engines):
            for view, engine in step:
                if self._is_over or claim not in self.evidence.doubtful():
                    return
                self._ask(view, engine)

    def _light_on_dark(self, whole: View) -> Iterator[Step]:
        """The whole picture for matrix codes printed that way.

        Beside a code that is read, none but a QR is worth its time: that is a fifth of the whole.
        """
        is_some = bool(self.evidence.believed())
        yield [(inverted(whole), self._engines.qr if is_some else self._engines.matrices)]

    def _is_read(self, box: Box | None) -> bool:
        return box is not None and any(
            fills(claim.scan.box, box) for claim in self.evidence.believed()
        )

    def _places(self) -> list[Place]:
        """Where something looks like a code that is not read, the likeliest first."""
        is_some = bool(self.evidence.believed())
        found = None if self._is_over else slopes(self._whole.image, is_quick=is_some)
        if found is None:
            return []
        bars = bar_regions(found, only_clear=is_some)
        blocks = [] if is_some else block_regions(found, bars)
        bars, blocks = ([self._in_full(one) for one in regions] for regions in (bars, blocks))
        failed = [one.scan for one in self._failed if one.scan.symbology not in LINEAR]
        matrices = [Region(box=scan.box, weight=0.0) for scan in failed if scan.box] + blocks
        return [
            Place(
                box=region.box,
                is_clear=make is bar_steps and region.is_clear,
                steps=make(self._gray, region.box, self._engines),
            )
            for make, regions in ((bar_steps, bars), (matrix_steps, matrices))
            for region in [one for one in regions if not self._is_read(one.box)][:_MAX_PLACES]
        ]

    def _in_full(self, region: Region) -> Region:
        """A region of the overview as one of the picture."""
        first, second, third, fourth = self._whole.to_original(region.box)
        return replace(region, box=(first, second, third, fourth))


def _frame(gray: Gray) -> Box:
    height, width = gray.shape
    return (0, 0), (width, 0), (width, height), (0, height)
