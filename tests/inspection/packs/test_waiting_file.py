"""The rules of waiting: what the shipped file says, and every way to write it wrong."""

from pathlib import Path

import pytest

from inspection.errors import PolicyError
from inspection.waiting_file import load_waiting

SMALL = """policy: waiting
schema: 1
id: waiting
version: 1
answer_within_h: 24
park_reasons:
  - {code: later, text: {zh: "稍后", en: "Later"}}
questions:
  - code: damage
    name: {zh: "损伤", en: "Damage"}
    text: {zh: "寄出时就有吗？", en: "Was it there?"}
    needs_photo: true
    answers: [yes_mine, no]
answers:
  - {code: yes_mine, text: {zh: "是", en: "Yes"}, consents: true}
  - {code: no, text: {zh: "不是", en: "No"}}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "waiting.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_rules_give_24_hours_and_one_answer_that_consents(resources_dir: Path) -> None:
    rules = load_waiting(resources_dir / "policies" / "waiting.yaml")
    assert rules.answer_within_s == 24 * 3600
    assert [one.code for one in rules.answers if one.consents] == ["accepts_partial"]
    assert {"shift_end", "needs_colleague"} <= {one.code for one in rules.park_reasons}
    codes = [one.code for one in rules.questions]
    assert codes == ["damage_found", "part_missing", "other_item"]
    assert rules.question("damage_found") is rules.questions[0]
    assert (rules.question("x"), rules.answer("x"), rules.park_reason("x")) == (None, None, None)


@pytest.mark.parametrize(
    ("find", "put", "line", "reason"),
    [
        ("answer_within_h: 24", "answer_within_h: 0", 5, "outside"),
        ("answer_within_h: 24", "answer_within_h: 400", 5, "outside"),
        ("[yes_mine, no]", "[yes_mine, maybe]", 13, "not described"),
        ("code: no,", "code: yes_mine,", 16, "twice"),
        ("needs_photo: true", "needs_photo: maybe", 12, "true or false"),
        ("consents: true", "consent: true", 15, "unknown here"),
        ('en: "Later"', 'en: ""', 7, "text was expected"),
        ("version: 1", "version: one", 4, "not an integer"),
    ],
)
def test_a_file_written_wrong_names_the_line(
    tmp_path: Path, find: str, put: str, line: int, reason: str
) -> None:
    assert load_waiting(written(tmp_path, SMALL)).answers[0].consents
    with pytest.raises(PolicyError) as refused:
        load_waiting(written(tmp_path, SMALL.replace(find, put)))
    assert (refused.value.line, reason in refused.value.reason) == (line, True)


def test_keys_reach_nine_of_a_kind(tmp_path: Path) -> None:
    reason = '  - {code: later, text: {zh: "稍后", en: "Later"}}\n'
    many = "".join(reason.replace("later", f"later{n}") for n in range(10))
    with pytest.raises(PolicyError, match="malformed"):
        load_waiting(written(tmp_path, SMALL.replace(reason, many)))
