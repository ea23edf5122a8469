"""Refund packs: one market's rules as a table, with the words and articles they speak in.

The first line that fits decides. A pack always ends with a line that fits everything and leaves
the case to a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from inspection.values import (
    GoodsClass,
    ItemGrade,
    Named,
    ReasonClass,
    Service,
    Texts,
    Verdict,
)


class GroundState(StrEnum):
    """What the findings say against the item being intact."""

    NONE = "none"
    PROVEN = "proven"
    UNPROVEN = "unproven"


@dataclass(frozen=True, kw_only=True)
class Situation:
    """A unit as the rules see it: nothing but what they may depend on.

    `is_doubtful`: wrong item, other serial or empty box. `needs_person`: the inspector could not
    tell. `is_late`: not surely back within the pack's days of the delivery to the customer.
    """

    service: Service
    reason: ReasonClass
    item: ItemGrade
    ground: GroundState
    is_excluded: bool
    is_extra: bool
    is_doubtful: bool
    needs_person: bool
    is_late: bool


@dataclass(frozen=True, kw_only=True)
class RefundRule:
    """One line of the table; None and empty tuples match everything."""

    verdict: Verdict
    reason: str
    services: tuple[Service, ...]
    reasons: tuple[ReasonClass, ...]
    items: tuple[ItemGrade, ...]
    grounds: tuple[GroundState, ...]
    flags: Mapping[str, bool]

    def fits(self, situation: Situation) -> bool:
        """The situation is of the kind this line speaks of."""
        return (
            (not self.services or situation.service in self.services)
            and (not self.reasons or situation.reason in self.reasons)
            and (not self.items or situation.item in self.items)
            and (not self.grounds or situation.ground in self.grounds)
            and all(getattr(situation, flag) == value for flag, value in self.flags.items())
        )


@dataclass(frozen=True, kw_only=True)
class ReasonWords:
    """Why the advice is what it is: headline, and the article it rests on, if any."""

    code: str
    text: Texts
    article: str | None


@dataclass(frozen=True, kw_only=True)
class GroundWords:
    """A ground on which an item is not intact, for some goods classes (empty: for all)."""

    code: str
    text: Texts
    article: str
    goods: tuple[GoodsClass, ...]


@dataclass(frozen=True, kw_only=True)
class SampleRefund:
    """A sample case of the file."""

    name: str
    line: int
    situation: Situation
    verdict: Verdict
    reason: str


@dataclass(frozen=True, kw_only=True)
class RefundPack:
    """The refund rules of one market; `market` `*` serves every market that has no pack."""

    pack_id: str
    version: int
    name: Texts
    market: str
    return_days: int
    articles: tuple[Named, ...]
    reasons: tuple[ReasonWords, ...]
    grounds: tuple[GroundWords, ...]
    never_grounds: tuple[Named, ...]
    rules: tuple[RefundRule, ...]
    override_reasons: tuple[Named, ...]
    partial_reasons: tuple[str, ...]
    samples: tuple[SampleRefund, ...]

    def ground(self, code: str, goods: GoodsClass) -> GroundWords | None:
        """The ground of that code, if this pack has it for these goods."""
        for one in self.grounds:
            if one.code == code and (not one.goods or goods in one.goods):
                return one
        return None

    def reason(self, code: str) -> ReasonWords:
        """The words of a reason; raises KeyError for one this pack does not know."""
        for one in self.reasons:
            if one.code == code:
                return one
        raise KeyError(code)

    def words(self, code: str) -> Texts:
        """What a ground or reason code says on the screen; raises KeyError for unknown ones."""
        known = {one.code: one.text for one in self.grounds}
        known.update({one.code: one.text for one in self.reasons})
        return known[code]

    def article(self, code: str) -> Texts:
        """The name of an article; raises KeyError for one this pack does not know."""
        for one in self.articles:
            if one.code == code:
                return one.text
        raise KeyError(code)


def judge(pack: RefundPack, situation: Situation) -> RefundRule:
    """The first rule that fits; every pack ends with one that fits everything."""
    return next(rule for rule in pack.rules if rule.fits(situation))
