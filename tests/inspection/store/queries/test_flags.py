"""What raises flags, read from recorded facts."""

from __future__ import annotations

from inspection import events as ev
from inspection.flags import FlagFacts
from inspection.store.queries.flags import flag_facts
from inspection.store.store import Store
from inspection.values import CodeKind, LineId
from tests.inspection.store.parts import HUB, START, CountedIds, found, give, ticket, withdrawn
from tests.inspection.store.queries.acts import act, receive, unit


def facts(store: Store, parcel_id: str, unit_id: str | None = None) -> FlagFacts:
    with store.reading() as conn:
        known = flag_facts(conn, parcel_id, unit_id)
    assert known is not None
    return known


def announce_serials(hub: Store, station: Store) -> None:
    """Two tickets of one serial, written differently, and one of another."""
    heard = len(hub.own_records_after(0, 10_000))
    ids = CountedIds("s")
    for number, serial in (("S-1", "A7H2 0418"), ("S-2", "a7h20418"), ("S-3", "B1")):
        made = ticket(ids, number=number, code=f"T{number}", ticket_id=number)
        (line,) = made.lines
        (shipped,) = ({**line.__dict__, "serials": (serial,), "line_id": f"line-{number}"},)
        codes = (
            *made.codes,
            ev.CodeClaim(code=serial.replace(" ", "").upper(), what=CodeKind.SERIAL),
        )
        changed = {**made.__dict__, "lines": (ev.AnnouncedLine(**shipped),), "codes": codes}
        hub.transact(HUB, lambda work, one=changed: work.record(ev.TicketAnnounced(**one)))
    give(hub, station, first=heard + 1)


def test_an_unknown_parcel_has_no_facts(station: Store) -> None:
    with station.reading() as conn:
        assert flag_facts(conn, "p-none", None) is None
        assert flag_facts(conn, "' OR 1=1 --", "x") is None


def test_a_plain_parcel_raises_nothing(station: Store) -> None:
    receive(station, "p1", "SF3", "RS-3")
    plain = facts(station, "p1", "u1")
    assert plain == FlagFacts(received_at=plain.received_at)


def test_a_serial_that_differs_counts_until_it_is_taken_back(station: Store) -> None:
    receive(station, "p1", "SF3", "RS-3")
    act(station, unit("u1", "p1"), unit("u2", "p1"))
    act(station, found("f1", "u1", answer="serial_differs"))
    assert len(facts(station, "p1", "u1").differs) == 1
    assert facts(station, "p1", "u2").differs == ()
    act(station, withdrawn("w1", "f1"))
    assert facts(station, "p1", "u1").differs == ()


def test_the_same_serial_on_another_ticket(station: Store, hub: Store) -> None:
    announce_serials(hub, station)
    receive(station, "p1", "TS-1", "S-1")
    (other,) = facts(station, "p1").serials
    assert (other.ticket_number, other.returned_at) == ("S-2", None)
    receive(station, "p2", "TS-2", "S-2")
    identified = ev.UnitIdentified(
        unit_id="u2",
        parcel_id="p2",
        ticket_id="S-2",
        line_id=LineId("line-S-2"),
        unit_no=1,
        lpn="U",
    )
    act(station, identified)
    (back,) = facts(station, "p1").serials
    assert back.returned_at is not None
    assert back.returned_at > START
    assert facts(station, "p2").serials[0].ticket_number == "S-1"


def test_a_number_received_before_and_on_another_ticket(station: Store) -> None:
    receive(station, "p1", "SF1", "RS-1")
    receive(station, "p2", "SF1", "RS-1")
    receive(station, "p3", "SF9")
    seen = facts(station, "p2")
    assert [one.code for one in seen.receptions] == ["SF1"]
    assert [(one.code, one.ticket_number) for one in seen.tickets] == [("SF1", "RS-4")]
    act(station, withdrawn("w1", "p1"))
    assert facts(station, "p2").receptions == ()
    assert facts(station, "p3").tickets == ()
