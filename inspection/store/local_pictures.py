"""Reference pictures a station knows of: which there are, which are here, which should be.

As with contacts, none of it travels and none is rebuilt from journals. The pictures themselves lie
in a folder; what is here is bounded, and those of what came to the dock last are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from sqlalchemy import Connection, Select, Table, delete, func, select, union_all, update

from inspection.references import PictureKind, PicturePlan
from inspection.store.local import Transactions
from inspection.store.settings import read_setting, write_setting
from inspection.store.tables import parcel_joins, parcel_matches, ticket_lines
from inspection.store.tables import reference_pictures as table
from inspection.store.upsert import insert

PICTURES_REVISION = "pictures_revision"
PICTURES_CAME = "pictures.came"
"""The kind of change that tells that pictures came, changed or went; no record has it."""
MOST_LOOKED_AT = 4_000
"""Pictures of what came last: more than the folder has room for."""


class PictureLike(Protocol):
    """One picture as the hub tells of it."""

    @property
    def picture_id(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def ticket_id(self) -> str: ...  # noqa: D102
    @property
    def sku(self) -> str: ...  # noqa: D102
    @property
    def number(self) -> int: ...  # noqa: D102
    @property
    def sha256(self) -> str: ...  # noqa: D102
    @property
    def size_bytes(self) -> int: ...  # noqa: D102


class LocalPictures:
    """Reads and writes of the table; each call is one transaction."""

    def __init__(self, store: Transactions) -> None:
        """Works on the store it belongs to."""
        self._store = store

    def revision(self) -> int:
        """The hub's revision up to which pictures are known here; 0 at first."""
        with self._store.reading() as conn:
            return int(read_setting(conn, PICTURES_REVISION) or 0)

    def take(self, changes: Iterable[PictureLike], *, closed: Sequence[str], revision: int) -> None:
        """Writes changed pictures, forgets closed ones, keeps the revision: all or nothing.

        Revision 0 forgets everything: what is to be known is read anew.
        """
        rows = [
            {
                "picture_id": one.picture_id,
                "kind": one.kind,
                "ticket_id": one.ticket_id,
                "sku": one.sku,
                "number": one.number,
                "sha256": one.sha256,
                "size_bytes": one.size_bytes,
                "is_here": False,
            }
            for one in changes
        ]

        def taken(conn: Connection) -> None:
            if revision == 0:
                conn.execute(delete(table))
            gone = [*closed, *(row["picture_id"] for row in rows)]
            if gone:
                conn.execute(delete(table).where(table.c.picture_id.in_(gone)))
            if rows:
                conn.execute(insert(table), rows)
            write_setting(conn, PICTURES_REVISION, str(revision))

        self._store.write(taken)

    def named(self) -> frozenset[str]:
        """Hashes of every picture there is; a file of any other has no business here."""
        with self._store.reading() as conn:
            return frozenset(conn.execute(select(table.c.sha256)).scalars())

    def plan(self, limit_bytes: int) -> PicturePlan:
        """What of the parcels that came last should be here, as far as `limit_bytes` go."""
        with self._store.reading() as conn:
            wanted: dict[str, tuple[int, bool]] = {}
            for row in conn.execute(_WANTED):
                wanted.setdefault(row.sha256, (row.size_bytes, row.is_here))
            here = set(conn.execute(select(table.c.sha256).where(table.c.is_here)).scalars())
        kept: list[str] = []
        left = limit_bytes
        for sha256, (size_bytes, _) in wanted.items():
            left -= size_bytes
            if left < 0:
                break
            kept.append(sha256)
        return PicturePlan(
            fetch=tuple(one for one in kept if not wanted[one][1]),
            drop=tuple(sorted(here.difference(kept))) if left < 0 else (),
        )

    def mark(self, sha256: str, *, is_here: bool) -> None:
        """The bytes of this picture came, or went."""
        marked = update(table).where(table.c.sha256 == sha256).values(is_here=is_here)
        self._store.write(lambda conn: conn.execute(marked))


_SHOWN = (table.c.sha256, table.c.size_bytes, table.c.is_here)


def _of_tickets(links: Table) -> Select[Any]:
    linked = select(*_SHOWN).join(links, links.c.ticket_id == table.c.ticket_id)
    return _newest(linked, links)


def _of_goods(links: Table) -> Select[Any]:
    linked = (
        select(*_SHOWN)
        .join(ticket_lines, ticket_lines.c.sku == table.c.sku)
        .join(links, links.c.ticket_id == ticket_lines.c.ticket_id)
        .where(table.c.kind == PictureKind.CATALOGUE.value)
    )
    return _newest(linked, links)


def _newest(pictures: Select[Any], links: Table) -> Select[Any]:
    return pictures.add_columns(func.max(links.c.recorded_at).label("at")).group_by(
        table.c.picture_id
    )


# a ticket joined to a parcel has goods in it as the matched one has
_LINKS = (parcel_matches, parcel_joins)
_BOTH = union_all(*(of(links) for of in (_of_tickets, _of_goods) for links in _LINKS)).subquery()
_WANTED = select(_BOTH).order_by(_BOTH.c.at.desc(), _BOTH.c.sha256).limit(MOST_LOOKED_AT)
