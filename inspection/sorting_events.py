"""Events of what comes after the decision: containers, putting away, another way, sending back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from inspection.event_base import Event
from inspection.values import ContainerEnd, Disposition, GoodsClass


@dataclass(frozen=True, kw_only=True)
class ContainerOpened(Event):
    """A bin, cart or cage takes goods of one way for as long as it stands, of one class or of any.

    `code` is its own, minted at the station (`BIN-` code, counter, check character).
    """

    KIND: ClassVar[str] = "container.opened"
    container_id: str
    code: str
    disposition: Disposition
    goods_class: GoodsClass | None


@dataclass(frozen=True, kw_only=True)
class ContainerClosed(Event):
    """Nothing more goes into it: it is full, or it left the dock. Another one is opened then."""

    KIND: ClassVar[str] = "container.closed"
    closing_id: str
    container_id: str
    how: ContainerEnd


@dataclass(frozen=True, kw_only=True)
class UnitSorted(Event):
    """A unit was put into a container whose code was scanned."""

    KIND: ClassVar[str] = "unit.sorted"
    sorting_id: str
    unit_id: str
    container_id: str
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DispositionWitnessed(Event):
    """A second person stands for where a unit goes; the record's actor is that person.

    `decision_id` is the decision, or of an extra item what settled it.
    """

    KIND: ClassVar[str] = "disposition.witnessed"
    witness_id: str
    unit_id: str
    decision_id: str
    disposition: Disposition


@dataclass(frozen=True, kw_only=True)
class DispositionChanged(Event):
    """Another way for a decided unit. Says nothing about money; `decision_id` stands as it is.

    It counts as long as that decision does: a corrected decision chooses the way anew.
    """

    KIND: ClassVar[str] = "disposition.changed"
    change_id: str
    unit_id: str
    decision_id: str
    disposition: Disposition
    reason_code: str
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class UnitSentBack(Event):
    """The unit is on its way to the customer under this outbound number."""

    KIND: ClassVar[str] = "unit.sent_back"
    shipment_id: str
    unit_id: str
    carrier: str | None
    code: str
    supersedes: tuple[str, ...]
