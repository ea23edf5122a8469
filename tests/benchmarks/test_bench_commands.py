"""The benchmarks run and have their shape; their figures are read, never asserted."""

from __future__ import annotations

import json

import pytest

from app.__main__ import run

SHAPE = {"name", "unit", "ours", "reference", "ratio", "conditions"}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "arguments",
    [
        ["capture", "--rounds", "3"],
        ["lookup", "--tickets", "200", "--rounds", "3"],
        ["queue", "--received", "200", "--open", "40", "--rounds", "3"],
        ["rescue", "--tickets", "200", "--rounds", "3"],
    ],
    ids=lambda given: given[0],
)
def test_a_benchmark_names_both_sides_of_the_same_run(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["bench", *arguments, "--json"], {}) == 0
    document = json.loads(capsys.readouterr().out)
    assert set(document) >= SHAPE
    for part in document.get("parts", [document]):
        assert set(part["ours"]) == set(part["reference"]) == {"p50", "p95"}
        assert part["ratio"] > 0
