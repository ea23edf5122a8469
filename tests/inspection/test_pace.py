from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from inspection.errors import PolicyError
from inspection.pace import PaceRules, StatutoryClock, measured, usual, worked_s
from inspection.pace_file import load_pace
from inspection.values import GoodsClass, Texts

AT = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)
LAW = StatutoryClock(days=7, ground=Texts(zh="法", en="law"))
RULES = PaceRules(
    rules_id="pace",
    version=1,
    pause_s=300,
    of_last=5,
    enough=3,
    usual_s=dict.fromkeys(GoodsClass, 180),
    slack_s=3600,
    prefers_short_contact=True,
    by_law={"CN": LAW},
    elsewhere_days=14,
)


@pytest.mark.parametrize(
    ("seconds", "worked"),
    [
        ((), 0),
        ((0,), 0),
        ((0, 20, 50), 50),
        ((0, 20, 321, 331), 30),
        ((0, 20, 320), 320),
        ((0, 40, 10, 30), 60),
        ((0, 0, 0), 0),
    ],
    ids=["nothing", "one", "plain", "gone for lunch", "just a pause", "clock set back", "at once"],
)
def test_only_work_counts(seconds: tuple[int, ...], worked: int) -> None:
    moments = [AT + timedelta(seconds=one) for one in seconds]
    assert worked_s(moments, pause_s=300) == worked


def test_a_class_is_measured_once_there_is_enough_of_it() -> None:
    found = measured(
        {
            GoodsClass.ELECTRONICS: [100, 400, 200, 90, 95, 9_000],
            GoodsClass.APPAREL: [60, 0, 70, 0],
            GoodsClass.HYGIENE: [],
        },
        RULES,
    )
    assert found.seconds[GoodsClass.ELECTRONICS] == 100  # of the last five, not of what was before
    assert found.seconds[GoodsClass.APPAREL] == 180
    assert found.measured == {GoodsClass.ELECTRONICS}
    assert found.seconds.keys() == set(GoodsClass)
    assert usual(RULES).seconds == RULES.usual_s
    assert not usual(RULES).measured


def test_the_shipped_file(resources_dir: Path) -> None:
    rules = load_pace(resources_dir / "policies" / "pace.yaml")
    assert rules.by_law["CN"].days == 7
    assert rules.slack_s == 3600
    assert rules.usual_s.keys() == set(GoodsClass)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("pause_s: 300", "pause_s: 5 min", "not an integer"),
        ("pause_s: 300", "pause_s: 3", "outside"),
        ("enough: 8", "enough: 41", "more than"),
        ("goods: apparel", "goods: general", "twice"),
        ("  - goods: apparel\n    seconds: 150\n", "", "every goods class"),
        ("goods: apparel", "goods: clothes", "none of"),
        ("shortest_contact: true", "shortest_contact: yes", "true or false"),
        ("market: EU", "market: CN", "twice"),
        ("days: 7\n", "days: 0\n", "outside"),
        ("slack_s:", "slak_s:", "`slack_s` is missing"),
        ("elsewhere_days: 14", "elsewhere_days: 14\nmore: 1", "unknown here"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(
    resources_dir: Path, tmp_path: Path, old: str, new: str, reason: str
) -> None:
    text = (resources_dir / "policies" / "pace.yaml").read_text("utf-8")
    assert old in text
    broken = tmp_path / "pace.yaml"
    broken.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(PolicyError, match=reason) as refused:
        load_pace(broken)
    assert refused.value.file == "pace.yaml"
    assert refused.value.line > 1
