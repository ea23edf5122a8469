"""What the domain needs from outside: clock, ids, facts to read, a place to record.

`inspection/store` implements these on SQLite; tests have an in-memory twin that passes the same
behaviour suite.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from inspection.checklist import Finding
    from inspection.contents import Apart, Settlement, Unpacking
    from inspection.disinfection import Preparation, RunFacts
    from inspection.events import Event
    from inspection.evidence import Evidence
    from inspection.freight import OrderFreight
    from inspection.grading import Grading
    from inspection.marks import Annotation, Look, Waiver
    from inspection.orders import Order, Wish
    from inspection.parcels import Parcel
    from inspection.people import Actor, Person
    from inspection.reception_notes import Handover, ReceptionNotes
    from inspection.receptions import KeptReception
    from inspection.refund_policy import Decision, Refund
    from inspection.solutions import Lamp, Solution
    from inspection.sorting import Change, Container, Shipment, Sorting, Witness
    from inspection.tickets import Ticket
    from inspection.units import Description, Labelling, Unit
    from inspection.values import (
        Disposition,
        LineId,
        OriginId,
        ParcelId,
        PersonId,
        TicketId,
        UnitId,
    )
    from inspection.waiting import Parking, Question


class Clock(Protocol):
    """Wall time for records, monotonic time for contact timers."""

    def now(self) -> datetime:
        """Aware UTC now."""

    def monotonic_s(self) -> float:
        """Seconds that never step."""


class Ids(Protocol):
    """Makes time-ordered ids (UUIDv7 text)."""

    def new(self) -> str:
        """A fresh id."""


class Facts(Protocol):
    """Current facts: not superseded, not withdrawn, not objected.

    Every call notes the `(origin, seq)` of the facts it returned; what is recorded afterwards in
    the same unit of work lists them in `refers`.
    """

    def ticket(self, ticket_id: TicketId) -> Ticket | None:
        """One ticket with its lines."""

    def tickets_by_code(self, code: str) -> tuple[Ticket, ...]:
        """Tickets claiming exactly this normalised code, nearest deadline first."""

    def parcel(self, parcel_id: ParcelId) -> Parcel | None:
        """One parcel with its matches and conditions."""

    def parcels_by_code(self, code: str) -> tuple[Parcel, ...]:
        """Parcels received under exactly this normalised code or joined by it, oldest first."""

    def parcels_of_ticket(self, ticket_id: TicketId) -> tuple[Parcel, ...]:
        """Parcels matched to a ticket or joined by it, oldest first."""

    def reception_notes(self, parcel_id: ParcelId) -> ReceptionNotes:
        """Weight, place and refusal of a parcel; empty for one that is not known."""

    def handover(self, handover_id: str) -> Handover | None:
        """One count of a courier's parcels."""

    def kept_receptions_of(self, parcel_id: ParcelId) -> tuple[KeptReception, ...]:
        """Current words on which reception of a parcel counts that name this one, oldest first."""

    def station_name(self, origin: OriginId) -> str:
        """What the desk of an origin is called; empty where that is not known here."""

    def unpackings_of(self, parcel_id: ParcelId) -> tuple[Unpacking, ...]:
        """Current records that nothing more is in a parcel, oldest first."""

    def unit(self, unit_id: UnitId) -> Unit | None:
        """One unit."""

    def units_of_parcel(self, parcel_id: ParcelId) -> tuple[Unit, ...]:
        """Units taken out of a parcel, oldest first."""

    def units_of_line(self, line_id: LineId) -> tuple[Unit, ...]:
        """Units taken out or claimed for a ticket line by any station, oldest first."""

    def descriptions_of(self, unit_id: UnitId) -> tuple[Description, ...]:
        """Current descriptions of a unit without a ticket (more than one is a conflict)."""

    def unclaimed_marks_of(self, unit_id: UnitId) -> tuple[str, ...]:
        """Ids of the current facts that a unit waits for its ticket, oldest first."""

    def labels_of(self, unit_id: UnitId) -> tuple[Labelling, ...]:
        """Labels of a unit that were scanned back, oldest first."""

    def apart_of(self, unit_id: UnitId) -> tuple[Apart, ...]:
        """Where an item nobody announced was put (more than one is a conflict)."""

    def settlements_of(self, unit_id: UnitId) -> tuple[Settlement, ...]:
        """What supervisors said becomes of an extra item (more than one is a conflict)."""

    def evidence_of(self, parcel_id: ParcelId) -> tuple[Evidence, ...]:
        """All photos of a parcel and its units, current or not, oldest first."""

    def photo(self, evidence_id: str) -> Evidence | None:
        """One photo, current or not."""

    def annotations_of(self, evidence_id: str) -> tuple[Annotation, ...]:
        """Current marks on a photo, oldest first."""

    def looks_of(self, evidence_id: str) -> tuple[Look, ...]:
        """Current looks for personal data on a photo, oldest first."""

    def waivers_of(self, parcel_id: ParcelId) -> tuple[Waiver, ...]:
        """Photos of a parcel and its units that are left out, oldest first."""

    def runs_of(self, parcel_id: ParcelId) -> RunFacts:
        """What is known about a parcel's disinfection."""

    def preparation_of(self, run_id: str) -> Preparation | None:
        """What a run was prepared with."""

    def solutions(self) -> tuple[Solution, ...]:
        """Solutions of this station that stand and were not poured away, newest first."""

    def solution(self, solution_id: str) -> Solution | None:
        """One solution of any station, poured away or named anew since, or not."""

    def lamps(self) -> tuple[Lamp, ...]:
        """Lamps of this station, oldest first, with the minutes of their runs."""

    def lamp(self, lamp_id: str) -> Lamp | None:
        """One lamp of any station, replaced since or not."""

    def findings_of(self, unit_id: UnitId) -> tuple[Finding, ...]:
        """Current findings of a unit, in the order they were recorded."""

    def grading_of(self, unit_id: UnitId) -> tuple[Grading, ...]:
        """Current gradings (more than one is a conflict)."""

    def decisions_of(self, unit_id: UnitId) -> tuple[Decision, ...]:
        """Current decisions (more than one is a conflict)."""

    def parkings_of(self, unit_id: UnitId) -> tuple[Parking, ...]:
        """Parkings of a unit that nobody has ended (more than one: two benches parked it apart)."""

    def questions_of(self, unit_id: UnitId) -> tuple[Question, ...]:
        """What its customer was asked about a unit, with the answers, withdrawn or not."""

    def refunds_of_ticket(self, ticket_id: TicketId) -> tuple[Refund, ...]:
        """Refunds of a ticket with their latest state."""

    def freight_of(self, ticket: Ticket) -> OrderFreight:
        """What is recorded of the freight of the ticket's order, over all its tickets."""

    def orders_of_ticket(self, ticket_id: TicketId) -> tuple[Order, ...]:
        """Replacement and repair orders of a ticket with their latest state."""

    def wishes_of(self, ticket_id: TicketId) -> tuple[Wish, ...]:
        """Current wishes of a ticket's customer (more than one may be a conflict)."""

    def person(self, person_id: PersonId) -> Person | None:
        """One person."""

    def container(self, container_id: str) -> Container | None:
        """One container, open or closed."""

    def containers_by_code(self, code: str) -> tuple[Container, ...]:
        """Containers with exactly this normalised code, oldest first."""

    def open_containers(self, disposition: Disposition) -> tuple[Container, ...]:
        """Recorded containers of a way that take goods, oldest first."""

    def sortings_of(self, unit_id: UnitId) -> tuple[Sorting, ...]:
        """Where a unit was put (more than one is a conflict), oldest first."""

    def changes_of(self, unit_id: UnitId) -> tuple[Change, ...]:
        """Current changes of a unit's way (more than one is a conflict), oldest first."""

    def witnesses_of(self, unit_id: UnitId) -> tuple[Witness, ...]:
        """Who stands for a way of the unit, oldest first."""

    def shipments_of(self, unit_id: UnitId) -> tuple[Shipment, ...]:
        """How a unit went back to its customer, oldest first."""

    def shipments_by_code(self, code: str) -> tuple[Shipment, ...]:
        """Units on their way under exactly this normalised outbound number, oldest first."""


class Work(Protocol):
    """One transaction of one operator action."""

    @property
    def facts(self) -> Facts:
        """Reads inside the transaction."""

    @property
    def actor(self) -> Actor:
        """Who acts."""

    @property
    def ids(self) -> Ids:
        """Fresh ids."""

    @property
    def clock(self) -> Clock:
        """Time."""

    def next_lpn(self) -> str:
        """A fresh LPN of this station (`U-` code, counter, check character).

        Raises OperatorError `unit.no_lpn_code` while the station was never enrolled.
        """

    def next_bin(self) -> str:
        """A fresh container code of this station (`BIN-` code, counter, check character).

        Raises OperatorError `unit.no_lpn_code` as above.
        """

    def record(self, event: Event) -> None:
        """Append the event to this origin's journal and apply it; committed with the action."""
