"""What of a label stays in sight: numbers alone; names, phones and addresses never."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanners.ocr.personal import ALL_OF_IT, WHOLE, is_number, personal_regions
from scanners.ocr.upright import UprightText
from tests.scanners.ocr.drawn import line


@pytest.mark.parametrize(
    "text",
    [
        "SF1624088315207",
        "运单号: SF1624088315207",
        "AWB No. M00969549237",
        "ORDER ID: 284417302255190013",
        "164219522434499264",
        "1Z999AA10123456784",
        "7733 8750 0474 95",
        "JD0123456789012-1-1-",
        "JDVE01234567890",
    ],
)
def test_a_number_by_itself_stays_in_sight(text: str) -> None:
    assert is_number(line(text))
    assert is_number(line(text, sure=0.59)) is False, "read badly it may be anything"


@pytest.mark.parametrize(
    "text",
    [
        "收件人: 王小明",
        "王小明 13812345678",
        "138****1234",
        "13812345678",
        "8613812345678",
        "+86 138 1234 5678",
        "9876543210",
        "919876543210",
        "09876543210",
        "(555) 123-4567",
        "020-12345678",
        "电话 02012345678",
        "浙江省杭州市西湖区文一路 1 号",
        "12 MG ROAD, BENGALURU 560001",
        "560001",
        "WANGXIAOMING20",
        "ZHANG-1234567890",
        "11010119900307123X",
        "440101199003071234",
        "SF1624088315207 王小明",
        "",
        "x" * 400,
        "=1+1",
        "\u202e12345678901234",
        "1" * 400,
    ],
)
def test_whatever_may_name_somebody_is_covered(text: str) -> None:
    assert not is_number(line(text))


def test_a_line_is_covered_with_a_margin_and_named_for_what_it_is() -> None:
    text = UprightText(
        lines=(
            line("SF1624088315207", left=100, top=10),
            line("收件人: 王小明", left=100, top=100, high=20),
            line("13812345678", left=100, top=200, high=20),
            line("西湖区文一路 1 号", left=0, top=300, high=20),
            line("FRAGILE", left=400, top=380, high=20),
        ),
        turns=0,
        size=(500, 400),
    )
    found = personal_regions(text)
    assert [one.what for one in found] == ["name", "phone", "address", "other"]
    name = found[0]
    assert (name.y, name.h) == (round(91 / 400 * WHOLE), 950)
    assert name.x == round(91 / 500 * WHOLE)
    assert found[2].x == 0
    last = found[3]
    assert (last.x + last.w, last.y + last.h) == (WHOLE, WHOLE)


def test_where_nothing_was_read_all_is_covered() -> None:
    assert personal_regions(UprightText(lines=(), turns=0, size=(500, 400))) == (ALL_OF_IT,)


@pytest.mark.parametrize(
    ("turns", "size", "place"),
    [
        (0, (400, 200), (0, 0)),
        (1, (200, 400), (0, 1)),
        (2, (400, 200), (1, 1)),
        (3, (200, 400), (1, 0)),
    ],
)
def test_a_turned_picture_is_covered_where_it_was(
    turns: int, size: tuple[int, int], place: tuple[int, int]
) -> None:
    """Its left top corner, after so many quarter turns clockwise, was here before."""
    text = UprightText(lines=(line("王", left=0, top=0, high=20),), turns=turns, size=size)
    (found,) = personal_regions(text)
    corners = (found.x == 0, found.x + found.w == WHOLE), (found.y == 0, found.y + found.h == WHOLE)
    assert (corners[0][place[0]], corners[1][place[1]]) == (True, True)
    assert max(found.w, found.h) < WHOLE / 2


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(st.text(max_size=12), st.integers(-9999, 9999), st.integers(-9999, 9999)),
        max_size=4,
    ),
    st.integers(0, 3),
)
def test_covers_lie_inside_the_picture(lines: list[tuple[str, int, int]], turns: int) -> None:
    text = UprightText(
        lines=tuple(line(one, left=x, top=y) for one, x, y in lines), turns=turns, size=(640, 480)
    )
    for one in personal_regions(text):
        assert 0 <= one.x <= one.x + one.w <= WHOLE
        assert 0 <= one.y <= one.y + one.h <= WHOLE
