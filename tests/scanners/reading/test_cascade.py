"""The cascade and its evidence: engines that lie, that are slow, and pictures that are hard."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np
import pytest
import zxingcpp
from numpy.typing import NDArray

from scanners.decode import ReadResult, read_image
from scanners.demo.drawing import bars
from scanners.reading.cascade import OVERVIEW, Cascade
from scanners.reading.engines import Engine, Reading
from scanners.reading.steps import ENGINES, Engines
from scanners.reading.treatments import View
from scanners.scan import Scan

Gray = NDArray[np.uint8]
Rule = Callable[[View], list[Reading]]
FORMAT = zxingcpp.BarcodeFormat
PAGE = np.full((200, 400), 255, np.uint8)


def reading(
    text: str, symbology: str, *, engine: str = "zxing-cpp", view: str = "", spare: float = 1.0
) -> Reading:
    box = ((40, 40), (360, 40), (360, 120), (40, 120))
    scan = Scan(text=text, raw=text.encode(), symbology=symbology, source="image", box=box)
    return Reading(scan=scan, engine=engine, view=view, spare=spare)


def nothing(_view: View) -> list[Reading]:
    return []


def saying(symbology: str, text: Callable[[View], str], engine: str = "zxing-cpp") -> Rule:
    """An engine that finds the code in every view and reads what `text` says of it."""

    def read(view: View) -> list[Reading]:
        said = text(view)
        return [reading(said, symbology, engine=engine, view=view.name)] if said else []

    return read


def liars(everything: Rule, bars: Rule, zbar: Rule, matrices: Rule = nothing) -> Engines:
    return Engines(
        first=everything,
        everything=everything,
        bars=bars,
        zbar=zbar,
        matrices=matrices,
        qr=matrices,
    )


def told(
    everything: Rule = nothing, bars: Rule = nothing, zbar: Rule = nothing, matrices: Rule = nothing
) -> ReadResult:
    return read_image(PAGE, deep=True, engines=liars(everything, bars, zbar, matrices))


def texts(scans: tuple[Scan, ...]) -> list[str]:
    return [scan.text for scan in scans]


@pytest.mark.parametrize("symbology", ["Code39", "ITF", "Codabar", "EAN13", "EAN8", "DataBar"])
def test_bars_without_proof_read_once_are_unsure(symbology: str) -> None:
    found = told(everything=saying(symbology, lambda view: "" if view.name else "12345678"))
    assert (texts(found.codes), texts(found.unsure)) == ([], ["12345678"])


@pytest.mark.parametrize("symbology", ["Code39", "ITF", "Codabar", "EAN13"])
def test_bars_read_alike_by_both_engines_are_sure(symbology: str) -> None:
    found = told(
        everything=saying(symbology, lambda _: "12345678"),
        zbar=saying(symbology, lambda _: "12345678", "zbar"),
        bars=saying(symbology, lambda _: "12345678"),
    )
    assert (texts(found.codes), found.why, found.unsure) == (["12345678"], ("two_engines",), ())


def test_a_blurred_number_read_differently_at_other_scales_is_unsure() -> None:
    """Both engines read the same wrong number in the picture as it is."""

    def blurred(view: View) -> str:
        return "9074932437075" if "x2" not in view.name else "0074932437079"

    found = told(
        everything=saying("EAN13", blurred),
        bars=saying("EAN13", blurred),
        zbar=saying(
            "EAN13", lambda v: "4006381333931" if v.name.startswith("level") else "", "zbar"
        ),
    )
    assert found.codes == ()
    assert set(texts(found.unsure)) >= {"9074932437075", "4006381333931"}


def test_a_check_character_proves_the_first_look_but_no_treated_view() -> None:
    first = told(everything=saying("Code128", lambda _: "SF1624088315207"))
    assert (texts(first.codes), first.why) == (["SF1624088315207"], ("check_character",))
    only = iter(["SF1624088315207"])
    treated = told(bars=saying("Code128", lambda _: next(only, "")))
    assert treated.codes == ()


def test_zbar_alone_in_one_view_is_not_believed() -> None:
    once = iter(["SF1624088315207"])
    found = told(zbar=saying("Code128", lambda _: next(once, ""), "zbar"))
    assert found.codes == ()


@pytest.mark.parametrize(("text", "spare"), [("5699", 1.0), ("7050907", 0.5), ("A" * 30, 0.0)])
def test_tiny_or_worn_out_matrix_codes_need_a_second_view(text: str, spare: float) -> None:
    once = [reading(text, "DataMatrix", spare=spare)]
    found = told(everything=lambda _view: once)
    assert (found.codes, texts(found.unsure)) == ((), [text])
    again = told(everything=lambda _view: once, matrices=saying("DataMatrix", lambda _: text))
    assert (texts(again.codes), again.why) == ([text], ("two_views",))


def test_a_matrix_code_proves_itself() -> None:
    found = told(everything=lambda _view: [reading("https://example.cn/1", "QR")])
    assert (texts(found.codes), found.why) == (["https://example.cn/1"], ("error_correction",))


def test_a_part_of_longer_bars_is_dropped() -> None:
    both = saying("ITF", lambda _: "2167361334")
    part = saying("ITF", lambda _: "216736", "zbar")
    found = told(everything=both, bars=both, zbar=part)
    assert (texts(found.codes), found.unsure) == (["2167361334"], ())


def test_bars_that_go_on_beside_an_itf_make_it_unsure() -> None:
    """A white scratch looks like the end of the code."""
    code = rendered("2423615040826615", FORMAT.ITF)
    whole = read_image(code, deep=True)
    assert texts(whole.codes) == ["2423615040826615"]
    left = ((60, 60), (210, 60), (210, 200), (60, 200))
    scan = Scan(text="242361", raw=b"242361", symbology="ITF", source="image", box=left)

    def partial(view: View) -> list[Reading]:
        return [Reading(scan=scan, engine="any", view=view.name)]

    engines = liars(partial, partial, partial)
    found = read_image(code, deep=True, engines=engines)
    assert (texts(found.codes), texts(found.unsure)) == ([], ["242361"])


def test_itf_has_the_lengths_it_may_have() -> None:
    engine = saying("ITF", lambda _: "1334")
    engines = liars(engine, engine, engine)
    assert read_image(PAGE, deep=True, engines=engines).unsure == ()
    only_four = read_image(PAGE, deep=True, engines=engines, itf_lengths=frozenset({4}))
    assert texts(only_four.codes) == ["1334"]


@pytest.mark.parametrize("shown", [0.4, 0.5, 0.6, 0.7, 0.8])
def test_a_torn_itf_is_no_shorter_one(shown: float) -> None:
    """White paper over its end: both engines may stop at the same chance end."""
    for text in ("03307666193451", "26730432017185", "83838992352595"):
        bars = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.ITF)
        code = np.array(zxingcpp.write_barcode_to_image(bars, scale=3))
        page = np.full((code.shape[0] + 200, code.shape[1] + 200), 255, np.uint8)
        page[100:-100, 100:-100] = code
        page[:, 100 + round(code.shape[1] * shown) :] = 255
        found = read_image(page, deep=True, itf_lengths=frozenset({14}))
        assert texts(found.codes) == []


def test_no_step_begins_after_the_time_is_up() -> None:
    seconds = itertools.count(0.0, 0.05)
    asked: list[str] = []

    def slow(view: View) -> list[Reading]:
        asked.append(view.name)
        return []

    noise = np.random.default_rng(1).integers(0, 255, (400, 400)).astype(np.uint8)
    engines = liars(slow, slow, slow, slow)
    Cascade(noise, engines=engines, budget_ms=300, cpu_s=lambda: next(seconds)).run()
    assert 1 <= len(asked) <= 7
    asked.clear()
    Cascade(noise, engines=engines, budget_ms=0, cpu_s=lambda: next(seconds)).run()
    assert asked == [""], "the first look is always taken"


def test_what_proves_itself_costs_one_look() -> None:
    asked: list[str] = []

    def once(view: View) -> list[Reading]:
        asked.append(view.name)
        return [reading("https://example.cn/1", "QR")]

    told(everything=once)
    assert asked == [""]


def rendered(text: str, kind: object, scale: int = 3) -> Gray:
    drawn = zxingcpp.create_barcode(text, kind).to_image(scale=scale)
    return np.pad(np.array(drawn), 60, constant_values=255)


@pytest.mark.parametrize(
    ("text", "kind", "symbology"),
    [
        ("4006381333931", FORMAT.EAN13, "EAN13"),
        ("96385074", FORMAT.EAN8, "EAN8"),
        ("036000291452", FORMAT.UPCA, "UPCA"),
        ("CODE-39", FORMAT.Code39, "Code39"),
        ("CODE93", FORMAT.Code93, "Code93"),
        ("A40156B", FORMAT.Codabar, "Codabar"),
        ("00012345678905", FORMAT.ITF, "ITF"),
        ("SF1624088315207", FORMAT.Code128, "Code128"),
        ("a longer text in it", FORMAT.PDF417, "PDF417"),
        ("a longer text in it", FORMAT.Aztec, "Aztec"),
    ],
)
@pytest.mark.parametrize("degrees", [0, 35])
def test_every_symbology_is_read_level_and_turned(
    text: str, kind: object, symbology: str, degrees: int
) -> None:
    drawn = rendered(text, kind)
    height, width = drawn.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turn[:, 2] += 150
    size = (width + 300, height + 300)
    picture = np.asarray(cv2.warpAffine(drawn, turn, size, borderValue=255), np.uint8)
    (scan,) = read_image(picture, deep=True).codes
    assert (scan.text, scan.symbology) == (text, symbology)
    assert scan.box is not None


def test_lines_a_worn_print_head_left_out_are_filled() -> None:
    code = rendered("R1276185055MEO", FORMAT.DataMatrix, scale=14)
    code[:, 70:-60:18] = 255
    code[:, 71:-60:18] = 255
    code[:, 72:-60:18] = 255
    code[:, 73:-60:18] = 255
    assert zxingcpp.read_barcodes(code) == []
    page = np.full((900, 1200), 235, np.uint8)
    page[200 : 200 + code.shape[0], 300 : 300 + code.shape[1]] = code
    assert texts(read_image(page, deep=True).codes) == ["R1276185055MEO"]


@pytest.mark.parametrize("kind", [FORMAT.QRCode, FORMAT.DataMatrix, FORMAT.Aztec])
def test_a_matrix_code_printed_light_on_dark_is_read(kind: object) -> None:
    negative = np.asarray(255 - rendered("R1276185055MEO", kind, scale=5), np.uint8)
    assert texts(read_image(negative, deep=True).codes) == ["R1276185055MEO"]


def test_a_qr_light_on_dark_is_read_beside_another_code() -> None:
    bars = rendered("SF1624088315207", FORMAT.Code128)
    qr = np.asarray(255 - rendered("R1276185055MEO", FORMAT.QRCode, scale=5), np.uint8)
    page = np.full((bars.shape[0] + qr.shape[0], bars.shape[1] + 200), 255, np.uint8)
    page[: bars.shape[0], : bars.shape[1]] = bars
    page[bars.shape[0] :, : qr.shape[1]] = qr
    assert set(texts(read_image(page, deep=True).codes)) == {"SF1624088315207", "R1276185055MEO"}


def test_a_qr_light_on_dark_is_read_beside_bars_read_at_the_second_try() -> None:
    bars = rendered("SF1624088315207", FORMAT.Code128)
    qr = np.asarray(255 - rendered("R1276185055MEO", FORMAT.QRCode, scale=5), np.uint8)
    page = np.full((bars.shape[0] + qr.shape[0], bars.shape[1] + 200), 255, np.uint8)
    page[: bars.shape[0], : bars.shape[1]] = bars
    page[bars.shape[0] :, : qr.shape[1]] = qr
    engines = replace(ENGINES, first=nothing)
    found = read_image(page, deep=True, engines=engines)
    assert set(texts(found.codes)) == {"SF1624088315207", "R1276185055MEO"}


@pytest.mark.parametrize("seed", range(4))
def test_noise_of_any_size_gives_nothing_and_raises_nothing(seed: int) -> None:
    random = np.random.default_rng(seed)
    for _ in range(6):
        height, width = random.integers(1, 90, 2)
        picture = random.integers(0, 255, (height, width)).astype(np.uint8)
        found = read_image(picture, deep=True, budget_ms=40)
        assert (found.codes, found.error) == ((), None)


@pytest.mark.parametrize(
    "raw",
    [
        "退货 声野售后仓".encode(),
        "退货 声野售后仓".encode("utf-8-sig"),
        "退货 声野售后仓".encode("gb18030"),
    ],
    ids=["utf-8", "bom", "gb18030"],
)
def test_chinese_in_a_qr_is_read_from_its_bytes(raw: bytes) -> None:
    drawn = zxingcpp.create_barcode(raw, FORMAT.QRCode).to_image(scale=4)
    (scan,) = read_image(np.pad(np.array(drawn), 30, constant_values=255), deep=True).codes
    assert (scan.text, scan.raw) == ("退货 声野售后仓", raw)


@pytest.mark.parametrize("module_px", [2, 6])
def test_a_still_of_48_megapixels_is_seen_small_and_its_places_in_full(module_px: int) -> None:
    code = bars("SF1624088315207", module_px=module_px, height_px=module_px * 60)
    still = np.full((6000, 8000), 255, np.uint8)
    left, top = 3000, 2500
    still[top : top + code.shape[0], left : left + code.shape[1]] = code
    seen: list[int] = []

    def counted(engine: Engine) -> Engine:
        def read(view: View) -> list[Reading]:
            seen.append(view.image.size)
            return engine(view)

        return read

    engines = Engines(**{name: counted(engine) for name, engine in vars(ENGINES).items()})
    (claim,) = Cascade(still, engines=engines, cpu_s=lambda: 0.0).run().believed()
    assert claim.scan.text == "SF1624088315207"
    (x, y), *_ = claim.scan.box
    assert abs(x - left) < 20 * module_px
    assert abs(y - top) < 60 * module_px
    assert max(seen) <= OVERVIEW * 1.01


def test_a_large_still_has_time_for_its_places_after_the_first_look() -> None:
    code = bars("SF1624088315207", module_px=2, height_px=120)
    still = np.full((6000, 8000), 255, np.uint8)
    still[2500 : 2500 + code.shape[0], 3000 : 3000 + code.shape[1]] = code
    clock = iter([0.0, *[1.0] * 5000])
    found = Cascade(still, engines=ENGINES, budget_ms=300, cpu_s=lambda: next(clock)).run()
    assert [one.scan.text for one in found.believed()] == ["SF1624088315207"]
