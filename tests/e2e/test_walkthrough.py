"""The walkthrough as a user runs it: the command, its pictures and its summary."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from app.walkthrough.run import CHAPTERS
from app.walkthrough.stage import SIZE

# it measures how long the GUI thread was away: it has the machine to itself
pytestmark = [pytest.mark.slow, pytest.mark.serial, pytest.mark.timeout(600)]

STORY = [
    "matched",
    "label-photo",
    "outer-condition",
    "disinfection-running",
    "question-5",
    "label-scanned",
    "advice",
    "submitted",
    "refund-confirmed",
    "received-unmatched",
    "unknown-described",
    "unknown-set-aside",
    "ticket-comes-in",
    "attached",
    "unknown-refunded",
    "already-received",
    "locked-before",
    "locked-meanwhile",
    "wrong-item-found",
    "wrong-item-submitted",
    "empty-box-found",
    "empty-box-submitted",
    "seal-broken-found",
    "seal-broken-advice",
    "seal-broken-submitted",
    "several-tickets",
    "one-box",
    "items-of-box",
    "compared-customer",
    "compared-outbound",
    "compared-catalogue",
    "first-of-box-submitted",
    "wish-asked",
    "wish-heard",
    "wish-submitted",
    "exchange-advice",
    "exchange-submitted",
    "order-listed",
    "order-made",
    "parked",
    "taken-up",
    "customer-asked",
    "customer-answered",
    "customer-side",
    "parked-for-others",
]
PAID = ("in-order", "unknown", "box-return", "box-wish")
ELSEWHERE = ["parked-elsewhere", "taken-up-elsewhere", "submitted-elsewhere", "refunded-elsewhere"]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one walkthrough."""
    folder = tmp_path_factory.mktemp("walkthrough")
    done = subprocess.run(
        [sys.executable, "-m", "app", "walkthrough", "--out", str(folder), "--json"],
        capture_output=True,
        text=True,
        timeout=560,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert json.loads(done.stdout) == json.loads((folder / "summary.json").read_text())
    return folder


def test_the_shift_ends_with_one_confirmed_refund_per_parcel(out: Path) -> None:
    summary = json.loads((out / "summary.json").read_text())
    parcels = 2 * len(CHAPTERS)  # one in order, and the unknown one
    assert [one["state"] for one in summary["refunds"]] == ["confirmed"] * parcels
    assert len({one["key"] for one in summary["refunds"]}) == parcels
    assert summary["chain_ok"] is True
    assert summary["records"] > 0
    assert 0 < summary["gui_block_ms_p999"] <= summary["gui_block_ms_max"]


def test_each_language_tells_the_whole_story(out: Path) -> None:
    summary = json.loads((out / "summary.json").read_text())
    # more than one parcel is received: each step counts where it first comes
    told = list(dict.fromkeys(step["name"] for step in summary["steps"]))
    for language in CHAPTERS:
        assert [f"{language}/{name}" for name in STORY] == [
            name for name in told if name in {f"{language}/{one}" for one in STORY}
        ]


def test_another_bench_takes_up_what_was_parked(out: Path) -> None:
    summary = json.loads((out / "summary.json").read_text())
    told = [step["name"] for step in summary["steps"]]
    assert [one for one in ELSEWHERE if f"zh-b02/{one}" in told] == ELSEWHERE


def test_the_hub_pays_what_is_in_order_and_nothing_else(out: Path) -> None:
    summary = json.loads((out / "summary.json").read_text())
    ended = {one["name"]: one for one in summary["chapters"]}
    paid = {name for name, one in ended.items() if one["is_paid"]}
    elsewhere = "zh/finished-elsewhere"
    assert paid == {
        *(f"{of}/{one}" for of in CHAPTERS for one in PAID),
        elsewhere,
    }
    assert summary["refunds_at_hub"] == len(paid)
    for language in CHAPTERS:
        for name in ("wrong-item", "empty-box"):
            told = ended[f"{language}/{name}"]
            assert (told["advice"], told["needs_review"]) == ("human", True)
        seal = ended[f"{language}/seal-broken"]
        assert (seal["advice"], seal["grounds"]) == ("none", ["seal_broken"])


def test_operator_actions_are_those_of_the_in_order_parcel(out: Path) -> None:
    summary = json.loads((out / "summary.json").read_text())
    names = [step["name"] for step in summary["steps"]]
    first, last = names.index("zh/matched"), names.index("zh/submitted")
    counted = sum(step["operator_actions"] for step in summary["steps"][first : last + 1])
    assert summary["operator_actions"] == counted > 0


def test_every_picture_is_whole_and_shows_something(out: Path) -> None:
    summary = json.loads((out / "summary.json").read_text())
    assert len(summary["pictures"]) == len(summary["steps"])
    for name in summary["pictures"]:
        picture = QImage(str(out / name))
        assert (picture.width(), picture.height()) == SIZE
        small = picture.scaled(48, 27)
        seen = {small.pixel(x, y) for x in range(48) for y in range(27)}
        assert len(seen) > 8, f"{name} is blank"
