import pytest

from inspection.values import LineId
from tests.inspection import samples
from tests.inspection.fake_store import FakeStore


def test_a_line_is_found_by_its_id() -> None:
    store = FakeStore()
    lines = (samples.line(), samples.line(line_id="line-2", sku="AU-CASE-GY"))
    store.act(samples.HUB, lambda work: work.record(samples.ticket(lines=lines)))
    ticket = store.read(lambda facts: facts.ticket("ticket-1"))
    assert ticket.line(LineId("line-2")).sku == "AU-CASE-GY"
    with pytest.raises(KeyError):
        ticket.line(LineId("line-3"))
