"""How long the work on an item takes: measured where it was done, usual until enough was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from inspection.values import GoodsClass, Texts


@dataclass(frozen=True, kw_only=True)
class StatutoryClock:
    """Days from the reception until the refund is owed by law, and the law."""

    days: int
    ground: Texts


@dataclass(frozen=True, kw_only=True)
class PaceRules:
    """Policy data about time: what counts as work, which parcel goes first.

    `usual_s` has every goods class. `slack_s` is what a parcel may have to spare at most to take
    the fast lane. `by_law` goes by market; `elsewhere_days` orders parcels of all other markets
    and claims no law.
    """

    rules_id: str
    version: int
    pause_s: int
    of_last: int
    enough: int
    usual_s: Mapping[GoodsClass, int]
    slack_s: int
    prefers_short_contact: bool
    by_law: Mapping[str, StatutoryClock]
    elsewhere_days: int


@dataclass(frozen=True, kw_only=True)
class Pace:
    """Expected seconds from taking an item out to its decision, for each goods class."""

    seconds: Mapping[GoodsClass, int]
    measured: frozenset[GoodsClass] = frozenset()
    """Classes whose time comes from enough work done here."""


def usual(rules: PaceRules) -> Pace:
    """What holds before anything was measured."""
    return Pace(seconds=rules.usual_s)


def measured(samples: Mapping[GoodsClass, Sequence[int]], rules: PaceRules) -> Pace:
    """The median of each class with enough samples, newest first; the usual time of the others.

    A sample of nothing says nothing: its records were too far apart, or the clock was set back.
    """
    counted = {
        goods: sorted([one for one in found if one > 0][: rules.of_last])
        for goods, found in samples.items()
    }
    enough = {goods: found for goods, found in counted.items() if len(found) >= rules.enough}
    medians = {goods: found[len(found) // 2] for goods, found in enough.items()}
    return Pace(seconds={**rules.usual_s, **medians}, measured=frozenset(enough))


def worked_s(moments: Sequence[datetime], *, pause_s: int) -> int:
    """Seconds of work between records, given in the order they were made at one station.

    A gap longer than `pause_s` counts nothing, and so does a clock that was set back.
    """
    gaps = ((later - earlier).total_seconds() for earlier, later in pairwise(moments))
    return int(sum(gap for gap in gaps if 0 < gap <= pause_s))
