"""What docs/hub.md says of a running hub is so: its numbers, its times, its unit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from sync.hub import runner
from sync.hub.health import STUCK_AFTER_S
from sync.hub.loop import IDLE_S
from tests.sync.hub.asked import ask
from tests.sync.hub.inside import InsideHub

OURS = re.compile(r"returns_hub_[a-z_]*[a-z]")


@pytest.fixture
def page() -> str:
    return (Path(__file__).parents[3] / "docs" / "hub.md").read_text("utf-8")


def labels_served(inside: InsideHub) -> dict[str, set[str]]:
    """Names of all numbers of ours that a hub at work has, with those of their labels."""
    ask(inside.hub, "/v1/health")
    inside.hub.metrics.connector_count("refund-desk")("refund", "ok")
    found = {}
    for family in text_string_to_metric_families(ask(inside.hub, "/metrics").text):
        if OURS.match(family.name) and not family.name.endswith("_created"):
            name = f"{family.name}_total" if family.type == "counter" else family.name
            found[name] = {label for one in family.samples for label in one.labels} - {"le"}
    return found


def test_every_number_is_told_with_its_labels_and_none_that_is_not_there(
    page: str, inside: InsideHub
) -> None:
    rows = re.findall(r"^\| `(returns_hub_\w+)(?:\{([a-z,]+)\})?` \|", page, re.MULTILINE)
    told = {name: set(labels.split(",")) if labels else set() for name, labels in rows}
    assert told == labels_served(inside)
    assert set(OURS.findall(page)) == set(told)


def test_the_alarms_are_of_numbers_with_the_limits_told_beside_them(page: str) -> None:
    (text,) = re.findall(r"<!-- alarms -->\n```yaml\n(.*?)```", page, re.DOTALL)
    (group,) = yaml.safe_load(text)["groups"]
    rules = {one["alert"]: one["expr"] for one in group["rules"]}
    assert rules["DeskStands"].endswith(f"> {STUCK_AFTER_S:.0f}")
    assert all(OURS.search(one) for one in rules.values())
    assert IDLE_S < 6


def test_the_service_manager_waits_longer_than_the_hub(page: str) -> None:
    (waits,) = re.findall(r"^TimeoutStopSec=(\d+)$", page, re.MULTILINE)
    assert int(waits) >= runner.REQUESTS_LIMIT_S + runner.DESKS_LIMIT_S + 5
    assert f"has {runner.REQUESTS_LIMIT_S} s" in page
    assert f"({runner.DESKS_LIMIT_S:.0f} s\nmore)" in page
