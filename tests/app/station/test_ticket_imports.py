"""What an import says when it is over, and when the next one has already begun."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from app.station.badges import SignedIn
from app.station.ticket_imports import ImportState, TicketImports
from inspection.errors import BugError, StationError
from inspection.values import PersonId, Role


def person(role: Role) -> SignedIn:
    return SignedIn(person_id=PersonId("p"), name_zh="", name_en="", staff_no="", role=role)


class Still:
    """A desk and its background where nothing runs by itself."""

    demo = False
    sync_status = None
    person: SignedIn | None = person(Role.SUPERVISOR)
    preferences: Any = type("P", (), {"config": type("C", (), {"hub_url": None})()})()

    def __init__(self) -> None:
        self.said: list[str] = []

    def start(self, _name: str, _loop: object) -> None:
        return

    def complain(self, error: StationError) -> None:
        self.said.append(error.code)


def test_the_last_word_of_one_import_is_not_the_next_one_s(qapp: object) -> None:
    """1. the first is done; 2. the second begins; 3. the first's own `failed` arrives late."""
    still: Any = Still()
    imports = TicketImports(still, still)
    imports.begin(Path("first.csv"))
    first: threading.Event = imports._cancelled
    imports._set(ImportState(phase="done"))
    imports.begin(Path("second.csv"))
    imports._failed(first, BugError("import.fault"))
    assert imports.state.error is None
    imports._failed(imports._cancelled, BugError("import.fault"))
    assert imports.state.phase == "failed"


@pytest.mark.parametrize("role", [Role.DOCK, Role.INSPECTOR, None])
def test_who_decides_on_money_does_not_announce_what_was_paid(
    qapp: object, role: Role | None
) -> None:
    still: Any = Still()
    still.person = person(role) if role else None
    imports = TicketImports(still, still)
    imports.begin(Path("a.csv"))
    assert imports.state.phase == "idle"
    assert (imports.barrier, still.said) == ("role", ["import.not_yours"])


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMIN])
def test_supervisors_and_administrators_import(qapp: object, role: Role) -> None:
    still: Any = Still()
    still.person = person(role)
    imports = TicketImports(still, still)
    imports.begin(Path("a.csv"))
    assert (imports.state.phase, still.said) == ("working", [])


def test_a_demonstration_s_tickets_are_nobody_s_money(qapp: object) -> None:
    still: Any = Still()
    still.demo, still.person = True, person(Role.INSPECTOR)
    imports = TicketImports(still, still)
    imports.begin(Path("a.csv"))
    assert imports.state.phase == "working"
