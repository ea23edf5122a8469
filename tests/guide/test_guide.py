"""The operator guide: both languages say the same, and everything it points at is there."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from inspection.values import RefundState
from tests.guide.__main__ import LANGUAGES, PICTURES
from tests.guide.pictures import MOST_BYTES, WIDTH_PX

GUIDE = PICTURES.parent
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
PICTURE = re.compile(r"!\[(.*?)\]\((.*?)\)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
INLINE = re.compile(r"`[^`]*`|\]\([^)]*\)|!\[.*?\]")


def text_of(language: str) -> str:
    return (GUIDE / f"{language}.md").read_text(encoding="utf-8")


def slug(heading: str) -> str:
    """As GitHub names the place of a heading."""
    kept = (
        one for one in heading.lower() if one in " -_" or unicodedata.category(one)[0] in {"L", "N"}
    )
    return "".join(kept).replace(" ", "-")


def names(language: str) -> list[str]:
    """Pictures without the language in front."""
    start = f"pictures/{language}-"
    found = [target for _alt, target in PICTURE.findall(text_of(language))]
    assert all(one.startswith(start) for one in found)
    return [one.removeprefix(start) for one in found]


def test_both_have_the_same_headings_rows_points_and_pictures() -> None:
    zh, en = map(text_of, LANGUAGES)
    assert [len(mark) for mark, _ in HEADING.findall(zh)] == [
        len(mark) for mark, _ in HEADING.findall(en)
    ]
    for line_start in (r"^\|", r"^- ", r"^\d\. "):
        rows = re.compile(line_start, re.MULTILINE)
        assert len(rows.findall(zh)) == len(rows.findall(en)), line_start
    assert names("zh") == names("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_with_words_and_none_is_left_over(language: str) -> None:
    for alt, target in PICTURE.findall(text_of(language)):
        assert alt.strip(), target
        picture = GUIDE / target
        assert picture.stat().st_size <= MOST_BYTES
        assert QImage(str(picture)).width() == WIDTH_PX
    kept = {one.name for one in PICTURES.glob(f"{language}-*")}
    assert kept == {f"{language}-{name}" for name in names(language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(language: str) -> None:
    places = {slug(heading) for _mark, heading in HEADING.findall(text_of(language))}
    for target in LINK.findall(text_of(language)):
        file, _, place = target.partition("#")
        assert Path(GUIDE / file).exists() if file else place in places, target


def test_chinese_has_full_width_punctuation() -> None:
    han = r"[\u4e00-\u9fff]"
    for line in text_of("zh").splitlines():
        bare = INLINE.sub("", line)
        assert not re.search(rf"{han}[,;:!?()]|[,;:!?()]{han}", bare), line
        assert not re.search(rf"{han}\.(\s|$)", bare), line


def test_english_has_no_full_width_punctuation() -> None:
    text = text_of("en").replace("[中文]", "")
    found = [one for one in text if unicodedata.east_asian_width(one) in {"W", "F"}]
    assert found == []


def test_every_state_of_a_refund_is_explained() -> None:
    from app.language.names import refund_state_name  # noqa: PLC0415 - brings Qt

    for state in RefundState:
        assert refund_state_name(state) in text_of("en")
