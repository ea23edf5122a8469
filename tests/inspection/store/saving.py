"""A station with records, photos, a receipt and a customer's contact, to be saved."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import orjson

from inspection import events as ev
from inspection.store.photo_files import PhotoFiles
from inspection.store.save import Saved, SaveProgress, Watch, save_journal
from inspection.store.save_manifest import Stamp
from inspection.store.store import Store
from inspection.store.work import SqlWork
from tests.inspection.store.parts import (
    DOCK,
    START,
    CountedIds,
    Stores,
    give,
    own,
    received,
    ticket,
)

STAMP = Stamp(station_name="B01", version="0.1.0", at=START)
NAME = "returns-station-B01-20261121T063000Z"


@dataclass(frozen=True)
class Contact:
    ticket_id: str = "t-1"
    name: str = "张小花"
    phone: str = "13812345678"
    address: str = "朝阳区"


def photo(number: int | str, sha256: str, subject: str = "item.front") -> ev.EvidenceCaptured:
    return ev.EvidenceCaptured(
        evidence_id=f"e{number}",
        sha256=sha256,
        size_bytes=7,
        width_px=1,
        height_px=1,
        subject=subject,
        parcel_id="p1",
        unit_id=None,
        taken_at=START,
        supersedes=(),
    )


def filled(
    stores: Stores, photos: PhotoFiles, *, records: int = 5, shots: int = 3, shot_bytes: int = 2000
) -> Store:
    """A hub's ticket, a photo taken elsewhere, own records and photos."""
    hub, far, station = stores.station("hub"), stores.station("far"), stores.station("a")
    hub.transact(DOCK, lambda work: work.record(ticket(CountedIds("t"), number="RS-1", code="SF1")))
    give(hub, station)

    def elsewhere(work: SqlWork) -> None:
        work.record(received("p9"))
        work.record(photo(99, "cd" * 32))

    far.transact(DOCK, elsewhere)
    give(far, station)

    def action(work: SqlWork) -> None:
        work.record(received("p1"))
        for number in range(records):
            work.record(received(f"q{number}"))
        for number in range(shots):
            work.record(photo(number, photos.write(os.urandom(shot_bytes))))

    station.transact(DOCK, action)
    seq, _, line_hash = station.own_records_after(0, 9)[2]
    station.local.keep_receipt(seq=seq, line=orjson.dumps({"hash": line_hash.hex()}).decode())
    station.local.take_contacts([Contact()], closed=[], revision=1, at="2026-11-21T06:30:00.000Z")
    return station


def save(
    store: Store,
    photos: PhotoFiles,
    target: Path,
    *,
    on_progress: Callable[[SaveProgress], None] = lambda _progress: None,
    is_wanted: Callable[[], bool] = lambda: True,
    with_labels: bool = False,
) -> Saved:
    watch = Watch(on_progress=on_progress, is_wanted=is_wanted)
    return save_journal(store, photos, target, stamp=STAMP, watch=watch, with_labels=with_labels)


def labelled(store: Store, photos: PhotoFiles, *subjects: str) -> str:
    """One more photo, recorded once as each of these subjects; its SHA-256."""
    sha256 = photos.write(os.urandom(2000))

    def action(work: SqlWork) -> None:
        for number, subject in enumerate(subjects):
            work.record(photo(f"{sha256[:8]}-{number}", sha256, subject))

    store.transact(DOCK, action)
    return sha256


def lines(folder: Path, name: str) -> list[dict[str, object]]:
    return [orjson.loads(line) for line in (folder / name).read_bytes().splitlines()]


def own_lines(store: Store, folder: Path) -> list[tuple[int, str, bytes]]:
    """What a save holds of the station's own stream."""
    return [
        (one["seq"], one["line"], bytes.fromhex(one["hash"]))
        for one in lines(folder, "journal.ndjson")
        if one["origin"] == own(store)
    ]
