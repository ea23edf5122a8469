import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection.errors import OperatorError
from inspection.weight import (
    MOST_G,
    WeightRules,
    WeightVerdict,
    compare,
    typed_weight_g,
    within_range,
)

RULES = WeightRules(tolerance_g=50, tolerance_per_mille=50, shots=("outer.weight_1",))


@pytest.mark.parametrize(
    ("text", "weight_g"),
    [
        ("0.63", 630),
        ("0.63 kg", 630),
        ("0,635KG", 635),
        ("12.5", 12500),
        ("630", 630),
        ("630 g", 630),
        ("5 g", 5),
        ("2kg", 2000),
        ("０．６３", 630),
        ("100.0", MOST_G),
    ],
)
def test_weights_as_people_type_them(text: str, weight_g: int) -> None:
    assert typed_weight_g(text) == weight_g


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "weight.unreadable"),
        ("kg", "weight.unreadable"),
        ("-1.0", "weight.unreadable"),
        ("1.2345", "weight.unreadable"),
        ("1.5 g", "weight.unreadable"),
        ("1e3", "weight.unreadable"),
        ("9" * 4000, "weight.unreadable"),
        ("2", "weight.no_unit"),
        ("0.000", "weight.out_of_range"),
        ("100.001", "weight.out_of_range"),
    ],
)
def test_what_is_no_weight_is_said(text: str, code: str) -> None:
    with pytest.raises(OperatorError) as refused:
        typed_weight_g(text)
    assert refused.value.code == code


@settings(max_examples=40)
@given(st.integers(1, MOST_G))
def test_what_is_typed_in_kilograms_or_grams_is_the_same(weight_g: int) -> None:
    kilograms = f"{weight_g // 1000}.{weight_g % 1000:03d}"
    assert typed_weight_g(kilograms) == typed_weight_g(f"{weight_g} g") == weight_g
    assert within_range(weight_g) == weight_g


@pytest.mark.parametrize(
    ("expected_g", "weights_g", "verdict"),
    [
        (630, (630,), WeightVerdict.FITS),
        (630, (580,), WeightVerdict.FITS),
        (630, (579,), WeightVerdict.LIGHTER),
        (630, (320,), WeightVerdict.LIGHTER),
        (630, (681,), WeightVerdict.HEAVIER),
        (10_000, (9_500,), WeightVerdict.FITS),  # the share is larger than the grams
        (10_000, (9_499,), WeightVerdict.LIGHTER),
        (630, (300, 330), WeightVerdict.FITS),
        (630, (300, None), WeightVerdict.UNKNOWN),
        (630, (None,), WeightVerdict.UNKNOWN),
        (None, (630,), WeightVerdict.UNKNOWN),
        (0, (630,), WeightVerdict.UNKNOWN),
        (630, (), WeightVerdict.UNKNOWN),
    ],
)
def test_the_sum_of_all_parcels_against_what_was_sent(expected_g, weights_g, verdict) -> None:
    check = compare(expected_g, weights_g, RULES)
    assert check.verdict is verdict
    assert check.is_off == (verdict in {WeightVerdict.LIGHTER, WeightVerdict.HEAVIER})
    if check.is_off:
        assert check.off_g == abs(sum(weights_g) - expected_g)
