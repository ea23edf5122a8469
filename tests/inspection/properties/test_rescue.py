"""Whatever is torn off or misread within reason, the true ticket comes first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inspection.likeness import CodeList, likeness
from inspection.rescue import Clues, OpenTicket, suggest
from inspection.values import TicketId

TICKETS = 3000
CONFUSED = {"0": "O", "1": "I", "8": "B", "5": "S", "2": "Z", "6": "G", "S": "5", "O": "0"}
PREFIXES = ("SF", "YT", "JDVB", "773", "M00")


def code_of(number: int) -> str:
    prefix = PREFIXES[number % len(PREFIXES)]
    return f"{prefix}{(number * 7_654_321_987 + 12_345) % 10**11:011}"


CODES = [code_of(number) for number in range(TICKETS)]
LIST = CodeList("\n".join(CODES))
BY_CODE = {code: number for number, code in enumerate(CODES)}


def ticket(code: str) -> OpenTicket:
    number = BY_CODE[code]
    return OpenTicket(
        ticket_id=TicketId(f"t-{number}"),
        number=f"RS-{number:08}",
        order_ref=f"28{number:014}",
        tracking=(code,),
    )


def first(read: str) -> str:
    near = [ticket(code) for code in LIST.near(read, 40)]
    found = suggest(Clues(tracking=(read,)), near)
    return found[0].ticket_id if found else ""


@given(number=st.integers(0, TICKETS - 1), data=st.data(), count=st.integers(1, 2))
def test_one_or_two_confusions(number: int, data: st.DataObject, count: int) -> None:
    signs = list(CODES[number])
    spots = [at for at, sign in enumerate(signs) if sign in CONFUSED]
    if len(spots) < count:
        return
    for at in data.draw(st.permutations(spots))[:count]:
        signs[at] = CONFUSED[signs[at]]
    assert first("".join(signs)) == f"t-{number}"


@given(number=st.integers(0, TICKETS - 1), at=st.integers(0, 16), sign=st.sampled_from("0179XK"))
def test_one_sign_misread_as_any_other(number: int, at: int, sign: str) -> None:
    code = CODES[number]
    at %= len(code)
    assert first(code[:at] + sign + code[at + 1 :]) == f"t-{number}"


@given(number=st.integers(0, TICKETS - 1), is_head=st.booleans())
def test_a_third_torn_off(number: int, is_head: bool) -> None:
    code = CODES[number]
    third = len(code) // 3
    read = code[third:] if is_head else code[:-third]
    holders = [other for other in CODES if read in other]
    assert first(read) in {f"t-{BY_CODE[other]}" for other in holders}
    if len(holders) == 1:
        assert first(read) == f"t-{number}"


@given(st.text("0123456789SFOIB", max_size=45), st.text("0123456789SFOIB", max_size=45))
def test_nothing_is_more_like_a_number_than_itself(read: str, known: str) -> None:
    found = likeness(read, known)
    assert 0 <= found.score <= likeness(known, known).score
    assert 0 <= found.agreeing <= min(len(known), 40)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_weighed(read: str, known: str) -> None:
    likeness(read, known)
    assert isinstance(CodeList(known).near(read, 3), tuple)
