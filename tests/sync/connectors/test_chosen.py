"""The file that names the system of record, and every way it can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspection.errors import OperatorError
from sync.connectors.builtin import BuiltinConnector
from sync.connectors.chosen import BuiltinChoice, open_connector, read_choice
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
    ],
)
def test_a_file_with_a_fault_is_refused_with_its_place(
    tmp_path: Path, content: bytes, where: str
) -> None:
    (tmp_path / "connector.toml").write_bytes(content)
    with pytest.raises(OperatorError, match=r"connector\.file_bad") as refused:
        read_choice(tmp_path)
    assert str(refused.value.params["where"]).startswith(where)
