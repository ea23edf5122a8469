"""The import in a process of its own: what it raises comes back, and it ends when told."""

from __future__ import annotations

import threading

import pytest

from inspection.errors import OperatorError
from sync.announcing import Outcome
from sync.announcing_process import Job, announce_elsewhere
from sync.errors import HubUnreachableError
from tests.sync.tickets.sheets import GOOD, as_csv

NOWHERE = "http://127.0.0.1:9"


def announce(data: bytes, stop: threading.Event) -> Outcome | None:
    return announce_elsewhere(
        Job(data=data, url=NOWHERE, token="t", demo=False),
        on_progress=lambda _progress: None,
        is_wanted=lambda: True,
        wait=stop.wait,
    )


def test_a_file_that_is_no_list_is_the_operator_s_error() -> None:
    with pytest.raises(OperatorError) as refused:
        announce(b"ticket_number\nRS-1\n", threading.Event())
    assert refused.value.code == "file.missing_column"


def test_a_hub_that_is_not_there_is_the_world_s_error() -> None:
    with pytest.raises(Exception, match=HubUnreachableError().code):
        announce(as_csv([GOOD]), threading.Event())


def test_the_end_of_the_station_ends_it() -> None:
    stop = threading.Event()
    stop.set()
    assert announce(as_csv([GOOD]), stop) is None
