"""A Request Tracker that says what it is told, and the connector to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sync.connectors.request_tracker import RequestTrackerConnector, RequestTrackerSettings
from tests.sync.connectors.puppet_tracker import (
    Puppet,
)


@pytest.fixture
def puppet() -> Iterator[Puppet]:
    made = Puppet()
    yield made
    made.close()


@pytest.fixture
def connector(puppet: Puppet) -> Iterator[RequestTrackerConnector]:
    made = RequestTrackerConnector(
        RequestTrackerSettings(url=puppet.url, token="t-secret", account="hub", timeout_s=5)
    )
    yield made
    made.close()
