from datetime import timedelta
from pathlib import Path

import pytest

from inspection.errors import PolicyError
from inspection.flag_file import load_flags
from inspection.flags import (
    EarlierReception,
    FlagCode,
    FlagFacts,
    FlagRules,
    OtherTicket,
    ReasonCode,
    Returns,
    SamePhoto,
    SerialElsewhere,
    Strength,
    WeightOff,
    flags_of,
)
from inspection.values import OriginId, Ref
from tests.inspection.test_pace import AT

RULES = load_flags(Path(__file__).parents[2] / "resources" / "policies" / "flags.yaml")
HERE = Ref(origin=OriginId("a"), seq=7)


def raised(**facts: object) -> list[tuple[FlagCode, Strength, list[ReasonCode]]]:
    found = flags_of(FlagFacts(received_at=AT, **facts), RULES)  # type: ignore[arg-type]
    return [(one.code, one.strength, [why.code for why in one.reasons]) for one in found]


def earlier(hours: float, code: str = "SF1") -> EarlierReception:
    return EarlierReception(code=code, received_at=AT - timedelta(hours=hours), at=HERE)


def test_nothing_odd_raises_nothing() -> None:
    assert raised() == []


def test_two_benches_at_one_parcel_are_no_repeated_number() -> None:
    assert raised(receptions=(earlier(0.5), earlier(-3))) == []
    assert raised(receptions=(earlier(30), earlier(40), earlier(300, "SF2"))) == [
        (
            FlagCode.TRACKING_REPEATED,
            Strength.FIRM,
            [ReasonCode.RECEIVED_BEFORE, ReasonCode.RECEIVED_BEFORE],
        )
    ]


def test_firm_reasons_and_flags_come_first() -> None:
    announced = SerialElsewhere(ticket_number="RS-2", returned_at=None, at=HERE)
    back = SerialElsewhere(ticket_number="RS-3", returned_at=AT, at=HERE)
    other = OtherTicket(code="SF1", ticket_number="RS-4", at=HERE)
    assert raised(serials=(announced,), tickets=(other,)) == [
        (FlagCode.SERIAL_SWAP, Strength.HINT, [ReasonCode.SERIAL_ELSEWHERE]),
        (FlagCode.TRACKING_REPEATED, Strength.HINT, [ReasonCode.ON_OTHER_TICKET]),
    ]
    assert raised(serials=(announced,), tickets=(other,), receptions=(earlier(99),)) == [
        (
            FlagCode.TRACKING_REPEATED,
            Strength.FIRM,
            [ReasonCode.RECEIVED_BEFORE, ReasonCode.ON_OTHER_TICKET],
        ),
        (FlagCode.SERIAL_SWAP, Strength.HINT, [ReasonCode.SERIAL_ELSEWHERE]),
    ]
    assert raised(serials=(announced, back), differs=(HERE,)) == [
        (
            FlagCode.SERIAL_SWAP,
            Strength.FIRM,
            [
                ReasonCode.SERIAL_DIFFERS,
                ReasonCode.SERIAL_CAME_BACK,
                ReasonCode.SERIAL_ELSEWHERE,
            ],
        )
    ]


def test_photos_and_returns_say_no_more_than_they_are() -> None:
    many = (Returns(orders=5, window_days=90, at=HERE), Returns(orders=7, window_days=90, at=HERE))
    found = flags_of(
        FlagFacts(received_at=AT, photos=(SamePhoto(lpn="U-1", at=HERE),), returns=many), RULES
    )
    assert [(one.code, one.strength) for one in found] == [
        (FlagCode.PHOTO_REPEATED, Strength.FIRM),
        (FlagCode.FREQUENT_RETURNER, Strength.HINT),
    ]
    assert [one.reasons[0].values for one in found] == [("U-1",), ("7", "90")]


def test_a_weight_that_is_off_is_told_in_kilograms() -> None:
    def reason(measured_g: int) -> tuple[ReasonCode, tuple[object, ...]]:
        off = WeightOff(measured_g=measured_g, expected_g=630, at=(HERE,))
        (flag,) = flags_of(FlagFacts(received_at=AT, weight=off), RULES)
        assert (flag.code, flag.strength) == (FlagCode.WEIGHT_ANOMALY, Strength.HINT)
        return flag.reasons[0].code, flag.reasons[0].values

    assert reason(320) == (ReasonCode.LIGHTER, ("0.32", "0.63"))
    assert reason(12_345) == (ReasonCode.HEAVIER, ("12.35", "0.63"))


def test_a_reason_tells_where_it_comes_from() -> None:
    (flag,) = flags_of(FlagFacts(received_at=AT, receptions=(earlier(99),)), RULES)
    (why,) = flag.reasons
    assert why.values == ("SF1", AT - timedelta(hours=99))
    assert why.at == (HERE,)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("strength: firm", "strength: sure", "none of"),
        ("code: tracking_repeated", "code: serial_swap", "twice"),
        ("flag: serial_swap", "flag: weight", "none of"),
        ("Number %1 belongs to %2 as well", "Number %1 belongs to another", "%1 to %2"),
        ("another serial than was shipped", "another serial than %1", "%1 to %0"),
        ("apart_h: 12", "apart_h: 0", "outside"),
        ("orders: 5", "orders: 1", "outside"),
        ("days: 90", "days: ninety", "not an integer"),
        ("apart_h: 12", "apart_h: 12\n  near: 2", "unknown here"),
        ("  - code: on_other_ticket\n", "  - kode: on_other_ticket\n", "`code` is missing"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(
    resources_dir: Path, tmp_path: Path, old: str, new: str, reason: str
) -> None:
    text = (resources_dir / "policies" / "flags.yaml").read_text("utf-8")
    assert old in text
    broken = tmp_path / "flags.yaml"
    broken.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(PolicyError, match=reason) as refused:
        load_flags(broken)
    assert refused.value.line > 1


def test_every_flag_has_a_reason(resources_dir: Path) -> None:
    rules: FlagRules = load_flags(resources_dir / "policies" / "flags.yaml")
    assert {one.flag for one in rules.reasons.values()} == set(FlagCode)
