"""The JSON schema says of a checklist's form what the loader says of it."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from inspection.checklist import Severity
from inspection.checklist_file import LONGEST_CLEAN_S, MAX_ANSWERS, SHORTEST_CLEAN_S
from inspection.policy_source import Node, parse_policy
from inspection.values import MAX_SAFE_INTEGER, GoodsClass, ItemGrade, PackagingGrade
from tests.inspection.conftest import RESOURCES

SCHEMA: dict[str, Any] = json.loads((RESOURCES / "schema" / "checklist.json").read_text("utf-8"))
VALIDATOR = jsonschema_rs.validator_for(SCHEMA)
CHECKLISTS = sorted((RESOURCES / "checklists").glob("[!r]*.yaml"))


def plain(node: Node) -> Any:
    """What any YAML reader of today makes of a node; the loader's own reading keeps texts."""
    if node.entries is not None:
        return {key: plain(value) for key, value in node.entries.items()}
    if node.items is not None:
        return [plain(one) for one in node.items]
    text = node.text or ""
    if node.is_plain and text in {"true", "false"}:
        return text == "true"
    return int(text) if node.is_plain and re.fullmatch(r"-?(0|[1-9][0-9]*)", text) else text


def document(path: Path) -> Any:
    return plain(parse_policy(path.read_text("utf-8"), file=path.name))


def test_it_is_a_schema_itself() -> None:
    assert jsonschema_rs.meta.is_valid(SCHEMA)


@pytest.mark.parametrize("path", CHECKLISTS, ids=lambda path: path.stem)
def test_every_checklist_shipped_keeps_to_it(path: Path) -> None:
    assert [str(error) for error in VALIDATOR.iter_errors(document(path))] == []


def test_it_knows_what_the_program_knows() -> None:
    defs = SCHEMA["$defs"]
    assert SCHEMA["properties"]["goods"]["items"]["enum"] == list(GoodsClass)
    assert SCHEMA["properties"]["version"]["maximum"] == MAX_SAFE_INTEGER
    assert defs["packaging"]["enum"] == list(PackagingGrade)
    assert defs["item"]["enum"] == list(ItemGrade)
    assert defs["answer"]["properties"]["severity"]["enum"] == list(Severity)
    assert defs["question"]["properties"]["answers"]["maxItems"] == MAX_ANSWERS
    seconds = defs["clean"]["properties"]["seconds"]
    assert (seconds["minimum"], seconds["maximum"]) == (SHORTEST_CLEAN_S, LONGEST_CLEAN_S)
