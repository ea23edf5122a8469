"""The reading of a nameplate, judged by check digits and by what was shipped."""

from __future__ import annotations

import pytest

from app.cases.plate import PlateFinding, judged
from inspection.tickets import Line
from scanners.ocr.nameplate import Nameplate
from tests.inspection import samples
from tests.inspection.fake_store import FakeStore

SHIPPED = "A7H2 2609 0418"
IMEI, OTHER_IMEI = "490154203237518", "356938035643809"


def line(*serials: str) -> Line:
    store = FakeStore()
    announced = samples.ticket(lines=(samples.line(serials=serials),))
    store.act(samples.HUB, lambda work: work.record(announced))
    found = store.read(lambda facts: facts.ticket("ticket-1"))
    assert found is not None
    return found.lines[0]


@pytest.mark.parametrize(
    ("plate", "finding", "read"),
    [
        (Nameplate(serials=("A7H226090418",)), "same", "A7H226090418"),
        (Nameplate(serials=("X1", "A7H226090418")), "same", "A7H226090418"),
        (Nameplate(serials=("A7H226090481",)), "other", "A7H226090481"),
        (Nameplate(serials=("A7H226090419",)), "other", "A7H226090419"),
        (Nameplate(serials=("A7H22609O4I8",)), "almost", "A7H22609O4I8"),
        (Nameplate(serials=("A7H2-2609-0418",)), "almost", "A7H2-2609-0418"),
        (Nameplate(serials=("7H226090418",)), "almost", "7H226090418"),
        (Nameplate(serials=("XK99-1",)), "doubtful", "XK99-1"),
        (Nameplate(imeis=(IMEI,)), "nothing", ""),
        (Nameplate(models=("AU-H700",)), "nothing", ""),
        (Nameplate(), "nothing", ""),
    ],
)
def test_a_serial_is_judged_by_the_shipped_one(plate: Nameplate, finding: str, read: str) -> None:
    found = judged(plate, line(SHIPPED))
    assert (found.finding, found.read) == (PlateFinding(finding), read)


@pytest.mark.parametrize(
    ("plate", "finding", "read"),
    [
        (Nameplate(imeis=(OTHER_IMEI, IMEI)), "same", IMEI),
        (Nameplate(imeis=(OTHER_IMEI,)), "other", OTHER_IMEI),
        (Nameplate(doubtful_imeis=("356938035643808",)), "doubtful", "356938035643808"),
        (Nameplate(serials=("A7H226090481",)), "doubtful", "A7H226090481"),
    ],
)
def test_an_imei_needs_its_check_digit(plate: Nameplate, finding: str, read: str) -> None:
    found = judged(plate, line(IMEI))
    assert (found.finding, found.read) == (PlateFinding(finding), read)


def test_one_of_several_shipped_is_enough() -> None:
    found = judged(Nameplate(serials=("B2",)), line("A1", "b2"))
    assert (found.finding, found.shipped) == (PlateFinding.SAME, "B2")


def test_goods_without_a_serial_on_file_are_compared_by_a_person() -> None:
    found = judged(Nameplate(serials=("A7H226090418",), models=("AU-H700 BK",)), line())
    assert (found.finding, found.read) == (PlateFinding.UNCOMPARED, "AU-H700 BK")
    assert judged(Nameplate(), line()).finding is PlateFinding.NOTHING
