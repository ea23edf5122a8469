"""The camera fires by itself: when all is good for a while, once for each scene."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.auto_shot import CHANGED_S, MAX_GAP_S, MIN_LOOKS, AutoShot

HOLD_S = 0.6
STEP_S = 0.15
Seen = tuple[str, bool]


def machine() -> AutoShot[str]:
    return AutoShot(hold_s=HOLD_S, is_other=str.__ne__)


def play(shot: AutoShot[str], seen: Iterable[Seen], *, from_s: float = 0.0) -> list[float]:
    """Looks at even times; gives when it fired."""
    fired = []
    at_s = from_s
    for scene, is_good in seen:
        at_s += STEP_S
        if shot.see(scene, is_good=is_good, at_s=at_s):
            fired.append(round(at_s, 3))
    return fired


def test_it_fires_once_all_was_good_for_600_ms() -> None:
    assert play(machine(), [("front", True)] * 5) == [0.75]  # good since 0.15
    assert play(machine(), [("front", True)] * 4) == []


def test_one_bad_look_begins_the_while_again() -> None:
    seen = [("front", True)] * 4 + [("front", False)] + [("front", True)] * 4
    assert play(machine(), seen) == []


def test_how_much_of_the_while_has_passed_is_told() -> None:
    shot = machine()
    assert shot.hold_share == 0
    play(shot, [("front", True)] * 3)
    assert shot.hold_share == pytest.approx(0.5)
    shot.rest()
    assert shot.hold_share == 0


def test_the_same_scene_is_not_photographed_twice() -> None:
    shot = machine()
    assert len(play(shot, [("front", True)] * 50)) == 1
    assert not shot.is_armed


def test_not_even_after_a_hand_passed() -> None:
    seen = [("front", True)] * 10 + [("hand", False)] * 10 + [("front", True)] * 20
    assert len(play(machine(), seen)) == 1


def test_another_scene_is_photographed() -> None:
    seen = [("front", True)] * 10 + [("hand", False)] * 3 + [("back", True)] * 10
    assert len(play(machine(), seen)) == 2


def test_one_odd_frame_is_no_other_scene() -> None:
    shot = machine()
    play(shot, [*[("front", True)] * 10, ("flash", True), ("front", True)])
    assert not shot.is_armed


def test_what_was_photographed_by_hand_is_not_photographed_again() -> None:
    shot = machine()
    shot.took("front")
    assert play(shot, [("front", True)] * 20) == []


def test_the_next_item_may_look_the_same_once_the_last_is_gone() -> None:
    shot = machine()
    play(shot, [("front", True)] * 10)
    shot.begin()
    assert play(shot, [("front", True)] * 20, from_s=2) == []
    seen = [("bench", False)] * 4 + [("front", True)] * 10
    assert len(play(shot, seen, from_s=5.1)) == 1


def test_what_nobody_looked_at_was_not_good() -> None:
    shot = machine()
    shot.see("front", is_good=True, at_s=1.0)
    assert not shot.see("front", is_good=True, at_s=1.0 + MAX_GAP_S + 0.2)
    assert shot.hold_share == 0


def test_a_machine_that_looks_once_a_second_takes_a_photo_all_the_same() -> None:
    shot = machine()
    fired = [shot.see("front", is_good=True, at_s=1.0 + 0.9 * look) for look in range(6)]
    assert fired == [False, False, True, False, False, False]


LOOKS = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.booleans(),
        st.floats(0.01, 1.0),
        st.sampled_from(["", "", "", "begin", "rest", "took"]),
    ),
    max_size=80,
)


@given(LOOKS)
def test_whatever_is_seen_a_shot_was_good_for_the_while_and_new(
    looks: list[tuple[str, bool, float, str]],
) -> None:
    shot = machine()
    at_s = 0.0
    good: list[tuple[float, str, bool]] = []
    known: set[str] = set()
    for scene, is_good, pause_s, event in looks:
        if event == "begin":
            shot.begin()
            known.clear()
        elif event == "rest":
            shot.rest()
            good.clear()
        elif event == "took":
            shot.took(scene)
            known.add(scene)
        at_s += pause_s
        good.append((at_s, scene, is_good))
        fired = shot.see(scene, is_good=is_good, at_s=at_s)
        assert 0 <= shot.hold_share <= 1
        if not fired:
            continue
        assert scene not in known
        known.add(scene)
        # enough looks at good pictures, none too far apart, reach back over the while
        since_s, looks_good = at_s, 0
        for seen_s, _scene, was_good in reversed(good):
            if not was_good or since_s - seen_s > MAX_GAP_S:
                break
            since_s, looks_good = seen_s, looks_good + 1
        assert at_s - since_s >= HOLD_S
        assert looks_good >= MIN_LOOKS


@given(st.lists(st.tuples(st.sampled_from("ab"), st.booleans()), max_size=60))
def test_it_never_fires_twice_without_another_scene_between(seen: list[Seen]) -> None:
    shot = machine()
    at_s = 0.0
    gone_s: float | None = None
    last = ""
    for scene, is_good in seen:
        at_s += STEP_S
        if last and scene != last and gone_s is None:
            gone_s = at_s
        if shot.see(scene, is_good=is_good, at_s=at_s):
            assert not last or (gone_s is not None and at_s - gone_s >= CHANGED_S)
            last, gone_s = scene, None
