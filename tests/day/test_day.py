"""The day in small: three of its parcels, with the pictures and the sums of all thirty."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.day.parcels import PARCELS
from tests.day.shift import DayError, spend

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def named(*names: str) -> list:
    return [one for one in PARCELS if one.name in names]


@pytest.mark.usefixtures("qapp")
def test_a_few_parcels_end_as_they_should(tmp_path: Path) -> None:
    few = named("kettle in a dented carton", "rice cooker with another serial", "toothbrush parked")
    told = spend(tmp_path / "data", tmp_path / "out", few)
    assert (len(told["parcels"]), told["refunds"], told["chain_ok"]) == (3, 1, True)
    for language, sheets in told["sheets"].items():
        assert sheets, language
        assert all((tmp_path / "out" / name).stat().st_size for name in sheets)


@pytest.mark.usefixtures("qapp")
def test_a_day_that_ends_otherwise_says_so(tmp_path: Path) -> None:
    (one,) = named("fitness band in order")
    with pytest.raises(DayError, match="advised"):
        spend(tmp_path / "data", tmp_path / "out", [replace(one, advice=("none",))])


def test_there_are_thirty_and_each_has_its_own_number() -> None:
    assert len(PARCELS) == len({one.code for one in PARCELS}) == len({one.name for one in PARCELS})
    assert len(PARCELS) == 30
