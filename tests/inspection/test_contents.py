"""A ticket counted over its parcels: awaited, partial, all here, short."""

import pytest

from inspection.content_events import Shortage
from inspection.contents import Reception, contents_of
from inspection.tickets import Line, Ticket
from inspection.values import LineId, OriginId, Ref
from tests.inspection import samples


def ticket(*quantities: int) -> Ticket:
    event = samples.ticket()
    same = "ticket_id number shop order_ref market service reason_code reason_class delivered_at"
    more = "deadline_at deadline_source deadline_updated_at outbound_weight_g freight_paid_minor"
    lines = tuple(
        Line(**vars(samples.line(line_id=f"line-{number}", quantity=quantity)))
        for number, quantity in enumerate(quantities, start=1)
    )
    known = {name: getattr(event, name) for name in f"{same} {more}".split()}
    return Ticket(**known, lines=lines, at=Ref(origin=OriginId("hub"), seq=1))


@pytest.mark.parametrize(
    ("here", "unpacked", "reception"),
    [
        ({}, [], Reception.AWAITED),
        ({}, [False], Reception.AWAITED),
        ({"line-1": 1}, [False], Reception.PARTIAL),
        ({"line-1": 1}, [True, False], Reception.PARTIAL),
        ({"line-1": 1}, [True, True], Reception.SHORT),
        ({}, [True], Reception.SHORT),
        ({"line-1": 2, "line-2": 1}, [False], Reception.ALL_HERE),
        ({"line-1": 3, "line-2": 1}, [True], Reception.ALL_HERE),
        # one more of one line does not make up for another
        ({"line-1": 3}, [True], Reception.SHORT),
    ],
)
def test_the_reception_follows_from_the_counts(here, unpacked, reception) -> None:
    counted = {LineId(name): count for name, count in here.items()}
    assert contents_of([ticket(2, 1)], counted, unpacked).reception is reception


def test_what_is_lacking_and_what_is_over_are_told_apart() -> None:
    contents = contents_of([ticket(2, 1, 1)], {LineId("line-1"): 4, LineId("line-2"): 1}, [True])
    assert (contents.expected, contents.lacking, contents.over) == (4, 1, 2)
    assert contents.shortages == (Shortage(line_id="line-3", quantity=1),)
