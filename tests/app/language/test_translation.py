from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from app.language.names import language, local_name
from app.language.translation import Language
from app.wording.receiving.receptions import ReceptionsWords

PLACE = re.compile(r"%\d|\{\w+\}")


@pytest.fixture(scope="module")
def messages(repository: Path) -> list[tuple[str, str, str]]:
    root = ET.parse(repository / "resources" / "i18n" / "zh_CN.ts").getroot()
    return [
        (context.findtext("name", ""), one.findtext("source", ""), one.findtext("translation", ""))
        for context in root.iter("context")
        for one in context.iter("message")
    ]


def test_everything_is_translated(messages) -> None:
    assert len(messages) > 300
    assert [one for one in messages if not one[2]] == []


def test_nothing_is_left_unfinished(repository: Path) -> None:
    root = ET.parse(repository / "resources" / "i18n" / "zh_CN.ts").getroot()
    marked = [one for one in root.iter("message") if one.find("translation[@type]") is not None]
    assert [one.findtext("source", "") for one in marked] == []


def test_placeholders_survive(messages) -> None:
    wrong = [
        one for one in messages if sorted(PLACE.findall(one[1])) != sorted(PLACE.findall(one[2]))
    ]
    assert wrong == []


def test_chinese_punctuation_is_full_width(messages) -> None:
    half = re.compile(r"[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]")
    assert [one for one in messages if half.search(one[2])] == []


def test_no_english_string_uses_curly_quotes(messages) -> None:
    assert [one for one in messages if "\u201c" in one[1] or "\u201d" in one[1]] == []


def test_the_language_switches_while_running(qapp) -> None:
    chosen = Language()
    assert (language(), local_name("耳机", "Headphones")) == ("en", "Headphones")
    try:
        chosen.use("zh")
        assert (language(), local_name("耳机", "Headphones")) == ("zh", "耳机")
        assert QCoreApplication.translate("names", "Refunded") == "已退款"
        assert local_name("", "Headphones") == "Headphones"
    finally:
        chosen.use("en")
    assert language() == "en"


def test_a_file_replaced_under_the_running_program_does_no_harm(
    qapp, tmp_path: Path, repository: Path
) -> None:
    shutil.copy(repository / "resources" / "i18n" / "zh_CN.qm", tmp_path)
    chosen = Language(tmp_path)
    try:
        chosen.use("zh")
        (tmp_path / "zh_CN.qm").write_bytes(b"")
        assert QCoreApplication.translate("names", "Refunded") == "已退款"
    finally:
        chosen.use("en")


def test_the_compiled_file_holds_every_text(qapp, messages) -> None:
    chosen = Language()
    chosen.use("zh")
    try:
        stale = [
            (context, source)
            for context, source, words in messages
            if QCoreApplication.translate(context, source) != words
        ]
    finally:
        chosen.use("en")
    assert stale == []


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", ["", "A", "A and B", "A, B and C"]), ("zh", ["", "A", "A 和 B", "A、B 和 C"])],
)
def test_tickets_of_one_parcel_are_listed(qapp, lang: str, told: list[str]) -> None:
    chosen, words = Language(), ReceptionsWords(qapp)
    try:
        chosen.use(lang)
        assert [words.tickets(list("ABC")[:count]) for count in range(4)] == told
    finally:
        chosen.use("en")
