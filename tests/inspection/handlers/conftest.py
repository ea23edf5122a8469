import pytest

from inspection.policies import Policies
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench


@pytest.fixture
def bench(policies: Policies) -> Bench:
    """A station that knows one ticket."""
    made = Bench(policies)
    made.announce(samples.ticket())
    return made
