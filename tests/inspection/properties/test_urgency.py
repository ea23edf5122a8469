from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from inspection.urgency import Job, order, urgency
from inspection.values import GoodsClass
from tests.inspection.test_pace import AT, RULES
from tests.inspection.test_urgency import SIGHT

minutes = st.integers(-60 * 24 * 20, 60 * 24 * 20)
jobs = st.builds(
    Job,
    received_at=minutes.map(lambda one: AT - timedelta(minutes=abs(one))),
    deadline_at=st.none() | minutes.map(lambda one: AT + timedelta(minutes=one)),
    market=st.sampled_from([None, "CN", "US"]),
    work=st.lists(st.tuples(st.sampled_from(GoodsClass), st.integers(-1, 9)), max_size=3).map(
        tuple
    ),
    done=st.integers(0, 9),
    contact_s=st.integers(0, 1800),
)


def ranked(named: list[tuple[str, Job]]) -> list[str]:
    return sorted((key for key, _ in named), key=lambda key: _rank(key, dict(named)[key]))


def _rank(key: str, one: Job) -> tuple[object, ...]:
    return order(one, urgency(one, SIGHT), key)


@given(
    st.lists(jobs, max_size=6).flatmap(
        lambda some: st.tuples(st.just(some), st.permutations(range(len(some))))
    )
)
def test_the_order_is_total_and_does_not_depend_on_how_it_was_read(drawn) -> None:
    some, turned = drawn
    named = [(f"p{number}", one) for number, one in enumerate(some)]
    assert ranked([named[at] for at in turned]) == ranked(named)
    assert len({_rank(key, one) for key, one in named}) == len(named)


@given(jobs, jobs)
def test_nothing_waits_for_ever(waiting, newer) -> None:
    """Once the law's clock of a parcel has run out, only the fast lane goes before what is new."""
    late = max(one.days for one in RULES.by_law.values()) + RULES.elsewhere_days
    old = Job(
        received_at=AT - timedelta(days=late),
        deadline_at=waiting.deadline_at,
        market=waiting.market,
        work=waiting.work,
    )
    assert urgency(old, SIGHT).start_by < AT
    came = Job(received_at=AT, deadline_at=newer.deadline_at, market=newer.market, work=newer.work)
    is_ahead = _rank("a", came) < _rank("b", old)
    # what is over already, or as good as over, when it comes is the one other thing that hurries
    lost = newer.deadline_at is not None and newer.deadline_at <= AT
    assert not is_ahead or urgency(came, SIGHT).is_fast or lost
