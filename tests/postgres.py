"""A PostgreSQL cluster of the tests' own: made in a temporary folder, gone with it.

`python -m tests.postgres PYTEST-ARGUMENTS` runs pytest with hubs on such a cluster: whoever lays
the folder of a hub (`lay_hub`) then gives it an empty database there.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine

from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.store import Store
from sync.hub.config import DATABASE_FILE
from sync.hub.database import Database
from sync.signing import write_secret
from tests.empty_database import lay_empty

VARIABLE = "TEST_POSTGRES"
"""Names the folder of the cluster's socket; hubs are on SQLite where it is not set."""
_TEMPLATE = "empty"
_LIMIT_S = 60


def why_not() -> str | None:
    """Why no cluster can be started here."""
    if _binaries() is None:
        return "no PostgreSQL server is installed"
    return None if find_spec("psycopg") else "psycopg is not installed"


@contextmanager
def cluster(**settings: str) -> Iterator[Path]:
    """The folder of the socket of a running server; nobody else can reach it."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    binaries = _binaries()
    assert binaries is not None
    if os.geteuid() == 0:  # which PostgreSQL refuses
        shutil.chown(folder, _servant())
    made = ["--username=hub", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
    options = {"listen_addresses": "", "unix_socket_directories": str(folder), "fsync": "off"}
    said = " ".join(f"-c {name}='{value}'" for name, value in (options | settings).items())
    control = [str(binaries / "pg_ctl"), "-D", str(folder / "data"), "-w", "-s"]
    log = ["-l", str(folder / "log")]
    try:
        _run([str(binaries / "initdb"), "-D", str(folder / "data"), *made])
        _run([*control, *log, "-o", said, "start"])
        try:
            yield folder
        finally:
            _run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def url_of(database: str, socket: Path | str) -> str:
    return f"postgresql+psycopg://hub@/{database}?host={socket}"


def new_database(socket: Path | str, *, template: str = "template0") -> str:
    """The URL of a new database."""
    name = f"hub_{uuid.uuid4().hex}"
    administer(socket, f"CREATE DATABASE {name} TEMPLATE {template}")
    return url_of(name, socket)


def administer(socket: Path | str, statement: str) -> list[Any]:
    engine = create_engine(url_of("postgres", socket), isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as conn:
            result = conn.exec_driver_sql(statement)
            return list(result) if result.returns_rows else []
    finally:
        engine.dispose()


def lay_hub(data: Path) -> str | None:
    """A folder for a hub with a database of this program's version; its URL where it has one.

    A folder that has one already keeps it.
    """
    socket = os.environ.get(VARIABLE)
    if not socket:
        lay_empty(data / "hub.sqlite")
        return None
    kept = data / DATABASE_FILE
    if not kept.exists():
        data.mkdir(parents=True, exist_ok=True)
        write_secret(kept, new_database(socket, template=_template(socket)))
    return kept.read_text("ascii")


def rows_of(data: Path, statement: str) -> list[Any]:
    """What a hub's database holds, read beside it."""
    kept = data / DATABASE_FILE
    engine = create_engine(
        kept.read_text("ascii") if kept.exists() else f"sqlite:///{data / 'hub.sqlite'}"
    )
    try:
        with engine.connect() as conn:
            return list(conn.exec_driver_sql(statement))
    finally:
        engine.dispose()


@cache
def _template(socket: str) -> str:
    name = f"{_TEMPLATE}_{uuid.uuid4().hex}"  # of this process: several run at once
    administer(socket, f"CREATE DATABASE {name} TEMPLATE template0")
    clock = SystemClock()
    store = Store.open_postgres(
        url_of(name, socket), Path(socket), clock=clock, ids=Uuid7Ids(clock)
    )
    Database(store)
    store.close()
    return name


def _binaries() -> Path | None:
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).resolve().parent
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return debian[-1].parent if debian else None


def run_tool(name: str, *arguments: str) -> None:
    """One of the client's programs, beside the server's."""
    binaries = _binaries()
    assert binaries is not None
    done = subprocess.run(
        [str(binaries / name), *arguments], capture_output=True, timeout=_LIMIT_S, check=False
    )
    assert done.returncode == 0, done.stderr


def _servant() -> str:
    names = {one.pw_name for one in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _run(command: Sequence[str]) -> None:
    how: Mapping[str, Any] = {"user": _servant(), "extra_groups": []} if os.geteuid() == 0 else {}
    done = subprocess.run(
        command, capture_output=True, text=True, cwd="/", timeout=_LIMIT_S, check=False, **how
    )
    assert done.returncode == 0, done.stdout + done.stderr


def main(arguments: Sequence[str]) -> int:
    reason = why_not()
    if reason is not None:
        sys.stderr.write(f"{reason}\n")
        return 1
    with cluster(max_connections="200") as socket:
        environment = os.environ | {VARIABLE: str(socket)}
        run = [sys.executable, "-m", "pytest", *arguments]
        return subprocess.run(run, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
