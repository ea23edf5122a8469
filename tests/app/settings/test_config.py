from __future__ import annotations

from pathlib import Path

import pytest

from app.settings.config import read_config
from inspection.errors import OperatorError


def test_a_flag_beats_the_environment_beats_the_file_beats_the_default(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(
        'station_name = "F1"\ntheme = "dark"\nlanguage = "en"\nhub_url = "https://hub.example/"\n',
        encoding="utf-8",
    )
    environ = {
        "RETURNS_STATION_DATA": str(tmp_path),
        "RETURNS_STATION_STATION_NAME": "E1",
        "RETURNS_STATION_THEME": "light",
    }
    config = read_config({"station_name": "A1", "camera": None}, environ)
    assert (config.station_name, config.theme, config.language) == ("A1", "light", "en")
    assert config.hub_url == "https://hub.example"
    assert config.scale_percent == 100
    assert config.data_dir == tmp_path


def test_without_anything_the_data_folder_is_the_platforms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    assert read_config({}, {}).data_dir.name == "returns-station"


def test_every_file_lies_in_the_data_folder(tmp_path: Path) -> None:
    config = read_config({"data_dir": tmp_path}, {})
    for path in (
        config.database,
        config.photos,
        config.secrets,
        config.hub_data,
        config.log_file,
    ):
        assert path.parent == tmp_path


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "de"),
        ("theme", "pink"),
        ("scale_percent", "99"),
        ("hub_url", "ftp://hub"),
        ("station_name", ""),
        ("station_name", "B01\nB02"),
        ("camera", "x" * 500),
        ("log_level", "LOUD"),
        ("printer", "lpt1"),
        ("printer", "zpl:host:0"),
        ("label_width_mm", "39"),
        ("label_width_mm", 60.5),
        ("label_height_mm", True),
        ("printer_dpi", "600"),
        ("label_auto_print", "perhaps"),
        ("lpn_scan_back", 1),
    ],
)
def test_an_unusable_value_is_named_with_its_source(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(OperatorError) as caught:
        read_config({"data_dir": tmp_path, name: value}, {})
    assert caught.value.code == "config.invalid"
    assert caught.value.params["name"] == name
    assert caught.value.params["source"] == "command line"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("colour = 'red'", "config.unknown"),
        ("demo = true", "config.unknown"),
        ("data_dir = '/elsewhere'", "config.unknown"),
        ("theme = ", "config.unreadable"),
        ("theme = 3", "config.invalid"),
        ("# " + "x" * 70_000, "config.unreadable"),
    ],
)
def test_a_bad_file_is_refused_whole(tmp_path: Path, content: str, code: str) -> None:
    (tmp_path / "config.toml").write_text(content, encoding="utf-8")
    with pytest.raises(OperatorError) as caught:
        read_config({"data_dir": tmp_path}, {})
    assert caught.value.code == code


def test_bytes_that_are_no_text_are_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"theme = '\xff\xfe'")
    with pytest.raises(OperatorError, match=r"config\.unreadable"):
        read_config({"data_dir": tmp_path}, {})


@pytest.mark.parametrize(("said", "kept"), [("14", "14"), (" 24  6 14", "6 14 24"), ("", "")])
def test_lengths_of_interleaved_codes_are_kept_in_order(said: str, kept: str) -> None:
    assert read_config({"itf_lengths": said}, {}).itf_lengths == kept


@pytest.mark.parametrize("said", ["13", "2", "14,12", "fourteen", "14 -6"])
def test_interleaved_codes_have_pairs_of_digits(said: str) -> None:
    with pytest.raises(OperatorError):
        read_config({"itf_lengths": said}, {})
