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


def photographed(evidence_id: str, parcel_id: str, unit_id: str | None, number: int) -> ev.Event:
    return ev.EvidenceCaptured(
        evidence_id=evidence_id,
        sha256=f"{number:064x}",
        size_bytes=1,
        width_px=1,
        height_px=1,
        subject="item.front",
        parcel_id=parcel_id,
        unit_id=unit_id,
        taken_at=START,
        supersedes=(),
    )


def test_the_very_file_of_another_item(station: Store) -> None:
    receive(station, "p1", "SF3", "RS-3")
    receive(station, "p2", "X2")
    act(station, unit("u1", "p1"), unit("u2", "p2"), unit("u3", "p2"))
    # a label is nobody's item, and one item may be photographed twice
    act(station, photographed("e0", "p1", None, 1), photographed("e1", "p2", "u2", 1))
    act(station, photographed("e2", "p2", "u2", 1), photographed("e3", "p1", "u1", 2))
    assert facts(station, "p1", "u1").photos == ()
    assert facts(station, "p2", "u2").photos == ()
    act(station, photographed("e4", "p2", "u3", 2))
    assert [one.lpn for one in facts(station, "p1", "u1").photos] == ["U-7F3K-u3"]
    assert [one.lpn for one in facts(station, "p2", "u3").photos] == ["U-7F3K-u1"]
    act(station, withdrawn("w1", "e3"))
    assert facts(station, "p1", "u1").photos == ()


def test_the_count_of_the_hub_is_told_on_its_ticket_alone(station: Store, hub: Store) -> None:
    heard = len(hub.own_records_after(0, 10_000))
    flagged = ev.TicketFlagged(
        flag_id="f1", ticket_id="RS-3", code="frequent_returner", count=6, window_days=90
    )
    other = ev.TicketFlagged(flag_id="f2", ticket_id="RS-3", code="newer", count=9, window_days=1)
    for one in (flagged, other):
        hub.transact(HUB, lambda work, event=one: work.record(event))
    give(hub, station, first=heard + 1)
    receive(station, "p1", "SF3", "RS-3")
    receive(station, "p2", "SF2", "RS-2")
    assert [(one.orders, one.window_days) for one in facts(station, "p1").returns] == [(6, 90)]
    assert facts(station, "p2").returns == ()
