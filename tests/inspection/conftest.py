"""What domain tests share: the policies as shipped, and a fresh in-memory station."""

from pathlib import Path

import pytest

from inspection.policies import Policies, load_policies
from tests.inspection.fake_store import FakeStore

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="session")
def resources_dir() -> Path:
    return RESOURCES


@pytest.fixture(scope="session")
def policies(resources_dir: Path) -> Policies:
    return load_policies(resources_dir, demo=False)


@pytest.fixture
def fake() -> FakeStore:
    return FakeStore()
