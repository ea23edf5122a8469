"""Which parcels still need work: kept beside the facts, so that no queue walks all ever received.

Whether a parcel is open follows from facts (`queries.stages.is_open`) and nothing is decided here:
after rows were applied, the question is asked again for the parcels they are about, in the same
transaction. Facts that take others back are followed to what they took back, as far as the views
of `predicates` look; asking about a parcel too many costs a look, one too few would hide work.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Select,
    bindparam,
    delete,
    insert,
    null,
    select,
    union,
    union_all,
)

from inspection.store import tables as t
from inspection.store.apply import Row, rows_of
from inspection.store.predicates import is_current
from inspection.store.records import parse_line
from inspection.store.upsert import among

_NAMES = {
    "parcels": ("parcel_id",),
    "parcel_matches": ("parcel_id",),
    "parcel_joins": ("parcel_id",),
    "unpackings": ("parcel_id",),
    "decisions": ("parcel_id", "unit_id"),
    "units": ("parcel_id", "unit_id"),
    "extra_units": ("unit_id",),
    "unit_claims": ("unit_id", "line_id"),
    "ticket_lines": ("ticket_id",),
    "superseded": ("fact_id",),
    "withdrawals": ("fact_id",),
}
"""Tables the question reads, and which of their columns name what it may be about."""
_SAID_TOO = {
    "withdrawals": ("withdrawn", "fact_id"),
    "parcels": ("received", "parcel_id"),
    "dropped_parcels": ("settled", "parcel_id"),
    "parcel_settlements": ("settled", "kept_parcel_id"),
}
"""Tables whose rows mean more than what they are about: where that is noted, from which column."""


@dataclass
class _About:
    """Ids that rows name; `withdrawn` facts give back what they superseded.

    `settled` are parcels whose receptions were settled about: what was taken out under them counts
    for other parcels, or does not.
    """

    parcel_id: set[str] = field(default_factory=set)
    unit_id: set[str] = field(default_factory=set)
    line_id: set[str] = field(default_factory=set)
    ticket_id: set[str] = field(default_factory=set)
    fact_id: set[str] = field(default_factory=set)
    withdrawn: set[str] = field(default_factory=set)
    received: set[str] = field(default_factory=set)
    settled: set[str] = field(default_factory=set)
    objected: set[tuple[str, int]] = field(default_factory=set)

    def take(self, rows: Iterable[tuple[str, Row]]) -> None:
        for table, row in rows:
            for name in _NAMES.get(table, ()):
                if row[name] is not None:
                    getattr(self, name).add(row[name])
            if table in _SAID_TOO:
                name, column_name = _SAID_TOO[table]
                getattr(self, name).add(row[column_name])
            elif table == "objections":
                self.objected.add((row["about_origin"], row["about_seq"]))


def follow(conn: Connection, rows: Iterable[tuple[str, Row]]) -> None:
    """Brings the list up to date after these rows were applied, in this transaction."""
    about = _About()
    about.take(rows)
    followed: set[tuple[str, int]] = set()
    # an objection to an objection gives back what that one was about
    while places := about.objected - followed:
        followed |= places
        for place in places:
            _take_record(conn, about, place)
    parcels = _parcels(conn, about)
    if not parcels:
        return
    of = {"of": json.dumps(sorted(parcels))}
    kept = set(conn.execute(_kept(), of).scalars())
    still = set(conn.execute(_still_open(), of).scalars())
    if closed := kept - still:
        conn.execute(_close(), {"of": json.dumps(sorted(closed))})
    if opened := still - kept:
        conn.execute(insert(t.open_parcels), [{"parcel_id": one} for one in sorted(opened)])


def keep_all(conn: Connection) -> None:
    """Makes the list anew: after a rebuild, and where it changed who may object."""
    conn.execute(delete(t.open_parcels))
    conn.execute(insert(t.open_parcels).from_select(["parcel_id"], _all_open()))


def differs(conn: Connection) -> bool:
    """Whether the list is not what the facts say; looks at every parcel."""
    kept = set(conn.execute(select(t.open_parcels.c.parcel_id)).scalars())
    return kept != set(conn.execute(_all_open()).scalars())


def _take_record(conn: Connection, about: _About, place: tuple[str, int]) -> None:
    # one that is not here yet asks for itself when it comes
    found = conn.execute(_record(), {"origin": place[0], "seq": place[1]}).first()
    if found is not None:
        about.take(rows_of(parse_line(found.line, found.hash)))


def _parcels(conn: Connection, about: _About) -> set[str]:
    """All parcels the question may be about; each step only where there is something to look up."""
    if about.withdrawn:
        about.fact_id |= set(conn.execute(_given_back(), _of(about.withdrawn)).scalars())
    if about.fact_id:
        # ids of parcels and units are ids of facts
        about.parcel_id |= about.fact_id
        about.unit_id |= about.fact_id
        for row in conn.execute(_named_by_facts(), _of(about.fact_id)):
            _add(about, row)
    _take_settled(conn, about)
    if about.unit_id:
        for row in conn.execute(_named_by_units(), _of(about.unit_id)):
            _add(about, row)
    if about.line_id or about.ticket_id:
        lines = _of(about.line_id) | {"tickets": json.dumps(sorted(about.ticket_id))}
        about.parcel_id |= set(conn.execute(_parcels_of_lines(), lines).scalars())
    return about.parcel_id


def _take_settled(conn: Connection, about: _About) -> None:
    """Parcels that were settled about, with the items that count for other parcels then."""
    if about.fact_id:
        about.settled |= set(conn.execute(_settled_by(), _of(about.fact_id)).scalars())
    if kept := about.received | about.fact_id:
        # dropped is one only as long as the reception that was kept stands
        about.settled |= set(conn.execute(_dropped_for(), _of(kept)).scalars())
    if about.settled:
        about.parcel_id |= about.settled
        about.unit_id |= set(conn.execute(_units_of(), _of(about.settled)).scalars())


def _add(about: _About, row: Any) -> None:  # noqa: ANN401 - a row with these three columns
    for name in ("parcel_id", "unit_id", "line_id"):
        value = getattr(row, name)
        if value is not None:
            getattr(about, name).add(value)


def _of(ids: set[str]) -> dict[str, str]:
    return {"of": json.dumps(sorted(ids))}


@cache
def _record() -> Select[Any]:
    return select(t.journal.c.line, t.journal.c.hash).where(
        t.journal.c.origin == bindparam("origin"), t.journal.c.seq == bindparam("seq")
    )


@cache
def _given_back() -> Select[Any]:
    return select(t.superseded.c.fact_id).where(among(t.superseded.c.by_id))


@cache
def _named_by_facts() -> CompoundSelect[Any]:
    none = null()
    matches, unpackings, decisions = t.parcel_matches.c, t.unpackings.c, t.decisions.c
    apart, claims, joins = t.extra_units.c, t.unit_claims.c, t.parcel_joins.c
    return union_all(
        _names(joins.parcel_id, none, none).where(among(joins.join_id)),
        _names(matches.parcel_id, none, none).where(among(matches.match_id)),
        _names(unpackings.parcel_id, none, none).where(among(unpackings.unpacking_id)),
        _names(decisions.parcel_id, decisions.unit_id, none).where(among(decisions.decision_id)),
        _names(none, apart.unit_id, none).where(among(apart.extra_id)),
        _names(none, claims.unit_id, claims.line_id).where(among(claims.claim_id)),
    )


@cache
def _named_by_units() -> CompoundSelect[Any]:
    units, claims = t.units.c, t.unit_claims.c
    return union_all(
        _names(units.parcel_id, null(), units.line_id).where(among(units.unit_id)),
        _names(null(), null(), claims.line_id).where(among(claims.unit_id)),
    )


@cache
def _settled_by() -> CompoundSelect[Any]:
    kept, dropped = t.parcel_settlements.c, t.dropped_parcels.c
    return union_all(
        select(kept.kept_parcel_id).where(among(kept.settlement_id)),
        select(dropped.parcel_id).where(among(dropped.settlement_id)),
    )


@cache
def _dropped_for() -> Select[Any]:
    kept, dropped = t.parcel_settlements.c, t.dropped_parcels.c
    settled = select(kept.settlement_id).where(among(kept.kept_parcel_id))
    return select(dropped.parcel_id).where(dropped.settlement_id.in_(settled))


@cache
def _units_of() -> Select[Any]:
    return select(t.units.c.unit_id).where(among(t.units.c.parcel_id))


@cache
def _parcels_of_lines() -> CompoundSelect[Any]:
    line = t.ticket_lines
    found = []
    for link in (t.parcel_matches, t.parcel_joins):
        of_lines = select(line.c.ticket_id).where(among(line.c.line_id))
        found.append(select(link.c.parcel_id).where(link.c.ticket_id.in_(of_lines)))
        found.append(select(link.c.parcel_id).where(among(link.c.ticket_id, "tickets")))
    return union(*found)


@cache
def _kept() -> Select[Any]:
    return select(t.open_parcels.c.parcel_id).where(among(t.open_parcels.c.parcel_id))


@cache
def _close() -> Any:  # noqa: ANN401 - SQLAlchemy's own generic type
    return delete(t.open_parcels).where(among(t.open_parcels.c.parcel_id))


@cache
def _still_open() -> Select[Any]:
    return _all_open().where(among(t.parcels.c.parcel_id))


@cache
def _all_open() -> Select[Any]:
    from inspection.store.queries.stages import is_open  # noqa: PLC0415 - above this one

    return (
        select(t.parcels.c.parcel_id)
        .where(is_current(t.parcels, "parcel_id"), is_open())
        .distinct()
    )


def _names(parcel: Any, unit: Any, line: Any) -> Select[Any]:  # noqa: ANN401 - column or null
    return select(parcel.label("parcel_id"), unit.label("unit_id"), line.label("line_id"))
