"""A hub's backup, made while it runs as docs/hub.md says, and what an older one costs: no money."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from inspection.store.verify import verify
from tests.postgres import VARIABLE
from tests.sync.hub.bench import BenchStation
from tests.sync.hub.inside import ONE, InsideHub

pytestmark = pytest.mark.skipif(
    bool(os.environ.get(VARIABLE)), reason="the documented command of a hub on SQLite"
)


def documented(repository: Path, data: Path, target: Path) -> list[str]:
    """The command between the marks of the page, its two placeholders filled in."""
    page = (repository / "docs" / "hub.md").read_text("utf-8")
    (command,) = re.findall(r"<!-- backup -->\n```sh\n(.*?)\n```", page, re.DOTALL)
    words = shlex.split(command.replace("\\\n", " "))
    return [
        sys.executable
        if word == "python3"
        else word.replace("DATA", str(data)).replace("TARGET", str(target))
        for word in words
    ]


def back_up(repository: Path, inside: InsideHub, target: Path) -> None:
    done = subprocess.run(
        documented(repository, inside.folder, target), capture_output=True, timeout=30, check=False
    )
    assert done.returncode == 0, done.stderr


def restore(inside: InsideHub, kept: Path) -> None:
    inside.hub.close()
    for old in inside.folder.glob("hub.sqlite*"):
        old.unlink()
    kept.rename(inside.folder / "hub.sqlite")
    inside.hub = inside._build()


def test_a_running_hub_is_backed_up_and_goes_on_from_it(
    inside: InsideHub, bench: BenchStation, repository: Path, tmp_path: Path
) -> None:
    inside.announce(ONE)
    piece = bench.decide(inside.line("OL-1", 89900))
    inside.take(bench, piece)
    inside.desk_pass()
    back_up(repository, inside, tmp_path / "kept.sqlite")
    restore(inside, tmp_path / "kept.sqlite")
    assert verify(inside.hub.database.store).problems == ()
    assert inside.take(bench).seq == bench.batch().last_seq
    inside.desk_pass()
    assert inside.states == ["confirmed"]
    assert len(inside.connector.calls) == 1


@pytest.mark.parametrize("before", ["push", "photos", "send"])
def test_what_was_paid_after_the_backup_is_not_paid_again(
    inside: InsideHub, bench: BenchStation, repository: Path, tmp_path: Path, before: str
) -> None:
    kept = tmp_path / "kept.sqlite"
    inside.announce(ONE)
    piece = bench.decide(inside.line("OL-1", 89900))
    if before == "push":
        back_up(repository, inside, kept)
    inside.hub.ingest.push(bench.batch())
    if before == "photos":
        back_up(repository, inside, kept)
    inside.photos(piece)
    if before == "send":
        inside.connector.is_blind = True
        inside.desk_pass()
        assert inside.states == ["due"]
        back_up(repository, inside, kept)
        inside.connector.is_blind = False
        inside.clock.advance(120)
    inside.desk_pass()
    assert inside.states == ["confirmed"]
    restore(inside, kept)
    inside.take(bench, piece)  # a station sends anew what the hub lacks
    inside.clock.advance(120)
    inside.desk_pass()
    assert inside.states == ["confirmed"]
    assert (len(inside.connector.calls), len(inside.ledger)) == (1, 1)
