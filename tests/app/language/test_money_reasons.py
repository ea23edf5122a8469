"""Whatever the hub can hold or stop money with is said in words, and nothing else has any."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FunctionType

import pytest

from app.language.money_reasons import FREIGHT_HELD, HELD, STOPPED, held_words, stop_words
from app.language.translation import Language
from inspection.freight import HELD as HELD_FREIGHT
from inspection.orders import OrderStop
from inspection.values import OrderState, RefundState
from sync.hub import freight, payable

CODE = re.compile(r"[a-z_]+\.[a-z_]+")
NO_HOLDS = {
    "order.stands",  # nothing is held: the order stays
    "wish.changed",  # how a withdrawn order ended
    "outer.carton",  # a place that is disinfected
    "box.open",  # a photo
    "code.empty",  # a code of a ticket that cannot be read matches nothing
    "code.too_long",
}


def codes_within(function: Callable[..., object], seen: set[object]) -> Iterator[str]:
    """Every code that a function names, and those it calls by their names; not what it tells of."""
    if function in seen:
        return
    seen.add(function)
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    told = {
        id(part)
        for one in ast.walk(tree)
        if isinstance(one, ast.keyword) and one.arg == "what"
        for part in ast.walk(one)
    }
    for node in ast.walk(tree):
        if id(node) in told:
            continue
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(node, ast.Name):
            value = function.__globals__.get(node.id)
        if isinstance(value, str) and CODE.fullmatch(value):
            yield value
        elif isinstance(value, FunctionType) and value.__module__.startswith(("sync.", "inspec")):
            yield from codes_within(value, seen)


def stops_of_the_desk(repository: Path) -> set[str]:
    found = set()
    for path in (repository / "sync" / "hub").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "Stop" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            said = [*node.args, *(one.value for one in node.keywords)]
            if name in {"Stop", "_stop"} and isinstance(said[-1], ast.Constant):
                found.add(said[-1].value)
    return found | set(OrderStop)


def test_every_reason_to_hold_has_words() -> None:
    found = set(codes_within(payable._settle, set()))
    assert found - NO_HOLDS == set(HELD)


def test_every_reason_to_hold_freight_has_words() -> None:
    """It is told as a conflict, not as a held decision: `codes_within` passes those over."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(freight.make_due)))
    told = [
        one.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record_conflict"
        for one in node.keywords
        if one.arg == "what"
    ]
    names = {getattr(one, "id", None) for one in told}
    assert {getattr(freight, name) for name in names} == set(FREIGHT_HELD) == set(HELD_FREIGHT)


def test_every_reason_to_stop_has_words(repository: Path) -> None:
    assert stops_of_the_desk(repository) == set(STOPPED)


@pytest.mark.parametrize("name", ["en", "zh"])
def test_they_are_said_in_both_languages(qapp: object, name: str) -> None:
    chosen = Language()
    chosen.use(name)
    try:
        said = [held_words(one) for one in [*HELD, *FREIGHT_HELD, "of.a_newer_hub"]]
        said += [stop_words(RefundState.DUE, one) or ("", "") for one in STOPPED]
    finally:
        chosen.use("en")
    is_chinese = [any(letter >= "\u4e00" for letter in text) for pair in said for text in pair]
    assert set(is_chinese) == {name == "zh"}
    happened = [pair[0] for pair in said]
    assert len(set(happened)) == len(happened) - 1  # more than was paid is held and stopped alike


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (RefundState.DUE, "connector.timeout"),  # asked again by itself
        (RefundState.UNKNOWN, "already"),
        (RefundState.CONFIRMED, "paid.exceeded"),
        (OrderState.REFUSED, "made.twice"),
        (RefundState.DUE, None),
    ],
)
def test_what_moves_by_itself_or_has_ended_is_not_called_stopped(
    state: RefundState | OrderState, reason: str | None
) -> None:
    assert stop_words(state, reason) is None
