"""A desk on a real store, and the policies of the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspection.policies import Policies, load_policies
from tests.app.screens.instant_desk import InstantDesk, desk_in


@pytest.fixture(scope="session")
def policies(repository: Path) -> Policies:
    return load_policies(repository / "resources", demo=True)


@pytest.fixture
def desk(qapp: object, tmp_path: Path, policies: Policies) -> Iterator[InstantDesk]:
    with desk_in(tmp_path, policies) as opened:
        yield opened
