"""Scenes of a box with goods of two tickets, and of a parcel that two stations took in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

from app.states.navigation import GoInspect, GoReceive
from inspection.handlers.join import JoinTicket, join_ticket
from inspection.values import ParcelId, Role
from tests.app.screens.instant_desk import INSPECTOR
from tests.inspection import samples
from tests.inspection.store.parts import Stores, give, matched, received
from tests.screenshots.stage import Stage
from tests.screenshots.world import CHEN

SECOND = "SF261121-0530"
"""The tracking number of another ticket."""


def two_labels(stage: Stage) -> None:
    """The second label was scanned: is it the same box?"""
    stage.sign_in()
    stage.go(GoReceive())
    stage.scan(samples.TRACKING)
    stage.scan(SECOND)


def one_box(stage: Stage) -> None:
    """It was."""
    two_labels(stage)
    stage.keys("J")


def which_item(stage: Stage) -> None:
    """Items of both tickets to choose from."""
    stage.sign_in()
    parcel_id = stage.desk.disinfected()
    (ticket,) = stage.desk.ask(lambda facts: facts.tickets_by_code(SECOND))
    joined = JoinTicket(parcel_id=parcel_id, ticket_id=ticket.ticket_id)
    stage.desk.act(lambda work: join_ticket(work, joined))
    stage.go(GoInspect(parcel_id=parcel_id))


def two_customers(stage: Stage) -> None:
    """C: each customer of a box of two tickets, one after the other."""
    which_item(stage)
    stage.keys("C")


def belongs(stage: Stage) -> None:
    """A label of another ticket was found in the open box."""
    stage.sign_in()
    stage.go(GoInspect(parcel_id=stage.desk.disinfected()))
    stage.scan(SECOND)


def theirs(stage: Stage) -> None:
    """Another station took the same parcel in while apart."""
    stores = Stores(Path(mkdtemp()))
    other = stores.station("B03")
    (ticket,) = stage.desk.ask(lambda facts: facts.tickets_by_code(samples.TRACKING))
    for event in (received("theirs", samples.TRACKING), matched("m", "theirs", ticket.ticket_id)):
        other.transact(CHEN, lambda work, one=event: work.record(one))
    give(other, stage.desk.store)
    stores.close()


def received_twice(stage: Stage) -> None:
    stage.sign_in()
    stage.go(GoReceive())
    stage.scan(samples.TRACKING)
    theirs(stage)
    stage.window.page._vm.refresh()
    stage.settle()


def inspected_twice(stage: Stage) -> ParcelId:
    stage.sign_in()
    parcel_id = stage.desk.disinfected()
    theirs(stage)
    stage.go(GoInspect(parcel_id=parcel_id))
    return parcel_id


def queue_twice(stage: Stage) -> None:
    inspected_twice(stage)
    stage.desk.disinfected(SECOND)
    stage.window.page._vm.show_queue()
    stage.settle()


def settling(*keys: str) -> Callable[[Stage], None]:
    """A supervisor at the bench, and these keys."""

    def reach(stage: Stage) -> None:
        inspected_twice(stage)
        stage.desk.person = replace(INSPECTOR, role=Role.SUPERVISOR)
        stage.keys("F8", *keys)

    return reach


def blind(stage: Stage) -> None:
    """No page tells how many were announced."""
    policies = stage.desk.policies
    stage.desk.policies = replace(policies, blind=replace(policies.blind, usual=True))
    stage.sign_in()


def received_blind(stage: Stage) -> None:
    blind(stage)
    stage.go(GoReceive())
    stage.scan(samples.TRACKING)


def counting_blind(stage: Stage) -> None:
    """Whether that was all, with a photo of the open box."""
    blind(stage)
    stage.go(GoInspect(parcel_id=stage.desk.disinfected()))
    stage.keys("F8", "1", "Space")


REACHES: dict[str, Callable[[Stage], None]] = {
    "receive-two-labels": two_labels,
    "receive-one-box": one_box,
    "receive-twice": received_twice,
    "inspect-two-tickets": which_item,
    "inspect-belongs": belongs,
    "inspect-queue-twice": queue_twice,
    "inspect-settle": settling("3"),
    "inspect-dropped": settling("3", "2"),
    "receive-blind": received_blind,
    "inspect-blind": counting_blind,
    "customer-sides": two_customers,
}
"""By the names of the scenes."""
