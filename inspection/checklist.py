"""Checklists: question trees from YAML, walked by answers."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.values import Ref


@dataclass(frozen=True, kw_only=True)
class Finding:
    """The current answer to one question of a unit."""

    finding_id: str
    question_id: str
    answer_id: str
    checklist_id: str
    checklist_version: int
    evidence: tuple[str, ...]
    at: Ref
