"""Real key events on a real X server, with ibus and its pinyin engine at work (SPIKES B.2).

Not run here: Windows, Wayland, and scanners read below the keyboard (evdev).
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from typing import Any

import pytest

from tests.ime.session import Bench, missing, session

PLAIN = ("code", "spin", "combo", "table", "list", "button", "dialog_code", "message", "menu")
CHINESE = ("name", "notes", "dialog_name")
BURSTS = int(os.environ.get("IME_BURSTS", "0"))
"""Over all places together; `make test-ime` sends 204 and installs what is needed. Not one of the
program's own variables: tests begin without those, and this proof was skipped in silence."""
GAPS_MS = (0, 1, 3, 5, 12)
ALPHABET = "ABCDEFGHJKNPSTUVXYZ0123456789abdhilnopr-"
TYPING_MS = 130
EYES = 60
"""Looks of 60 ms each until something must have come."""

pytestmark = [
    pytest.mark.serial,
    pytest.mark.slow,
    pytest.mark.skipif(not BURSTS, reason="a proof of its own: make test-ime"),
]


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    assert not missing(), f"not installed: {', '.join(missing())}"
    with session(tmp_path_factory.mktemp("session")) as environ:
        bench = Bench(environ)
        until(bench, lambda seen: bool(seen["place"]))
        yield bench
        bench.close()


def until(bench: Bench, holds: Any) -> dict[str, Any]:
    for _ in range(EYES):
        seen = bench.tell("report")
        if holds(seen):
            return seen
    return seen


def at(bench: Bench, place: str) -> dict[str, Any]:
    """The keyboard there, nothing typed yet."""
    pause(bench)
    bench.tell("clear")
    bench.tell(f"focus {place}")
    seen = until(bench, lambda seen: seen["place"] == place)
    assert seen["place"] == place
    return dict(seen["texts"])


@pytest.mark.parametrize("place", PLAIN + CHINESE)
def test_bursts_arrive_whole_and_touch_nothing(bench: Bench, place: str) -> None:
    chance = random.Random(place)
    before = at(bench, place)
    wanted = []
    for number in range(max(1, BURSTS // len(PLAIN + CHINESE))):
        code = "".join(chance.choices(ALPHABET, k=chance.randint(8, 32)))
        end = "Tab" if number % 4 == 3 else "Return"
        bench.scan(code, delay_ms=GAPS_MS[number % len(GAPS_MS)], end=end)
        wanted.append(code)
        seen = until(bench, lambda seen: len(seen["scans"]) == len(wanted))
        assert (seen["scans"], seen["broken"]) == (wanted, []), seen
    assert seen["texts"] == before
    assert (seen["broken"], seen["keys"], seen["clicks"]) == ([], [], 0)
    if place in {"message", "menu"} or place.startswith("dialog"):
        assert seen["open"], "a scan closed it"


@pytest.mark.parametrize("place", CHINESE)
def test_chinese_is_typed_by_hand_in_the_fields_made_for_it(bench: Bench, place: str) -> None:
    at(bench, place)
    bench.keys("nihao", delay_ms=TYPING_MS)
    bench.press("space")
    seen = until(bench, lambda seen: bool(seen["texts"][place]))
    assert seen["texts"][place] == "你好"
    assert (seen["scans"], seen["broken"]) == ([], [])


@pytest.mark.parametrize("place", ["code", "combo", "dialog_code"])
def test_codes_are_typed_by_hand_without_the_input_method(bench: Bench, place: str) -> None:
    at(bench, place)
    bench.keys("nihao", delay_ms=TYPING_MS)
    seen = until(bench, lambda seen: seen["texts"][place] == "nihao")
    assert seen["texts"][place] == "nihao"


@pytest.mark.parametrize("place", CHINESE)
def test_a_scan_in_mid_word_leaves_the_word_alone(bench: Bench, place: str) -> None:
    at(bench, place)
    bench.keys("zhong", delay_ms=TYPING_MS)
    pause(bench)
    bench.scan("SF1624088315207", delay_ms=3)
    seen = until(bench, lambda seen: bool(seen["scans"] or seen["broken"]))
    assert (seen["scans"], seen["broken"]) == (["SF1624088315207"], [])
    pause(bench)
    bench.keys("guo", delay_ms=TYPING_MS)
    bench.press("space")
    seen = until(bench, lambda seen: bool(seen["texts"][place]))
    assert seen["texts"][place] == "中国"


@pytest.mark.parametrize(("place", "typed", "text"), [("name", "nih", "你"), ("code", "4a7", "4a")])
def test_quick_hands_keep_their_order(bench: Bench, place: str, typed: str, text: str) -> None:
    """A key that is never held back must not overtake the letters before it that were."""
    at(bench, place)
    bench.scan(typed, delay_ms=20, end="BackSpace")
    pause(bench)
    if place == "name":
        bench.press("space")
    seen = until(bench, lambda seen: seen["texts"][place] == text)
    assert (seen["texts"][place], seen["scans"], seen["broken"]) == (text, [], [])


def pause(bench: Bench) -> None:
    """Long enough that a scan is not taken for the rest of what was typed."""
    for _ in range(20):
        bench.tell("report")
