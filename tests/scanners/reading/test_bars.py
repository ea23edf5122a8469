"""Pixels per module: told of drawn codes, and what follows where there are too few."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp

from scanners.decode import read_image
from scanners.reading.bars import LEAST_PX, is_thin, module_px
from scanners.reading.engines import Reading
from scanners.reading.evidence import Evidence
from scanners.scan import Scan

DRAWN = (
    ("Code128", "SF1624088315207"),
    ("Code128", "00012345678905"),
    ("Code128", "rma-A7-2026"),
    ("Code39", "A7H2-26"),
    ("Code93", "A7H2-26"),
    ("Codabar", "A123456B"),
    ("ITF", "00123456789018"),
    ("EAN13", "6901234567892"),
    ("EAN8", "96385074"),
    ("UPCA", "036000291452"),
    ("UPCE", "04252614"),
)


def drawn(symbology: str, text: str, scale: int) -> Scan:
    code = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, symbology))
    image = np.array(zxingcpp.write_barcode_to_image(code, scale=scale, add_quiet_zones=True))
    found = read_image(image, deep=True)
    (scan,) = [*found.codes, *found.unsure]
    assert scan.symbology == symbology
    return scan


def thin(*, width: int, symbology: str = "EAN13", text: str = "6901234567892") -> Scan:
    box = ((0, 0), (width, 0), (width, 40), (0, 40))
    return Scan(text=text, raw=text.encode(), symbology=symbology, source="image", box=box)


@pytest.mark.parametrize("scale", [2, 3])
@pytest.mark.parametrize(("symbology", "text"), DRAWN)
def test_a_module_is_told_as_wide_as_it_is_or_somewhat_wider(
    symbology: str, text: str, scale: int
) -> None:
    width_px = module_px(drawn(symbology, text, scale))
    assert width_px is not None
    assert scale * 0.95 <= width_px <= scale * 1.5


@pytest.mark.parametrize("symbology", ["QR", "DataMatrix", "DataBar", "nonsense"])
def test_of_other_codes_nothing_is_said(symbology: str) -> None:
    scan = thin(width=20, symbology=symbology)
    assert module_px(scan) is None
    assert not is_thin(scan)


def test_a_code_without_a_place_is_not_called_thin() -> None:
    scan = Scan(text="1", raw=b"1", symbology="Code128", source="image", box=None)
    assert module_px(scan) is None


def test_thin_bars_need_both_engines_however_often_one_reads_them() -> None:
    scan = thin(width=int(95 * LEAST_PX) - 1)
    evidence = Evidence()
    evidence.add(Reading(scan=scan, engine="zxing-cpp", view=str(one)) for one in range(9))
    assert evidence.believed() == []
    assert [one.scan.text for one in evidence.doubtful()] == [scan.text]
    evidence.add([Reading(scan=scan, engine="zbar", view="")])
    assert [one.scan.text for one in evidence.believed()] == [scan.text]


def test_a_live_frame_leaves_thin_bars_to_a_closer_look() -> None:
    evidence = Evidence()
    evidence.add([Reading(scan=thin(width=110), engine="zxing-cpp", view="")])
    assert evidence.seen() == []
