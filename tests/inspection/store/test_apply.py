"""Apply: every kind has its rows, and nothing in a body can make applying fail."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspection import events as ev
from inspection.store.apply import apply, decode, known_kinds, rows_of
from inspection.store.canonical import FIRST_PREV_HASH
from inspection.store.records import Draft, Record, seal
from inspection.store.tables import REPLICATED
from inspection.values import OriginId
from tests.inspection.store.parts import CountedIds, Stores, found, received, ticket

EDGES = ["", "x", "'; DROP TABLE journal;--", "=1+1", "退货", "\t\r\n", "\u202e", "a" * 5000]
texts = st.sampled_from(EDGES) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20
)
moments = st.datetimes(
    min_value=datetime(1970, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(2199, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
).map(lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000))


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a field's type, as the type hints of events allow it."""
    if hint is str:
        return texts
    if hint is int:
        return st.integers(-(2**53) + 1, 2**53 - 1)
    if hint is bool:
        return st.booleans()
    if hint is datetime:
        return moments
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    if isinstance(hint, type):
        return events_of(hint)
    arguments = hint.__args__
    if type(None) in arguments:
        return st.none() | values_of(arguments[0])
    return st.lists(values_of(arguments[0]), max_size=3).map(tuple)


def events_of(event_type: type) -> st.SearchStrategy[Any]:
    hints = {
        name: hint
        for name, hint in get_type_hints(event_type).items()
        if name not in ("KIND", "SCHEMA", "__pydantic_config__")
    }
    return st.builds(event_type, **{name: values_of(hint) for name, hint in hints.items()})


def record_of(event: ev.Event, *, seq: int = 1, **changes: Any) -> Record:
    values: dict[str, Any] = {
        "recorded_at": "2026-11-21T06:30:00.000Z",
        "actor": "p-1",
        "kind": event.KIND,
        "schema": event.SCHEMA,
        "refers": (),
        "body": ev.body_of(event),
        "offset_ms": None,
    }
    draft = Draft(**(values | changes))
    return seal(draft, origin=OriginId("A"), seq=seq, prev_hash=FIRST_PREV_HASH)


@pytest.mark.parametrize("event_type", ev.ALL, ids=lambda kind: kind.KIND)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_event_decodes_to_itself_and_its_rows_fit(
    event_type: type[ev.Event], data: st.DataObject, stores: Stores
) -> None:
    event = data.draw(events_of(event_type))
    record = record_of(event)
    assert decode(record.kind, record.schema, record.body) == event
    rows = rows_of(record)
    assert rows
    for table, row in rows:
        assert row.keys() == set(REPLICATED[table].c.keys())
    store = stores.opened[0] if stores.opened else stores.bare("s")
    store.write(lambda conn: apply(conn, [record, record]))


def test_every_kind_is_known() -> None:
    assert known_kinds() == {f"{one.KIND}/{one.SCHEMA}" for one in ev.ALL}


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "unit.levitated"},
        {"schema": 2},
        {"body": {}},
        {"body": {"parcel_id": "p", "codes": [], "carrier": None, "more": 1}},
        {"body": {"parcel_id": 5, "codes": [], "carrier": None}},
        {"body": {"parcel_id": "p", "codes": {}, "carrier": None}},
        {"body": {"parcel_id": "p", "codes": [{"code": "x"}], "carrier": None}},
        {"body": {"parcel_id": None, "codes": [], "carrier": None}},
    ],
)
def test_the_unknown_and_the_malformed_have_no_rows(changes: dict[str, Any]) -> None:
    assert rows_of(record_of(received("p"), **changes)) == []


def test_a_moment_in_another_spelling_is_malformed() -> None:
    event = ticket(CountedIds("i"), number="RS-1", code="SF1")
    body = ev.body_of(event)
    assert decode(event.KIND, 1, body) == event
    for spelling in ("2026-11-21T09:30:00Z", "2026-11-21T17:30:00.000+08:00", "1774000000"):
        assert decode(event.KIND, 1, body | {"deadline_at": spelling}) is None


def test_children_carry_their_place_and_supersedes_become_rows() -> None:
    event = ticket(CountedIds("i"), number="RS-1", code="SF1")
    tables = [table for table, _ in rows_of(record_of(event))]
    assert tables == ["tickets", "ticket_lines", "ticket_codes"]
    rows = rows_of(record_of(found("f2", "u1", supersedes=("f1", "f0")), seq=7))
    assert [row for table, row in rows if table == "superseded"] == [
        {"origin": "A", "seq": 7, "position": 0, "fact_id": "f1", "by_id": "f2"},
        {"origin": "A", "seq": 7, "position": 1, "fact_id": "f0", "by_id": "f2"},
    ]


def test_the_first_of_two_facts_with_one_id_stands(stores: Stores) -> None:
    store = stores.bare("s")
    first = record_of(found("f1", "u1", answer="yes"), seq=1)
    second = record_of(found("f1", "u1", answer="no"), seq=2)
    store.write(lambda conn: apply(conn, [first, second]))
    with store.facts() as facts:
        assert [one.answer_id for one in facts.findings_of("u1")] == ["yes"]
