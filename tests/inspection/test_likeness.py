"""How alike a torn, misread number and a known one are."""

from __future__ import annotations

import pytest

from inspection.likeness import (
    CONFUSED,
    LETTER,
    MAX_CHARS,
    MOST_HITS,
    CodeList,
    are_akin,
    fold,
    likeness,
)

CODE = "SF1624088315207"
WHOLE = 13 + 2 * LETTER


def test_the_same_number_is_exact() -> None:
    found = likeness(CODE, CODE)
    assert (found.score, found.agreeing, found.length) == (WHOLE, 15, 15)
    assert found.is_exact
    assert not found.is_part


@pytest.mark.parametrize("read", ["SF16240883", "0883I5207"[:4] + "15207", "24088315"])
def test_a_torn_piece_counts_what_it_holds_and_loses_nothing(read: str) -> None:
    found = likeness(read, CODE)
    assert found.agreeing == len(read)
    assert found.is_part
    assert found.score == sum(LETTER if sign.isalpha() else 1 for sign in read)


@pytest.mark.parametrize("read", ["SF16Z4088315207", "5F1624088315207", "SF1624O88315207"])
def test_what_engines_confuse_costs_little(read: str) -> None:
    found = likeness(read, CODE)
    assert found.score >= WHOLE - 1 + CONFUSED
    assert found.agreeing == 14
    assert not found.is_part
    other = likeness(CODE.replace("8831", "9931"), CODE)
    assert found.score > other.score


def test_two_signs_read_for_one_cost_no_more() -> None:
    assert likeness("RN0968463036", "M0968463036").score == 10 + CONFUSED
    assert likeness("M0968463036", "RN0968463036").score == 10 + CONFUSED


def test_a_stroke_beside_the_number_and_a_lost_sign() -> None:
    assert likeness("1SF1624088315207", CODE).score > WHOLE - 1
    assert likeness("SF162488315207", CODE).score > WHOLE - 4


def test_a_neighbour_with_another_end_is_far_behind() -> None:
    assert likeness(CODE, CODE[:-3] + "911").score < WHOLE - 6


def test_strangers_have_nothing_in_common() -> None:
    assert likeness("77312402", "SF1958").score < 2
    assert likeness("", CODE).score == 0
    assert likeness(CODE, "").score == 0
    assert not likeness("", CODE).is_part


def test_very_long_ones_are_cut() -> None:
    assert likeness("1" * 4000, "1" * 4000).length == MAX_CHARS


def test_numbers_without_a_run_in_common_are_not_akin() -> None:
    assert are_akin("SF16Z4O8", CODE)
    assert not are_akin("YT99887766", CODE)
    assert are_akin("SF1", CODE)


def test_near_codes_are_found_by_any_piece_most_alike_first() -> None:
    codes = [f"SF{number * 7_654_321 % 10**13:013}" for number in range(5000)]
    listed = CodeList("\n".join([*codes, CODE, "SF1624088300000"]))
    for read in (CODE, "24088315", "8315207", "SFI6Z4O88315Z07"):
        assert listed.near(read, 5)[0] == CODE
    assert listed.near(CODE, 5)[1] == "SF1624088300000"
    assert listed.near("SF1", 5) == ()
    assert CodeList("").near(CODE, 5) == ()


def test_a_run_that_is_everywhere_leads_nowhere() -> None:
    listed = CodeList("\n".join(f"SF10{number:05}" for number in range(MOST_HITS + 5)))
    assert listed.near("SF10", 5) == ()


def test_folding_makes_letters_the_digits_they_look_like() -> None:
    assert fold("OQDILBSZG7X") == "000118526" + "7X"
