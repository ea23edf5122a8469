from __future__ import annotations

import json
from pathlib import Path

from app.__main__ import run


def test_the_command_draws_both_sheets_and_names_them(qapp, tmp_path: Path, capsys) -> None:
    assert run(["sheets", "--out", str(tmp_path / "paper"), "--json"], {}) == 0
    files = [Path(one) for one in json.loads(capsys.readouterr().out)["files"]]
    assert [one.name for one in files] == ["command-sheet.pdf", "test-sheet.pdf"]
    assert all(one.read_bytes().startswith(b"%PDF-") for one in files)


def test_a_folder_in_the_way_is_one_clear_sentence(qapp, tmp_path: Path, capsys) -> None:
    (tmp_path / "paper").touch()
    assert run(["sheets", "--out", str(tmp_path / "paper" / "x")], {}) == 1
    said = capsys.readouterr().err
    assert said == "The sheet x cannot be written; choose another folder.\n"
