"""Grading: packaging and item on two axes, the letter computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inspection.values import GoodsClass, ItemGrade, Named, PackagingGrade, Ref, Texts


@dataclass(frozen=True, kw_only=True)
class Grading:
    """A recorded grade."""

    grading_id: str
    packaging: PackagingGrade
    item: ItemGrade
    grade: str
    at: Ref


@dataclass(frozen=True, kw_only=True)
class PackagingRow:
    """One row of the matrix, with its words."""

    packaging: PackagingGrade
    text: Texts
    help: Texts


@dataclass(frozen=True, kw_only=True)
class ItemColumn:
    """One column of the matrix, with its words."""

    item: ItemGrade
    text: Texts


@dataclass(frozen=True, kw_only=True)
class SampleGrade:
    """A sample case of the file."""

    line: int
    packaging: PackagingGrade
    item: ItemGrade
    forced: str | None
    grade: str


@dataclass(frozen=True, kw_only=True)
class GradeRule:
    """The matrix of some goods classes: every pair of packaging and item has its letter."""

    rule_id: str
    version: int
    name: Texts
    goods: tuple[GoodsClass, ...]
    letters: tuple[Named, ...]
    rows: tuple[PackagingRow, ...]
    columns: tuple[ItemColumn, ...]
    matrix: Mapping[tuple[PackagingGrade, ItemGrade], str]
    samples: tuple[SampleGrade, ...]

    def letter(self, packaging: PackagingGrade, item: ItemGrade) -> str:
        """The letter at one cell."""
        return self.matrix[packaging, item]

    def words(self, grade: str) -> Texts:
        """What a letter means; raises KeyError for a letter this rule does not know."""
        for one in self.letters:
            if one.code == grade:
                return one.text
        raise KeyError(grade)


@dataclass(frozen=True, kw_only=True)
class Graded:
    """A grade as computed, before it is recorded."""

    packaging: PackagingGrade
    item: ItemGrade
    grade: str
    is_forced: bool


def grade(
    rule: GradeRule, *, packaging: PackagingGrade, item: ItemGrade, forced: str | None = None
) -> Graded:
    """The grade of a unit; `forced` is a letter an answer demands (wrong item, empty box)."""
    return Graded(
        packaging=packaging,
        item=item,
        grade=rule.letter(packaging, item) if forced is None else forced,
        is_forced=forced is not None,
    )
