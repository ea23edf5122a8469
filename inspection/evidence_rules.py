"""The words of photos: what a mark may say, why one is left out, why one is shown uncovered."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.values import GoodsClass, Named

KEYS = 9
"""Words to a page: as many as there are number keys."""


@dataclass(frozen=True, kw_only=True)
class MarkWord:
    """One word of a mark; no `goods` means all of them."""

    word: Named
    goods: tuple[GoodsClass, ...]

    def fits(self, goods: GoodsClass | None) -> bool:
        """Whether it is said of these goods; None is the outside of a parcel."""
        return not self.goods or goods in self.goods


@dataclass(frozen=True, kw_only=True)
class SampleWords:
    """A sample case of the file: the words on the first page of some goods, and some not there."""

    line: int
    goods: GoodsClass
    keys: tuple[str, ...]
    lacks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class EvidenceRules:
    """All of them; the words in the order of their keys."""

    rules_id: str
    version: int
    words: tuple[MarkWord, ...]
    waive_reasons: tuple[Named, ...]
    reveal_reasons: tuple[Named, ...]
    samples: tuple[SampleWords, ...]

    def words_for(self, goods: GoodsClass | None) -> tuple[Named, ...]:
        """The words for a photo of these goods, None for the outside of a parcel."""
        return tuple(one.word for one in self.words if one.fits(goods))

    def word(self, code: str) -> Named | None:
        """The word of that code, whatever goods it is for."""
        return next((one.word for one in self.words if one.word.code == code), None)

    def may_waive(self, code: str) -> bool:
        """Whether this is a reason to leave a photo out."""
        return any(one.code == code for one in self.waive_reasons)

    def may_reveal(self, code: str) -> bool:
        """Whether this is a reason to show a photo uncovered."""
        return any(one.code == code for one in self.reveal_reasons)
