import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.errors import PolicyError
from tests.inspection.packs.test_policies import LOADERS
from tests.inspection.packs.test_policy_source import parse


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_either_a_tree_or_a_policy_error(text: str) -> None:
    with contextlib.suppress(PolicyError):
        parse(text)


@pytest.mark.parametrize("name", LOADERS)
def test_a_pack_with_lines_missing_loads_or_is_refused_but_never_crashes(
    resources_dir: Path, tmp_path: Path, name: str
) -> None:
    lines = (resources_dir / name).read_text(encoding="utf-8").splitlines(keepends=True)
    path = tmp_path / "pack.yaml"
    step = len(lines) // 8 + 1
    for at in range(0, len(lines), step):
        path.write_text("".join(lines[:at] + lines[at + 1 :]), encoding="utf-8")
        try:
            LOADERS[name](path)
        except PolicyError as error:
            assert error.line >= 1  # noqa: PT017 - both ends are right, a crash is not
