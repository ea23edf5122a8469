"""kill -9 at every recovery point: after a restart, exactly one refund stands."""

from __future__ import annotations

from pathlib import Path

import pytest
import requests

from sync.hub import checkpoints
from sync.hub.slots import refund_key
from tests.sync.hub.conftest import NewBench
from tests.sync.hub.outside import OutsideHub, eventually

WHILE_PUSHING = frozenset({checkpoints.INGESTED, checkpoints.CHECKED})


@pytest.mark.slow
@pytest.mark.parametrize("point", checkpoints.ALL)
def test_one_refund_stands_after_a_kill_at(tmp_path: Path, new_bench: NewBench, point: str) -> None:
    station = new_bench("B01")
    hub = OutsideHub(tmp_path / "hub")
    hub.start()
    hub.register_people()
    token = hub.enrol(station)
    line = hub.announce(station, token)
    hub.stop()

    hub.start("-m", "tests.sync.hub.killing_hub", point)
    piece = station.decide(line)
    try:
        acknowledged = hub.push(station, token).ok
        hub.put_photo(piece, token)
    except requests.ConnectionError:
        acknowledged = point not in WHILE_PUSHING
    assert hub.wait_for_death() == -9
    assert acknowledged == (point not in WHILE_PUSHING)

    hub.start()
    assert hub.push(station, token).ok  # at least once: the station cannot know what was kept
    assert hub.put_photo(piece, token).ok
    eventually(lambda: [one.state for one in hub.refunds()] == ["confirmed"])
    (refund,) = hub.refunds()
    (entry,) = hub.ledger()
    assert entry.key == refund.refund_id == refund_key("OL-1", 1, 1)
    assert (entry.amount_minor, entry.lpn) == (89900, refund.lpn)
    # what the dock did is told as well, and what the customer reads: arrived, decided, refunded
    eventually(lambda: len(hub.reported("RS-1").notes) == 3)
    eventually(lambda: hub.reported("RS-1").outcomes == {piece.decision_id})
    assert hub.reported("RS-1").receipts == {piece.parcel_id}
    hub.stop()


def test_without_new_requests_the_desk_goes_on_by_itself(
    tmp_path: Path, new_bench: NewBench
) -> None:
    station = new_bench("B01")
    hub = OutsideHub(tmp_path / "hub")
    hub.start("-m", "tests.sync.hub.killing_hub", checkpoints.AFTER_CALL)
    hub.register_people()
    token = hub.enrol(station)
    piece = station.decide(hub.announce(station, token))
    assert hub.push(station, token).ok
    hub.put_photo(piece, token)
    assert hub.wait_for_death() == -9
    hub.start()
    eventually(lambda: [one.state for one in hub.refunds()] == ["confirmed"])
    assert len(hub.ledger()) == 1
    hub.stop()
