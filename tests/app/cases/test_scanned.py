from __future__ import annotations

from pathlib import Path

import pytest

from app.cases.scanned import Meaning, Scanned, meaning_of, what_is
from inspection.events import CodeClaim
from inspection.policies import Policies, load_policies
from inspection.tickets import Line
from inspection.values import CodeKind
from tests.inspection import samples
from tests.inspection.fake_store import FakeStore


@pytest.fixture(scope="module")
def policies(repository: Path) -> Policies:
    return load_policies(repository / "resources", demo=True)


@pytest.mark.parametrize(
    "announced", ["A7H2 2609 0418", "A7H226090418", "a7h2\u00a02609\u00a00418"]
)
@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        ("A7H226090418", Meaning.SAME_SERIAL),
        ("A7H226090419", Meaning.OTHER_SERIAL),
        ("6970000070012", Meaning.PRODUCT_CODE),
        ("AU-H700-BK", Meaning.PRODUCT_CODE),
        ("", Meaning.NOTHING),
    ],
)
def test_a_serial_matches_however_the_ticket_spaces_it(
    policies: Policies, announced: str, code: str, meaning: Meaning
) -> None:
    line = samples.line(serials=(announced,), gtin="6970000070012", sku="Au-H700-Bk ")
    question = policies.checklists[0].questions[0]
    scanned = Scanned(code=code, parcel_id=None)
    assert meaning_of(scanned, _line(line), question) is meaning


def _line(announced) -> Line:
    names = Line.__dataclass_fields__
    return Line(**{name: getattr(announced, name) for name in names if hasattr(announced, name)})


def test_a_label_of_another_ticket_is_no_wrong_serial_but_its_goods_serial_is(
    policies: Policies,
) -> None:
    store = FakeStore()
    other = samples.other_ticket(
        "2",
        codes=(
            CodeClaim(code="SF2", what=CodeKind.TRACKING),
            CodeClaim(code="A7H2", what=CodeKind.SERIAL),
        ),
        lines=(samples.line(line_id="line-2", order_line="o/2", serials=("A7H2",)),),
    )
    for one in (samples.ticket(), other):
        store.act(samples.HUB, lambda work, ticket=one: work.record(ticket))
    own = store.read(lambda facts: facts.ticket("ticket-1")).lines[0]
    question = policies.checklists[0].questions[0]

    def meaning(text: str) -> Meaning:
        return meaning_of(store.read(lambda facts: what_is(facts, text)), own, question)

    assert (meaning("SF2"), meaning("A7H2")) == (Meaning.NOTHING, Meaning.OTHER_SERIAL)
