from pathlib import Path

import pytest

from inspection.errors import PolicyError
from inspection.policy_source import MAX_BYTES, Node, parse_policy, read_policy
from inspection.values import GoodsClass


def parse(text: str) -> Node:
    return parse_policy(text, file="pack.yaml")


def test_values_are_read_as_what_the_reader_asks_for() -> None:
    root = parse("a: 12\nb: [x, 'y']\nc: {zh: 好, en: 'no'}\nd: true\ne: electronics\n")
    assert root.need("a").integer() == 12
    assert [one.word() for one in root.need("b").each()] == ["x", "y"]
    assert root.need("c").texts().en == "no"
    assert root.need("d").yes() is True
    assert root.need("e").choice(GoodsClass) is GoodsClass.ELECTRONICS
    root.ensure_all_asked()


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a: 1\na: 2\n", 2, "twice"),
        ("a: 1\nb: &x 2\n", 2, "anchors"),
        ("a: !!python/name:os.system x\n", 1, "tags"),
        ("a: [1\nb: 2\n", 2, "did not find expected"),
        ("---\na: 1\n---\nb: 2\n", 1, "one YAML document"),
        ("", 1, "one YAML document"),
        ("a: \x07\n", 1, ""),
        ("a: " + "[" * 40 + "]" * 40, 1, "too deeply"),
    ],
)
def test_malformed_text_is_refused_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(PolicyError) as error:
        parse(text)
    assert error.value.file == "pack.yaml"
    assert error.value.line == line
    assert reason in error.value.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: 1.0", "not an integer"),
        ("a: '7'", "not an integer"),
        ("a: 1e3", "not an integer"),
        ("a: 0x10", "not an integer"),
        ("a: 007", "not an integer"),
        ("a: 99", "outside"),
        ("a: [1]", "a text was expected"),
        ("b: 1", "missing"),
    ],
)
def test_integers_are_integers(text: str, reason: str) -> None:
    with pytest.raises(PolicyError, match=reason):
        parse(text).need("a").integer(most=50)


def test_other_readers_are_as_strict() -> None:
    root = parse(
        "a: yes\nb: Item\nc: {zh: 好}\nd: cars\ne: {zh: 好, en: ''}\nf: {zh: x, en: y, fr: z}"
    )
    for read in (
        root.need("a").yes,
        root.need("b").identifier,
        root.need("c").texts,
        root.need("e").texts,
        root.need("f").texts,
        root.need("a").each,
        lambda: root.need("d").choice(GoodsClass),
        lambda: root.need("a").get("x"),
        root.word,
    ):
        with pytest.raises(PolicyError):
            read()


def test_a_key_nobody_asked_for_is_refused_at_its_line() -> None:
    root = parse("id: x\nversoin: 1\n")
    root.need("id")
    with pytest.raises(PolicyError) as error:
        root.ensure_all_asked()
    assert (error.value.line, error.value.reason) == (2, "key `versoin` is unknown here")


def test_kind_and_schema_are_checked_before_anything_else(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_text("policy: grade\nschema: 2\n")
    with pytest.raises(PolicyError, match="kind `refund`"):
        read_policy(path, kind="refund")
    with pytest.raises(PolicyError, match="schema 1 was expected"):
        read_policy(path, kind="grade")


def test_files_are_bounded_and_utf8(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(PolicyError, match="larger"):
        read_policy(path, kind="grade")
    path.write_bytes(b"policy: grade\nname: \xff\n")
    with pytest.raises(PolicyError) as error:
        read_policy(path, kind="grade")
    assert (error.value.line, error.value.reason) == (2, "not UTF-8")
