"""Faults in a file of sample cases short enough to be read here."""

from pathlib import Path

import pytest

from inspection.checklist_case_file import load_checklist_cases
from inspection.checklist_file import load_checklist
from inspection.errors import PolicyError
from tests.inspection.packs.test_checklist_file import CHECKLIST

CASES = """\
policy: checklist_cases
schema: 1
checklist: short
version: 1
cases:
  - name: clean at last
    source: DOMAIN 1 Redo
    answers: [[surface, dirty], [surface, none], [use, works]]
    packaging: opened
    item: like_new
    shots: [item.front]
    grounds: []
    done: true
"""

FAULTS = [
    ("checklist: short", "checklist: long", "no checklist `long` of version 1"),
    ("version: 1", "version: 2", "no checklist `short` of version 2"),
    ("[surface, dirty]", "[surface, dirty, none]", "its answer were expected"),
    ("[surface, dirty]", "[surface]", "its answer were expected"),
    ("[surface, dirty]", "[]", "its answer were expected"),
    ("[surface, dirty]", "[surface, sings]", "no answer `sings`"),
    ("[surface, dirty]", "[face, dirty]", "to `face`"),
    ("[item.front]", "[item.frnot]", "no shot `item.frnot`"),
    ("    source: DOMAIN 1 Redo\n", "", "`source` is missing"),
    ("    done: true\n", "    done: true\n    why: x\n", "unknown here"),
]


def load(folder: Path, text: str) -> None:
    checklist = folder / "checklist.yaml"
    checklist.write_text(CHECKLIST, encoding="utf-8")
    path = folder / "short.yaml"
    path.write_text(text, encoding="utf-8")
    load_checklist_cases(path, (load_checklist(checklist),))


def test_a_whole_file_is_taken(tmp_path: Path) -> None:
    load(tmp_path, CASES)


@pytest.mark.parametrize(("find", "put", "reason"), FAULTS)
def test_a_fault_is_refused_with_file_line_and_reason(
    tmp_path: Path, find: str, put: str, reason: str
) -> None:
    assert find in CASES
    with pytest.raises(PolicyError) as error:
        load(tmp_path, CASES.replace(find, put, 1))
    assert error.value.file == "short.yaml"
    assert 1 <= error.value.line <= CASES.count("\n") + 1
    assert reason in error.value.reason
