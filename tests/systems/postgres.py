"""A PostgreSQL of the tests' own: an own folder, an own port, gone afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from pathlib import Path

from tests.systems.running import Running, free_port, is_listening, run

OWNER = "postgres"


def _programs() -> Path:
    """Debian keeps them out of the search path, a folder per version."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    assert on_path, "PostgreSQL is not installed (initdb)"
    return Path(on_path).parent


class PrivatePostgres:
    """A cluster for one test run; it trusts whoever connects from this machine."""

    def __init__(self) -> None:
        """Lays an empty cluster; nothing of the machine's own is touched."""
        self.port = free_port()
        self._programs = _programs()
        # it refuses to run as root
        self._user = OWNER if os.geteuid() == 0 else None
        self.folder = Path(tempfile.mkdtemp(prefix="returns-station-pg-"))
        if self._user is not None:
            shutil.chown(self.folder, OWNER, OWNER)
        command = ["initdb", "-D", self.data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--no-sync"]
        run([self._programs / command[0], *command[1:]], cwd=self.folder, user=self._user)
        self._running = Running(
            command=[
                *(self._programs / "postgres", "-D", self.data, "-p", str(self.port)),
                *("-k", self.folder, "-c", "listen_addresses=127.0.0.1"),
                # the folder is thrown away: a power cut may take it
                *("-c", "fsync=off", "-c", "max_connections=200"),
            ],
            cwd=self.folder,
            log=self.folder.with_suffix(".log"),
            user=self._user,
            stop_signal=signal.SIGINT,
        )

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def start(self) -> None:
        self._running.start(self._serves)

    def _serves(self) -> bool:
        if not is_listening(self.port):
            return False
        ready = [self._programs / "pg_isready", "-h", "127.0.0.1", "-p", str(self.port)]
        try:
            run(ready, cwd=self.folder)
        except AssertionError:
            return False
        return True

    def url(self, database: str) -> str:
        return f"postgres://{OWNER}@127.0.0.1:{self.port}/{database}"

    def create(self, database: str, *, template: str = "template0") -> None:
        self.sql("postgres", f'CREATE DATABASE "{database}" TEMPLATE "{template}"')

    def sql(self, database: str, statement: str, **values: str) -> list[list[str]]:
        """Rows as text. `:'name'` in the statement stands for a value, quoted by psql itself."""
        script = self.folder / "statement.sql"
        script.write_text(statement)
        named = [part for name, text in values.items() for part in ("-v", f"{name}={text}")]
        said = run(
            [
                *(self._programs / "psql", "-X", "-q", "-A", "-t", "-F", "\t"),
                *("-v", "ON_ERROR_STOP=1", *named, "-f", script, self.url(database)),
            ],
            cwd=self.folder,
        )
        return [line.split("\t") for line in said.splitlines() if line]

    def stop(self) -> None:
        self._running.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.with_suffix(".log").unlink(missing_ok=True)
