"""Push against a hub that misbehaves: nothing is lost, nothing is doubled."""

from __future__ import annotations

import pytest

from sync.client import HubClient
from sync.errors import HubRefusedError, ReceiptInvalidError, StreamForkedError
from sync.push import push_once
from sync.wire import Receipt
from tests.sync.rig import FaultyHub, Station, push_all


def test_records_arrive_in_batches_and_the_receipt_is_kept(
    station: Station, faulty: FaultyHub, client: HubClient
) -> None:
    keys = faulty.keys_for(station)
    station.receive(*(f"p{n}" for n in range(7)))
    assert push_all(station, client, keys, batch=3) == []
    held = faulty.control()
    assert held["streams"][station.origin] == station.journal()
    assert held["requests"].count("POST /push") == 3  # origin.opened and seven parcels
    seq, line = station.store.local.receipt(station.origin) or (0, "")
    assert seq == station.head()
    assert Receipt.model_validate_json(line).hash == station.journal()[-1][1]


def test_nothing_new_asks_nothing(station: Station, faulty: FaultyHub, client: HubClient) -> None:
    keys = faulty.keys_for(station)
    push_all(station, client, keys)
    push_all(station, client, keys)
    assert faulty.control()["requests"].count("POST /push") == 1


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("lost", "hub.unreachable"),
        ("stall", "hub.unreachable"),
        ("cut", "hub.unreachable"),
        ("garbage", "hub.garbled"),
        ("long", "hub.garbled"),
        ("500", "hub.busy"),
        ("429", "hub.busy"),
        ("forged", "receipt.invalid"),
        ("twice", None),
    ],
)
def test_whatever_happens_on_the_way_each_record_arrives_once(
    station: Station, faulty: FaultyHub, client: HubClient, fault: str, code: str | None
) -> None:
    keys = faulty.keys_for(station)
    station.receive("p1", "p2", "p3", "p4")
    faulty.faults("/push", fault, "", fault)
    met = push_all(station, client, keys, batch=2)
    assert met == ([] if code is None else [code, code])
    assert faulty.control()["streams"][station.origin] == station.journal()
    assert station.side.acked_seq() == station.head()


def test_all_faults_in_a_row(station: Station, faulty: FaultyHub, client: HubClient) -> None:
    keys = faulty.keys_for(station)
    station.receive(*(f"p{n}" for n in range(10)))
    order = ["lost", "500", "garbage", "twice", "429", "cut", "", "lost", "forged", "stall"]
    faulty.faults("/push", *order)
    push_all(station, client, keys, batch=2)
    assert faulty.control()["streams"][station.origin] == station.journal()


def test_records_made_while_a_lost_answer_was_on_its_way_follow(
    station: Station, faulty: FaultyHub, client: HubClient
) -> None:
    keys = faulty.keys_for(station)
    station.receive("p1")
    faulty.faults("/push", "lost")
    with pytest.raises(Exception, match="unreachable"):
        push_once(station.side, client, keys, after=0)
    station.receive("p2")
    # the hub is ahead of our receipt: it answers for what it holds, then takes the rest
    push_all(station, client, keys, batch=1)
    assert faulty.control()["streams"][station.origin] == station.journal()


def test_an_unsigned_receipt_counts_for_nothing(
    station: Station, faulty: FaultyHub, client: HubClient
) -> None:
    keys = faulty.keys_for(station)
    faulty.faults("/push", "forged")
    with pytest.raises(ReceiptInvalidError):
        push_once(station.side, client, keys, after=0)
    assert station.store.local.receipt(station.origin) is None


def test_a_fork_is_told_and_changes_nothing_here(
    station: Station, faulty: FaultyHub, client: HubClient
) -> None:
    keys = faulty.keys_for(station)
    station.receive("p1")
    before = station.journal()
    faulty.control(streams={station.origin: [[before[0][0], "11" * 32]]})
    with pytest.raises(StreamForkedError) as met:
        push_once(station.side, client, keys, after=0)
    assert met.value.params == {"seq": 1, "hash": "11" * 32}
    assert station.journal() == before
    assert station.side.acked_seq() == 0


def test_a_hub_that_signs_for_more_than_we_have_tells_of_a_fork(
    station: Station, faulty: FaultyHub, client: HubClient
) -> None:
    keys = faulty.keys_for(station)
    mine = station.journal()
    faulty.control(streams={station.origin: [*mine, ["{}", "22" * 32]]})
    with pytest.raises(StreamForkedError) as met:
        push_once(station.side, client, keys, after=0)
    assert met.value.seq == 2


def test_a_hub_restored_from_a_backup_gets_the_missing_records_again(
    station: Station, faulty: FaultyHub, client: HubClient
) -> None:
    keys = faulty.keys_for(station)
    station.receive("p1", "p2", "p3")
    push_all(station, client, keys)
    faulty.control(streams={station.origin: station.journal()[:2]})
    station.receive("p4")
    assert push_all(station, client, keys) == []
    assert faulty.control()["streams"][station.origin] == station.journal()


def test_a_refused_batch_keeps_waiting(
    station: Station, faulty: FaultyHub, client: HubClient
) -> None:
    keys = faulty.keys_for(station)
    faulty.control(keys={station.origin: "33" * 32})  # the hub knows another key
    with pytest.raises(HubRefusedError, match=r"signature\.bad"):
        push_once(station.side, client, keys, after=0)
    assert station.side.acked_seq() == 0
