"""Some thousands of `make fuzz`, and everything it ever found."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanners import label
from tests.fuzz import images, texts, work

TEXTS, IMAGES = 3000, 300
FOUND = Path(__file__).parent / "found"


@pytest.mark.parametrize("target", range(len(texts.TARGETS)))
def test_no_text_breaks_what_reads_it(target: int) -> None:
    for number in range(target, TEXTS, len(texts.TARGETS)):
        work.one("texts", number, seed=0)


@given(st.text(max_size=300), st.randoms(use_true_random=False))
def test_no_text_of_another_maker_does(text: str, random: Random) -> None:
    for target in texts.TARGETS:
        target(text, random)


def test_no_picture_breaks_what_reads_it() -> None:
    for number in range(IMAGES):
        work.one("images", number, seed=0)


def test_a_text_that_was_not_drawn_is_a_finding() -> None:
    """Most drawn codes that are whole are read, so that the promise is one that can be broken."""
    read = 0
    for number in range(5, 6 * 60, 6):
        data = images.make(number, seed=0)
        height, width, size = images.HEAD.unpack_from(data)
        told = data[images.HEAD.size : images.HEAD.size + size]
        other = images.HEAD.pack(height, width, 1) + b"?" + data[images.HEAD.size + size :]
        if told:
            try:
                images.check(other, number)
            except texts.BrokenPromiseError:
                read += 1
    assert read >= 5


def test_a_part_of_a_number_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    part = label.parse("SF1624088315207", texts.rules().patterns)
    monkeypatch.setattr(label, "parse", lambda text, _patterns: replace(part, text=text))
    texts.parse_label("sf 1624088315207", Random(0))
    with pytest.raises(texts.BrokenPromiseError):
        texts.parse_label("SF1624088315207SF1624088399999", Random(0))


def test_what_was_found_once_is_mended() -> None:
    for file in sorted(FOUND.glob("*.json")):
        work.timed("texts", partial(texts.again, file))
    for file in sorted(FOUND.glob("guided-*")):
        work.timed("texts", partial(texts.every, file.read_bytes()))
    for file in sorted(FOUND.glob("*.bin")):
        work.timed("images", partial(images.again, file))
