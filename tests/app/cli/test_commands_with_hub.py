"""`import`, `hub` and `verify` against real hubs: processes on loopback, SQLite on disk."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.__main__ import run
from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.store import Store
from sync.client import HubClient
from sync.embedded import EmbeddedHub, start_hub
from sync.enrolment import Applicant, enrol_as_admin
from sync.origin import ensure_origin

pytestmark = pytest.mark.slow

HEADING = (
    "ticket_number,order_ref,sku,name_zh,name_en,quantity,ordered_quantity,paid,currency,tracking"
)
GOOD = "RS-1,O-1,SKU-1,耳机,Headphones,1,3,899.00,CNY,SF1234567890123"
EMPTY_SKU = "RS-2,O-2,,耳机,Headphones,1,3,899.00,CNY,SF1234567890124"
FORMULA = "RS-3,O-3,SKU-3,=cmd|' /c calc'!A1,'); DROP TABLE tickets;--,1,1,1.00,CNY,SF1"
BAD_COUNT = "RS-4,O-4,SKU-4,耳机,Headphones,three,3,899.00,CNY,SF1234567890126"


@pytest.fixture
def tickets(tmp_path: Path) -> Path:
    file = tmp_path / "tickets.csv"
    rows = [HEADING, GOOD, EMPTY_SKU, FORMULA, BAD_COUNT]
    file.write_text("\n".join(rows), encoding="utf-8")
    return file


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_good_rows_are_announced_and_bad_ones_listed_with_their_reason(
    tickets: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(tickets), "--data", str(data), "--json"], {}) == 3
    said = json.loads(capsys.readouterr().out)
    assert (said["announced"], said["already"]) == (2, 0)
    assert [(bad["row"], bad["reason"]) for bad in said["bad"]] == [
        (3, "sku is empty"),
        (5, "quantity is not a whole number"),
    ]


def test_a_second_import_announces_nothing_twice(
    tickets: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tickets.write_text(f"{HEADING}\n{GOOD}\n", encoding="gb18030")
    for expected in ("1 ticket announced, 0 known", "0 tickets announced, 1 known"):
        assert run(["import", str(tickets), "--data", str(data)], {}) == 0
        assert expected in capsys.readouterr().out


def test_a_file_that_is_no_ticket_list_is_refused_in_one_sentence(
    tickets: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tickets.write_text("colour,size\nred,3\n", encoding="utf-8")
    assert run(["import", str(tickets), "--data", str(data)], {}) == 1
    said = capsys.readouterr()
    assert "'colour'" in said.err
    assert said.err.count("\n") == 1


@pytest.fixture
def running(data: Path) -> Iterator[EmbeddedHub]:
    hub = start_hub(data / "hub", demo=False)
    yield hub
    hub.stop()


def open_station(data: Path) -> Store:
    clock = SystemClock()
    return Store.open(data / "station.sqlite", clock=clock, ids=Uuid7Ids(clock))


@pytest.fixture
def enrolled(data: Path, running: EmbeddedHub) -> EmbeddedHub:
    """A station with a hub that runs, as the window leaves it."""
    store = open_station(data)
    ensure_origin(store, secrets=data / "secrets", station_name="B01")
    client = HubClient(running.url, running.admin_token)
    enrol_as_admin(
        client,
        Applicant(origin=str(store.origin), station_name="B01", secrets=data / "secrets"),
    )
    client.close()
    store.close()
    return running


def test_beside_an_open_station_its_own_hub_takes_the_tickets(
    tickets: Path, data: Path, enrolled: EmbeddedHub, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(tickets), "--data", str(data)], {}) == 3
    assert "2 tickets announced" in capsys.readouterr().out
    assert enrolled.is_running()


@pytest.mark.usefixtures("running")
def test_no_token_goes_to_a_hub_nobody_here_was_admitted_by(
    tickets: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(tickets), "--data", str(data)], {}) == 1
    assert "token" in capsys.readouterr().err


def test_a_named_hub_that_does_not_answer_is_said(
    tickets: Path, data: Path, enrolled: EmbeddedHub, capsys: pytest.CaptureFixture[str]
) -> None:
    enrolled.stop()
    arguments = ["import", str(tickets), "--data", str(data), "--hub", enrolled.url]
    assert run(arguments, {}) == 1
    assert "does not answer" in capsys.readouterr().err


@pytest.mark.usefixtures("enrolled")
def test_a_sound_station_verifies(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", "--data", str(data), "--json"], {}) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["records"] >= 1
    assert said["problems"] == []
    assert all(said[f"{what}_ok"] for what in ("chain", "tables", "photos", "receipts"))


@pytest.mark.usefixtures("enrolled")
def test_an_altered_line_is_found(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(data / "station.sqlite") as connection:
        connection.execute("UPDATE journal SET line = replace(line, 'B01', 'B02')")
    connection.close()
    assert run(["verify", "--data", str(data)], {}) == 4
    assert "journal.broken_chain" in capsys.readouterr().out


def test_where_no_station_is_there_is_nothing_to_verify(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify", "--data", str(data)], {}) == 1
    assert str(data) in capsys.readouterr().err
    assert not data.exists()


def test_the_hub_command_serves_until_its_pipe_or_terminal_ends_it(data: Path) -> None:
    command = [sys.executable, "-m", "app", "hub", "--listen", "127.0.0.1:0", "--data", str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())
        client = HubClient(ready["url"])
        assert client.health().status == "ok"
        client.close()
        process.terminate()
        process.wait(5)
    assert (data / "hub" / "hub.sqlite").is_file()


def test_beyond_this_machine_a_hub_wants_a_certificate(
    data: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["hub", "--listen", "0.0.0.0:0", "--data", str(data)], {}) == 1
    assert "--tls-cert" in capfd.readouterr().err
