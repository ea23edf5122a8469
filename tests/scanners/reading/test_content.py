"""What codes say: encodings without a mark, and numbers as they are printed."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp

from scanners.decode import read_image
from scanners.reading.content import (
    article_number,
    decode_text,
    expand_upce,
    has_check_digit,
    matrix_text,
    printed_number,
)


@pytest.mark.parametrize(
    "text", ["李丽", "退货 声野售后仓", "张喆", "王堃 138****1234", "欧阳娜娜"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_chinese_names_are_read_in_each_encoding(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding), fallback="?") == text


@pytest.mark.parametrize("text", ["café", "Müller GmbH", "Ålesund", "señor"])
def test_european_letters_stay_what_the_engine_made_of_them(text: str) -> None:
    assert decode_text(text.encode("latin-1"), fallback=text) == text


def test_japanese_in_kanji_mode_stays_japanese() -> None:
    text = "日本語テスト"
    assert decode_text(text.encode("shift-jis"), fallback=text) == text


def test_a_code_that_names_its_encoding_is_believed() -> None:
    assert matrix_text("日本".encode("shift-jis"), "日本", aim="]Q2") == "日本"
    assert matrix_text("é±@".encode("latin-1"), "é±@", aim="]d1") == "é±@"
    assert matrix_text("退货".encode(), "é€€", aim="]d1") == "退货"


def test_bytes_in_an_encoding_nobody_knows_are_kept_one_by_one() -> None:
    raw = b"\xe1\xa1\xf0\x90ab"
    assert matrix_text(raw, "", aim="]d1") == "á¡ð\x90ab"
    code = zxingcpp.create_barcode(raw, zxingcpp.BarcodeFormat.DataMatrix, eci="900")
    (scan,) = read_image(
        np.pad(np.array(code.to_image(scale=5)), 40, constant_values=255), deep=True
    ).codes
    assert (scan.text, scan.raw) == ("á¡ð\x90ab", raw)


def test_numbers_are_told_as_printed() -> None:
    assert printed_number("EAN13", "0036000291452", short=None) == ("UPCA", "036000291452")
    assert printed_number("EAN13", "4006381333931", short=None) == ("EAN13", "4006381333931")
    assert printed_number("UPCE", "0012000006494", short="01264904") == ("UPCE", "01264904")
    assert printed_number("Code128", "42095747\x1d9499", short=None) == ("Code128", "420957479499")


def test_all_spellings_of_an_article_number_are_one() -> None:
    assert expand_upce("01264904") == "012000006494"
    spellings = ("01264904", "012000006494", "0012000006494")
    assert {article_number(one) for one in spellings} == {"00012000006494"}
    assert article_number("96385074") == "00000096385074"
    assert article_number("SF1624088315207") == "SF1624088315207"


def test_check_digits() -> None:
    assert has_check_digit("4006381333931")
    assert not has_check_digit("4006381333932")
