"""Whether bars end where they were read to end."""

from __future__ import annotations

import numpy as np

from scanners.reading.boxes import length
from scanners.reading.treatments import Gray, upright
from scanners.scan import Box

_BESIDE = 0.3
"""How far beside the code is looked, in its lengths."""
_EDGES = 6
"""Changes between dark and light beside a code that are no chance: three more bars."""


_EDGE_PX = 2
"""A code whose end is that near to the picture's edge is taken for cut off."""


def ends_are_clear(gray: Gray, box: Box) -> bool:
    """Whether there are no more bars beside a code, level with it, and it is not cut off."""
    corners = np.array(box, np.float64)
    height, width = gray.shape
    ends = (corners[0] + corners[3]) / 2, (corners[1] + corners[2]) / 2
    if not all(
        _EDGE_PX <= x < width - _EDGE_PX and _EDGE_PX <= y < height - _EDGE_PX for x, y in ends
    ):
        return False
    outward = (corners[1] - corners[0] + corners[2] - corners[3]) / 2 * _BESIDE
    wide = (corners + np.array([-outward, outward, outward, -outward])).round().astype(int)
    first, second, third, fourth = ((int(x), int(y)) for x, y in wide)
    view = upright(gray, (first, second, third, fourth), name="ends", is_rough=True)
    if view is None:
        return True
    height, width = view.image.shape
    rows = view.image[height // 3 : max(height * 2 // 3, height // 3 + 1)]
    profile = rows.mean(axis=0, dtype=np.float64)
    middle = slice(round((width - length(box)) / 2), round((width + length(box)) / 2))
    inside = profile[middle]
    if inside.size == 0:
        return True
    threshold = (float(np.percentile(inside, 10)) + float(np.percentile(inside, 90))) / 2
    is_dark = profile < threshold
    margin = round(0.03 * length(box)) + 2
    sides = is_dark[: max(0, middle.start - margin)], is_dark[middle.stop + margin :]
    return all(np.count_nonzero(np.diff(side)) < _EDGES for side in sides)
