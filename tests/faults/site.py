"""One hub, the stations made on it, and what the system of record booked."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sync.client import HubClient
from tests.e2e.bench import Bench, demo_policies
from tests.e2e.hub_process import ledger_calls
from tests.faults.processes import (
    Life,
    Shift,
    free_port,
    hub_token,
    many_tickets,
    run_hub,
    run_station,
    until_serving,
)


class Site:
    """One hub folder and the stations made on it."""

    def __init__(self, folder: Path, *, tickets: int) -> None:
        self.folder = folder
        table, codes = many_tickets(tickets)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.hub = Life(target=run_hub, arguments=(str(folder / "hub"), self.port))
        self.hub.start()
        until_serving(self.port)
        with closing(self.admin()) as client:
            report = client.import_tickets(table)
        assert (report.announced, report.bad) == (len(codes), [])
        self._codes = iter(codes)
        self._stations = 0

    def admin(self) -> HubClient:
        return HubClient(self.url, hub_token(self.folder / "hub"))

    def next_parcels(self, count: int) -> tuple[str, ...]:
        return tuple(next(self._codes) for _ in range(count))

    def station(self, *parcels: str) -> Life:
        self._stations += 1
        name = f"B{self._stations:02}"
        with closing(self.admin()) as client:
            code = client.prepare_enrolment(name).code
        shift = Shift(
            folder=str(self.folder / name),
            name=name,
            hub_url=self.url,
            enrolment_code=code,
            parcels=parcels,
        )
        return Life(target=run_station, arguments=(shift,))

    def paid(self, parcels: tuple[str, ...]) -> dict[str, int]:
        """How often the system of record booked money for each parcel's ticket."""
        numbers = {f"RS-F-{int(code[3:]):04}": code for code in parcels}
        with closing(self.admin()) as client:
            keys = {one.refund_id: one.ticket_number for one in client.refunds()}
        counted = dict.fromkeys(parcels, 0)
        for key, times in ledger_calls(self.folder / "hub").items():
            if keys[key] in numbers:
                counted[numbers[keys[key]]] += times
        return counted


def kept(folder: Path, parcels: tuple[str, ...]) -> bool:
    """Whether each parcel is decided exactly once in that station's store."""
    bench = Bench(folder, policies=demo_policies(), name="reader")
    try:
        with bench.store.facts() as facts:
            for parcel in parcels:
                (received,) = facts.parcels_by_code(parcel)
                (unit,) = facts.units_of_parcel(received.parcel_id)
                if len(facts.decisions_of(unit.unit_id)) != 1:
                    return False
    finally:
        bench.close()
    return True
