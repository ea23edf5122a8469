"""Containers: opened under a code of their own, closed when they are full or leave."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.codes import normalise
from inspection.errors import OperatorError
from inspection.handlers.subjects import withdraw
from inspection.people import FLOOR, ensure_role
from inspection.ports import Facts, Work
from inspection.sorting import MAX_OPEN, STANDING_ID, Container, standing_bin
from inspection.sorting_events import ContainerClosed, ContainerOpened
from inspection.values import ContainerEnd, Disposition, GoodsClass


@dataclass(frozen=True, kw_only=True)
class OpenContainer:
    """Another bin for one way; for goods of one class, or of any."""

    disposition: Disposition
    goods_class: GoodsClass | None = None


@dataclass(frozen=True, kw_only=True)
class CloseContainer:
    """Nothing more goes into it."""

    container_id: str
    how: ContainerEnd


@dataclass(frozen=True, kw_only=True)
class ReopenContainer:
    """It was called full by mistake."""

    container_id: str


def container_of(facts: Facts, scanned: str) -> Container:
    """The container whose code was scanned.

    Raises `container.unknown` (`seen`), `code.too_long`, `code.empty`.
    """
    code = normalise(scanned)
    if code == standing_bin().code:
        return standing_bin()
    found = facts.containers_by_code(code)
    if not found:
        raise OperatorError("container.unknown", seen=code)
    return found[0]


def container_by_id(facts: Facts, container_id: str) -> Container | None:
    """The container; None where this machine does not know it (yet)."""
    return standing_bin() if container_id == STANDING_ID else facts.container(container_id)


def open_container(work: Work, intent: OpenContainer) -> str:
    """Record a new container and give its code, to be printed.

    Raises `container.too_many` (`most`), `unit.no_lpn_code`.
    """
    ensure_role(work.actor, FLOOR)
    if len(work.facts.open_containers(intent.disposition)) >= MAX_OPEN:
        raise OperatorError("container.too_many", most=MAX_OPEN)
    code = work.next_bin()
    work.record(
        ContainerOpened(
            container_id=work.ids.new(),
            code=code,
            disposition=intent.disposition,
            goods_class=intent.goods_class,
        )
    )
    return code


def close_container(work: Work, intent: CloseContainer) -> None:
    """Record that it is full or left; a full one may still leave, and what is so already stays.

    Raises `container.unknown`, `container.standing`, `container.closed` once it left.
    """
    ensure_role(work.actor, FLOOR)
    container = _recorded(work.facts, intent.container_id)
    if container.ended is ContainerEnd.SHIPPED and intent.how is not ContainerEnd.SHIPPED:
        raise OperatorError("container.closed", bin=container.code)
    if container.ended is intent.how:
        return
    work.record(
        ContainerClosed(
            closing_id=work.ids.new(), container_id=container.container_id, how=intent.how
        )
    )


def reopen_container(work: Work, intent: ReopenContainer) -> None:
    """Take back that it is full. Raises as `close_container` does; one that left stays away."""
    ensure_role(work.actor, FLOOR)
    container = _recorded(work.facts, intent.container_id)
    if container.ended is ContainerEnd.SHIPPED:
        raise OperatorError("container.closed", bin=container.code)
    for closing_id in container.closings:
        withdraw(work, closing_id)


def _recorded(facts: Facts, container_id: str) -> Container:
    container = container_by_id(facts, container_id)
    if container is None:
        raise OperatorError("container.unknown", seen=container_id)
    if container.container_id == STANDING_ID:
        raise OperatorError("container.standing", bin=container.code)
    return container
