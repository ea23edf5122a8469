"""Apply: the pure map from a record to rows. The only writer of the replicated tables.

No reads, no updates, no clock: an operator action, a pull, the hub's ingest and a rebuild all
turn records into the same rows, whatever the order streams arrive in. A record of unknown kind or
with a malformed body maps to no rows; it stays in the journal and its stream goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Connection

from inspection.event_base import Body, Event, body_of
from inspection.store.canonical import rewritten
from inspection.store.records import Record
from inspection.store.tables import REPLICATED
from inspection.store.upsert import Insert, insert

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class _Target:
    """Where the body of one kind goes: a table of facts and tables for its lists.

    `children` maps a list in the body to its table; where the items are plain text, a column
    of that table takes them. `schemas` are the versions of the kind that decode: a test holds
    them equal to the events, which no start loads.
    """

    table: str
    key: str
    children: Mapping[str, str] = field(default_factory=dict)
    schemas: tuple[int, ...] = (1,)


_TARGETS: dict[str, _Target] = {
    "ticket.announced": _Target(
        table="tickets",
        key="ticket_id",
        children={"lines": "ticket_lines", "codes": "ticket_codes"},
    ),
    "station.enrolled": _Target(table="stations", key="station_origin"),
    "person.registered": _Target(table="people", key="fact_id"),
    "person.access_changed": _Target(table="access_changes", key="fact_id"),
    "record.objected": _Target(table="objections", key="objection_id"),
    "conflict.found": _Target(table="conflicts", key="conflict_id"),
    "refund.due": _Target(table="refunds", key="refund_id"),
    "refund.moved": _Target(table="refund_moves", key="refund_id"),
    "decision.held": _Target(table="decision_holds", key="hold_id"),
    "customer.answered": _Target(table="customer_answers", key="answer_id"),
    "ticket.flagged": _Target(table="ticket_flags", key="flag_id"),
    "freight.due": _Target(table="freight_refunds", key="refund_id"),
    "order.due": _Target(table="orders", key="order_id"),
    "order.moved": _Target(table="order_moves", key="order_id"),
    "origin.opened": _Target(table="origins", key="opened_origin"),
    "person.signed_in": _Target(table="sign_ins", key="fact_id"),
    "parcel.received": _Target(
        table="parcels", key="parcel_id", children={"codes": "parcel_codes"}
    ),
    "parcel.matched": _Target(table="parcel_matches", key="match_id"),
    "parcel.condition_recorded": _Target(table="parcel_conditions", key="condition_id"),
    "evidence.captured": _Target(table="evidence", key="evidence_id"),
    "evidence.annotated": _Target(table="marks", key="annotation_id"),
    "evidence.regions_found": _Target(table="looks", key="look_id"),
    "evidence.revealed": _Target(table="reveals", key="reveal_id"),
    "evidence.waived": _Target(table="waivers", key="waiver_id"),
    "disinfection.started": _Target(table="disinfection_runs", key="run_id"),
    "disinfection.finished": _Target(table="disinfection_finishes", key="finish_id"),
    "disinfection.stopped": _Target(table="disinfection_stops", key="stop_id"),
    "disinfection.skipped": _Target(table="disinfection_skips", key="skip_id"),
    "unit.identified": _Target(table="units", key="unit_id"),
    "unit.labelled": _Target(table="unit_labels", key="labelling_id"),
    "finding.recorded": _Target(table="findings", key="finding_id"),
    "unit.graded": _Target(table="gradings", key="grading_id"),
    "unit.decided": _Target(
        table="decisions", key="decision_id", children={"photos": "decision_photos"}
    ),
    "unit.parked": _Target(table="unit_parkings", key="parking_id"),
    "unit.resumed": _Target(table="unit_resumes", key="resume_id"),
    "customer.asked": _Target(table="customer_questions", key="question_id"),
    "unit.described": _Target(table="unit_descriptions", key="description_id"),
    "unit.left_unclaimed": _Target(table="unclaimed_units", key="unclaimed_id"),
    "unit.claimed": _Target(table="unit_claims", key="claim_id"),
    "parcel.unpacked": _Target(table="unpackings", key="unpacking_id"),
    "unit.found_extra": _Target(table="extra_units", key="extra_id"),
    "extra.settled": _Target(table="settlements", key="settlement_id"),
    "decision.taken_back": _Target(table="takebacks", key="takeback_id"),
    "supervisor.called": _Target(table="supervisor_calls", key="call_id"),
    "container.opened": _Target(table="containers", key="container_id"),
    "container.closed": _Target(table="container_closings", key="closing_id"),
    "unit.sorted": _Target(table="sortings", key="sorting_id"),
    "disposition.witnessed": _Target(table="disposition_witnesses", key="witness_id"),
    "disposition.changed": _Target(table="disposition_changes", key="change_id"),
    "unit.sent_back": _Target(table="shipments", key="shipment_id"),
    "fact.withdrawn": _Target(table="withdrawals", key="withdrawal_id"),
    "solution.mixed": _Target(table="solutions", key="solution_id"),
    "solution.discarded": _Target(table="solution_discards", key="discard_id"),
    "lamp.registered": _Target(table="lamps", key="lamp_id"),
    "disinfection.prepared": _Target(table="disinfection_preparations", key="preparation_id"),
    "disinfection.entered_late": _Target(table="disinfection_late_runs", key="late_id"),
    "parcel.weighed": _Target(table="parcel_weighings", key="weighing_id"),
    "parcel.staged": _Target(table="parcel_stagings", key="staging_id"),
    "parcel.refusal_recorded": _Target(table="parcel_refusals", key="refusal_id"),
    "handover.counted": _Target(table="handovers", key="handover_id"),
    "parcel.joined": _Target(table="parcel_joins", key="join_id"),
    "parcel.settled": _Target(
        table="parcel_settlements",
        key="settlement_id",
        children={"dropped_parcel_ids": "dropped_parcels"},
    ),
    "freight.declined": _Target(table="freight_declines", key="decline_id"),
    "customer.changed_wish": _Target(table="wishes", key="wish_id"),
}
_TEXT_ITEM_COLUMNS = {"decision_photos": "sha256", "dropped_parcels": "parcel_id"}


def known_kinds() -> frozenset[str]:
    """`kind/schema` of everything this program can decode."""
    return frozenset(
        f"{kind}/{schema}" for kind, target in _TARGETS.items() for schema in target.schemas
    )


def decode(kind: str, schema: int, body: Body) -> Event | None:
    """The event of a record's body, or None when the kind is unknown or the body malformed.

    Strict: a body that would not encode back to itself is malformed. `body` is that of a record,
    whose line was canonical.
    """
    decoder = _decoder(kind, schema)
    return None if decoder is None else decoder(body)


def rows_of(record: Record) -> list[tuple[str, Row]]:
    """All rows of a record as `(table, row)`, nothing for unknown or malformed ones."""
    if decode(record.kind, record.schema, record.body) is None:
        return []
    target = _TARGETS[record.kind]
    body = dict(record.body)
    place: Row = {"origin": record.origin, "seq": record.seq}
    key = body.get(target.key, record.origin)
    children = [(table, body.pop(name)) for name, table in target.children.items()]
    older = body.pop("supersedes", [])
    row = {name: _cell(value) for name, value in body.items()}
    row |= place | {"recorded_at": record.recorded_at, "actor": record.actor}
    rows = [(target.table, _fitted(target.table, row, key=key, target=target))]
    for table, items in children:
        rows += [
            (table, place | {"position": at, target.key: key} | _item_row(table, item))
            for at, item in enumerate(items)
        ]
    rows += [
        ("superseded", place | {"position": at, "fact_id": old, "by_id": key})
        for at, old in enumerate(older)
    ]
    return rows


def apply(conn: Connection, records: Iterable[Record]) -> list[tuple[str, Row]]:
    """Inserts the rows of records, in their order, one statement per table; returns the rows.

    A row already there stands: the first in its stream wins, in every order of arrival.
    """
    rows = [row for record in records for row in rows_of(record)]
    by_table: dict[str, list[Row]] = {}
    for table, row in rows:
        by_table.setdefault(table, []).append(row)
    for table, table_rows in by_table.items():
        conn.execute(_insert(table), table_rows)
    return rows


def _fitted(table: str, row: Row, *, key: str, target: _Target) -> Row:
    columns = REPLICATED[table].c
    if "position" in columns:
        row["position"] = 0
    row[target.key] = key
    return row


def _item_row(table: str, item: Any) -> Row:  # noqa: ANN401 - an item of a decoded body
    if isinstance(item, dict):
        return {name: _cell(value) for name, value in item.items()}
    return {_TEXT_ITEM_COLUMNS[table]: item}


def _cell(value: Any) -> Any:  # noqa: ANN401 - a value of a decoded body
    return rewritten(value).decode() if isinstance(value, list) else value


@cache
def _insert(table: str) -> Insert:
    return insert(REPLICATED[table]).on_conflict_do_nothing()


@cache
def _decoder(kind: str, schema: int) -> Callable[[Body], Event | None] | None:
    # they take a noticeable part of the start; the first record pays for them, not the window
    from inspection.events import BY_KIND  # noqa: PLC0415

    event_type = BY_KIND.get((kind, schema))
    if event_type is None:
        return None
    from pydantic import TypeAdapter  # noqa: PLC0415

    adapter: TypeAdapter[Event] = TypeAdapter(event_type)

    def decoded(body: Body) -> Event | None:
        try:
            event = adapter.validate_json(rewritten(body), strict=True)
            is_same = body_of(event) == body
        except ValueError:  # pydantic's own among them, and times no clock shows
            return None
        return event if is_same else None

    return decoded
