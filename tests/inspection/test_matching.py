from inspection.matching import Candidate, rank, sole
from inspection.tickets import Ticket
from inspection.values import CodeKind
from tests.inspection import samples
from tests.inspection.fake_store import FakeFacts, FakeStore


def tickets(*suffixes: str) -> dict[str, Ticket]:
    store = FakeStore()
    for suffix in suffixes:
        store.act(
            samples.HUB, lambda work, suffix=suffix: work.record(samples.other_ticket(suffix))
        )
    facts = FakeFacts(store.records)
    return {suffix: facts.ticket(f"ticket-{suffix}") for suffix in suffixes}


KNOWN = tickets("1", "2", "3")
TRACKING = samples.code("T", CodeKind.TRACKING)
ORDER = samples.code("O", CodeKind.ORDER)
SERIAL = samples.code("S", CodeKind.SERIAL)
OTHER = samples.code("X", CodeKind.OTHER)


def order_of(candidates: tuple[Candidate, ...]) -> list[str]:
    return [one.ticket.ticket_id for one in candidates]


def test_a_tracking_number_outweighs_an_order_shared_by_several() -> None:
    hits = {"O": [KNOWN["1"], KNOWN["2"]], "T": [KNOWN["2"]]}
    found = rank([ORDER, TRACKING], hits)
    assert order_of(found) == ["ticket-2", "ticket-1"]
    assert [one.code for one in found[0].codes] == ["T", "O"]
    assert sole(found) is found[0]


def test_an_order_number_alone_matches_its_only_ticket() -> None:
    assert sole(rank([ORDER], {"O": [KNOWN["1"]]})) is not None


def test_an_order_of_several_returns_is_asked_about() -> None:
    found = rank([ORDER], {"O": [KNOWN["1"], KNOWN["2"]]})
    assert len(found) == 2
    assert sole(found) is None


def test_strong_codes_of_two_tickets_are_asked_about() -> None:
    found = rank([TRACKING, OTHER], {"T": [KNOWN["1"]], "X": [KNOWN["2"]]})
    assert sole(found) is None


def test_an_exact_hit_counts_whatever_the_code_looks_like() -> None:
    found = rank([OTHER], {"X": [KNOWN["3"]]})
    assert [one.is_strong for one in found] == [True]


def test_more_agreeing_codes_come_first() -> None:
    hits = {"O": [KNOWN["1"], KNOWN["2"]], "S": [KNOWN["2"]]}
    assert order_of(rank([ORDER, SERIAL], hits)) == ["ticket-2", "ticket-1"]


def test_no_hit_no_candidate() -> None:
    assert rank([TRACKING], {}) == ()
    assert sole(()) is None
