"""Some thousands of `make fuzz`, and everything it ever found."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_what_was_found_once_is_mended() -> None:
    for file in sorted(FOUND.glob("*.json")):
        work.timed("texts", partial(texts.again, file))
    for file in sorted(FOUND.glob("guided-*")):
        work.timed("texts", partial(texts.every, file.read_bytes()))
    for file in sorted(FOUND.glob("*.bin")):
        work.timed("images", partial(images.again, file))
