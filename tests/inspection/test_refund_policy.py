from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from inspection.checklist import walk
from inspection.evidence import Evidence
from inspection.grading import grade
from inspection.policies import Policies, load_policies
from inspection.refund_policy import Advice, Case, recommend, situation_of
from inspection.refund_table import GroundState
from inspection.tickets import Line, Ticket
from inspection.values import (
    GoodsClass,
    OriginId,
    ParcelId,
    ReasonClass,
    Ref,
    Service,
    UnitId,
    Verdict,
)
from tests.inspection import samples
from tests.inspection.conftest import RESOURCES
from tests.inspection.test_checklist import ELECTRONICS, findings
from tests.inspection.test_grading import RULE

POLICIES = load_policies(RESOURCES, demo=False)
CN = POLICIES.refund_pack_for("CN")
AT = Ref(origin=OriginId("hub"), seq=1)
IN_ORDER = (
    ("plate", "matches"),
    ("packaging", "opened"),
    ("contents", "complete"),
    ("surface", "none"),
    ("power", "works"),
)
SCRATCHED = (
    *IN_ORDER[:3],
    ("surface", "clear_marks"),
    ("repair", "untouched"),
    ("power", "works"),
)
FAULTY = (*IN_ORDER[:4], ("power", "fault"))


def case(answers: tuple[tuple[str, str], ...] = IN_ORDER, **changes: Any) -> Case:
    """A unit with all its photos; keywords change ticket, line or case, whichever has the name."""
    announced = samples.ticket()
    values = {name: value for name, value in vars(announced).items() if name != "lines"}
    line = Line(**(vars(announced.lines[0]) | _part(changes, Line)))
    fields = {name: values[name] for name in Ticket.__dataclass_fields__ if name in values}
    ticket = Ticket(**(fields | {"lines": (line,), "at": AT} | _part(changes, Ticket)))
    progress = walk(ELECTRONICS, findings(answers))
    ordinary: dict[str, Any] = {
        "ticket": ticket,
        "line": line,
        "unit_no": 1,
        "received_at": samples.late(6),
        "progress": progress,
        "graded": grade(
            RULE,
            packaging=progress.packaging,
            item=progress.item,
            forced=progress.forced_grade,
        ),
        "evidence": photos(progress.required_shots),
    }
    return Case(**(ordinary | changes))


def _part(changes: dict[str, Any], kind: type) -> dict[str, Any]:
    names = [name for name in changes if name in kind.__dataclass_fields__]
    return {name: changes.pop(name) for name in names}


def photos(subjects: tuple[str, ...]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            evidence_id=f"photo-{subject}",
            sha256=samples.sha(at),
            subject=subject,
            parcel_id=ParcelId("parcel-1"),
            unit_id=UnitId("unit-1"),
            size_bytes=1000,
            width_px=1920,
            height_px=1080,
            taken_at=samples.late(6),
            is_current=True,
            at=AT,
        )
        for at, subject in enumerate(subjects)
    )


def advise(*args: Any, **changes: Any) -> Advice:
    return recommend(CN, case(*args, **changes))


def test_an_item_in_order_is_refunded_in_full_with_article_and_photos() -> None:
    advice = advise()
    assert (advice.verdict, advice.amount_minor, advice.currency) == (Verdict.FULL, 89900, "CNY")
    assert not advice.needs_review
    assert [(one.code, one.article) for one in advice.grounds] == [("intact", "cpl_25")]
    assert advice.grounds[0].evidence == (
        "photo-item.plate",
        "photo-item.unboxed",
        "photo-item.front",
    )
    assert CN.article("cpl_25").zh == "消费者权益保护法 第二十五条"
    assert advice.headline == CN.words("intact")


def test_marks_go_to_a_person_with_the_ground_its_article_and_its_photos() -> None:
    advice = advise(SCRATCHED)
    assert (advice.verdict, advice.amount_minor, advice.needs_review) == (Verdict.HUMAN, 0, True)
    found = {one.code: one for one in advice.grounds}
    assert set(found) == {"intact_to_weigh", "appearance_traces"}
    marks = found["appearance_traces"]
    assert marks.article == "no_reason_rules"
    assert marks.evidence == ("photo-item.front", "photo-item.mark")


def test_a_plain_fact_with_its_photo_advises_no_refund_and_a_supervisor_looks() -> None:
    advice = advise((*IN_ORDER[:4], ("power", "data_left")))
    assert (advice.verdict, advice.amount_minor, advice.needs_review) == (Verdict.NONE, 0, True)
    assert [(one.code, one.evidence) for one in advice.grounds[1:]] == [
        ("data_traces", ("photo-item.screen",))
    ]


def test_every_ground_found_is_named() -> None:
    advice = advise((("plate", "altered"), *SCRATCHED[1:]))
    assert (advice.verdict, advice.reason) == (Verdict.NONE, "not_intact")
    found = [one.code for one in advice.grounds]
    assert found == ["not_intact", "serial_altered", "appearance_traces"]


def test_a_ground_without_its_photo_is_not_proven() -> None:
    advice = advise(SCRATCHED, evidence=photos(("item.front",)))
    assert advice.reason == "ground_unproven"
    assert advice.needs_review


def test_a_replaced_photo_proves_nothing() -> None:
    old = tuple(replace(one, is_current=False) for one in photos(("item.front", "item.mark")))
    assert advise(SCRATCHED, evidence=old).reason == "ground_unproven"


def test_a_ground_of_other_goods_never_counts() -> None:
    advice = advise(SCRATCHED, goods_class=GoodsClass.APPAREL)
    assert advice.reason == "ground_unproven"
    assert "appearance_traces" not in {one.code for one in advice.grounds}


@pytest.mark.parametrize(
    ("answers", "changes", "verdict", "reason"),
    [
        (IN_ORDER, {"unit_no": 2}, Verdict.HUMAN, "extra_unit"),
        (IN_ORDER, {"service": Service.EXCHANGE}, Verdict.FULL, "exchange_intact"),
        (SCRATCHED, {"service": Service.EXCHANGE}, Verdict.HUMAN, "other_service"),
        (IN_ORDER, {"service": Service.REPAIR}, Verdict.HUMAN, "other_service"),
        (IN_ORDER, {"exclusion_confirmed": True}, Verdict.HUMAN, "excluded"),
        ((("plate", "serial_differs"),), {}, Verdict.HUMAN, "identity"),
        ((("plate", "empty_box"),), {}, Verdict.HUMAN, "empty_box"),
        ((("plate", "empty_box"),), {"is_box_shared": True}, Verdict.HUMAN, "missing_piece"),
        (
            (("plate", "empty_box"),),
            {"reason_class": ReasonClass.WRONG_ITEM},
            Verdict.HUMAN,
            "empty_box",
        ),
        ((("plate", "matches"), ("packaging", "sealed")), {}, Verdict.FULL, "intact"),
        (FAULTY, {}, Verdict.HUMAN, "fault_without_claim"),
        (FAULTY, {"reason_class": ReasonClass.QUALITY}, Verdict.FULL, "fault_in_time"),
        (
            FAULTY,
            {"reason_class": ReasonClass.QUALITY, "received_at": samples.late(8)},
            Verdict.HUMAN,
            "exchange_or_repair",
        ),
        (
            FAULTY,
            {"reason_class": ReasonClass.QUALITY, "delivered_at": None},
            Verdict.HUMAN,
            "fault_later",
        ),
        (
            FAULTY,
            {
                "reason_class": ReasonClass.WARRANTY,
                "received_at": samples.late(200),
                "repairs": 2,
            },
            Verdict.HUMAN,
            "repaired_twice",
        ),
        (IN_ORDER, {"reason_class": ReasonClass.WRONG_ITEM}, Verdict.HUMAN, "claim_not_seen"),
    ],
)
def test_cases_are_told_apart(
    answers: tuple[tuple[str, str], ...], changes: dict[str, Any], verdict: Verdict, reason: str
) -> None:
    advice = advise(answers, **changes)
    assert (advice.verdict, advice.reason) == (verdict, reason)
    assert advice.needs_review == (verdict is not Verdict.FULL)


@pytest.mark.parametrize(
    ("answers", "changes", "can_refuse"),
    [
        (IN_ORDER, {}, False),
        (SCRATCHED, {}, True),
        (SCRATCHED, {"evidence": ()}, False),
        (SCRATCHED, {"goods_class": GoodsClass.APPAREL}, False),
        (SCRATCHED, {"reason_class": ReasonClass.QUALITY}, False),
        (SCRATCHED, {"reason_class": ReasonClass.REFUSED}, False),
        (FAULTY, {}, False),
        ((("plate", "empty_box"),), {}, False),
        (IN_ORDER, {"exclusion_confirmed": True}, False),
        (IN_ORDER, {"service": Service.REPAIR}, True),
        (IN_ORDER, {"unit_no": 2}, True),
        (IN_ORDER, {"paid_minor": 0}, True),
    ],
)
def test_nothing_is_refused_without_a_proven_ground(
    answers: tuple[tuple[str, str], ...], changes: dict[str, Any], can_refuse: bool
) -> None:
    assert advise(answers, **changes).can_refuse is can_refuse


@pytest.mark.parametrize(
    ("hours", "held_days"), [(-5, 0), (0, 0), (1, 1), (24, 1), (25, 2), (168, 7), (169, 8)]
)
def test_a_begun_day_counts_as_a_day(hours: int, held_days: int) -> None:
    received_at = samples.DELIVERED_AT + timedelta(hours=hours)
    situation = situation_of(case(received_at=received_at), GroundState.NONE)
    assert situation.held_days == held_days


def test_an_unknown_delivery_has_no_days() -> None:
    assert situation_of(case(delivered_at=None), GroundState.NONE).held_days is None


def test_a_market_without_a_pack_leaves_everything_to_a_person() -> None:
    pack = POLICIES.refund_pack_for("US")
    advice = recommend(pack, case())
    assert (advice.verdict, advice.policy_id, advice.grounds) == (Verdict.HUMAN, "other", ())


def test_opened_packaging_changes_nothing_about_the_money() -> None:
    sealed = advise((("plate", "matches"), ("packaging", "sealed")))
    assert advise().amount_minor == sealed.amount_minor
    assert "opened" in {one.code for one in CN.never_grounds}


def test_every_ground_of_the_checklists_is_known_to_the_pack(policies: Policies) -> None:
    for checklist in policies.checklists:
        for question in checklist.questions:
            for answer in question.answers:
                if answer.ground is not None:
                    for goods in checklist.goods:
                        assert CN.ground(answer.ground, goods), answer.ground


def test_unknown_codes_have_no_words() -> None:
    for ask in (CN.words, CN.article, CN.reason):
        with pytest.raises(KeyError):
            ask("opened_box")
