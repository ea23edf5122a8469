"""When a station is set up, and where it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.settings.config import Config
from app.station.pin_rules import MAX_NAME, Lack, lack_of
from app.station.setup_desk import FirstPerson
from app.station.setup_steps import DONE, SETTING, STEPS, setup_step
from inspection.events import PersonRegistered
from inspection.store.store import Store
from inspection.values import Role
from sync.enrolment import MEMBERSHIP_FILE
from tests.inspection import samples
from tests.inspection.fake_store import FakeClock
from tests.inspection.store.parts import CountedIds


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "station.sqlite", clock=FakeClock(), ids=CountedIds("s"))
    yield opened
    opened.close()


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(data_dir=tmp_path)


def register_somebody(store: Store) -> None:
    store.open_origin("B01", "ab" * 32)
    person = PersonRegistered(
        fact_id="f-1",
        person_id="p-1",
        name_zh="王芳",
        name_en="Wang Fang",
        staff_no="7001",
        role=Role.SUPERVISOR,
    )
    store.transact(samples.HUB, lambda work: work.record(person))


def test_a_fresh_station_begins_at_the_first_step(store: Store, config: Config) -> None:
    assert setup_step(store, config) == STEPS[0]


def test_the_demonstration_needs_none(store: Store, tmp_path: Path) -> None:
    assert setup_step(store, Config(data_dir=tmp_path, demo=True)) is None


@pytest.mark.parametrize("step", STEPS)
def test_it_goes_on_where_it_was(store: Store, config: Config, step: str) -> None:
    store.put_setting(SETTING, step)
    assert setup_step(store, config) == step


def test_a_step_of_another_version_begins_anew(store: Store, config: Config) -> None:
    store.put_setting(SETTING, "printer")
    assert setup_step(store, config) == STEPS[0]


def test_once_done_or_once_somebody_is_known_never_again(store: Store, config: Config) -> None:
    store.put_setting(SETTING, DONE)
    assert setup_step(store, config) is None
    store.put_setting(SETTING, "person")
    register_somebody(store)
    assert setup_step(store, config) is None


def test_a_station_that_was_admitted_by_hand_waits_for_its_people(
    store: Store, tmp_path: Path
) -> None:
    config = Config(data_dir=tmp_path, hub_url="https://hub.example")
    assert setup_step(store, config) == STEPS[0]
    config.secrets.mkdir()
    (config.secrets / MEMBERSHIP_FILE).write_text("{}", encoding="ascii")
    assert setup_step(store, config) is None


def test_what_a_person_is_printed_as_holds_no_secret() -> None:
    shown = repr(FirstPerson(name="Wang", badge="BADGE-7001", pin="700136"))
    assert "7001" not in shown


@pytest.mark.parametrize(
    ("form", "lack"),
    [
        (("", "B", "123456", "123456"), "name"),
        (("  ", "B", "123456", "123456"), "name"),
        (("x" * (MAX_NAME + 1), "B", "123456", "123456"), "name"),
        (("王\u202e", "B", "123456", "123456"), "name"),
        (("王芳", " ", "123456", "123456"), "badge"),
        (("王芳", "B" * 200, "123456", "123456"), "badge"),
        (("王芳", "B", "12345", ""), "pin"),
        (("王芳", "B", "12345a", ""), "pin"),
        (("王芳", "B", "１２３４５６", ""), "pin"),
        (("王芳", "B", "123456", "123"), "again"),
        (("王芳", "B", "123456", "123457"), "differ"),
        (("王芳", "B", "123456", "123456"), ""),
    ],
)
def test_a_form_says_the_first_thing_it_lacks(form: tuple[str, str, str, str], lack: Lack) -> None:
    assert lack_of(*form) == lack
