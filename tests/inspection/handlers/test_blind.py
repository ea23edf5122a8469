"""Which clients are received blind, and what is kept back until the count."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from inspection.blind import BlindRules
from inspection.blind_file import load_blind
from inspection.handlers.blind import is_blind
from inspection.handlers.check_in import WeighParcel, weigh_parcel, weight_check
from inspection.handlers.contents import UndoUnpacking, UnpackParcel, undo_unpacking, unpack
from inspection.handlers.inspect import IdentifyUnit, identify_unit
from inspection.handlers.join import JoinTicket, join_ticket
from inspection.policies import Policies
from inspection.values import LineId, TicketId, WeightSource
from inspection.weight import WeightVerdict
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench

HEAD = "policy: blind\nschema: 1\nid: blind\nversion: 2\n"


def test_every_sample_of_the_file_holds(policies: Policies) -> None:
    rules = policies.blind
    assert [rules.covers(one.shop) for one in rules.samples] == [
        one.is_blind for one in rules.samples
    ]


@pytest.fixture
def rules(tmp_path: Path) -> BlindRules:
    path = tmp_path / "blind.yaml"
    shops = "clients:\n  - {shop: 声野旗舰店, blind: true}\n  - {shop: Open GmbH, blind: false}\n"
    path.write_text(HEAD + "usual: true\n" + shops + "samples: []\n", encoding="utf-8")
    return load_blind(path)


@pytest.mark.parametrize(
    ("shop", "covers"),
    [
        ("声野旗舰店", True),
        (" OPEN gmbh", False),
        ("Ｏｐｅｎ ＧｍｂＨ", False),
        ("", True),
        ("x", True),
    ],
)
def test_a_shop_is_known_however_it_is_typed(rules: BlindRules, shop: str, covers: bool) -> None:
    assert rules.covers(shop) is covers


@pytest.fixture
def bench(policies: Policies) -> Bench:
    """A station that receives blind for the sample tickets' shop."""
    blind = replace(policies.blind, clients={"声野旗舰店": True})
    made = Bench(replace(policies, blind=blind))
    made.announce(samples.ticket(), samples.other_ticket("2", shop="声野海外店"))
    return made


def test_it_is_blind_until_it_was_counted_and_again_if_that_is_taken_back(bench: Bench) -> None:
    parcel_id = bench.opened()

    def blind() -> bool:
        return bench.store.read(
            lambda facts: is_blind(facts, facts.parcel(parcel_id), policies=bench.policies)
        )

    assert blind()
    intent = IdentifyUnit(parcel_id=parcel_id, line_id=LineId("line-1"), is_extra=True)
    bench.do(identify_unit, intent)
    bench.do(unpack, UnpackParcel(parcel_id=parcel_id))
    assert not blind()
    bench.do(undo_unpacking, UndoUnpacking(parcel_id=parcel_id))
    assert blind()


def test_one_blind_ticket_makes_the_box_blind(bench: Bench) -> None:
    parcel_id = bench.receive("SF2")

    def blind() -> bool:
        return bench.store.read(
            lambda facts: is_blind(facts, facts.parcel(parcel_id), policies=bench.policies)
        )

    assert not blind()
    bench.do(join_ticket, JoinTicket(parcel_id=parcel_id, ticket_id=TicketId("ticket-1")))
    assert blind()


def test_the_weight_is_compared_once_it_was_counted(bench: Bench) -> None:
    parcel_id = bench.opened()
    weigh = WeighParcel(parcel_id=parcel_id, weight_g=320, source=WeightSource.HAND)
    bench.do(weigh_parcel, weigh)

    def check():
        return bench.store.read(
            lambda facts: weight_check(facts, facts.parcel(parcel_id), policies=bench.policies)
        )

    assert (check().verdict, check().expected_g) == (WeightVerdict.UNKNOWN, None)
    bench.shoot(parcel_id, "box.open")
    bench.do(unpack, UnpackParcel(parcel_id=parcel_id))
    assert check().verdict is WeightVerdict.LIGHTER
