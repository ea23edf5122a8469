import pytest

from inspection.errors import OperatorError
from inspection.places import is_place, is_place_code, place_of


@pytest.mark.parametrize(
    ("text", "place"),
    [("LOC-A-01-3", "A-01-3"), (" loc-b12\r", "B12"), ("LOC-DOCK-2", "DOCK-2"), ("LOC-7", "7")],
)
def test_a_place_code_names_a_place(text: str, place: str) -> None:
    assert is_place_code(text)
    assert place_of(text) == place
    assert is_place(place)


@pytest.mark.parametrize(
    "text",
    [
        "LOC-",
        "LOC-A",
        "LOC-A--1",
        "LOC-A-1-2-3-4",
        "LOC-王伟1",
        "LOC-ZHANGWEI-13800001234",
        "LOC-138-0000-1234",
        "LOC-WANG-LI-13",
        "LOC-" + "9" * 600,
    ],
)
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(OperatorError) as refused:
        place_of(text)
    assert refused.value.code == "place.malformed"


@pytest.mark.parametrize("text", ["SF1624088315207", "", "\x00", "LOCK-1", "9" * 4000])
def test_a_parcel_is_no_place(text: str) -> None:
    assert not is_place_code(text)
