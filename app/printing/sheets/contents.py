"""What stands on the test sheet: the self-test reads the same values back."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.values import Texts


@dataclass(frozen=True, kw_only=True)
class TestCode:
    """One code of the test sheet; `symbology` is the name scanners/writing.py gives it."""

    __test__ = False  # not a test, whatever its name makes pytest think

    symbology: str
    text: str
    name: Texts


TEST_CODES: tuple[TestCode, ...] = (
    TestCode(
        symbology="Code128",
        text="TEST-128-0123456789",
        name=Texts(zh="Code 128，面单和命令", en="Code 128, labels and commands"),
    ),
    TestCode(
        symbology="EAN13",
        text="6901234567892",
        name=Texts(zh="EAN-13，商品条码", en="EAN-13, products"),
    ),
    TestCode(
        symbology="QRCode",
        text="TEST-QR-0123456789",
        name=Texts(zh="二维码", en="QR code"),
    ),
    TestCode(
        symbology="DataMatrix",
        text="TEST-DM-0123456789",
        name=Texts(zh="Data Matrix，唯一码标签", en="Data Matrix, LPN labels"),
    ),
    TestCode(
        symbology="QRCode",
        text="测试：退货验收台",
        name=Texts(zh="二维码，中文内容", en="QR code, Chinese text"),
    ),
)
"""Made for the test: no number in it belongs to anybody."""
TEXT_LINE = "TEST 0123456789 ABCDEFGH 退货验收台"
"""For a camera that reads text."""
GREYS = tuple(range(0, 256, 25))
"""Steps of the grey wedge, from black to almost white."""
