"""What codes before a camera mean, where nobody pulled a trigger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.cases.inspection import InspectionCase
from app.cases.place import Phase, Place
from app.cases.seen import label_among, scan_of
from app.states.awaited import awaited
from app.states.codes import CameraCodes, tail_of
from app.states.inspect import InspectState
from inspection.policies import Policies, load_policies
from inspection.store.store import Store
from inspection.tickets import Line
from inspection.values import CodeKind
from scanners.label_rules import LabelRules, load_rules
from scanners.scan import Scan
from tests.empty_database import lay_empty
from tests.inspection import samples
from tests.inspection.fake_store import FakeClock
from tests.inspection.store.parts import CountedIds
from tests.scanners.seen_codes import code

SF = "SF1624088315207"
SHOP = "https://waybill.example.cn/s?n=RS-261121-0418"


@pytest.fixture(scope="module")
def labels(repository: Path) -> LabelRules:
    return load_rules(repository / "resources" / "labels")


@pytest.fixture(scope="module")
def policies(repository: Path) -> Policies:
    return load_policies(repository / "resources", demo=True)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.open(lay_empty(tmp_path / "b.db"), clock=FakeClock(), ids=CountedIds("b"))
    made.open_origin("B02", "ab" * 32)
    made.transact(samples.HUB, lambda work: work.record(samples.ticket()))
    yield made
    made.close()


def label(store: Store, labels: LabelRules, *scans: Scan) -> list[str]:
    with store.facts() as facts:
        return [one.text for one in label_among(scans, labels.patterns, facts)]


def test_the_tracking_number_at_the_head_of_a_labels_codes(
    store: Store, labels: LabelRules
) -> None:
    goods, bars = code("6970000070012", "EAN13", 2), code("SF7700000000001")
    assert label(store, labels, code("https://a.cn/s?n=RS-9", "QR", 1), goods, bars) == [
        "SF7700000000001",
        "https://a.cn/s?n=RS-9",
    ]


def test_what_is_announced_leads(store: Store, labels: LabelRules) -> None:
    found = label(store, labels, code("SF7700000000001"), code(SHOP, "QR", 1))
    assert found == [SHOP, "SF7700000000001"]


def test_of_two_labels_the_announced_one_comes_alone(store: Store, labels: LabelRules) -> None:
    both = [code("SF7700000000001", place=1), code(samples.TRACKING), code(SHOP, "QR", 2)]
    assert len(label(store, labels, *both)) <= 1


def test_a_longer_form_of_an_announced_number_is_announced(
    store: Store, labels: LabelRules
) -> None:
    """An SSCC with its identifier and without the mark of GS1: plain digits to any rule."""
    claim = samples.CodeClaim(code="106141411234567897", what=CodeKind.TRACKING)
    announced = samples.ticket(ticket_id="t-2", number="RS-2", order_ref="o-2", codes=(claim,))
    store.transact(samples.HUB, lambda work: work.record(announced))
    assert label(store, labels, code("00106141411234567897")) == ["00106141411234567897"]
    assert label(store, labels, code("00106141411234567880")) == []


@pytest.mark.parametrize(
    "text",
    ["CMD-OK", "CMD-ACK", "BADGE-2047", "https://example.cn", "A7H226090418", "LPN-7F3K", "\0\n"],
)
def test_what_merely_lies_there_is_no_parcel(store: Store, labels: LabelRules, text: str) -> None:
    assert label(store, labels, code(text, "QR")) == []


def test_two_parcels_at_once_are_a_question_and_so_none(store: Store, labels: LabelRules) -> None:
    both = [code("SF7700000000001"), code("SF7700000000002", place=1)]
    assert label(store, labels, *both) == []


def test_a_serial_however_it_is_written() -> None:
    scans = [code("6970000070012"), code("a7h2 2609 0418", "QR", 1)]
    found = scan_of(scans, ("A7H226090418",))
    assert found is scans[1]
    assert scan_of(scans, ("", "\0", "B")) is None


# --- at inspection


def case(policies: Policies, **changes: Any) -> InspectionCase:
    announced = samples.line()
    names = Line.__dataclass_fields__
    line = Line(**{name: getattr(announced, name) for name in names if hasattr(announced, name)})
    values: dict[str, Any] = dict.fromkeys(InspectionCase.__dataclass_fields__)
    return InspectionCase(**values | {"line": line, "is_open": True} | changes)


@pytest.fixture
def asking(policies: Policies) -> InspectState:
    """The comparison of serials is on the screen."""
    place = Place(phase=Phase.ASK, question=policies.checklists[0].questions[0])
    return InspectState(place=place, case=case(policies))


def codes(*texts: str, label: str = "") -> CameraCodes:
    scans = tuple(code(text, place=number) for number, text in enumerate(texts))
    return CameraCodes(scans=scans, label=tuple(s for s in scans if s.text == label))


def test_the_shipped_serial_answers_and_another_is_no_stop(asking: InspectState) -> None:
    assert awaited(asking, codes("6970000070012", "A7H226090418")) == code("A7H226090418", place=1)
    assert awaited(asking, codes("A7H226090419", SF)) is None


def test_while_an_answer_is_on_its_way_nothing_counts(asking: InspectState) -> None:
    assert awaited(replace(asking, is_busy=True), codes("A7H226090418")) is None


def test_another_question_waits_for_no_serial(asking: InspectState, policies: Policies) -> None:
    place = Place(phase=Phase.ASK, question=policies.checklists[0].questions[1])
    assert awaited(replace(asking, place=place), codes("A7H226090418")) is None


def test_where_the_label_is_awaited_only_the_items_own_counts(
    asking: InspectState, policies: Policies
) -> None:
    own = case(policies, unit=SimpleNamespace(lpn="LPN7F3K00001Q"))
    state = replace(asking, case=own, is_label_awaited=True)
    assert awaited(state, codes("A7H226090418", "LPN7F3K00002P")) is None
    assert awaited(state, codes(SF, "LPN7F3K00001Q")) == code("LPN7F3K00001Q", place=1)


def test_in_the_queue_a_label_opens_its_parcel() -> None:
    queued = InspectState(place=Place(phase=Phase.QUEUE))
    assert awaited(queued, codes(SF, label=SF)) == code(SF)
    assert awaited(queued, codes("X1")) is None


def test_hostile_texts_have_a_tail_that_can_be_shown() -> None:
    assert tail_of("SF1624088315207") == "315207"
    assert tail_of("AB-1") == "AB-1"
    assert tail_of("\x1b[2J\u202e\n\0") == "[2J"
    assert len(tail_of("\n" * 4000)) <= 1
