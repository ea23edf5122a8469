"""The groups that differ are marked on both sides."""

from __future__ import annotations

from app.cases.difference import CodeGroup, compare_codes, grouped


def marked(groups: tuple[CodeGroup, ...]) -> list[str]:
    return [group.text for group in groups if group.differs]


def test_only_the_differing_group_is_marked() -> None:
    ours, theirs = compare_codes("A7H226090418", "A7H226090481")
    assert [group.text for group in ours] == ["A7H2", "2609", "0418"]
    assert marked(ours) == ["0418"]
    assert marked(theirs) == ["0481"]


def test_a_longer_code_differs_in_what_the_other_lacks() -> None:
    ours, theirs = compare_codes("A7H2", "A7H22609")
    assert marked(ours) == []
    assert marked(theirs) == ["2609"]


def test_equal_codes_have_no_mark() -> None:
    assert [marked(side) for side in compare_codes("ABCD12", "ABCD12")] == [[], []]


def test_a_code_is_shown_in_groups_of_four() -> None:
    assert grouped("A7H226090418") == "A7H2 2609 0418"
    assert grouped("") == ""
