"""Painted labels are read back by two decoders, at every size and density."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import zxingcpp
from pyzbar import pyzbar

from app.printing.label import DENSITIES_DPI, SIZES_MM, Label, LabelFormat
from app.printing.layout import (
    LEAST_MODULE,
    QUIET_BARS,
    QUIET_MATRIX,
    BarsPart,
    MatrixPart,
    Part,
    TextPart,
    lay_out,
    matrix,
)
from app.printing.painting import picture_of_label, text_width
from tests.app.printing.labels import LABEL, LPN, dots

FORMS = [
    LabelFormat(width_mm=width, height_mm=height, dpi=dpi)
    for width, height in SIZES_MM
    for dpi in DENSITIES_DPI
]
LABELS = [
    pytest.param(LABEL, id="full"),
    pytest.param(replace(LABEL, reprint_word="补打", prefers_english=True), id="reprint"),
    pytest.param(Label(lpn="U-7F3K-00015"), id="bare"),
    pytest.param(Label(lpn="U-ZZZZ-ZZZZZZ", name_zh="超" * 400, station="站" * 200), id="endless"),
]
LONGEST = Label(lpn="U-ZZZZ-ZZZZZZZZZZ", name_en="Longest LPN there may be")


def form_name(form: LabelFormat) -> str:
    return f"{form.width_mm}x{form.height_mm}-{form.dpi}"


def parts_of(label: Label, form: LabelFormat) -> tuple[Part, ...]:
    return lay_out(label, form, text_width)


@pytest.mark.parametrize("form", FORMS, ids=form_name)
@pytest.mark.parametrize("label", LABELS)
def test_both_codes_read_as_the_lpn(qapp, label: Label, form: LabelFormat) -> None:
    picture = dots(picture_of_label(label, form))
    assert picture.shape == (form.height, form.width)
    found = {(one.format.name, one.text) for one in zxingcpp.read_barcodes(picture)}
    assert found == {("Code128", label.lpn), ("DataMatrix", label.lpn)}
    kinds = [pyzbar.ZBarSymbol.CODE128]
    assert [one.data.decode() for one in pyzbar.decode(picture, symbols=kinds)] == [label.lpn]


@pytest.mark.parametrize("form", FORMS, ids=form_name)
def test_an_lpn_too_long_for_the_bars_has_the_matrix(qapp, form: LabelFormat) -> None:
    found = zxingcpp.read_barcodes(dots(picture_of_label(LONGEST, form)))
    assert {one.text for one in found} == {LONGEST.lpn}
    assert "DataMatrix" in {one.format.name for one in found}


@pytest.mark.parametrize("form", FORMS, ids=form_name)
@pytest.mark.parametrize("label", [*LABELS, pytest.param(LONGEST, id="longest")])
def test_modules_are_wide_enough_and_quiet_zones_kept(
    qapp, label: Label, form: LabelFormat
) -> None:
    picture = dots(picture_of_label(label, form))
    for part in parts_of(label, form):
        if isinstance(part, BarsPart):
            quiet = QUIET_BARS * part.module
            beside = picture[part.y : part.y + part.height]
            assert part.x >= quiet
            assert beside[:, : part.x].min() == 255
            assert beside[:, form.width - quiet :].min() == 255
        elif isinstance(part, MatrixPart):
            side, quiet = len(matrix(part.text)) * part.module, QUIET_MATRIX * part.module
            around = picture[
                part.y - quiet : part.y + side + quiet, part.x - quiet : part.x + side + quiet
            ].copy()
            assert around.shape == (side + 2 * quiet, side + 2 * quiet)
            around[quiet:-quiet, quiet:-quiet] = 255
            assert around.min() == 255
        if not isinstance(part, TextPart):
            assert part.module >= LEAST_MODULE


@pytest.mark.parametrize("form", FORMS, ids=form_name)
@pytest.mark.parametrize("label", [*LABELS, pytest.param(LONGEST, id="longest")])
def test_no_text_leaves_its_box_or_meets_another(qapp, label: Label, form: LabelFormat) -> None:
    texts = [one for one in parts_of(label, form) if isinstance(one, TextPart)]
    taken = np.zeros((form.height, form.width), int)
    for part in texts:
        assert text_width(part.text, part.size, part.is_mono) <= part.width
        box = taken[part.y : part.y + part.height, part.x : part.x + part.width]
        assert box.shape == (part.height, part.width)
        box += 1
    assert taken.max() == 1


def test_what_stands_on_it(qapp) -> None:
    texts = [one.text for one in parts_of(LABEL, LabelFormat()) if isinstance(one, TextPart)]
    assert texts[0] == LPN
    assert texts[1] == "RS-261121-0418  A"
    assert texts[2].startswith("头戴式降噪耳机")
    assert texts[3].startswith("Aria 700 noise")
    assert texts[4] == "2026-11-22 15:12  B03"


def test_a_reprint_says_so_first_whatever_else_is_cut(qapp) -> None:
    label = replace(LABEL, reprint_word="补打", station="B" * 80)
    texts = [one.text for one in parts_of(label, LabelFormat()) if isinstance(one, TextPart)]
    assert texts[-1].startswith("补打  2026-11-22 15:12")
    assert texts[-1].endswith("...")


def test_without_room_for_both_names_the_preferred_one_stays(qapp) -> None:
    low = LabelFormat(width_mm=50, height_mm=25)
    for prefers_english, kept in ((False, "头戴式"), (True, "Aria")):
        label = replace(LABEL, prefers_english=prefers_english)
        texts = [one.text for one in parts_of(label, low) if isinstance(one, TextPart)]
        assert len(texts) == 4
        assert texts[2].startswith(kept)
