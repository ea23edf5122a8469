"""From lines to fields: numbers by rules, headings and place; names and phones by headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanners.label_rules import LabelRules, load_rules
from scanners.ocr.fields import LabelText, label_text
from scanners.ocr.labels import carrier_words
from scanners.ocr.reader import Line
from scanners.ocr.tokens import after_cue, cue_of, tokens
from tests.scanners.ocr.drawn import line, under_each_other


@pytest.fixture(scope="module")
def rules(repository: Path) -> LabelRules:
    return load_rules(repository / "resources" / "labels")


def fields(rules: LabelRules, *lines: Line) -> LabelText:
    return label_text(lines, rules.patterns, carrier_words(rules))


def of(rules: LabelRules, *texts: str) -> LabelText:
    return fields(rules, *under_each_other(*texts))


def test_a_chinese_label(rules: LabelRules) -> None:
    read = of(
        rules,
        "申通快递 退货入库",
        "773 1240 2344 83",
        "收件人：张小明 158****7201",
        "浙江省杭州市余杭区文一西路969号",
        "寄 林雨",
        "退货编号：RMA-2026-594397",
        "订单号：126193915255041358",
        "打印时间 2026-11-02 19:22",
    )
    assert [one.text for one in read.tracking] == ["7731240234483"]
    assert [one.text for one in read.orders] == ["126193915255041358"]
    assert [one.text for one in read.returns] == ["RMA-2026-594397"]
    assert read.phone_tails == ("7201",)
    assert [(one.text, one.role) for one in read.names] == [("张小明", "to"), ("林雨", "from")]
    assert read.carriers == ("sto",)


def test_the_number_a_rule_knows_comes_before_others(rules: LabelRules) -> None:
    read = of(rules, "88200417733521", "SF1624088315207")
    assert [one.text for one in read.tracking] == ["SF1624088315207", "88200417733521"]
    assert [one.is_known for one in read.tracking] == [True, False]


def test_letters_among_digits_are_mended_where_a_rule_then_knows_it(rules: LabelRules) -> None:
    read = of(rules, "SF16Z4O883I5207")
    assert [one.text for one in read.tracking] == ["SF1624088315207"]


def test_headings_tell_numbers_apart_on_the_line_above_and_beside(rules: LabelRules) -> None:
    read = fields(
        rules,
        line("AWB", top=0),
        line("M00968463036", top=40),
        line("Order ID", top=80),
        line("OD1164452201", top=120),
        line("Pin code", top=160),
        line("39501088", left=300, top=160),
    )
    assert [one.text for one in read.tracking] == ["M00968463036"]
    assert [one.text for one in read.orders] == ["OD1164452201"]


def test_what_is_no_tracking_number_is_not_offered(rules: LabelRules) -> None:
    read = of(
        rules,
        "GSTIN:24ABCDE7512B1ZH",
        "Printed on:17/06/25 20:13",
        "2026-11-02 19:22",
        "20261102",
        "13812344417",
        "CMD-PRINT-2026",
        "邮编 310000",
    )
    assert read.tracking == ()


def test_an_order_number_is_known_by_its_length_and_loses_its_suffix(rules: LabelRules) -> None:
    read = of(rules, "161889931202248896_1_brz", "4123456789012345678")
    assert [one.text for one in read.orders] == ["161889931202248896", "4123456789012345678"]
    assert read.tracking == ()


def test_a_return_number_read_without_its_hyphens(rules: LabelRules) -> None:
    assert [one.text for one in of(rules, "RMA No.: RMA 2026 971278").returns] == [
        "RMA-2026-971278"
    ]


@pytest.mark.parametrize(
    ("text", "tails"),
    [
        ("138****4417", ("4417",)),
        ("1381***4417", ("4417",)),
        ("138xxxx4417", ("4417",)),
        ("199±=≠4417", ("4417",)),
        ("13812344417", ("4417",)),
        ("138 1234 4417", ("4417",)),
        ("电话：138****4417,139****2000", ("4417", "2000")),
        ("手机尾号：4417", ("4417",)),
        ("****4417", ("4417",)),
        ("SF1624088315207", ()),
        ("284417302255190013", ()),
        ("138-12", ()),
        ("12.50 1380 4417", ()),
    ],
)
def test_phone_tails(rules: LabelRules, text: str, tails: tuple[str, ...]) -> None:
    assert of(rules, text).phone_tails == tails


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("收件人：张小明", ["张小明"]),
        ("收件人;张小明", ["张小明"]),
        ("收黄思", ["黄思"]),
        ("收件人 张* 138****4417", ["张*"]),
        ("收件人：王女士", ["王"]),
        ("寄件人:阿卜杜·热合曼", ["阿卜杜·热合曼"]),
        ("张小明 13812344417", ["张小明"]),
        ("收件人：浙江省杭州市", []),
        ("收件人：****", []),
        ("收货信息", []),
        ("寄付月结", []),
        ("杭州市 13812344417", []),
    ],
)
def test_names(rules: LabelRules, text: str, names: list[str]) -> None:
    assert [one.text for one in of(rules, text).names] == names


def test_a_name_right_of_its_heading(rules: LabelRules) -> None:
    read = fields(rules, line("收件人", left=0, top=0), line("张小明", left=120, top=4))
    assert [(one.text, one.role) for one in read.names] == [("张小明", "to")]


def test_doubtful_lines_count_for_nothing(rules: LabelRules) -> None:
    assert fields(rules, line("SF1624088315207", sure=0.4)).is_empty


def test_personal_data_is_in_no_repr(rules: LabelRules) -> None:
    read = of(rules, "收件人：张小明 138****4417")
    assert "张小明" not in repr(read)
    assert "4417" not in repr(read)


def test_a_carrier_is_a_word_not_a_part_of_one(rules: LabelRules) -> None:
    assert of(rules, "GROUPS OF UPSTREAM", "京东物流").carriers == ("jd",)


@pytest.mark.parametrize("text", ["", " ", "\x00", "０" * 400, "A" * 400, "(" * 400, "收" * 400])
def test_nothing_that_can_stand_in_a_line_breaks_it(rules: LabelRules, text: str) -> None:
    of(rules, text, text)
    tokens(text)
    assert after_cue(text, "tracking") is None
    assert cue_of(text) == ""
