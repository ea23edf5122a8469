import json

import pytest

from inspection import events as ev
from tests.inspection import samples


def test_a_body_is_plain_data_in_the_words_of_the_journal() -> None:
    body = ev.body_of(samples.ticket())
    assert json.loads(json.dumps(body)) == body
    assert body["delivered_at"] == "2026-11-15T11:20:00.000Z"
    assert body["reason_class"] == "no_reason"
    assert body["codes"][0] == {"code": samples.TRACKING, "what": "tracking"}
    assert body["lines"][0]["serials"] == ["A7H226090418"]


@pytest.mark.parametrize("kind", ev.ALL)
def test_every_kind_is_a_noun_and_what_happened_to_it(kind: type[ev.Event]) -> None:
    noun, happened = kind.KIND.split(".")
    assert noun.isalpha()
    assert happened.replace("_", "").isalpha()
    assert ev.BY_KIND[kind.KIND, kind.SCHEMA] is kind


def test_nothing_a_station_records_is_a_kind_of_the_hub() -> None:
    assert {"ticket.announced", "refund.due", "refund.moved", "record.objected"} <= ev.HUB_KINDS
    assert not ev.HUB_KINDS & {"unit.decided", "parcel.received", "fact.withdrawn"}
