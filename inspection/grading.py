"""Grading: packaging and item on two axes, the letter computed."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.values import ItemGrade, PackagingGrade, Ref


@dataclass(frozen=True, kw_only=True)
class Grading:
    """A recorded grade."""

    grading_id: str
    packaging: PackagingGrade
    item: ItemGrade
    grade: str
    at: Ref
