"""When a code before a live camera counts: seen for a while, unopposed, and once per visit.

One look can be wrong, and fifteen looks a second are one code. No Qt, no clock of its own: each
look comes with its time. One instance per camera.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scanners.reading.boxes import covers
from scanners.scan import Box, Scan

MOST_TRACKED = 64
"""Codes followed at once; a picture of a wall of labels has fewer."""
MOST_KNOWN = 256
"""Accepted codes remembered until they have left."""
STRONG = frozenset({"Code128", "QR", "MicroQR", "DataMatrix", "PDF417", "Aztec", "MaxiCode"})
"""They prove their own text, by error correction or a check character all of them have."""


@dataclass(frozen=True, kw_only=True)
class StabilityRules:
    """How long is long enough. Seconds of the frames' own clock."""

    frames: int = 2
    """Least sightings of a code that proves its own text; a weaker one needs one more."""
    strong_s: float = 0.2
    """Least time from the first sighting to the last; two looks of eight a second are 0.125."""
    weak_s: float = 0.5
    """The same of ITF, Code 39 and all that has no check of its own."""
    lapse_s: float = 0.4
    """Looked for and not seen for longer, a code starts anew; one blurred look does no harm."""
    pause_s: float = 1.5
    """So far apart two looks may be, on a busy machine, that follow each other."""
    away_s: float = 3.0
    """So long it must have been out of the picture to count again."""
    gap_s: float = 1.5
    """More than this between two looks was not looked at: nobody saw the code leave meanwhile."""


@dataclass(frozen=True, kw_only=True)
class SeenCode:
    """A code in the picture; `is_accepted` where it counts or has counted in this visit."""

    scan: Scan
    is_accepted: bool


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """What a look came to: the codes that count from now on, and all that are in the picture."""

    accepted: tuple[Scan, ...]
    seen: tuple[SeenCode, ...]

    @property
    def present(self) -> tuple[Scan, ...]:
        """Those in the picture that count."""
        return tuple(one.scan for one in self.seen if one.is_accepted)

    @property
    def is_pending(self) -> bool:
        """Whether something in the picture may count soon."""
        return any(not one.is_accepted for one in self.seen)


NOTHING = Sighting(accepted=(), seen=())


_Key = tuple[str, str]
"""Symbology and text."""


@dataclass
class _Track:
    scan: Scan
    first_s: float
    last_s: float
    frames: int


class Stability:
    """Remembers what one camera has seen; used by one thread."""

    def __init__(self, rules: StabilityRules | None = None) -> None:
        """Nothing was seen yet."""
        self._rules = rules or StabilityRules()
        self._tracks: dict[_Key, _Track] = {}
        self._away_s: dict[str, float] = {}
        """By accepted text, for how long it was looked for and not there."""
        self._looked_at_s: float | None = None

    def see(self, scans: Sequence[Scan], at_s: float, *, proven: Sequence[Scan] = ()) -> Sighting:
        """One look. Those of `scans` that are `proven` stand by the evidence of one picture."""
        before_s = self._looked_at_s
        self._pass(at_s)
        codes = {_key(one): one for one in scans[:MOST_TRACKED]}
        self._drop(codes, at_s, before_s)
        for key, scan in codes.items():
            self._follow(key, scan, at_s)
        accepted = self._accept(codes, {_key(one) for one in proven})
        return Sighting(accepted=accepted, seen=self._present(codes.values()))

    def hold(self, seen: Sighting, at_s: float) -> Sighting:
        """Nothing moved since: what counts is still there. Proves nothing about what does not."""
        self._pass(at_s)
        return Sighting(accepted=(), seen=self._present(one.scan for one in seen.seen))

    def doubt(self, scan: Scan) -> None:
        """A closer look did not find this accepted code: it starts anew."""
        self._away_s.pop(scan.text, None)
        self._tracks.pop(_key(scan), None)

    def _pass(self, at_s: float) -> None:
        """Time went by since the look before; what was out of the picture is away for longer."""
        before_s, self._looked_at_s = self._looked_at_s, at_s
        if before_s is None:
            return
        if at_s < before_s:
            self._tracks.clear()  # another camera's clock
            return
        passed_s = min(at_s - before_s, self._rules.gap_s)
        away_s = {text: before_s + passed_s for text, before_s in self._away_s.items()}
        self._away_s = {text: is_s for text, is_s in away_s.items() if is_s < self._rules.away_s}

    def _present(self, scans: Iterable[Scan]) -> tuple[SeenCode, ...]:
        seen = tuple(SeenCode(scan=one, is_accepted=one.text in self._away_s) for one in scans)
        for one in seen:
            if one.is_accepted:
                self._away_s[one.scan.text] = 0.0
        return seen

    def _follow(self, key: _Key, scan: Scan, at_s: float) -> None:
        track = self._tracks.get(key)
        if track is None:
            self._tracks[key] = _Track(scan=scan, first_s=at_s, last_s=at_s, frames=1)
            return
        track.frames += at_s > track.last_s  # twice the same moment is one sighting
        track.scan, track.last_s = scan, at_s

    def _drop(self, codes: Mapping[_Key, Scan], at_s: float, before_s: float | None) -> None:
        """What was not seen for long, and what another text stands in the place of."""
        rules = self._rules
        boxes = [(one.text, one.box) for one in codes.values() if one.box is not None]
        for key, track in list(self._tracks.items()):
            limit_s = rules.pause_s if track.last_s == before_s else rules.lapse_s
            is_old = at_s - track.last_s > limit_s
            now = codes.get(key, track.scan)
            if is_old or any(_is_place_of(now, text, box) for text, box in boxes):
                del self._tracks[key]
        for key in sorted(self._tracks, key=lambda key: self._tracks[key].last_s):
            if len(self._tracks) <= MOST_TRACKED:
                break
            del self._tracks[key]

    def _accept(self, codes: Mapping[_Key, Scan], proven: set[_Key]) -> tuple[Scan, ...]:
        accepted: list[Scan] = []
        for key, scan in codes.items():
            is_enough = key in proven or self._is_stable(self._tracks[key])
            if scan.text not in self._away_s and is_enough:
                accepted.append(scan)
                self._away_s[scan.text] = 0.0
        longest = sorted(self._away_s, key=lambda text: self._away_s[text])
        for text in longest[MOST_KNOWN:]:
            del self._away_s[text]
        return tuple(accepted)

    def _is_stable(self, track: _Track) -> bool:
        rules, is_strong = self._rules, track.scan.symbology in STRONG
        least_s = rules.strong_s if is_strong else rules.weak_s
        frames = rules.frames + (not is_strong)
        return track.frames >= frames and track.last_s - track.first_s >= least_s


def _key(scan: Scan) -> _Key:
    return scan.symbology, scan.text


def _is_place_of(scan: Scan, text: str, box: Box) -> bool:
    """Whether another text stands where this code is."""
    if scan.text == text or scan.box is None or not _overlap(scan.box, box):
        return False
    return covers(scan.box, box)


def _overlap(one: Box, other: Box) -> bool:
    """Whether the upright rectangles around them touch: cheap, and enough for most pairs."""
    return all(
        min(corner[axis] for corner in one) <= max(corner[axis] for corner in other)
        and min(corner[axis] for corner in other) <= max(corner[axis] for corner in one)
        for axis in (0, 1)
    )
