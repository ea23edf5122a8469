"""Which code is the tracking number, whatever codes there are and however they come."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scanners.arbitrate import ReadCode, choose
from tests.scanners.test_arbitrate import of

TEXTS = (
    "SF1624088315207",
    "JDVA11408814483-1-1-",
    "JDVA11408814483",
    "RB123456785GB",
    "RB123456786GB",
    "986578788855",
    "6901234567892",
    "M00969751549",
    "163629705512179520_1_lps",
    "00106141411234567897",
    "退货",
    "=1+1",
)
NO_CANDIDATES = (
    of("021-B-17"),
    of("CMD-OK"),
    of("https://example.cn/SF1624088315207", "QR"),
    of("https://x.cn/s?n=RS-261121-0418", "QR"),
    of("6901234567893", "EAN13"),
)
READ = st.lists(
    st.builds(
        of, st.sampled_from(TEXTS), st.sampled_from(("Code128", "QR")), st.sampled_from(("", "]C1"))
    )
    | st.sampled_from(NO_CANDIDATES),
    max_size=6,
)
SOME = st.sets(st.sampled_from(TEXTS), max_size=2)


@given(READ, SOME, SOME, st.data())
def test_the_order_of_the_codes_changes_nothing(
    read: list[ReadCode], expected: set[str], printed: set[str], data: st.DataObject
) -> None:
    one = choose(read, expected.__contains__, sorted(printed))
    again = choose(data.draw(st.permutations(read)), expected.__contains__, sorted(printed))
    assert (one.code, one.why) == (again.code, again.why)
    if one.why == "ambiguous":
        assert one.others == again.others


@given(READ, SOME, SOME, st.sampled_from(NO_CANDIDATES), st.integers(0, 6))
def test_a_code_that_is_no_candidate_changes_nothing(
    read: list[ReadCode], expected: set[str], printed: set[str], more: ReadCode, at: int
) -> None:
    before = choose(read, expected.__contains__, sorted(printed))
    after = choose([*read[:at], more, *read[at:]], expected.__contains__, sorted(printed))
    assert (before.code, before.why) == (after.code, after.why)


@given(
    st.lists(st.text(max_size=40) | st.from_regex("[A-Z0-9]{6,20}", fullmatch=True), max_size=5),
    st.lists(st.text(max_size=60), max_size=3),
    st.booleans(),
)
def test_no_code_is_an_error(texts: list[str], printed: list[str], expected: bool) -> None:
    read = [of(text) for text in texts]
    choice = choose(read, lambda _: expected, [*printed, *texts])
    assert (choice.code is None) == (choice.why in {"ambiguous", "nothing"})
    assert choice.code is None or choice.code in read
    assert len(choice.proofs) == len(read)
