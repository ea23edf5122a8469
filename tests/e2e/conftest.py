"""A hub process for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.hub_process import HubProcess


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubProcess]:
    """A hub in demo mode on a folder of this test."""
    process = HubProcess(tmp_path / "hub")
    yield process
    process.close()
