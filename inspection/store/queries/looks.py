"""Labels photographed here at which no recogniser has looked yet, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, exists, or_, select

from inspection.evidence import LABEL_SUBJECT
from inspection.marks import BY_PERSON
from inspection.store import tables as t
from inspection.store.predicates import is_current, stands
from inspection.values import OriginId, Sha256

PAGE = 2_000
"""Photos looked through at once: some milliseconds, and more than a day of one bench."""


@dataclass(frozen=True, kw_only=True)
class Unlooked:
    """A label's photo that is still hidden."""

    evidence_id: str
    sha256: Sha256


@dataclass(frozen=True, kw_only=True)
class UnlookedPage:
    """What one page of photos held; `before` begins the next one, None at the end."""

    photos: tuple[Unlooked, ...]
    before: str | None


def unlooked(conn: Connection, origin: OriginId, before: str | None = None) -> UnlookedPage:
    """The next page of this origin's photos; ids count up, so the newest come first."""
    ids = conn.execute(_page(is_first=before is None), {"before": before or ""}).all()
    if not ids:
        return UnlookedPage(photos=(), before=None)
    of = {"origin": origin, "oldest": ids[-1].evidence_id, "newest": ids[0].evidence_id}
    found = tuple(
        Unlooked(evidence_id=row.evidence_id, sha256=Sha256(row.sha256))
        for row in conn.execute(_wanted(), of)
    )
    return UnlookedPage(photos=found, before=ids[-1].evidence_id if len(ids) == PAGE else None)


@cache
def _page(*, is_first: bool) -> Select[Any]:
    ids = select(t.evidence.c.evidence_id).order_by(t.evidence.c.evidence_id.desc()).limit(PAGE)
    return ids if is_first else ids.where(t.evidence.c.evidence_id < bindparam("before"))


@cache
def _wanted() -> Select[Any]:
    looked = t.looks.alias()
    has_look = exists(
        select(looked.c.look_id).where(
            looked.c.evidence_id == t.evidence.c.evidence_id,
            looked.c.engine != BY_PERSON,
            is_current(looked, "look_id"),
        )
    )
    return (
        select(t.evidence.c.evidence_id, t.evidence.c.sha256)
        .where(
            t.evidence.c.evidence_id.between(bindparam("oldest"), bindparam("newest")),
            t.evidence.c.origin == bindparam("origin"),
            or_(
                t.evidence.c.subject == LABEL_SUBJECT,
                t.evidence.c.subject.startswith(f"{LABEL_SUBJECT}.", autoescape=True),
            ),
            ~has_look,
            stands(t.evidence),
        )
        .order_by(t.evidence.c.evidence_id.desc())
    )
