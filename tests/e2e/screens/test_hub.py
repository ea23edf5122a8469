"""No hub: at the start, in the middle of the work, and what happens once it is back."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.settings.config import Config
from inspection.values import RefundState
from sync.embedded import READY_FILE
from sync.status import SyncState
from tests.e2e.hub_process import ledger_calls
from tests.e2e.screens.rig import ANSWERS, Screens, english, opened

FIRST = "78114062260307"
SECOND = "YT7702651190064"
"""Parcels of the demonstration, one electronic item each."""


@pytest.fixture
def config(qapp: QApplication, tmp_path: Path) -> Config:
    """A station with a hub of its own."""
    assert qapp is not None
    return english(tmp_path / "data")


@contextmanager
def no_hub(config: Config) -> Iterator[None]:
    """The hub's folder is away: what runs there dies, and no other can start."""
    away = config.hub_data.with_name("hub-away")
    config.hub_data.rename(away)
    config.hub_data.write_text("no folder", "ascii")
    kill_hub(away)
    yield
    config.hub_data.unlink()
    away.rename(config.hub_data)


def kill_hub(folder: Path) -> None:
    pid = int(json.loads((folder / READY_FILE).read_bytes())["pid"])
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def first_shift(screens: Screens, tracking: str) -> None:
    """Online once, so that the person and the tickets are known here."""
    screens.until_online()
    screens.sign_in()
    screens.until_known(tracking)


def test_a_hub_killed_in_mid_work_costs_nothing(config: Config) -> None:
    with opened(config) as screens:
        first_shift(screens, FIRST)
        screens.receive(FIRST)
        screens.disinfect()
        screens.answer(ANSWERS[0])
        with no_hub(config):
            screens.answer(ANSWERS[1])
            screens.until(lambda: "Offline" in screens.sync_words, "the top bar to say offline")
            screens.finish_inspection(ANSWERS[2:])
            screens.decide()
            screens.go_sync()
            assert screens.sync_state in {SyncState.OFFLINE, SyncState.ERROR}
            status = screens.station.desk.sync_status
            assert status is not None
            assert status.waiting_records > 0
            assert status.next_try_at is not None
            assert screens.refunds(FIRST) == []
        screens.station.desk.retry_sync()
        screens.until_synced()
        screens.until_refunded(FIRST)
        screens.assert_sound()
    assert list(ledger_calls(config.hub_data).values()) == [1]


def test_a_killed_hub_is_started_again_without_anybody_s_help(config: Config) -> None:
    with opened(config) as screens:
        first_shift(screens, SECOND)
        kill_hub(config.hub_data)
        screens.receive(SECOND)
        screens.until_synced()
        kill_hub(config.hub_data)
        screens.disinfect()
        screens.finish_inspection(ANSWERS)
        screens.decide()
        screens.until_refunded(SECOND)


def test_a_shift_begins_without_a_hub(config: Config) -> None:
    with opened(config) as screens:
        first_shift(screens, FIRST)
    with no_hub(config), opened(config) as screens:
        screens.until(lambda: screens.sync_state in {SyncState.OFFLINE, SyncState.ERROR}, "offline")
        screens.sign_in()
        screens.receive(FIRST)
        screens.until(lambda: screens.sync_state is SyncState.ERROR, "that somebody should look")
        assert screens.sync_words == "Not sending"
        screens.go_sync()
        screens.until(
            lambda: any("hub" in text.lower() for text in words_on(screens)), "the reason"
        )
    with opened(config) as screens:
        screens.until_synced()
        screens.sign_in()
        screens.go("inspect")
        screens.until(lambda: bool(screens.inspecting.queue), "the bench queue")
        screens.assert_sound()
        assert RefundState.CONFIRMED not in screens.refunds(FIRST)


def test_who_was_never_here_cannot_sign_in_without_the_hub(config: Config) -> None:
    config.data_dir.mkdir(parents=True)
    config.hub_data.write_text("no folder", "ascii")
    with opened(config) as screens:
        screens.driver.scan("BADGE-2047")
        screens.driver.keys("204700")
        screens.driver.key("Enter")
        page = screens.station.sign_in
        screens.until(lambda: page._vm.state.problem is not None, "a refusal")
        assert page._vm.state.problem.code == "person.offline"
        assert "Wait for the network" in page._say.accessibleName()
        config.hub_data.unlink()
        screens.until_online()
        screens.sign_in()


def words_on(screens: Screens) -> list[str]:
    """Everything written on the page in front."""
    page = screens.window.page
    return [one.accessibleName() for one in page.findChildren(QWidget) if one.isVisible()] + [
        screens.said
    ]
