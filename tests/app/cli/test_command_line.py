from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import run
from app.cli.bench.report import percentile, report
from app.cli.output import print_lines
from app.cli.sentences import sentence_of
from app.program.program_version import program_version
from inspection.errors import OperatorError, WorldError

COMMANDS = (
    "demo", "hub", "import", "export", "export journal", "export disinfection", "read", "verify",
    "bench", "bench start", "bench capture", "bench scan",
)  # fmt: skip


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command.split(), "--help"], {}) == 0
    said = capsys.readouterr()
    assert "Usage: returns-station" in said.out
    assert said.err == ""


def test_it_says_which_version_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"], {}) == 0
    said = capsys.readouterr()
    assert said.out == f"returns-station {program_version()}\n"
    assert program_version()[0].isdigit()
    assert said.err == ""


@pytest.mark.parametrize("place", ["a-file", "a-file/below"])
def test_pictures_that_cannot_be_written_are_said_in_one_sentence(
    place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a-file").write_text("in the way")
    assert run(["walkthrough", "--out", str(tmp_path / place)], {}) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert str(tmp_path / place) in said.err
    assert "choose another one" in said.err


def test_a_disk_that_fills_up_under_the_pictures_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fills_up(_out: Path, _config: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("app.walkthrough.run.run_walkthrough", fills_up)
    assert run(["walkthrough", "--out", str(tmp_path)], {}) == 1
    assert "No space left" in capsys.readouterr().err


def test_an_unknown_command_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["refund"], {}) == 2
    assert "refund" in capsys.readouterr().err


def test_without_a_display_the_station_says_so_in_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    environ = {"RETURNS_STATION_DATA": str(tmp_path)}
    assert run([], environ) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "display" in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_bad_setting_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("theme = 'pink'", encoding="utf-8")
    assert run([], {"RETURNS_STATION_DATA": str(tmp_path)}) == 1
    assert "'pink'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(None, "There is no file", id="missing"),
        pytest.param(b"PK\x03\x04rest of a spreadsheet", "The spreadsheet is damaged", id="xlsx"),
        pytest.param(b"%PDF-1.7", "neither CSV nor XLSX nor JSON", id="pdf"),
        pytest.param(b'[{"ticket_number": "RS-1"},', "not valid JSON", id="json"),
        pytest.param(b"a,b\n1,2\n", "The column 'a' is unknown", id="heading"),
        pytest.param(b"", "The file is empty", id="empty"),
    ],
)
def test_a_file_that_is_refused_is_refused_before_anything_is_made(
    content: bytes | None, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "tickets.csv"
    if content is not None:
        file.write_bytes(content)
    assert run(["import", str(file), "--data", str(tmp_path / "data")], {}) == 1
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_the_console_script_is_installed_beside_python() -> None:
    script = Path(sys.executable).with_name("returns-station")
    done = subprocess.run([script, "--help"], capture_output=True, text=True, check=True)
    assert "Usage: returns-station" in done.stdout


@pytest.mark.parametrize(
    "error",
    [
        OperatorError("config.invalid", name="theme", value="x", source="environment", why="must"),
        OperatorError("config.invalid"),
        WorldError("something.new", detail=3),
        OperatorError("something.new"),
        WorldError("hub.not_started", why="ended", folder="/data"),
    ],
)
def test_every_error_becomes_one_sentence(error: OperatorError | WorldError) -> None:
    sentence = sentence_of(error)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "{" not in sentence


def test_what_a_file_brought_in_cannot_steer_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_lines(["row 3: \x1b[2Jcleared\r\u202ebackwards 退货"])
    assert capsys.readouterr().out == "row 3: \\x1b[2Jcleared\\r\\u202ebackwards 退货\n"


def test_a_percentile_is_one_of_the_samples() -> None:
    samples = [5.0, 1.0, 4.0, 2.0, 3.0]
    assert percentile(samples, 50) == 3.0
    assert percentile(samples, 95) == 5.0
    assert percentile([7.0], 50) == 7.0


def test_a_report_names_both_sides_and_their_ratio() -> None:
    made = report("x", unit="ms", ours=[3.0, 3.0], reference=[2.0], conditions={"rounds": 2})
    assert (made["ours"], made["reference"]) == ({"p50": 3.0, "p95": 3.0}, {"p50": 2.0, "p95": 2.0})
    assert made["ratio"] == 1.5
    assert made["conditions"]["rounds"] == 2


def test_neighbours_are_compared_where_the_pace_changes_under_both() -> None:
    ours, reference = [3.0, 6.0, 6.0], [2.0, 2.0, 4.0]
    made = report("x", unit="ms", ours=ours, reference=reference, conditions={}, is_paired=True)
    assert made["ratio"] == 1.5
    plain = report("x", unit="ms", ours=ours, reference=reference, conditions={})
    assert plain["ratio"] == 3.0
