"""Settings changed while the program runs: in force at once, in the file for the next start."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.program.background import Background
from app.settings.config import Config, read_config
from app.settings.preferences import Preferences
from inspection.errors import OperatorError, StationError


@pytest.fixture
def told() -> list[str]:
    return []


def opened(
    folder: Path, background: Background, told: list[str], environ: dict[str, str] | None = None
) -> Preferences:
    made = Preferences(read_config({"data_dir": folder}, environ or {}), background)
    made.changed.connect(told.append)
    return made


def read_back(folder: Path) -> Config:
    return read_config({"data_dir": folder}, {})


def test_a_change_is_in_force_at_once_and_at_the_next_start(
    qtbot, tmp_path: Path, background: Background, told: list[str]
) -> None:
    preferences = opened(tmp_path, background, told)
    preferences.set("scale_percent", "125")
    preferences.set("hub_url", "https://hub.example/")
    assert preferences.value("scale_percent") == 125
    assert preferences.config.hub_url == "https://hub.example"
    assert told == ["scale_percent", "hub_url"]
    assert preferences.source("scale_percent") == "file"
    assert preferences.source("theme") == "default"
    qtbot.waitUntil(lambda: read_back(tmp_path).hub_url == "https://hub.example")
    assert read_back(tmp_path).scale_percent == 125


def test_what_is_so_already_is_no_change(
    tmp_path: Path, background: Background, told: list[str]
) -> None:
    preferences = opened(tmp_path, background, told)
    preferences.set("theme", "light")
    assert told == []
    assert preferences.source("theme") == "default"


def test_an_unusable_value_changes_nothing(
    tmp_path: Path, background: Background, told: list[str]
) -> None:
    preferences = opened(tmp_path, background, told)
    with pytest.raises(OperatorError, match=r"config\.invalid"):
        preferences.set("theme", "pink")
    assert preferences.value("theme") == "light"
    assert told == []


def test_what_flag_or_environment_say_is_fixed(
    tmp_path: Path, background: Background, told: list[str]
) -> None:
    preferences = opened(tmp_path, background, told, {"RETURNS_STATION_THEME": "dark"})
    assert preferences.source("theme") == "environment"
    assert preferences.is_fixed("theme")
    with pytest.raises(OperatorError, match=r"config\.fixed"):
        preferences.set("theme", "light")
    config = read_config({"data_dir": tmp_path, "language": "en"}, {})
    assert Preferences(config, background).source("language") == "command line"


def test_a_file_that_cannot_be_written_is_complained_about(
    qtbot, tmp_path: Path, background: Background, told: list[str]
) -> None:
    preferences = opened(tmp_path, background, told)
    (tmp_path / "config.toml").write_text("theme = [", encoding="utf-8")
    complaints: list[StationError] = []
    background.failed.connect(complaints.append)
    preferences.set("language", "en")
    qtbot.waitUntil(lambda: bool(complaints))
    assert complaints[0].code == "config.unreadable"
    assert preferences.value("language") == "en"
    assert (tmp_path / "config.toml").read_text(encoding="utf-8") == "theme = ["


def test_the_demonstration_keeps_its_own_settings(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('theme = "dark"\nlanguage = "en"\n', encoding="utf-8")
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "config.toml").write_text('theme = "light"\n', encoding="utf-8")
    config = read_config({"data_dir": tmp_path}, {}, inside="demo")
    assert (config.theme, config.language) == ("light", "en")
    assert config.file == tmp_path / "demo" / "config.toml"
