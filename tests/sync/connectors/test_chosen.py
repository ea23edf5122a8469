"""The file that names the system of record, and every way it can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspection.errors import OperatorError
from sync.connectors.builtin import BuiltinConnector
from sync.connectors.chosen import BuiltinChoice, open_connector, read_choice, read_token
from sync.connectors.medusa import PLAIN_LIMITS, USUAL_LIMITS, MedusaConnector
from sync.connectors.request_tracker import RequestTrackerConnector
from tests.sync.hub.bench import StillClock


def test_without_a_file_it_is_the_built_in_ledger(tmp_path: Path) -> None:
    choice = read_choice(tmp_path)
    assert choice == BuiltinChoice()
    made = open_connector(choice, tmp_path, clock=StillClock())
    assert isinstance(made, BuiltinConnector)
    assert (tmp_path / "ledger.sqlite").is_file()


def test_the_ledger_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "connector.toml").write_text('[connector]\nkind = "builtin"\n')
    assert read_choice(tmp_path) == BuiltinChoice()


TRACKER = '[connector]\nkind = "request_tracker"\nurl = "https://rt.shop.test"\n'


def test_request_tracker_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "connector.toml").write_text(TRACKER + 'token_file = "token"\ntimeout_s = 5\n')
    token = tmp_path / "token"
    token.touch(mode=0o600)
    token.write_text("1-14-secret\n")
    choice = read_choice(tmp_path)
    made = open_connector(choice, tmp_path, clock=StillClock())
    assert isinstance(made, RequestTrackerConnector)
    assert made.capabilities().settle_s == 300
    made.close()


MEDUSA = '[connector]\nkind = "medusa"\nurl = "http://127.0.0.1:9000"\nwith_plugin = '


@pytest.mark.parametrize(
    ("more", "settle_s"), [("true", 15), ("false", 300), ("true\nsettle_s = 7", 7)]
)
def test_medusa_may_be_named(tmp_path: Path, more: str, settle_s: float) -> None:
    (tmp_path / "connector.toml").write_text(f'{MEDUSA}{more}\ntoken_file = "token"\n')
    token = tmp_path / "token"
    token.touch(mode=0o600)
    token.write_text("sk_never_shown\n")
    made = open_connector(read_choice(tmp_path), tmp_path, clock=StillClock())
    assert isinstance(made, MedusaConnector)
    assert made.capabilities().settle_s == settle_s
    made.close()


def test_every_limit_is_worded(repository: Path) -> None:
    words = (repository / "docs" / "connectors.md").read_text()
    for code in (*USUAL_LIMITS, *PLAIN_LIMITS):
        assert f"| `{code}` |" in words


@pytest.mark.parametrize(
    ("content", "mode"),
    [
        (b"secret", 0o644),
        (b"secret", 0o660),
        (b"", 0o600),
        (b"two\nlines", 0o600),
        (b"\xff\xfe", 0o600),
        (b"x" * 5000, 0o600),
        (None, 0),
    ],
)
def test_a_token_that_is_none_is_refused(tmp_path: Path, content: bytes | None, mode: int) -> None:
    token = tmp_path / "token"
    if content is not None:
        token.write_bytes(content)
        token.chmod(mode)
    with pytest.raises(OperatorError, match=r"connector\.file_bad") as refused:
        read_token(token)
    assert refused.value.params == {"where": "token_file"}


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b"\xff\xfe", "UnicodeDecodeError"),
        (b"[connector", "TOMLDecodeError"),
        (b'[connector]\nkind = "cash_box"\n', "connector"),
        (b"[connector]\nkind = 7\n", "connector"),
        (b'[connector]\nkind = "builtin"\nurl = "x"\n', "connector"),
        (b'[other]\nkind = "builtin"\n', "other"),
        (b"#" * 70_000, "size"),
        (MEDUSA.encode() + b"true\n", "connector.medusa.token_file"),
        (MEDUSA.encode() + b'1\ntoken_file = "t"', "connector.medusa.with_plugin"),
        (TRACKER.encode(), "connector.request_tracker.token_file"),
        (TRACKER.encode() + b'token_file = "t"\ntimeout_s = 0', "connector"),
        (TRACKER.encode() + b'token_file = "t"\ntoken = "t"', "connector"),
    ],
)
def test_a_file_with_a_fault_is_refused_with_its_place(
    tmp_path: Path, content: bytes, where: str
) -> None:
    (tmp_path / "connector.toml").write_bytes(content)
    with pytest.raises(OperatorError, match=r"connector\.file_bad") as refused:
        read_choice(tmp_path)
    assert str(refused.value.params["where"]).startswith(where)
