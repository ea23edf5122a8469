"""What waits for a ticket: the list, one of it with its likely tickets, and being attached."""

from __future__ import annotations

from collections.abc import Callable

from app.states.navigation import GoInspect, GoReceive, GoUnclaimed
from inspection.events import CodeClaim
from inspection.handlers.unmatched import NoteCode, note_code
from inspection.rescue import Clues
from inspection.values import CodeKind
from tests.app.screens.unmatched import described, do, inspected, opened, received
from tests.inspection import samples
from tests.screenshots.stage import Stage

HOUR_S = 3600.0


def unclaimed(stage: Stage) -> None:
    """Three that wait, from two days to an hour; the number of one is announced by now."""
    stage.sign_in()
    stage.go(GoReceive())
    desk = stage.desk
    unit_id = inspected(desk, opened(desk, "YT8899001122334"))
    do(desk, lambda work: note_code(work, NoteCode(unit_id=unit_id, code="AU-H700-BK-1")))
    desk.clock.advance(25 * HOUR_S)
    described(desk, opened(desk, "SF1399001122334"))
    desk.clock.advance(24 * HOUR_S)
    received(desk, "773165231258961")
    codes = (CodeClaim(code="SF1399001122334", what=CodeKind.TRACKING),)
    late = samples.other_ticket("later", number="RS-261121-0900", codes=codes)
    desk.store.transact(samples.HUB, lambda work: work.record(late))
    desk.clock.advance(HOUR_S)
    desk.notices.clear()
    stage.go(GoUnclaimed())


def nothing(stage: Stage) -> None:
    stage.sign_in()
    stage.go(GoReceive())
    stage.go(GoUnclaimed())


def from_receiving(stage: Stage) -> None:
    """The way there, and the figure."""
    unclaimed(stage)
    stage.go(GoReceive())


def opened_row(number: str) -> Callable[[Stage], None]:
    """One of them, while its label is read."""

    def reach(stage: Stage) -> None:
        unclaimed(stage)
        stage.keys(number)

    return reach


def read_row(stage: Stage) -> None:
    """Its label was read: what is left of number and customer led somewhere."""
    opened_row("1")(stage)
    clues = Clues(tracking=("SF16240883152",), phone_tails=("5678",), names=("张晓明",))
    stage.desk.asides[-1](clues)
    stage.settle()


def chosen(stage: Stage) -> None:
    read_row(stage)
    stage.keys("1")


def not_found(stage: Stage) -> None:
    """Nobody opened it, and nothing fits."""
    opened_row("3")(stage)
    stage.desk.asides[-1](None)
    stage.settle()


def described_first(stage: Stage) -> None:
    """At the bench: what kind of goods it is."""
    stage.sign_in()
    stage.go(GoReceive())
    stage.go(GoInspect(parcel_id=opened(stage.desk)))


def photographed(stage: Stage) -> None:
    """The photo it is compared by later."""
    described_first(stage)
    stage.keys("1")


def asked(stage: Stage) -> None:
    """The first question that needs no ticket; a code was noted."""
    photographed(stage)
    stage.keys("Space")
    stage.scan("6901234567892")


def leave_unclaimed(stage: Stage) -> None:
    """It waits for its ticket."""
    stage.sign_in()
    stage.go(GoReceive())
    parcel_id = opened(stage.desk)
    inspected(stage.desk, parcel_id)
    stage.go(GoInspect(parcel_id=parcel_id))


def attached(stage: Stage) -> None:
    """Its ticket is known: only what compares with it is asked."""
    unclaimed(stage)
    stage.keys("2", "1", "Enter")
