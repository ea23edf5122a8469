"""Faults in a checklist short enough to be read here."""

from pathlib import Path

import pytest

from inspection.checklist_file import load_checklist
from inspection.errors import PolicyError

CHECKLIST = """\
policy: checklist
schema: 1
id: short
version: 1
name: {zh: x, en: y}
goods: [general]
shots:
  - {id: item.front, name: {zh: x, en: y}, hint: {zh: x, en: y}}
  - {id: item.stain, name: {zh: x, en: y}, hint: {zh: x, en: y}}
questions:
  - id: surface
    name: {zh: x, en: y}
    text: {zh: x, en: y}
    help: {zh: x, en: y}
    usual: none
    answers:
      - id: none
        text: {zh: x, en: y}
        summary: {zh: x, en: y}
        severity: ok
        shots: [item.front]
        next: use
      - id: dirty
        text: {zh: x, en: y}
        summary: {zh: x, en: y}
        severity: note
        shots: [item.stain]
        clean:
          seconds: 15
          how: {zh: x, en: y}
  - id: use
    name: {zh: x, en: y}
    text: {zh: x, en: y}
    help: {zh: x, en: y}
    usual: works
    answers:
      - id: works
        text: {zh: x, en: y}
        summary: {zh: x, en: y}
        severity: ok
        packaging: opened
        next: end
      - id: incomplete
        text: {zh: x, en: y}
        summary: {zh: x, en: y}
        severity: warn
        shots: [item.stain]
        ground: incomplete
        next: end
"""

CLEAN = "        clean:\n"
FAULTS = [
    ("next: use", "next: usee", "no question `usee`"),
    ("        next: end", "        next: surface", "stands before"),
    ("[item.front]", "[item.frnot]", "not described"),
    ("usual: works", "usual: sings", "no answer `sings`"),
    ("packaging: opened", "packaging: shut", "none of sealed"),
    ("id: use", "id: surface", "twice"),
    ("id: incomplete", "id: works", "twice"),
    ("severity: warn", "severty: warn", "`severity` is missing"),
    ("version: 1", "version: 0", "outside 1"),
    ("        shots: [item.stain]\n        ground", "        ground", "must ask for a photo"),
    ("seconds: 15", "seconds: 4", "outside 5..300"),
    ("seconds: 15", "seconds: 301", "outside 5..300"),
    ("seconds: 15", "seconds: 15 s", "not an integer"),
    ("seconds: 15", "secs: 15", "`seconds` is missing"),
    ("how:", "by:", "`how` is missing"),
    ("seconds: 15", "seconds: 15\n          x: y", "unknown here"),
    (CLEAN, f"        next: end\n{CLEAN}", "no `next`"),
    (CLEAN, f"        packaging: opened\n{CLEAN}", "no `packaging`"),
    (CLEAN, f"        item: minor\n{CLEAN}", "no `item`"),
    (CLEAN, f"        ground: soiled\n{CLEAN}", "no `ground`"),
    (CLEAN, f"        grade: X\n{CLEAN}", "no `grade`"),
    (CLEAN, f"        needs_person: true\n{CLEAN}", "no `needs_person`"),
    (CLEAN, f"        absent: true\n{CLEAN}", "no `absent`"),
    ("next: use", "absent: true\n        next: use", "ends the checklist"),
    ("next: use", "absent: maybe\n        next: use", "true or false"),
    ("        shots: [item.stain]\n", "", "what is cleaned away"),
    ("        next: end\n", "", "`next` is missing"),
    ("usual: none", "usual: dirty", "not to cleaning"),
    ("id: item.stain", "id: item.front", "twice"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "short.yaml"


def test_an_answer_may_have_the_item_cleaned_first(path: Path) -> None:
    path.write_text(CHECKLIST, encoding="utf-8")
    none, dirty = load_checklist(path).questions[0].answers
    assert none.clean is None
    assert dirty.clean is not None
    assert (dirty.clean.seconds, dirty.clean.how.en, dirty.next_id) == (15, "y", None)


@pytest.mark.parametrize(("find", "put", "reason"), FAULTS)
def test_a_fault_is_refused_with_file_line_and_reason(
    path: Path, find: str, put: str, reason: str
) -> None:
    assert find in CHECKLIST
    path.write_text(CHECKLIST.replace(find, put, 1), encoding="utf-8")
    with pytest.raises(PolicyError) as error:
        load_checklist(path)
    assert error.value.file == "short.yaml"
    assert 1 <= error.value.line <= CHECKLIST.count("\n") + 1
    assert reason in error.value.reason
