"""The in-memory twin behaves as every store must."""

import pytest

from tests.inspection.fake_store import FakeStore
from tests.inspection.store_behaviour import StoreBehaviour, WorkFactory


class TestFakeStore(StoreBehaviour):
    @pytest.fixture
    def work_factory(self) -> WorkFactory:
        return FakeStore
