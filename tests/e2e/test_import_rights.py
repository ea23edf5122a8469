"""Who may announce what was paid: the merchant's administrator, and a station at its own hub."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from sync.client import HubClient
from sync.enrolment import MEMBERSHIP_FILE
from sync.errors import HubRefusedError
from tests.e2e.bench import Bench, demo_policies
from tests.e2e.hub_process import HubProcess
from tests.e2e.link_thread import linked, until
from tests.faults.ways import many_tickets

pytestmark = [pytest.mark.slow]


@pytest.mark.parametrize("is_embedded", [True, False])
def test_a_station_announces_tickets_at_its_own_hub_only(
    tmp_path: Path, *, is_embedded: bool
) -> None:
    hub = HubProcess(tmp_path / "hub", is_embedded=is_embedded)
    bench = Bench(tmp_path / "b01", policies=demo_policies())
    membership = bench.secrets / MEMBERSHIP_FILE
    with linked(bench, hub.url, hub.enrolment_code("B01")):
        until(membership.is_file, what="the admission")
    table, _ = many_tickets(2)
    token = bench.token_of_station()
    with closing(HubClient(hub.url, token)) as client:
        if is_embedded:
            assert client.import_tickets(table).announced == 2
        else:
            with pytest.raises(HubRefusedError, match=r"auth\.forbidden"):
                client.import_tickets(table)
    bench.close()
    hub.close()
