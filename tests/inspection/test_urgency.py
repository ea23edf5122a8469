from datetime import timedelta

import pytest

from inspection.pace import usual
from inspection.urgency import Job, Sight, expected_s, order, urgency
from inspection.values import GoodsClass
from tests.inspection.test_pace import AT, RULES

SIGHT = Sight(now=AT, pace=usual(RULES), rules=RULES, contact_s=1800)
ONE = ((GoodsClass.ELECTRONICS, 1),)


def job(left_min: float | None = 300, **changes: object) -> Job:
    """A Chinese parcel that came an hour ago, one item, `left_min` to its deadline."""
    ordinary: dict[str, object] = {
        "received_at": AT - timedelta(hours=1),
        "deadline_at": None if left_min is None else AT + timedelta(minutes=left_min),
        "market": "CN",
        "work": ONE,
    }
    return Job(**(ordinary | changes))  # type: ignore[arg-type]


def queue(**jobs: Job) -> list[str]:
    found = [(order(one, urgency(one, SIGHT), key), key) for key, one in jobs.items()]
    return [key for _order, key in sorted(found)]


def test_the_work_that_is_left_counts() -> None:
    assert expected_s(job(), SIGHT.pace) == 180
    three = job(work=((GoodsClass.ELECTRONICS, 2), (GoodsClass.APPAREL, 1)), contact_s=60)
    assert expected_s(three, SIGHT.pace) == 60 + 3 * 180
    assert urgency(three, SIGHT).start_by == three.deadline_at - timedelta(seconds=600)
    two = job(work=three.work, done=1)
    assert expected_s(two, SIGHT.pace) == 2 * 180
    # more came out than was announced, and one is still open
    assert expected_s(job(done=9), SIGHT.pace) == 180
    assert expected_s(job(work=()), SIGHT.pace) == 180


def test_a_later_deadline_with_more_work_goes_first() -> None:
    much = job(130, work=((GoodsClass.ELECTRONICS, 9),), contact_s=1800)
    assert queue(near=job(120), much=much) == ["much", "near"]


@pytest.mark.parametrize(
    ("left_min", "contact_s", "is_fast"),
    [(64, 0, False), (62, 0, True), (1, 0, True), (90, 1800, True), (0, 0, False), (-5, 0, False)],
)
def test_the_fast_lane_is_for_what_can_still_be_kept(
    left_min: float, contact_s: int, is_fast: bool
) -> None:
    assert urgency(job(left_min, contact_s=contact_s), SIGHT).is_fast is is_fast


def test_what_can_still_be_kept_goes_before_what_is_over() -> None:
    assert queue(over=job(-5), soon=job(20), calm=job(600)) == ["soon", "over", "calm"]


def test_without_a_deadline_the_clock_of_the_law_runs() -> None:
    found = urgency(job(None), SIGHT)
    assert found.due_at == AT + timedelta(days=7) - timedelta(hours=1)
    assert (found.is_soft, found.law, found.is_fast) == (True, RULES.by_law["CN"], False)
    week_old = job(None, received_at=AT - timedelta(days=6, hours=23))
    assert queue(new=job(60 * 48), old=week_old) == ["old", "new"]
    assert queue(new=job(60 * 48), fresh=job(None)) == ["new", "fresh"]


def test_elsewhere_nothing_is_said_of_a_law() -> None:
    abroad = urgency(job(None, market="US"), SIGHT)
    assert (abroad.is_soft, abroad.law) == (True, None)
    assert abroad.due_at == AT + timedelta(days=14) - timedelta(hours=1)
    # nobody announced it: the shortest clock, without a claim
    assert urgency(job(None, market=None), SIGHT).law is None
    assert urgency(job(None, market=None), SIGHT).due_at < abroad.due_at


def test_a_deadline_far_off_does_not_hide_the_law() -> None:
    found = urgency(job(60 * 24 * 300), SIGHT)
    assert (found.is_soft, found.law) == (True, RULES.by_law["CN"])


def test_at_the_same_moment_the_platform_goes_first_then_the_older() -> None:
    soft = job(None)
    due = urgency(soft, SIGHT).due_at
    hard = job(None, deadline_at=due, received_at=AT)
    young = job(None, deadline_at=due, received_at=AT + timedelta(seconds=1))
    assert queue(a=soft, b=young, c=hard) == ["c", "b", "a"]
    assert queue(b=hard, a=hard) == ["a", "b"]
