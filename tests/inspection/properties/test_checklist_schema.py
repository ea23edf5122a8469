"""One fault of form put into a checklist: schema and loader refuse it, or neither does."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.checklist_file import load_checklist
from inspection.errors import PolicyError
from tests.inspection.packs.test_checklist_schema import CHECKLISTS, VALIDATOR, document

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
