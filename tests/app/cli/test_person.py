"""The `person` commands against real hubs: a station's own, and a site's."""

from __future__ import annotations

import getpass
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.__main__ import run
from sync.client import HubClient
from sync.embedded import EmbeddedHub, start_hub
from sync.enrolment import Applicant, enrol_as_admin
from sync.origin import ensure_origin
from tests.app.cli.test_commands_with_hub import open_station

pytestmark = pytest.mark.slow

WU = ("--badge", "BADGE-2051", "--name", "吴敏", "--role", "inspector")
PIN = "471100"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A closed station whose own hub has run before."""
    folder = tmp_path / "data"
    start_hub(folder / "hub", demo=False).stop()
    return folder


@pytest.fixture
def running(data: Path) -> Iterator[EmbeddedHub]:
    hub = start_hub(data / "hub", demo=False)
    yield hub
    hub.stop()


def person(monkeypatch: pytest.MonkeyPatch, *words: object, says: str = "") -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO(says))
    return run(["person", *(str(word) for word in words)], {})


def test_a_second_person_signs_in_at_a_station_with_its_own_hub(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("add", *WU, "--name-en", "Wu Min", "--data", data, "--json", "--pin-stdin")
    assert person(monkeypatch, *words, says=f"{PIN}\n") == 0
    added = json.loads(capsys.readouterr().out)
    assert person(monkeypatch, "list", "--data", data, "--json") == 0
    expected = {
        "person_id": added["person_id"],
        "name_zh": "吴敏",
        "name_en": "Wu Min",
        "staff_no": "2051",
        "role": "inspector",
    }
    assert json.loads(capsys.readouterr().out) == [expected]
    hub = start_hub(data / "hub", demo=False)
    try:
        assert signed_in(hub, data) == "吴敏"
    finally:
        hub.stop()


def signed_in(hub: EmbeddedHub, data: Path) -> str:
    """As the station of this folder does it, once it is open."""
    store = open_station(data)
    ensure_origin(store, secrets=data / "secrets", station_name="B01")
    applicant = Applicant(origin=str(store.origin), station_name="B01", secrets=data / "secrets")
    client = HubClient(hub.url, hub.admin_token)
    membership = enrol_as_admin(client, applicant)
    client.close()
    store.close()
    client = HubClient(hub.url, membership.token)
    session = client.open_session(badge="BADGE-2051", pin=PIN)
    client.close()
    return session.name_zh


def test_the_pin_is_asked_for_twice_and_never_shown(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter([PIN, PIN, PIN, "471101"])
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(answers))
    monkeypatch.setattr(sys, "stdin", Terminal())
    assert run(["person", "add", *WU, "--data", str(data)], {}) == 0
    assert run(["person", "add", *WU, "--data", str(data)], {}) == 1
    said = capsys.readouterr()
    assert "吴敏 (2051) is registered as inspector." in said.out
    assert "differ" in said.err
    assert PIN not in said.out + said.err
    assert next(answers, None) is None


def test_without_a_terminal_the_pin_is_not_asked_for(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert person(monkeypatch, "add", *WU, "--data", data, says=f"{PIN}\n") == 1
    assert "--pin-stdin" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("pin", "change", "word"),
    [
        ("12345", (), "six digits"),
        ("abcdef", (), "six digits"),
        ("", (), "six digits"),
        (PIN, ("--name", " "), "name"),
        (PIN, ("--name", "x\x1b[31m"), "name"),
        (PIN, ("--name-en", "x" * 41), "name"),
        (PIN, ("--badge", "x" * 129), "badge"),
        (PIN, ("--staff-no", ""), "staff number"),
    ],
)
def test_what_no_station_could_use_is_refused_before_any_hub_starts(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    pin: str,
    change: tuple[str, ...],
    word: str,
) -> None:
    words = ("add", *WU, *change, "--data", tmp_path, "--pin-stdin")
    assert person(monkeypatch, *words, says=f"{pin}\n") == 1
    assert word in capsys.readouterr().err
    assert not (tmp_path / "hub").exists()


def test_a_badge_opens_for_one_person(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("add", *WU, "--data", data, "--pin-stdin")
    assert person(monkeypatch, *words, says=f"{PIN}\n") == 0
    assert person(monkeypatch, *words, "--staff-no", "7", says=f"{PIN}\n") == 1
    assert "badge belongs to somebody" in capsys.readouterr().err
    assert person(monkeypatch, *words, "--badge", "B-2051", says=f"{PIN}\n") == 1
    assert "staff number belongs to somebody" in capsys.readouterr().err


def test_while_the_station_is_open_it_is_said_to_close_it(
    data: Path,
    running: EmbeddedHub,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for words in (("add", *WU, "--pin-stdin"), ("list",)):
        assert person(monkeypatch, *words, "--data", data, says=f"{PIN}\n") == 1
        assert "close its window" in capsys.readouterr().err
    assert running.is_running()


def test_a_folder_without_a_hub_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert person(monkeypatch, "list", "--data", tmp_path / "typo") == 1
    assert "typo" in capsys.readouterr().err
    assert not (tmp_path / "typo").exists()


def test_at_a_site_s_hub_the_administrator_s_token_is_the_first_line(
    tmp_path: Path,
    running: EmbeddedHub,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    site = ("--hub", running.url, "--data", tmp_path / "station")
    assert person(monkeypatch, "list", *site) == 1
    assert "--admin-token-stdin" in capsys.readouterr().err
    words = ("add", *WU, *site, "--admin-token-stdin", "--pin-stdin")
    assert person(monkeypatch, *words, says=f"{running.admin_token}\n{PIN}\n") == 0
    says = f"{running.admin_token}\n"
    assert person(monkeypatch, "list", *site, "--admin-token-stdin", says=says) == 0
    assert "2051         inspector   吴敏" in capsys.readouterr().out


def test_a_forgotten_pin_gets_a_new_one(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("add", *WU, "--data", data, "--pin-stdin")
    assert person(monkeypatch, *words, says="999999\n") == 0
    words = ("pin", "--badge", "BADGE-2051", "--data", data, "--pin-stdin")
    assert person(monkeypatch, *words, says=f"{PIN}\n") == 0
    assert "吴敏 (2051) has a new PIN" in capsys.readouterr().out
    assert person(monkeypatch, *words, says="12345\n") == 1
    assert "six digits" in capsys.readouterr().err
    hub = start_hub(data / "hub", demo=False)
    try:
        assert signed_in(hub, data) == "吴敏"
    finally:
        hub.stop()


def test_who_left_is_removed(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("add", *WU, "--data", data, "--pin-stdin")
    assert person(monkeypatch, *words, says=f"{PIN}\n") == 0
    words = ("remove", "--badge", "BADGE-2051", "--data", data)
    assert person(monkeypatch, *words, "--json") == 0
    assert person(monkeypatch, "list", "--data", data) == 0
    said = capsys.readouterr().out
    assert '"staff_no": "2051"' in said
    assert "Nobody is registered." in said
    assert person(monkeypatch, *words) == 1
    assert "Nobody has this badge" in capsys.readouterr().err
