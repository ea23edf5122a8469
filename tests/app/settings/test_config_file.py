"""One setting written into a file somebody else wrote."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.settings.config_file import write_value
from inspection.errors import OperatorError, WorldError

WRITTEN = """\
# bench at gate 3, since May
station_name = "B03"   # painted on the table

language = "zh"
scale_percent = 100 # Lao Wang wants it larger
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "config.toml"


def test_a_new_file_says_what_it_is(file: Path) -> None:
    write_value(file, "theme", "dark")
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert 'theme = "dark"' in text


def test_comments_order_and_blank_lines_stay(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(WRITTEN, encoding="utf-8")
    write_value(file, "scale_percent", 125)
    write_value(file, "camera", "0")
    text = file.read_text(encoding="utf-8")
    assert text == WRITTEN.replace("= 100 #", "= 125 #") + 'camera = "0"\n'


def test_none_takes_a_setting_out(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(WRITTEN, encoding="utf-8")
    write_value(file, "language", None)
    write_value(file, "hub_url", None)
    assert "language" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("damaged", ["theme = [", "\x00", 'a = "' + "x" * 70_000 + '"'])
def test_a_damaged_file_is_left_alone(file: Path, damaged: str) -> None:
    file.parent.mkdir()
    file.write_text(damaged, encoding="utf-8")
    with pytest.raises(OperatorError, match=r"config\.unreadable"):
        write_value(file, "theme", "dark")
    assert file.read_text(encoding="utf-8") == damaged


def test_a_file_that_appears_in_two_steps_never_does(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full: the old file is whole, and no half of a new one lies about."""
    file.parent.mkdir()
    file.write_text(WRITTEN, encoding="utf-8")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorldError, match=r"config\.unwritable"):
        write_value(file, "theme", "dark")
    assert file.read_text(encoding="utf-8") == WRITTEN
    assert list(file.parent.iterdir()) == [file]
