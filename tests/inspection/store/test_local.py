"""Local tables: receipts, uploads, contacts, cached people; none of it in any journal."""

from __future__ import annotations

from dataclasses import dataclass

from inspection import events as ev
from inspection.store.local import CachedPerson
from inspection.store.store import Store
from inspection.values import OriginId
from tests.inspection.store.parts import DOCK, START, Stores, journal_of, own

LATER = "2026-11-22T06:30:00.000Z"


@dataclass(frozen=True)
class Contact:
    ticket_id: str
    name: str
    phone: str = "13800001234"
    address: str = "杭州"


def photo(number: int) -> ev.EvidenceCaptured:
    return ev.EvidenceCaptured(
        evidence_id=f"e{number}",
        sha256=f"{number:064x}",
        size_bytes=100 + number,
        width_px=1,
        height_px=1,
        subject="label",
        parcel_id="p1",
        unit_id=None,
        taken_at=START.replace(second=59 - number),
        supersedes=(),
    )


def contacts_of(store: Store) -> list[tuple[str, str, str]]:
    with store.reading() as conn:
        rows = conn.exec_driver_sql("SELECT ticket_id, name, updated_at FROM contacts ORDER BY 1")
        return [tuple(row) for row in rows]


def test_receipts_only_go_forward(stores: Stores) -> None:
    store = stores.station("a")
    assert store.local.acked_seq() == 0
    store.local.keep_receipt(seq=5, line="five")
    store.local.keep_receipt(seq=3, line="three")
    store.local.keep_receipt(seq=2, line="other's", origin=OriginId("other"))
    assert store.local.acked_seq() == 5
    assert store.local.receipt(own(store)) == (5, "five")
    assert store.local.receipt("other") == (2, "other's")
    assert store.local.receipt("nobody") is None


def test_photos_wait_until_the_hub_has_them(stores: Stores) -> None:
    store = stores.station("a")
    store.transact(DOCK, lambda work: [work.record(photo(number)) for number in (1, 2, 3)])
    store.transact(DOCK, lambda work: work.record(photo(2)))
    assert store.local.waiting_photos(2) == [photo(3).sha256, photo(2).sha256]
    assert store.local.count_waiting_photos() == 3
    store.local.mark_uploaded(photo(3).sha256, at=LATER)
    assert store.local.waiting_photos(9) == [photo(2).sha256, photo(1).sha256]


def test_others_photos_are_not_ours_to_upload(stores: Stores) -> None:
    a, b = stores.station("a"), stores.station("b")
    a.transact(DOCK, lambda work: work.record(photo(1)))
    b.take(journal_of(a), own(a))
    assert b.local.count_waiting_photos() == 0


def test_contacts_come_change_and_go(stores: Stores) -> None:
    store = stores.station("a")
    assert store.local.contacts_revision() == 0
    first = [Contact("t1", "张三"), Contact("t2", "李四")]
    store.local.take_contacts(first, closed=[], revision=7, at=LATER)
    store.local.take_contacts([Contact("t1", "张珊")], closed=["t2", "t9"], revision=9, at=LATER)
    assert contacts_of(store) == [("t1", "张珊", LATER)]
    assert store.local.contacts_revision() == 9
    store.local.take_contacts([], closed=[], revision=10, at=LATER)
    assert store.local.contacts_revision() == 10


def test_people_are_cached_for_a_while(stores: Stores) -> None:
    store = stores.station("a")
    person = CachedPerson(
        person_id="p-li", badge_hash="b", pin_hash="x", online_at=LATER, changes=0
    )
    store.local.cache_person(person)
    assert store.local.cached_person("b") == person
    store.local.cache_person(
        CachedPerson(person_id="p-li", badge_hash="c", pin_hash="y", online_at=LATER, changes=1)
    )
    assert store.local.cached_person("b") is None
    store.local.forget_people(online_before=LATER)
    assert store.local.cached_person("c") is not None
    store.local.forget_people(online_before="2026-12-01T00:00:00.000Z")
    assert store.local.cached_person("c") is None


def test_settings_are_set_and_removed(stores: Stores) -> None:
    store = stores.station("a")
    store.put_setting("language", "zh")
    store.put_setting("language", "en")
    assert store.setting("language") == "en"
    store.put_setting("language", None)
    assert store.setting("language") is None


def test_nothing_local_is_rebuilt_or_travels(stores: Stores) -> None:
    store = stores.station("a")
    store.local.take_contacts([Contact("t1", "张三")], closed=[], revision=7, at=LATER)
    rebuilt = store.rebuild_into(stores.folder / "rebuilt.db")
    stores.opened.append(rebuilt)
    assert contacts_of(rebuilt) == []
    assert "张三" not in "".join(line for line, _ in journal_of(store))
