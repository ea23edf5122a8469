"""Verify, rebuild and upgrades: tables are nothing but journals, and tampering shows."""

from __future__ import annotations

import orjson
import pytest

from inspection import events as ev
from inspection.store import migrations
from inspection.store.photo_files import PhotoFiles
from inspection.store.rebuild import tables_digest
from inspection.store.settings import APPLIED_BY
from inspection.store.store import Store
from inspection.store.verify import verify
from inspection.store.work import SqlWork
from inspection.values import OriginId
from tests.inspection.store.parts import (
    DOCK,
    START,
    CountedIds,
    Stores,
    found,
    give,
    identified,
    journal_of,
    own,
    received,
    ticket,
)


def photo(evidence_id: str, sha256: str) -> ev.EvidenceCaptured:
    return ev.EvidenceCaptured(
        evidence_id=evidence_id,
        sha256=sha256,
        size_bytes=7,
        width_px=1,
        height_px=1,
        subject="label",
        parcel_id="p1",
        unit_id=None,
        taken_at=START,
        supersedes=(),
    )


@pytest.fixture
def photos(stores: Stores) -> PhotoFiles:
    return PhotoFiles(stores.folder / "photos")


@pytest.fixture
def store(stores: Stores, photos: PhotoFiles) -> Store:
    """A station with a hub's ticket, a parcel, a photo and a receipt."""
    hub, station = stores.station("hub"), stores.station("a")
    hub.transact(DOCK, lambda work: work.record(ticket(CountedIds("t"), number="RS-1", code="SF1")))
    give(hub, station)

    def action(work: SqlWork) -> None:
        work.facts.tickets_by_code("SF1")
        work.record(received("p1"))
        work.record(photo("e1", photos.write(b"label 1")))
        work.record(identified("u1", "p1"))
        work.record(found("f1", "u1"))
        work.record(found("f2", "u1", supersedes=("f1",)))

    station.transact(DOCK, action)
    seq, _, line_hash = station.own_records_after(0, 9)[2]
    station.local.keep_receipt(seq=seq, line=orjson.dumps({"hash": line_hash.hex()}).decode())
    return station


def codes(store: Store, photos: PhotoFiles | None = None) -> list[str]:
    return [problem.code for problem in verify(store, photos).problems]


def edit(store: Store, statement: str) -> None:
    store.write(lambda conn: conn.exec_driver_sql(statement))


def test_a_whole_store_has_no_problems(store: Store, photos: PhotoFiles) -> None:
    report = verify(store, photos)
    assert (report.problems, report.records, report.photos) == ((), 8, 1)
    assert report.chain_ok
    assert report.tables_ok
    assert report.photos_ok


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE journal SET line = replace(line, 'SF1', 'SF2') WHERE seq = 2", "journal.broken"),
        ("UPDATE journal SET line = 'x' WHERE seq = 2", "journal.bad_line"),
        ("DELETE FROM journal WHERE origin LIKE 'a%' AND seq = 6", "journal.head_differs"),
        ("DELETE FROM journal WHERE origin LIKE 'a%' AND seq = 4", "journal.gap"),
        ("DELETE FROM streams WHERE origin LIKE 'a%'", "journal.head_missing"),
        ("UPDATE receipts SET line = '{}'", "receipt.unreadable"),
        ("UPDATE receipts SET line = '[]'", "receipt.unreadable"),
        ('UPDATE receipts SET line = \'{"hash":"00"}\'', "receipt.differs"),
        ("UPDATE receipts SET seq = 99", "receipt.differs"),
        ("UPDATE findings SET answer_id = 'no'", "tables.differ"),
        ("DELETE FROM tickets", "tables.differ"),
        ("INSERT INTO superseded VALUES ('x', 1, 0, 'f2', 'x')", "tables.differ"),
    ],
)
def test_tampering_shows(store: Store, statement: str, expected: str) -> None:
    edit(store, statement)
    assert any(code.startswith(expected) for code in codes(store))


def test_spoilt_and_missing_photos_show(store: Store, photos: PhotoFiles) -> None:
    (sha256,) = store.local.waiting_photos(9)
    photos.path(sha256).write_bytes(b"label 2")
    assert codes(store, photos) == ["photo.altered"]
    photos.path(sha256).unlink()
    assert codes(store, photos) == ["photo.missing"]
    assert codes(store) == []


def digest(store: Store) -> dict[str, str]:
    with store.reading() as conn:
        return tables_digest(conn)


def test_a_rebuilt_store_equals_the_live_one(stores: Stores, store: Store) -> None:
    rebuilt = store.rebuild_into(stores.folder / "rebuilt.db")
    stores.opened.append(rebuilt)
    assert digest(rebuilt) == digest(store)
    assert rebuilt.streams() == store.streams()
    assert rebuilt.records_after(OriginId(own(store)), 0, 99) == store.own_records_after(0, 99)


def test_a_rebuild_keeps_waiting_what_waits(stores: Stores, store: Store) -> None:
    late = stores.bare("late")
    late.take(journal_of(store), own(store))
    rebuilt = late.rebuild_into(stores.folder / "rebuilt.db")
    stores.opened.append(rebuilt)
    assert [one.taken_seq - one.applied_seq for one in late.streams()] == [5]
    assert rebuilt.streams() == late.streams()
    assert digest(rebuilt) == digest(late)


def test_records_of_kinds_unknown_before_get_their_rows_after_an_upgrade(
    stores: Stores, store: Store
) -> None:
    wanted = digest(store)
    # As a program left it that did not know findings.
    edit(store, "DELETE FROM findings")
    edit(store, "DELETE FROM superseded")
    store.put_setting(APPLIED_BY, f"{migrations.HEAD} parcel.received/1")
    store.close()
    assert digest(stores.bare("a")) == wanted


def test_opening_again_applies_nothing_twice(stores: Stores, store: Store) -> None:
    edit(store, "DELETE FROM findings")
    store.close()
    again = stores.bare("a")
    with again.facts() as facts:
        assert facts.findings_of("u1") == ()
