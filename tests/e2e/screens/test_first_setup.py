"""The first start of a station: from an empty folder to the receive page, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.screens.setup_page import SetupPage
from app.settings.config import Config, read_config
from app.states.navigation import GoReceive, GoSetup, GoSignIn
from inspection.values import Role
from sync.client import HubClient
from tests.e2e.hub_process import HubProcess
from tests.e2e.screens.rig import Screens, opened

FEW_ACTIONS = 33
"""9 characters of a name, 12 of a PIN typed twice, 3 of the desk, 2 scans, 7 other keys."""
BADGE = "BADGE-7001"
PIN = "700136"


def fresh(folder: Path, **settings: str) -> Config:
    return read_config({"data_dir": folder, "log_level": "WARNING", **settings}, {})


def page_of(screens: Screens) -> SetupPage:
    page = screens.window.page
    assert isinstance(page, SetupPage)
    return page


def at_step(screens: Screens, step: str) -> None:
    screens.until(
        lambda: (
            isinstance(screens.window.page, SetupPage) and page_of(screens)._vm.state.step == step
        ),
        f"the step {step}",
    )


def begin(screens: Screens) -> None:
    screens.until(lambda: screens.window.is_at(GoSetup), "the set-up")


def fill_person(screens: Screens, name: str = "Wang Fang") -> None:
    screens.driver.keys(name)
    screens.driver.scan(BADGE)
    screens.driver.keys(PIN)
    screens.driver.keys(PIN)


@pytest.fixture
def empty(qapp: QApplication, tmp_path: Path) -> Iterator[Screens]:
    assert qapp is not None
    with opened(fresh(tmp_path / "data")) as found:
        begin(found)
        yield found


def test_from_an_empty_folder_to_the_first_parcel(empty: Screens, tmp_path: Path) -> None:
    driver, counted = empty.driver, empty.station.keys.count
    before = counted.total
    driver.key("2")
    empty.until(lambda: empty.station.language.name == "en", "English")
    driver.key("7")
    driver.key("Enter")
    at_step(empty, "name")
    driver.keys("B07")
    driver.key("Enter")
    at_step(empty, "hub")
    driver.key("Enter")
    at_step(empty, "scanner")
    driver.scan("6901234567892")
    driver.key("Enter")
    at_step(empty, "person")
    fill_person(empty)
    driver.key("Enter")
    empty.until(lambda: empty.window.is_at(GoReceive), "the receive page")
    actions = counted.total - before
    assert actions <= FEW_ACTIONS
    person = empty.station.desk.person
    assert person is not None
    assert (person.name_en, person.role, person.staff_no) == ("Wang Fang", Role.SUPERVISOR, "7001")
    assert empty.station.desk.station_name == "B07"
    kept = read_config({"data_dir": tmp_path / "data"}, {})
    assert (kept.station_name, kept.language, kept.scale_percent) == ("B07", "en", 125)
    for secret in (BADGE, PIN):
        assert secret not in (tmp_path / "data" / "config.toml").read_text(encoding="utf-8")


def test_the_next_start_asks_for_the_badge(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    with opened(fresh(tmp_path / "data")) as first:
        begin(first)
        for step in ("name", "hub", "scanner"):
            first.driver.key("Enter")
            at_step(first, step)
        first.driver.key("F8")
        at_step(first, "person")
        fill_person(first)
        first.driver.key("Enter")
        first.until(lambda: first.window.is_at(GoReceive), "the receive page")
    with opened(fresh(tmp_path / "data")) as again:
        assert again.window.is_at(GoSignIn)
        again.until_online()
        again.driver.scan(BADGE)
        again.driver.keys(PIN)
        again.driver.key("Enter")
        again.until(lambda: again.window.is_at(GoReceive), "the receive page")


def test_switched_off_in_the_middle_it_goes_on_there(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    with opened(fresh(tmp_path / "data")) as first:
        begin(first)
        first.driver.key("Enter")
        at_step(first, "name")
        first.driver.keys("B09")
        first.driver.key("Enter")
        at_step(first, "hub")
        first.driver.key("Enter")
        at_step(first, "scanner")
    with opened(fresh(tmp_path / "data")) as again:
        begin(again)
        at_step(again, "scanner")
        assert again.station.desk.station_name == "B09"
        again.until_online()
        again.driver.key("F8")
        at_step(again, "person")
        fill_person(again)
        again.driver.key("Enter")
        again.until(lambda: again.window.is_at(GoReceive), "the receive page")


def test_switched_off_between_registering_and_signing_in(
    qapp: QApplication, tmp_path: Path
) -> None:
    """The hub knows the first person, the station went dark before it heard of them."""
    assert qapp is not None
    with opened(fresh(tmp_path / "data")) as first:
        begin(first)
        for step in ("name", "hub", "scanner"):
            first.driver.key("Enter")
            at_step(first, step)
        first.driver.key("F8")
        at_step(first, "person")
        heard: list[bool] = []
        page_of(first)._vm._registered = lambda: heard.append(True)
        fill_person(first)
        first.driver.key("Enter")
        first.until(lambda: bool(heard), "the hub")
    with opened(fresh(tmp_path / "data")) as again:
        again.until(lambda: again.station.desk.setup is None, "the end of the set-up")
        again.until(lambda: again.window.is_at(GoSignIn), "the badge screen")
        again.until_online()
        again.driver.scan(BADGE)
        again.driver.keys(PIN)
        again.driver.key("Enter")
        again.until(lambda: again.window.is_at(GoReceive), "the receive page")


def test_a_station_of_a_site_joins_with_a_code(
    qapp: QApplication, tmp_path: Path, site: HubProcess
) -> None:
    assert qapp is not None
    admin = HubClient(site.url, site.token)
    code = admin.prepare_enrolment("B11").code
    admin.close()
    with opened(fresh(tmp_path / "data", language="en")) as screens:
        begin(screens)
        driver = screens.driver
        driver.key("Enter")
        at_step(screens, "name")
        driver.keys("B11")
        driver.key("Enter")
        at_step(screens, "hub")
        driver.key("2")
        driver.scan(site.url)
        driver.scan("WRONGCODE2345678")
        driver.key("Enter")
        screens.until_said("code")
        driver.scan(code)
        driver.key("Enter")
        at_step(screens, "scanner")
        driver.key("F8")
        screens.until(lambda: screens.window.is_at(GoSignIn), "the badge screen")
        screens.until_online()
        screens.sign_in()
        assert screens.station.config.hub_url == site.url
        assert not screens.config.hub_data.exists()


def test_a_form_that_lacks_something_says_what(empty: Screens) -> None:
    driver = empty.driver
    driver.key("2")
    for step in ("name", "hub"):
        driver.key("Enter")
        at_step(empty, step)
    driver.key("2")
    empty.until(page_of(empty)._hub.url.hasFocus, "the address to be asked for")
    driver.click(page_of(empty)._hub.choice._buttons[0])
    driver.key("Enter")
    at_step(empty, "scanner")
    driver.key("F8")
    at_step(empty, "person")
    bar = empty.window.action_bar
    driver.keys("Wang")
    driver.key("Enter")
    empty.until(lambda: bar.actions.note == "Scan the badge", "the badge to be asked for")
    driver.scan(BADGE)
    driver.keys(PIN)
    driver.keys("111111")
    empty.until(lambda: "differ" in bar.actions.note, "the difference to be told")
    driver.key("Enter")
    driver.keys(PIN)
    driver.keys(PIN)
    driver.key("Enter")
    empty.until(lambda: empty.window.is_at(GoReceive), "the receive page")
