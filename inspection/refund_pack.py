"""Refund packs: one market's law as tables, with the words and articles they speak in.

The first line of a table that fits decides. The table of verdicts always ends with a line that fits
everything and leaves the case to a person. House rules lie on top and can refuse nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from inspection.refund_table import Situation, When
from inspection.values import GoodsClass, Named, Service, Texts, Verdict

UNCONFIRMED = Texts(zh="未核实", en="unconfirmed")
"""Said beside whatever rests on a fact without a source that we read."""


class Bearer(StrEnum):
    """Who bears the freight of the return."""

    CONSUMER = "consumer"
    SELLER = "seller"
    PERSON = "person"


@dataclass(frozen=True, kw_only=True)
class Article:
    """A text of law, or another basis, with where it was read."""

    code: str
    text: Texts
    source: str
    is_confirmed: bool

    @property
    def marked(self) -> Texts:
        """Its name; where it is not confirmed, that too."""
        return marked(self.text, is_confirmed=self.is_confirmed)


@dataclass(frozen=True, kw_only=True)
class RefundRule:
    """One line of the table of verdicts; one that is switched off never fits."""

    verdict: Verdict
    reason: str
    when: When
    is_enabled: bool


@dataclass(frozen=True, kw_only=True)
class ReasonWords:
    """Why the advice is what it is: headline, and the article it rests on, if any."""

    code: str
    text: Texts
    article: str | None


@dataclass(frozen=True, kw_only=True)
class GroundWords:
    """A ground on which an item is not intact, for some goods classes (empty: for all).

    `is_arguable`: a matter of degree, or of who did it, that a person weighs even with its photo.
    """

    code: str
    text: Texts
    article: str
    goods: tuple[GoodsClass, ...]
    is_arguable: bool


@dataclass(frozen=True, kw_only=True)
class FreightRule:
    """One line of the table of who bears the freight of the return."""

    bearer: Bearer
    text: Texts
    article: str | None
    when: When
    is_confirmed: bool


@dataclass(frozen=True, kw_only=True)
class ClockRule:
    """Days from the reception at the dock within which the money has to be on its way."""

    code: str
    text: Texts
    days: int
    article: str
    when: When
    is_confirmed: bool


@dataclass(frozen=True, kw_only=True)
class NoteRule:
    """What whoever decides should know in such a case; it decides nothing."""

    code: str
    text: Texts
    article: str | None
    when: When
    is_confirmed: bool
    is_enabled: bool


@dataclass(frozen=True, kw_only=True)
class HouseRules:
    """A merchant's own rules on top of one pack: kinder than the law, or a person's case.

    They hold neither `none` nor `partial`, so that they can refuse nothing the law does not.
    """

    house_id: str
    version: int
    name: Texts
    pack_id: str
    reasons: tuple[ReasonWords, ...]
    rules: tuple[RefundRule, ...]

    @property
    def article(self) -> str:
        """What a decision names as its basis: which house rules, in which version."""
        return f"{self.house_id}.v{self.version}"


@dataclass(frozen=True, kw_only=True)
class RefundPack:
    """The refund rules of one market; `market` `*` serves every market that has no pack."""

    pack_id: str
    version: int
    name: Texts
    market: str
    articles: tuple[Article, ...]
    reasons: tuple[ReasonWords, ...]
    grounds: tuple[GroundWords, ...]
    never_grounds: tuple[Named, ...]
    rules: tuple[RefundRule, ...]
    freight: tuple[FreightRule, ...]
    clocks: tuple[ClockRule, ...]
    notes: tuple[NoteRule, ...]
    override_reasons: tuple[Named, ...]
    partial_reasons: tuple[str, ...]
    freight_reasons: tuple[Named, ...] = ()
    """Why freight that is the seller's is not given back all the same."""
    house: HouseRules | None = None

    def under(self, house: HouseRules) -> RefundPack:
        """This pack with house rules on top."""
        return replace(self, house=house)

    def ground(self, code: str, goods: GoodsClass) -> GroundWords | None:
        """The ground of that code, if this pack has it for these goods."""
        for one in self.grounds:
            if one.code == code and (not one.goods or goods in one.goods):
                return one
        return None

    def reason(self, code: str) -> ReasonWords:
        """The words of a reason; raises KeyError for one this pack does not know."""
        for one in (*self.reasons, *(self.house.reasons if self.house else ())):
            if one.code == code:
                return one
        raise KeyError(code)

    def words(self, code: str) -> Texts:
        """What a ground or reason code says on the screen; raises KeyError for unknown ones."""
        for one in self.grounds:
            if one.code == code:
                return one.text
        return self.reason(code).text

    def article(self, code: str) -> Texts:
        """The name of an article, marked where it is not confirmed; raises KeyError if unknown."""
        if self.house is not None and code == self.house.article:
            return self.house.name
        for one in self.articles:
            if one.code == code:
                return one.marked
        raise KeyError(code)


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """The line of the law that fits, and the line of the house that changes it, if one does."""

    law: RefundRule
    house: RefundRule | None

    @property
    def verdict(self) -> Verdict:
        """The verdict after both."""
        return (self.house or self.law).verdict

    @property
    def reason(self) -> str:
        """The code of the reason after both."""
        return (self.house or self.law).reason


def judge(pack: RefundPack, situation: Situation) -> Ruling:
    """The first rule that fits; every pack ends with one that fits everything.

    What is not a question of the law, whether this is the item that was sold and whether money was
    asked for at all, is not the house's to decide either.
    """
    law = next(_fitting(pack.rules, situation))
    if pack.house is None or not _is_for_the_house(situation):
        return Ruling(law=law, house=None)
    house = next(_fitting(pack.house.rules, situation), None)
    changes = house is not None and house.verdict is not law.verdict
    return Ruling(law=law, house=house if changes else None)


def marked(text: Texts, *, is_confirmed: bool) -> Texts:
    """A text; where what it says is not confirmed, that too."""
    if is_confirmed:
        return text
    return Texts(zh=f"{text.zh}（{UNCONFIRMED.zh}）", en=f"{text.en} ({UNCONFIRMED.en})")


def _fitting(rules: Sequence[RefundRule], situation: Situation) -> Iterator[RefundRule]:
    return (one for one in rules if one.is_enabled and one.when.fits(situation))


def _is_for_the_house(situation: Situation) -> bool:
    is_asked = situation.service is Service.RETURN
    return is_asked and not (situation.is_doubtful or situation.is_absent or situation.is_extra)
