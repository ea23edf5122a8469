"""One hub, the stations made on it, and what the system of record booked."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from inspection.store.verify import verify
from sync.client import HubClient
from tests.e2e.bench import Bench, demo_policies
from tests.e2e.link_thread import linked, until
from tests.faults.processes import (
    Life,
    Shift,
    free_port,
    hub_token,
    run_hub,
    run_station,
    told,
    until_serving,
)
from tests.faults.ways import (
    Way,
    decided_units,
    labels_of,
    many_tickets,
    order_line_of,
    take_in_apart,
    way_of,
)
from tests.postgres import lay_hub, rows_of

MOST_RECORDS = 100_000


class Site:
    """One hub folder and the stations made on it."""

    def __init__(self, folder: Path, *, tickets: int, ways: Sequence[Way] = (Way.REFUND,)) -> None:
        self.folder = folder
        table, codes = many_tickets(tickets, ways=ways)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        lay_hub(folder / "hub")
        self.hub = Life(target=run_hub, arguments=(str(folder / "hub"), self.port))
        self.hub.start()
        until_serving(self.port)
        with closing(self.admin()) as client:
            report = client.import_tickets(table)
        announced = sum(len(labels_of(code)) for code in codes)
        assert (report.announced, report.bad) == (announced, [])
        self._codes = {way: iter([one for one in codes if way_of(one) is way]) for way in ways}
        self._mixed = iter(codes)
        self._stations = 0

    def admin(self) -> HubClient:
        return HubClient(self.url, hub_token(self.folder / "hub"))

    def next_parcels(self, count: int) -> tuple[str, ...]:
        """As announced; of a site whose parcels are not taken by their way."""
        return tuple(next(self._mixed) for _ in range(count))

    def next_of(self, *ways: Way) -> tuple[str, ...]:
        """One parcel of each way, in the order in which they were announced."""
        return tuple(sorted((next(self._codes[way]) for way in ways), key=lambda one: one[3:]))

    def station(self, *parcels: str) -> Life:
        """A station that shall work these; what two take in apart is taken in at both by now."""
        self._stations += 1
        name = f"B{self._stations:02}"
        shift = Shift(
            folder=str(self.folder / name),
            name=name,
            hub_url=self.url,
            enrolment_code=self._enrolment_code(name),
            parcels=parcels,
        )
        twins = [one for one in parcels if way_of(one) is Way.SETTLED]
        if twins:
            self._taken_in_apart(shift, twins)
        return Life(target=run_station, arguments=(shift,))

    def booked(self, parcels: Sequence[str]) -> Counter[tuple[str, str, str]]:
        """What the systems of record hold for the parcels: table, order line and key."""
        lines = {order_line_of(label) for code in parcels for label in labels_of(code)}
        path = self.folder / "hub" / "ledger.sqlite"
        with closing(sqlite3.connect(path)) as made:
            return Counter(
                (table, order_line, key)
                for table in ("ledger", "orders")
                for order_line, key in made.execute(f"SELECT order_line, key FROM {table}")
                if order_line in lines
            )

    def holds(self, fact_ids: Sequence[str]) -> bool:
        """Whether the hub's journal names each of these."""
        lines = [line for (line,) in rows_of(self.folder / "hub", "SELECT line FROM journal")]
        return all(any(f'"{one}"' in line for line in lines) for one in fact_ids)

    def _enrolment_code(self, name: str) -> str:
        with closing(self.admin()) as client:
            return client.prepare_enrolment(name).code

    def _taken_in_apart(self, shift: Shift, twins: Sequence[str]) -> None:
        own = Bench(Path(shift.folder), policies=demo_policies(), name=shift.name)
        with linked(own, self.url, shift.enrolment_code):
            until(lambda: own.knows(twins[-1]), what="tickets")
        take_in_apart(own, twins)
        own.close()
        name = f"{shift.name}-twin"
        other = Bench(self.folder / name, policies=demo_policies(), name=name)
        with linked(other, self.url, self._enrolment_code(name)):
            until(lambda: other.knows(twins[-1]), what="tickets")
            take_in_apart(other, twins)
            until(lambda: self.holds([own_id(other, one) for one in twins]), what="its receptions")
        other.close()


def own_id(bench: Bench, code: str) -> str:
    """The parcel id of that station's own reception."""
    with bench.store.facts() as facts:
        (found,) = (
            one.parcel_id
            for one in facts.parcels_by_code(code)
            if one.received_origin == bench.store.origin
        )
    return found


def kept(folder: Path, parcels: tuple[str, ...]) -> bool:
    """Whether that station's store holds each item of the parcels, decided once, and what it told.

    A parcel's items are as many as its tickets. What was told is in the journal, and the tables
    are what the journal says.
    """
    bench = Bench(folder, policies=demo_policies(), name="reader")
    try:
        decided = [decided_units(bench, code) for code in parcels]
        lines = [line for _seq, line, _hash in bench.store.own_records_after(0, MOST_RECORDS)]
        is_there = all(any(f'"{one}"' in line for line in lines) for one in told(folder))
        is_whole = verify(bench.store).problems == ()
    finally:
        bench.close()
    items = [len(labels_of(code)) for code in parcels]
    return (
        is_there
        and is_whole
        and [len(set(one)) for one in decided] == items == [len(one) for one in decided]
    )
