from __future__ import annotations

from scanners.stability import (
    MOST_KNOWN,
    MOST_TRACKED,
    Sighting,
    Stability,
    StabilityRules,
)
from tests.scanners.seen_codes import STEP_S, code, look


def test_one_look_is_not_enough() -> None:
    stability = Stability()
    sighting = stability.see([code("SF1")], 1.0)
    assert sighting.accepted == ()
    assert [one.is_accepted for one in sighting.seen] == [False]
    assert sighting.is_pending


def test_a_code_counts_once_it_was_seen_for_a_while() -> None:
    stability = Stability()
    assert look(stability, [code("SF1")], looks=2, from_s=0) == []
    sighting = stability.see([code("SF1")], 2 * STEP_S)
    assert [one.text for one in sighting.accepted] == ["SF1"]
    assert sighting.present == (code("SF1"),)
    assert not sighting.is_pending


def test_many_frames_of_one_moment_are_one_sighting() -> None:
    stability = Stability(StabilityRules(strong_s=0.0))
    for _ in range(50):
        assert stability.see([code("SF1")], 1.0).accepted == ()


def test_on_a_busy_machine_looks_are_far_apart_and_follow_each_other() -> None:
    stability = Stability()
    assert stability.see([code("SF1")], 0).accepted == ()
    assert stability.see([code("SF1")], 1.0).accepted == (code("SF1"),)


def test_looked_for_and_not_seen_a_code_starts_anew() -> None:
    stability = Stability()
    stability.see([code("SF1")], 0)
    stability.see([], 0.3)
    assert stability.see([code("SF1")], 0.6).accepted == ()


def test_what_has_no_check_of_its_own_takes_longer() -> None:
    stability = Stability()
    assert look(stability, [code("123456", "ITF")], looks=4, from_s=0) == []
    assert look(stability, [code("123456", "ITF")], looks=2, from_s=4 * STEP_S) == ["123456"]


def test_left_under_the_camera_it_counts_once() -> None:
    stability = Stability()
    assert look(stability, [code("SF1")], looks=500, from_s=0) == ["SF1"]


def test_back_too_soon_it_is_the_same_visit() -> None:
    stability = Stability()
    look(stability, [code("SF1")], looks=4, from_s=0)
    look(stability, [], looks=20, from_s=0.5)  # 2.5 s
    assert look(stability, [code("SF1")], looks=20, from_s=3.0) == []


def test_back_after_the_cool_down_it_counts_again() -> None:
    stability = Stability()
    look(stability, [code("SF1")], looks=4, from_s=0)
    look(stability, [], looks=26, from_s=0.5)  # 3.25 s
    assert look(stability, [code("SF1")], looks=4, from_s=4.0) == ["SF1"]


def test_while_nobody_looks_nothing_leaves() -> None:
    stability = Stability()
    look(stability, [code("SF1")], looks=4, from_s=0)
    assert look(stability, [code("SF1")], looks=20, from_s=3600) == []


def test_a_still_picture_keeps_its_code_without_being_read() -> None:
    stability = Stability()
    sighting = Sighting(accepted=(), seen=())
    for number in range(4):
        sighting = stability.see([code("SF1")], number * STEP_S)
    for number in range(4, 100):
        held = stability.hold(sighting, number * STEP_S)
        assert held.accepted == ()
        assert held.present == (code("SF1"),)
    assert look(stability, [code("SF1")], looks=20, from_s=13) == []


def test_a_picture_that_is_held_proves_nothing() -> None:
    stability = Stability()
    sighting = stability.see([code("SF1")], 0)
    for number in range(1, 20):
        assert stability.hold(sighting, number * STEP_S).present == ()


def test_another_text_at_its_place_starts_both_anew() -> None:
    stability = Stability()
    for number in range(40):
        text = "SF1" if number % 2 else "SF7"
        assert stability.see([code(text)], number * STEP_S).accepted == ()


def test_two_texts_at_one_place_in_one_look_are_none() -> None:
    stability = Stability()
    rivals = [code("123456", "ITF"), code("A12", "Code39")]
    assert look(stability, rivals, looks=40, from_s=0) == []


def test_the_same_text_in_two_symbologies_is_no_contradiction() -> None:
    stability = Stability()
    both = [code("123456", "Code128"), code("123456", "QR")]
    assert look(stability, both, looks=10, from_s=0) == ["123456"]


def test_codes_beside_each_other_count_both() -> None:
    stability = Stability()
    both = [code("SF1", place=0), code("SF2", place=1)]
    assert look(stability, both, looks=10, from_s=0) == ["SF1", "SF2"]


def test_a_closer_look_that_finds_nothing_takes_it_back() -> None:
    stability = Stability()
    assert look(stability, [code("123456", "ITF")], looks=6, from_s=0) == ["123456"]
    stability.doubt(code("123456", "ITF"))
    assert not stability.see([code("123456", "ITF")], 0.9).seen[0].is_accepted
    assert look(stability, [code("123456", "ITF")], looks=6, from_s=1) == ["123456"]


def test_what_a_picture_proves_by_itself_counts_at_once() -> None:
    stability = Stability()
    both = [code("SF1"), code("SF2", place=1)]
    assert stability.see(both, 0, proven=both[1:]).accepted == (both[1],)


def test_a_clock_that_goes_back_proves_nothing() -> None:
    stability = Stability()
    stability.see([code("SF1")], 100.0)
    assert stability.see([code("SF1")], 3.0).accepted == ()
    assert look(stability, [code("SF1")], looks=3, from_s=3.1) == ["SF1"]


def test_a_wall_of_codes_is_bounded() -> None:
    stability = Stability()
    for number in range(40):
        codes = [code(f"{number}-{n}", place=n) for n in range(3 * MOST_TRACKED)]
        sighting = stability.see(codes, number * STEP_S, proven=codes)
        assert len(sighting.seen) == MOST_TRACKED
        assert len(stability._tracks) <= 2 * MOST_TRACKED
        assert len(stability._away_s) <= MOST_KNOWN
