"""The same statements for SQLite and PostgreSQL; what they do is tested with what uses them."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.expression import ClauseElement

from inspection.store import tables as t
from inspection.store.upsert import among, insert


def said(statement: ClauseElement, dialect: object) -> str:
    return " ".join(str(statement.compile(dialect=dialect)).split())  # type: ignore[arg-type]


@pytest.mark.parametrize("dialect", [postgresql.dialect(), sqlite.dialect()])
def test_conflicts_are_said_alike(dialect: object) -> None:
    kept = said(insert(t.hubs).on_conflict_do_nothing(), dialect)
    assert kept.endswith(") ON CONFLICT DO NOTHING")
    put = insert(t.receipts)
    newer = put.on_conflict_do_update(
        index_elements=["origin"],
        set_={"seq": put.excluded.seq},
        where=put.excluded.seq > t.receipts.c.seq,
    )
    assert said(newer, dialect).endswith(
        " ON CONFLICT (origin) DO UPDATE SET seq = excluded.seq WHERE excluded.seq > receipts.seq"
    )


def test_a_list_is_one_parameter() -> None:
    statement = select(t.units.c.unit_id).where(among(t.units.c.parcel_id))
    assert "FROM json_each(?) AS " in said(statement, sqlite.dialect())
    assert "FROM json_array_elements_text(%(of)s::json) AS " in said(
        statement, postgresql.dialect()
    )
