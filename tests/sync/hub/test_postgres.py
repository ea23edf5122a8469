"""A hub on PostgreSQL: the whole course of a refund, who holds the database, and losing it.

`make test-postgres` runs all tests of the hub and the points where it is killed on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, inspect

from inspection.errors import OperatorError, WorldError
from inspection.store import postgres
from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.store import Store
from inspection.store.verify import verify
from sync.hub.__main__ import main
from sync.hub.config import DATABASE_FILE
from sync.signing import write_secret
from tests.postgres import VARIABLE, administer, cluster, new_database, run_tool, why_not
from tests.sync.hub.asked import ask
from tests.sync.hub.bench import BenchStation
from tests.sync.hub.inside import ONE, InsideHub, decided

pytestmark = [
    pytest.mark.skipif(why_not() is not None, reason=str(why_not())),
    pytest.mark.slow,
]


@pytest.fixture(scope="module")
def socket() -> Iterator[Path]:
    with cluster() as folder:
        yield folder


@pytest.fixture
def inside(socket: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[InsideHub]:
    monkeypatch.setenv(VARIABLE, str(socket))
    made = InsideHub(tmp_path / "hub")
    yield made
    made.close()


def url(inside: InsideHub) -> str:
    assert inside.hub.config.database_url is not None
    return inside.hub.config.database_url


def cut_off(inside: InsideHub, socket: Path) -> None:
    """The server ends every connection of the hub, as when it is started anew."""
    name = url(inside).partition("@/")[2].partition("?")[0]
    ended = administer(
        socket,
        f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'",
    )
    assert ended
    assert all(one for (one,) in ended)


def test_a_refund_is_paid_once_and_all_of_it_is_verified(
    inside: InsideHub, bench: BenchStation
) -> None:
    decided(inside, bench)
    inside.desk_pass()
    inside.reopen()
    inside.desk_pass()
    assert inside.states == ["confirmed"]
    assert len(inside.ledger) == 1
    # rebuilt into a file of SQLite: both databases hold the same, in the same order
    report = verify(inside.hub.database.store)
    assert (report.problems, report.records > 5) == ((), True)
    assert columns(create_engine(url(inside))) == columns(
        create_engine(f"sqlite:///{bare(inside.folder / 'bare')}")
    )


def bare(folder: Path) -> Path:
    on_sqlite = pytest.MonkeyPatch()
    on_sqlite.delenv(VARIABLE)
    other = InsideHub(folder)
    other.close()
    on_sqlite.undo()
    return other.hub.config.database


def columns(engine: Engine) -> dict[str, list[tuple[str, str, bool]]]:
    """Every table's columns, their kinds and whether they may be empty; views as well."""
    kinds = {"BLOB": "BYTEA", "TEXT": "VARCHAR"}
    found = {}
    with engine.connect() as conn:
        looked = inspect(conn)
        for table in (*looked.get_table_names(), *looked.get_view_names()):
            listed = []
            for one in looked.get_columns(table):
                kind = str(one["type"]).partition("(")[0]
                listed.append((one["name"], kinds.get(kind, kind), one["nullable"]))
            found[table] = listed if table in looked.get_table_names() else []
    engine.dispose()
    return found


@pytest.mark.long
def test_only_one_hub_holds_a_database(inside: InsideHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "WAIT_S", 1)
    clock = SystemClock()
    with pytest.raises(OperatorError) as refused:
        Store.open_postgres(url(inside), inside.folder, clock=clock, ids=Uuid7Ids(clock))
    assert refused.value.code == "hub.already_running"


@pytest.mark.long
def test_a_lost_connection_is_told_and_made_anew(
    inside: InsideHub, bench: BenchStation, socket: Path
) -> None:
    decided(inside, bench)
    store = inside.hub.database.store
    cut_off(inside, socket)
    with pytest.raises(WorldError, match=r"store\.unreachable"):
        store.put_setting("probe", "lost")
    with pytest.raises(WorldError, match=r"store\.unreachable"):
        store.setting("probe")
    store.put_setting("probe", "there")
    assert store.setting("probe") == "there"
    inside.desk_pass()
    assert inside.states == ["confirmed"]


@pytest.mark.long
def test_a_lost_database_is_told_to_the_monitor(inside: InsideHub, socket: Path) -> None:
    answers = [ask(inside.hub, "/healthz")]
    cut_off(inside, socket)
    answers += [ask(inside.hub, "/healthz"), ask(inside.hub, "/healthz")]
    assert [one.status_code for one in answers] == [200, 503, 200]
    assert answers[1].json()["reasons"] == ["the database does not answer (store.unreachable)"]
    assert b"returns_hub_database_up 1.0" in ask(inside.hub, "/metrics").content


@pytest.mark.long
@pytest.mark.expect_log("refund-desk waits: WorldError (store.unreachable|hub.replaced)")
def test_a_hub_that_lost_its_database_to_another_sends_nothing(
    inside: InsideHub, bench: BenchStation, socket: Path
) -> None:
    decided(inside, bench)
    cut_off(inside, socket)
    clock = SystemClock()
    other = Store.open_postgres(url(inside), inside.folder, clock=clock, ids=Uuid7Ids(clock))
    # as long as the other holds it, and ever after
    with pytest.raises(WorldError, match=r"store\.(unreachable|busy)"):
        inside.hub.database.store.put_setting("probe", "x")
    with pytest.raises(WorldError, match=r"store\.busy"):
        inside.hub.database.store.put_setting("probe", "x")
    other.close()
    with pytest.raises(WorldError, match=r"hub\.replaced"):
        inside.hub.database.store.put_setting("probe", "x")
    for _ in range(3):
        inside.desk_pass()
    assert inside.connector.calls == []


@pytest.mark.long
def test_a_dump_is_restored_and_pays_nothing_twice(
    inside: InsideHub, bench: BenchStation, socket: Path, tmp_path: Path
) -> None:
    inside.announce(ONE)
    piece = bench.decide(inside.line("OL-1", 89900))
    dump = tmp_path / "hub.dump"
    server = ["--host", str(socket), "--username", "hub"]
    name = url(inside).partition("@/")[2].partition("?")[0]
    run_tool("pg_dump", *server, "--format", "custom", "--file", str(dump), name)
    inside.take(bench, piece)
    inside.desk_pass()
    assert inside.states == ["confirmed"]
    inside.hub.close()
    empty = new_database(socket)
    fresh = empty.partition("@/")[2].partition("?")[0]
    run_tool("pg_restore", *server, "--no-owner", "--role", "hub", "--dbname", fresh, str(dump))
    write_secret(inside.folder / DATABASE_FILE, empty, replace=True)
    inside.hub = inside._build()
    assert inside.states == []
    inside.take(bench, piece)
    inside.desk_pass()
    assert inside.states == ["confirmed"]
    assert (len(inside.connector.calls), len(inside.ledger)) == (1, 1)
    assert verify(inside.hub.database.store).problems == ()


@pytest.mark.long
def test_a_database_that_sorts_by_a_language_is_refused(socket: Path, tmp_path: Path) -> None:
    name = new_database(socket).partition("@/")[2].partition("?")[0]
    administer(
        socket,
        f"CREATE DATABASE {name}_icu TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en'",
    )
    clock = SystemClock()
    with pytest.raises(OperatorError) as refused:
        Store.open_postgres(
            f"postgresql+psycopg://hub@/{name}_icu?host={socket}",
            tmp_path,
            clock=clock,
            ids=Uuid7Ids(clock),
        )
    assert refused.value.code == "hub.database_order"


def test_no_password_is_taken_from_a_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--data", str(tmp_path), "--database", "postgresql+psycopg://hub:secret@h/db"])
    assert "DATA/database.url" in capsys.readouterr().err


@pytest.mark.parametrize("bad", ["sqlite:///x", "postgresql://hub@h/db", "nonsense", "://"])
def test_other_addresses_are_refused(tmp_path: Path, bad: str) -> None:
    clock = SystemClock()
    with pytest.raises(OperatorError) as refused:
        Store.open_postgres(bad, tmp_path, clock=clock, ids=Uuid7Ids(clock))
    assert refused.value.code == "hub.database_url"
