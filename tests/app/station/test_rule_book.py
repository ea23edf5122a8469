from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.station.rule_book import RuleBook
from inspection.errors import PolicyError


def test_rules_are_read_once_by_whoever_asks_first(repository: Path) -> None:
    book = RuleBook(repository / "resources", demo=True)
    policies, labels = book.policies, book.labels
    book.load()
    assert book.policies is policies
    assert book.labels is labels


def test_a_broken_file_is_named_and_read_again_once_it_was_mended(
    tmp_path: Path, repository: Path
) -> None:
    shutil.copytree(repository / "resources", tmp_path / "resources")
    file = tmp_path / "resources" / "checklists" / "reception.yaml"
    whole = file.read_text(encoding="utf-8")
    file.write_text("id: [", encoding="utf-8")
    book = RuleBook(tmp_path / "resources", demo=False)
    with pytest.raises(PolicyError) as told:
        book.load()
    assert told.value.file == "reception.yaml"
    file.write_text(whole, encoding="utf-8")
    book.load()
    assert book.policies.reception.conditions
