"""A failed read is told once and tried until it works."""

from __future__ import annotations

import pytest

from app.program import again
from app.program.again import Again


@pytest.fixture
def reads(qapp, monkeypatch: pytest.MonkeyPatch) -> tuple[Again, list[int]]:
    monkeypatch.setattr(again, "EVERY_MS", 5)
    asked: list[int] = []
    return Again(lambda: asked.append(1), qapp), asked


def test_what_fails_again_is_tried_again_and_told_once(qtbot, reads) -> None:
    one, asked = reads
    assert one.failed()
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert not one.failed()
    qtbot.waitUntil(lambda: len(asked) == 2)
    one.over()
    assert one.failed(), "it had worked: this is news"


def test_what_is_over_is_not_tried(qtbot, reads) -> None:
    one, asked = reads
    one.failed()
    one.over()
    qtbot.wait(20)
    assert asked == []
