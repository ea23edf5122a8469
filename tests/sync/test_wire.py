"""The wire: what is refused at the edge, and what a newer hub may add."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from sync import wire

PUSH = {
    "origin": "o-1",
    "first_seq": 1,
    "lines": ["{}"],
    "head_hash": "ab" * 32,
    "signature": "cd" * 64,
}
HEALTH = {"hub_origin": "h", "hub_time": "2026-03-02T08:00:00.000Z"}


def test_a_batch_knows_its_last_seq() -> None:
    push = wire.PushRequest.model_validate(PUSH | {"first_seq": 5, "lines": ["{}", "{}"]})
    assert push.last_seq == 6


@pytest.mark.parametrize(
    "wrong",
    [
        {"first_seq": 0},
        {"first_seq": "1"},
        {"first_seq": 1.0},
        {"first_seq": 2**60},
        {"lines": []},
        {"lines": ["{}"] * (wire.MAX_PUSH_LINES + 1)},
        {"lines": ["x" * (wire.MAX_LINE_BYTES + 1)]},
        {"head_hash": "AB" * 32},
        {"signature": "cd"},
        {"origin": "../etc"},
        {"origin": ""},
        {"extra": 1},
    ],
)
def test_a_batch_that_is_none_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        wire.PushRequest.model_validate(PUSH | wrong)


def test_answers_may_grow_requests_may_not() -> None:
    assert wire.Health.model_validate(HEALTH | {"news": 1}).hub_origin == "h"
    with pytest.raises(ValidationError):
        wire.EnrolmentRequest.model_validate({"station_name": "Dock", "news": 1})


def test_a_moment_is_utc() -> None:
    with pytest.raises(ValidationError):
        wire.Health.model_validate(HEALTH | {"hub_time": "2026-03-02T08:00:00+08:00"})


def test_bodies_survive_the_way_there_and_back() -> None:
    whole: BaseModel = wire.PushRequest.model_validate(PUSH | {"lines": ['{"文":"\\u0000"}']})
    assert wire.PushRequest.model_validate_json(whole.model_dump_json()) == whole
