"""`export disinfection`: a sheet for each bench that disinfected on a day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.__main__ import run
from inspection.handlers import disinfect
from inspection.policies import Policies, load_policies
from tests.app.screens.instant_desk import desk_in


@pytest.fixture(scope="module")
def policies(repository: Path) -> Policies:
    return load_policies(repository / "resources", demo=True)


@pytest.fixture
def shift(qapp, tmp_path: Path, policies: Policies) -> tuple[Path, str]:
    """The data folder of a closed station that left one parcel out, and the day it did."""
    folder = tmp_path / "data"
    folder.mkdir()
    with desk_in(tmp_path, policies) as desk:
        skip = disinfect.SkipDisinfection(parcel_id=desk.received(), reason="no_solution")
        desk._do(lambda work: disinfect.skip(work, skip, policies=policies))
        day = desk.now().astimezone().date()
    (tmp_path / "b02.db").rename(folder / "station.sqlite")
    return folder, day.isoformat()


def test_the_day_is_drawn_for_each_bench(shift: tuple[Path, str], tmp_path: Path, capsys) -> None:
    data, day = shift
    asked = ["export", "disinfection", "--data", str(data), "--out", str(tmp_path / "paper")]
    assert run([*asked, "--day", day, "--json"], {}) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["day"], said["rows"]) == (day, [1])
    (file,) = map(Path, said["files"])
    assert file.name == f"disinfection-B02-{day}.pdf"
    assert file.read_bytes().startswith(b"%PDF-")
    assert run([*asked, "--day", day, "--station", "B09"], {}) == 0
    assert capsys.readouterr().out == f"Nothing was disinfected on {day}.\n"


def test_a_quiet_day_and_no_day_at_all(shift: tuple[Path, str], tmp_path: Path, capsys) -> None:
    data, day = shift
    quiet = day.replace(day[:4], "2020")
    asked = ["export", "disinfection", "--data", str(data), "--out", str(tmp_path / "paper")]
    assert run([*asked, "--day", quiet], {}) == 0
    assert capsys.readouterr().out == f"Nothing was disinfected on {quiet}.\n"
    assert run([*asked, "--day", "yesterday"], {}) == 2
    assert "yesterday is no day" in capsys.readouterr().err
