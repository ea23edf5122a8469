"""Codes out of a picture: one quick look at a live frame, the whole cascade for a still one.

Pictures are read at full size; halving loses bars two pixels wide.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scanners.reading.cascade import BUDGET_MS, Cascade
from scanners.reading.content import decode_text
from scanners.reading.engines import LINEAR
from scanners.reading.evidence import ITF_LENGTHS, Claim, Evidence
from scanners.reading.glance import glance
from scanners.reading.steps import ENGINES, Engines
from scanners.reading.treatments import as_gray
from scanners.scan import Scan

__all__ = ["MAX_CODES", "ReadResult", "decode_text", "is_linear", "read_image"]

MAX_CODES = 64
"""Codes kept of one picture; a label has about five."""


@dataclass(frozen=True, kw_only=True)
class ReadResult:
    """What a picture held. Not reading anything is a value, not an error.

    `error` is a code such as `image.bad_shape`; `ms` the time it took.
    """

    codes: tuple[Scan, ...]
    error: str | None
    ms: float
    unsure: tuple[Scan, ...] = ()
    """Read, but not believed: one reading too few, or another reading at the same place."""
    why: tuple[str, ...] = ()
    """For each code, why it is believed: `error_correction`, `check_character`, `two_engines`,
    `two_views`; of a live frame `one_look`."""


def read_image(
    image: NDArray[np.uint8],
    *,
    deep: bool,
    budget_ms: float = BUDGET_MS,
    itf_lengths: frozenset[int] = ITF_LENGTHS,
    engines: Engines = ENGINES,
) -> ReadResult:
    """Reads every code of a picture `(H, W)` gray or `(H, W, 3)` BGR, which stays unchanged.

    `deep` is for a frame that was taken: all symbologies, two engines and treated views, and only
    what the evidence suffices for is a code. It begins no step after `budget_ms` of CPU time, and
    needs a tenth of it where the first look shows everything. Without it, a live frame takes about
    20 ms: one look, dark on light, at what stands on parcels; the caller waits for a second frame
    that says the same. Holds no lock; any thread.
    """
    started = time.perf_counter()
    if image.ndim not in (2, 3) or image.size == 0 or (image.ndim == 3 and image.shape[2] != 3):
        return ReadResult(codes=(), error="image.bad_shape", ms=0.0)
    gray = as_gray(image)
    if deep:
        cascade = Cascade(gray, engines=engines, budget_ms=budget_ms, itf_lengths=itf_lengths)
        result = _told(cascade.run())
    else:
        evidence = Evidence(itf_lengths)
        evidence.add(glance(gray))
        result = _seen(evidence)
    codes, why, unsure = result
    return ReadResult(
        codes=codes, error=None, ms=(time.perf_counter() - started) * 1000, unsure=unsure, why=why
    )


def is_linear(symbology: str) -> bool:
    """Whether a symbology is bars rather than a matrix."""
    return symbology in LINEAR


def _told(evidence: Evidence) -> tuple[tuple[Scan, ...], tuple[str, ...], tuple[Scan, ...]]:
    believed = evidence.believed()[:MAX_CODES]
    doubtful = [*evidence.doubtful(), *evidence.odd()][:MAX_CODES]
    return _scans(believed), tuple(claim.why() for claim in believed), _scans(doubtful)


def _seen(evidence: Evidence) -> tuple[tuple[Scan, ...], tuple[str, ...], tuple[Scan, ...]]:
    seen = evidence.seen()[:MAX_CODES]
    return _scans(seen), ("one_look",) * len(seen), ()


def _scans(claims: list[Claim]) -> tuple[Scan, ...]:
    return tuple(claim.scan for claim in claims)
