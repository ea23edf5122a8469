"""The JSON schema says of a checklist's form what the loader says of it.

One fault of form put into a checklist: schema and loader refuse it, or neither does.
"""

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.checklist import Severity
from inspection.checklist_file import (
    LONGEST_CLEAN_S,
    MAX_ANSWERS,
    SHORTEST_CLEAN_S,
    load_checklist,
)
from inspection.errors import PolicyError
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


Place = tuple[Any, ...]
WHOLE = {path.stem: document(path) for path in CHECKLISTS}


def places(value: Any, at: Place = ()) -> Iterator[Place]:
    yield at
    if isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(one, (*at, key))


def held(value: Any, at: Place) -> Any:
    for key in at:
        value = value[key]
    return value


@st.composite
def faulty(draw: st.DrawFn) -> tuple[str, Any]:
    """A checklist with one place made another kind of thing, taken away, or given a key."""
    whole = copy.deepcopy(WHOLE[draw(st.sampled_from(sorted(WHOLE)))])
    at = draw(st.sampled_from([one for one in places(whole) if one]))
    around, key = held(whole, at[:-1]), at[-1]
    other = {"text": "Some thing", "empty": "", "list": [["x"]], "none": []}
    other |= {"map": {"zh": "x", "en": "y"}}
    if not isinstance(around[key], str):
        # what stands for a text is one to the loader, quoted or not: YAML's readers differ there
        other |= {"number": 77, "yes": True}
    fault = draw(st.sampled_from([*other, "less", "more"]))
    if fault in other:
        around[key] = other[fault]
    elif fault == "more" and isinstance(around[key], dict):
        around[key]["surplus"] = "x"
    elif isinstance(around, dict) and fault == "less":
        del around[key]
    return f"{fault} at {at}", whole


def is_loaded(path: Path, whole: Any) -> str:
    """Empty where the loader takes it, else its reason. JSON is YAML."""
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    try:
        load_checklist(path)
    except PolicyError as error:
        return error.reason
    return ""


@given(made=faulty())
def test_what_the_schema_refuses_the_loader_refuses(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[str, Any]
) -> None:
    fault, whole = made
    path = tmp_path_factory.getbasetemp() / "checklist.yaml"
    reason = is_loaded(path, whole)
    if not VALIDATOR.is_valid(whole):
        assert reason, fault


@given(made=faulty())
def test_what_the_loader_refuses_for_its_form_the_schema_refuses(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[str, Any]
) -> None:
    fault, whole = made
    path = tmp_path_factory.getbasetemp() / "checklist.yaml"
    reason = is_loaded(path, whole)
    about_others = ("there is no", "no answer leads", "stands", "is not described", "leads on")
    if reason and not any(words in reason for words in about_others):
        assert not VALIDATOR.is_valid(whole), f"{fault}: {reason}"
