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


SURNAMES = "郑谢袁陆平毛王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋贺欧"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国梅浩"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_short_names_whose_bytes_are_letters_of_another_script(encoding: str) -> None:
    """Of two characters in GB 18030 one in thirty is valid UTF-8, too."""
    names = [one + other for one in SURNAMES for other in GIVEN]
    texts = [text for name in names for text in (name, f"RMA-2024-0012 {name}", f"{name}123")]
    assert [one for one in texts if decode_text(one.encode(encoding), fallback="?") != one] == []


@pytest.mark.parametrize("text", ["Łódź", "Αθήνα", "ÄÖÜ", "Иван Петров", "naïve é"])
def test_letters_of_europe_in_utf_8_stay_what_they_are(text: str) -> None:
    assert decode_text(text.encode(), fallback="?") == text


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


@pytest.mark.parametrize("text", ["李丽", "退货 声野售后仓", "张喆", "欧阳娜娜", "郑伟 SF1624"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_chinese_in_a_data_matrix_is_read_as_in_a_qr(text: str, encoding: str) -> None:
    raw = text.encode(encoding)
    for kind in (zxingcpp.BarcodeFormat.DataMatrix, zxingcpp.BarcodeFormat.QRCode):
        code = zxingcpp.create_barcode(raw, kind)
        picture = np.pad(np.array(code.to_image(scale=5)), 40, constant_values=255)
        (scan,) = read_image(picture, deep=True).codes
        assert (scan.text, scan.raw) == (text, raw), scan.aim


@pytest.mark.parametrize("text", ["é±@", "café", "Müller GmbH", "25 °C ±1", "señor Ærøskøbing"])
def test_latin_letters_in_a_data_matrix_stay_what_they_are(text: str) -> None:
    assert matrix_text(text.encode("latin-1"), text, aim="]d1") == text


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
