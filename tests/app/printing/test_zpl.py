"""ZPL by its structure: what a printer is told, and that data can never tell it more."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing.label import Label, LabelFormat
from app.printing.layout import BarsPart, MatrixPart, TextPart, lay_out
from app.printing.painting import picture_of_text, text_width
from app.printing.zpl import escaped, zpl_of
from tests.app.printing.labels import LABEL, LPN, dots

FORM = LabelFormat()
DATA = re.compile(r"\^FD(.*?)\^FS", re.DOTALL)
GRAPHIC = re.compile(r"\^GFA,(\d+),(\d+),(\d+),([0-9A-F]+)\^FS")


def unescaped(text: str) -> str:
    """What a printer makes of ^FH data under ^CI28."""
    raw = re.sub(rb"_([0-9A-F]{2})", lambda one: bytes.fromhex(one[1].decode()), text.encode())
    return raw.decode("utf-8")


def commands(zpl: str) -> list[str]:
    return re.findall(r"\^([A-Z][A-Z0-9])", zpl)


def test_a_label_is_one_whole_format_of_its_size() -> None:
    zpl = zpl_of(LABEL, FORM)
    assert zpl.isascii()
    assert zpl.startswith("^XA\n^CI28\n^LH0,0\n^PW480\n^LL320\n")
    assert zpl.endswith("^PQ1\n^XZ\n")
    assert commands(zpl).count("XA") == commands(zpl).count("XZ") == 1
    assert "~" not in zpl
    assert commands(zpl).count("FO") == commands(zpl).count("FS")


def test_the_codes_are_the_printers_own_and_hold_the_lpn(qapp) -> None:
    zpl = zpl_of(LABEL, FORM)
    parts = lay_out(LABEL, FORM, text_width)
    (bars,) = (one for one in parts if isinstance(one, BarsPart))
    (square,) = (one for one in parts if isinstance(one, MatrixPart))
    line = f"^FO{bars.x},{bars.y}^BY{bars.module}^BCN,{bars.height},N,N,N^FH^FD{LPN}^FS"
    assert line in zpl.splitlines()
    line = f"^FO{square.x},{square.y}^BXN,{square.module},200,16,16^FH^FD{LPN}^FS"
    assert line in zpl.splitlines()
    assert bars.module >= 2


def test_the_lpn_stands_large_in_letters_of_one_width(qapp) -> None:
    line = next(one for one in zpl_of(LABEL, FORM).splitlines() if "^AD" in one)
    found = re.fullmatch(r"\^FO\d+,\d+\^ADN,(\d+),(\d+)\^FB(\d+),1,0,C\^FH\^FD(.+)\^FS", line)
    assert found is not None
    assert int(found[1]) == int(found[2]) / 10 * 18 >= 36
    assert int(found[2]) / 10 * 12 * len(LPN) <= int(found[3])
    assert found[4] == LPN


def test_chinese_goes_as_the_picture_it_was_painted_as(qapp) -> None:
    parts = [one for one in lay_out(LABEL, FORM, text_width) if isinstance(one, TextPart)]
    (chinese,) = (one for one in parts if not one.text.isascii())
    found = GRAPHIC.findall(zpl_of(LABEL, FORM))
    assert len(found) == 1
    total, again, row_bytes, digits = found[0]
    raw = np.frombuffer(bytes.fromhex(digits), np.uint8)
    assert int(total) == int(again) == len(raw) == int(row_bytes) * chinese.height
    bits = np.unpackbits(raw.reshape(chinese.height, int(row_bytes)), axis=1)
    painted = dots(picture_of_text(chinese)) == 0
    assert (bits[:, : chinese.width] == painted).all()
    assert not bits[:, chinese.width :].any()
    assert 0.05 < painted.mean() < 0.5


def test_western_letters_with_marks_stay_text(qapp) -> None:
    zpl = zpl_of(replace(LABEL, name_zh="", name_en="Kopfhörer für é"), FORM)
    assert "^GFA" not in zpl
    assert "Kopfhörer für é" in {unescaped(one) for one in DATA.findall(zpl)}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("U-7F3K-0092X", "U-7F3K-0092X"),
        ("a^XZb", "a_5EXZb"),
        ("~JR", "_7EJR"),
        ("_5E", "_5F5E"),
        (r"\&", "_5C&"),
        ("é", "_C3_A9"),
        ("耳", "_E8_80_B3"),
        ("a\x02\r\nb", "ab"),
    ],
)
def test_data_that_would_command_is_hexadecimal(text: str, data: str) -> None:
    assert escaped(text) == data


@given(st.text(max_size=80))
def test_whatever_the_text_a_printer_reads_it_back_and_nothing_more(text: str) -> None:
    data = escaped(text)
    assert data.isascii()
    assert not set(data) & set("^~\\\n\r")
    assert unescaped(data) == "".join(one for one in text if one.isprintable())


def test_a_hostile_name_adds_no_command(qapp) -> None:
    plain = Label(lpn=LPN, name_en="Headphones", station="B03")
    hostile = replace(plain, name_en="^XZ^XA~JR^FD1", station="~HS\n^XZ")
    assert commands(zpl_of(hostile, FORM)) == commands(zpl_of(plain, FORM))
    assert "~" not in zpl_of(hostile, FORM)
