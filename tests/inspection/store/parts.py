"""Parts of store tests: a clock set by hand, counted ids, stores opened fast, sample events."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from inspection import events as ev
from inspection.people import Actor
from inspection.store.store import Store
from inspection.values import (
    CodeKind,
    GoodsClass,
    PersonId,
    ReasonClass,
    Role,
    Service,
)
from tests.empty_database import lay_empty

START = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)
DOCK = Actor(person_id=PersonId("p-dock"), role=Role.DOCK)
HUB = Actor(person_id=PersonId("hub"), role=Role.ADMIN)


@dataclass
class HandClock:
    """A clock that moves a millisecond per look, and by hand."""

    at: datetime = START

    def now(self) -> datetime:
        self.at += timedelta(milliseconds=1)
        return self.at

    def monotonic_s(self) -> float:
        return (self.at - START).total_seconds()


@dataclass
class CountedIds:
    """Readable ids, different for each prefix."""

    prefix: str
    count: int = field(default=0)

    def new(self) -> str:
        self.count += 1
        return f"{self.prefix}-{self.count:06}"


class Stores:
    """Opens stores under one folder and closes them all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.opened: list[Store] = []

    def bare(self, name: str) -> Store:
        """A store without an origin."""
        path = lay_empty(self.folder / f"{name}.db")
        store = Store.open(path, clock=HandClock(), ids=CountedIds(path.stem), busy_timeout_s=0.05)
        self.opened.append(store)
        return store

    def station(self, name: str) -> Store:
        """A store with its own origin."""
        store = self.bare(name)
        store.open_origin(name, "ab" * 32)
        return store

    def close(self) -> None:
        for store in self.opened:
            store.close()


@contextmanager
def stores_in(folder: Path) -> Iterator[Stores]:
    stores = Stores(folder)
    try:
        yield stores
    finally:
        stores.close()


def journal_of(store: Store, after: int = 0) -> list[tuple[str, bytes]]:
    """All own records after a seq, as they travel."""
    return [(line, line_hash) for _, line, line_hash in store.own_records_after(after, 100_000)]


def own(store: Store) -> str:
    """The origin of a store that has one."""
    assert store.origin is not None
    return store.origin


def give(source: Store, target: Store, *, first: int = 1, last: int = 100_000) -> object:
    """Hands records `first..last` of a store's own journal to another store."""
    records = journal_of(source, first - 1)[: last - first + 1]
    return target.take(records, own(source))


def ticket(ids: CountedIds, *, number: str, code: str, quantity: int = 1, **changes: object):
    line = ev.AnnouncedLine(
        line_id=ids.new(),
        order_line=f"ol-{number}",
        sku="AU-H700-BK",
        gtin=None,
        name_zh="降噪耳机",
        name_en="Headphones",
        goods_class=GoodsClass.ELECTRONICS,
        quantity=quantity,
        ordered_quantity=quantity,
        paid_minor=89900,
        currency="CNY",
        serials=("A7H2",),
        exclusion_confirmed=False,
        picture=None,
    )
    values = {
        "ticket_id": ids.new(),
        "number": number,
        "shop": "声野旗舰店",
        "order_ref": "2846",
        "market": "CN",
        "service": Service.RETURN,
        "reason_code": "unwanted",
        "reason_class": ReasonClass.NO_REASON,
        "codes": (ev.CodeClaim(code=code, what=CodeKind.TRACKING),),
        "lines": (line,),
        "freight_paid_minor": 0,
        "currency": "CNY",
        "delivered_at": None,
        "deadline_at": START + timedelta(hours=3),
        "deadline_source": "platform",
        "deadline_updated_at": START,
        "outbound_weight_g": 630,
    }
    return ev.TicketAnnounced(**(values | changes))


def received(parcel_id: str, code: str = "SF1") -> ev.ParcelReceived:
    read = ev.ParcelCode(
        code=code, raw=code, symbology="Code128", source="wedge", what=CodeKind.TRACKING
    )
    return ev.ParcelReceived(parcel_id=parcel_id, codes=(read,), carrier="sf")


def matched(
    match_id: str, parcel_id: str, ticket_id: str, supersedes: tuple[str, ...] = ()
) -> ev.ParcelMatched:
    return ev.ParcelMatched(
        match_id=match_id,
        parcel_id=parcel_id,
        ticket_id=ticket_id,
        how="code",
        code="SF1",
        supersedes=supersedes,
    )


def identified(unit_id: str, parcel_id: str, *, lpn: str = "U-7F3K-0001A") -> ev.UnitIdentified:
    return ev.UnitIdentified(
        unit_id=unit_id, parcel_id=parcel_id, ticket_id=None, line_id=None, unit_no=1, lpn=lpn
    )


def found(
    finding_id: str, unit_id: str, *, supersedes: tuple[str, ...] = (), answer: str = "yes"
) -> ev.FindingRecorded:
    return ev.FindingRecorded(
        finding_id=finding_id,
        unit_id=unit_id,
        checklist_id="electronics",
        checklist_version=1,
        question_id="seal",
        answer_id=answer,
        evidence=(),
        supersedes=supersedes,
    )


def objected(objection_id: str, origin: str, seq: int) -> ev.RecordObjected:
    return ev.RecordObjected(
        objection_id=objection_id, about_origin=origin, about_seq=seq, reason="role"
    )


def withdrawn(withdrawal_id: str, fact_id: str) -> ev.FactWithdrawn:
    return ev.FactWithdrawn(withdrawal_id=withdrawal_id, fact_id=fact_id)
