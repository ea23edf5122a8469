from hypothesis import given
from hypothesis import strategies as st

from inspection.matching import rank
from tests.inspection.test_matching import KNOWN, ORDER, OTHER, SERIAL, TRACKING, order_of


@given(
    st.permutations([TRACKING, ORDER, SERIAL, OTHER]),
    st.fixed_dictionaries({code: st.lists(st.sampled_from("123"), unique=True) for code in "TOSX"}),
)
def test_the_order_of_reading_does_not_matter(codes, pointing) -> None:
    hits = {code: [KNOWN[one] for one in suffixes] for code, suffixes in pointing.items()}
    first = rank([TRACKING, ORDER, SERIAL, OTHER], hits)
    again = rank(codes, hits)
    assert order_of(again) == order_of(first)
    assert {one.ticket.ticket_id for one in first} == {
        f"ticket-{one}" for found in pointing.values() for one in found
    }
