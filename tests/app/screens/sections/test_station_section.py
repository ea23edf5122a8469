"""Name and hub of the station, as a section of the settings."""

from __future__ import annotations

import pytest

from app.design.theme import Theme
from app.screens.sections.station_section import StationSection
from app.screens.sections.station_vm import StationVm
from app.settings.config import Config
from app.settings.preferences import Preferences
from inspection.errors import StationError
from tests.app.conftest import Bench


def with_config(bench: Bench, **settings: object) -> None:
    config = Config(data_dir=bench.desk.preferences.config.data_dir, demo=True, **settings)
    bench.desk.preferences = Preferences(config, bench.background)


def entered(qtbot, theme: Theme, bench: Bench) -> StationSection:
    section = StationSection(theme, bench.desk)
    qtbot.addWidget(section)
    section.enter()
    qtbot.waitUntil(lambda: bool(section._vm.version))
    return section


def test_a_new_name_is_kept_with_enter(qtbot, theme: Theme, bench: Bench) -> None:
    section = entered(qtbot, theme, bench)
    assert section._name.text() == "B02"
    assert section.offered.primary is None
    section.on_key("1")
    section._name.clear()
    qtbot.keyClicks(section._name, "B12")
    assert section.offered.primary is not None
    section.offered.primary.run()
    assert bench.desk.station_name == "B12"
    assert section.offered.primary is None
    file = bench.desk.preferences.config.file
    qtbot.waitUntil(lambda: file.exists() and "B12" in file.read_text(encoding="utf-8"))


def test_esc_takes_back_what_was_typed(qtbot, theme: Theme, bench: Bench) -> None:
    section = entered(qtbot, theme, bench)
    qtbot.keyClicks(section._name, "XYZ")
    assert section.on_key("Esc")
    assert section._name.text() == "B02"
    assert not section.on_key("Esc")


def test_an_empty_name_is_refused_and_stays_to_be_mended(qtbot, theme: Theme, bench: Bench) -> None:
    complaints: list[StationError] = []
    bench.desk.complained.connect(complaints.append)
    section = entered(qtbot, theme, bench)
    section._name.selectAll()
    qtbot.keyClicks(section._name, " ")
    section.offered.primary.run()
    assert [one.code for one in complaints] == ["config.invalid"]
    assert bench.desk.station_name == "B02"
    assert section.offered.primary is not None


def test_the_own_hub_cannot_be_left(qtbot, theme: Theme, bench: Bench) -> None:
    section = entered(qtbot, theme, bench)
    assert not section._url.isEnabled()
    assert not section.on_key("2")
    assert not StationVm(bench.desk).move_hub("https://elsewhere.example")
    assert bench.desk.preferences.config.hub_url is None


@pytest.mark.parametrize(
    ("typed", "is_kept"),
    [("https://new.example:8443/", True), ("ftp://new.example", False), ("  ", False)],
)
def test_the_hub_of_a_site_may_move(bench: Bench, typed: str, *, is_kept: bool) -> None:
    with_config(bench, hub_url="https://old.example")
    assert StationVm(bench.desk).move_hub(typed) is is_kept
    wanted = "https://new.example:8443" if is_kept else "https://old.example"
    assert bench.desk.preferences.config.hub_url == wanted


def test_a_fixed_setting_shows_a_lock_and_why(qtbot, theme: Theme, bench: Bench) -> None:
    with_config(
        bench,
        hub_url="https://old.example",
        sources={"station_name": "environment", "hub_url": "command line"},
    )
    section = entered(qtbot, theme, bench)
    name, hub = section._rows[:2]
    assert "RETURNS_STATION_STATION_NAME" in name._reason.text()
    assert not section._name.isEnabled()
    assert hub._reason.text()
    assert not section._url.isEnabled()
