"""Photos: uploaded once each, whatever happens to the answers."""

from __future__ import annotations

import pytest

from inspection.errors import WorldError
from sync.client import HubClient
from sync.errors import SyncError
from sync.photos import upload_once
from tests.sync.rig import FaultyHub, Station


def test_a_photo_arrives_and_waits_no_more(
    station: Station, faulty: FaultyHub, client: HubClient
) -> None:
    sha256 = station.photograph(b"\xff\xd8 a photo")
    assert list(station.side.waiting_photos(10)) == [sha256]
    upload_once(station.side, station.files, client, sha256, ask_first=False)
    assert faulty.control()["photos"] == [sha256]
    assert station.side.count_waiting_photos() == 0


@pytest.mark.parametrize("fault", ["lost", "cut", "garbage", "stall", "500", "429", "twice"])
def test_after_a_lost_answer_it_is_there_once(
    station: Station, faulty: FaultyHub, client: HubClient, fault: str
) -> None:
    sha256 = station.photograph(bytes(range(256)) * 2000)
    faulty.faults("/photos", fault)
    tries = 0
    while station.side.count_waiting_photos():
        tries += 1
        assert tries < 5
        try:
            upload_once(station.side, station.files, client, sha256, ask_first=tries > 1)
        except SyncError:
            continue
    known = faulty.control()
    assert known["stored_photos"] == 1
    puts = known["requests"].count(f"PUT /photos/{sha256}")
    assert puts == (2 if fault in {"500", "429"} else 1), "asked before sending it again"


def test_a_success_from_something_in_between_is_no_photo_at_the_hub(
    station: Station, faulty: FaultyHub, client: HubClient
) -> None:
    sha256 = station.photograph(b"\xff\xd8 a photo")
    faulty.faults("/photos", "portal", "portal")
    with pytest.raises(SyncError):  # asked, then sent: neither was answered by a hub
        upload_once(station.side, station.files, client, sha256, ask_first=True)
    assert station.side.count_waiting_photos() == 1
    upload_once(station.side, station.files, client, sha256, ask_first=True)
    assert faulty.control()["photos"] == [sha256]


def test_a_photo_altered_here_is_not_sent(
    station: Station, faulty: FaultyHub, client: HubClient
) -> None:
    sha256 = station.photograph(b"\xff\xd8 a photo")
    station.files.path(sha256).write_bytes(b"something else")
    with pytest.raises(WorldError, match=r"photo\.altered"):
        upload_once(station.side, station.files, client, sha256, ask_first=False)
    assert faulty.control()["photos"] == []
    assert station.side.count_waiting_photos() == 1
