"""What an import says when it is over, and when the next one has already begun."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

from app.ticket_imports import ImportState, TicketImports
from inspection.errors import BugError


class Still:
    """A desk and its background where nothing runs by itself."""

    demo = False
    sync_status = None
    preferences: Any = type("P", (), {"config": type("C", (), {"hub_url": None})()})()

    def start(self, _name: str, _loop: object) -> None:
        return


def test_the_last_word_of_one_import_is_not_the_next_one_s(qapp: object) -> None:
    """1. the first is done; 2. the second begins; 3. the first's own `failed` arrives late."""
    still: Any = Still()
    imports = TicketImports(still, still)
    imports.begin(Path("first.csv"))
    first: threading.Event = imports._cancelled
    imports._set(ImportState(phase="done"))
    imports.begin(Path("second.csv"))
    imports._failed(first, BugError("import.fault"))
    assert imports.state.phase == "working"
    imports._failed(imports._cancelled, BugError("import.fault"))
    assert imports.state.phase == "failed"
