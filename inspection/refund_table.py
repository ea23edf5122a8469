"""What a case is reduced to before rules look at it, and when a line of a table speaks of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from inspection.values import GoodsClass, ItemGrade, ReasonClass, Service


class GroundState(StrEnum):
    """What the findings say against the item being intact.

    `PROVEN`: a plain fact the law lists, with its photo. `ARGUABLE`: listed and photographed, but a
    matter of degree or of who did it. `UNPROVEN`: not listed for these goods, or without its photo.
    """

    NONE = "none"
    PROVEN = "proven"
    ARGUABLE = "arguable"
    UNPROVEN = "unproven"


@dataclass(frozen=True, kw_only=True)
class Situation:
    """A unit as the rules see it: nothing but what they may depend on.

    `is_doubtful`: wrong item, other serial or empty box. `is_absent`: not in the box, and with
    `is_box_empty` nor is anything else. `needs_person`: the inspector could not tell. `held_days`:
    begun days of 24 hours from delivery to reception, None where the delivery is unknown.
    `repairs`: earlier repairs of this item that are on record.
    """

    service: Service
    reason: ReasonClass
    goods: GoodsClass
    item: ItemGrade
    ground: GroundState
    is_excluded: bool
    is_extra: bool
    is_doubtful: bool
    is_absent: bool
    is_box_empty: bool
    needs_person: bool
    held_days: int | None
    repairs: int


@dataclass(frozen=True, kw_only=True)
class When:
    """Conditions of one line; None and empty tuples match everything."""

    services: tuple[Service, ...] = ()
    reasons: tuple[ReasonClass, ...] = ()
    goods: tuple[GoodsClass, ...] = ()
    items: tuple[ItemGrade, ...] = ()
    grounds: tuple[GroundState, ...] = ()
    flags: Mapping[str, bool] = field(default_factory=dict)
    within_days: int | None = None
    repairs: int = 0

    def fits(self, situation: Situation) -> bool:
        """The situation is of the kind this line speaks of."""
        pairs = (
            (self.services, situation.service),
            (self.reasons, situation.reason),
            (self.goods, situation.goods),
            (self.items, situation.item),
            (self.grounds, situation.ground),
        )
        return (
            all(not named or one in named for named, one in pairs)
            and all(getattr(situation, flag) == value for flag, value in self.flags.items())
            and self.repairs <= situation.repairs
            and self._is_within(situation)
        )

    def _is_within(self, situation: Situation) -> bool:
        # an unknown delivery is never surely within any number of days
        if self.within_days is None:
            return True
        return situation.held_days is not None and situation.held_days <= self.within_days


ALWAYS = When()
"""The conditions of a line that has none."""
