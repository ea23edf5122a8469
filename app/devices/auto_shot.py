"""When the camera fires by itself: all is good for a while, once for each scene.

No Qt, no clock of its own: it is told what was seen when.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

S = TypeVar("S")

MAX_GAP_S = 2.0
"""Between two looks: what was not looked at for longer was not seen to be good. A busy machine
looks once a second; with half of this no photo ever took itself there."""
MIN_LOOKS = 3
"""Good ones, each still beside the one before: two alone may have had a hand between them."""
CHANGED_S = 0.25
"""So long another scene must be there before the camera is armed again: a hand that passes, or one
odd frame, is no other scene."""
MAX_SCENES = 12
"""Photographed scenes of one thing that are remembered; no item has more photos."""


class AutoShot(Generic[S]):
    """A scene is whatever `is_other` can compare; the same one is never photographed twice."""

    def __init__(self, *, hold_s: float, is_other: Callable[[S, S], bool]) -> None:
        """Armed: the first scene that holds is photographed."""
        self._hold_s = hold_s
        self._is_other = is_other
        self._known: list[S] = []
        self._last: S | None = None
        self._other_since_s: float | None = None
        self._good_since_s: float | None = None
        self._seen_at_s = 0.0
        self._good_looks = 0

    @property
    def is_armed(self) -> bool:
        """Whether a scene that holds would be photographed; not until the last one is gone."""
        return self._last is None

    @property
    def hold_share(self) -> float:
        """How much of the while has passed, 0 to 1."""
        if self._good_since_s is None:
            return 0.0
        held = (self._seen_at_s - self._good_since_s) / self._hold_s
        return min(1.0, held, self._good_looks / MIN_LOOKS)

    def see(self, scene: S, *, is_good: bool, at_s: float) -> bool:
        """One look. True when a photo is to be taken now."""
        is_gap = at_s - self._seen_at_s > MAX_GAP_S
        self._seen_at_s = at_s
        if is_gap:
            self._good_since_s = self._other_since_s = None
        if self._last is not None:
            self._wait(self._last, scene, at_s)
        if self._last is not None or not is_good or self._is_known(scene):
            self._good_since_s = None
            return False
        if self._good_since_s is None:
            self._good_since_s, self._good_looks = at_s, 0
        self._good_looks += 1
        if at_s - self._good_since_s < self._hold_s or self._good_looks < MIN_LOOKS:
            return False
        self.took(scene)
        return True

    def took(self, scene: S) -> None:
        """This scene was photographed, by itself or by hand: it must go before the next."""
        self._known = [*self._known, scene][-MAX_SCENES:]
        self._last = scene
        self._good_since_s = self._other_since_s = None

    def rest(self) -> None:
        """Nothing is to be photographed now; what was photographed stays known."""
        self._good_since_s = None

    def begin(self) -> None:
        """Another item, which may look like the one before; that one must be taken away first."""
        self._known = []
        self._good_since_s = None

    def _wait(self, last: S, scene: S, at_s: float) -> None:
        if not self._is_other(last, scene):
            self._other_since_s = None
            return
        if self._other_since_s is None:
            self._other_since_s = at_s
        if at_s - self._other_since_s >= CHANGED_S:
            self._last = None

    def _is_known(self, scene: S) -> bool:
        return any(not self._is_other(one, scene) for one in self._known)
