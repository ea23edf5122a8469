"""Facts on SQL: current facts read inside one transaction, noting every record they came from.

What comes after receiving is imported where it is read: no start waits for it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row

from inspection.evidence import Evidence
from inspection.parcels import Parcel
from inspection.people import Person
from inspection.store import rows, statements
from inspection.store.reading import Reading
from inspection.tickets import Ticket
from inspection.units import Description, Labelling, Unit, claimed
from inspection.values import (
    Disposition,
    LineId,
    OriginId,
    ParcelId,
    PersonId,
    Ref,
    TicketId,
    UnitId,
)

if TYPE_CHECKING:
    from inspection.checklist import Finding
    from inspection.contents import Apart, Settlement, Unpacking
    from inspection.disinfection import LateRun, Preparation, Run, RunFacts
    from inspection.freight import OrderFreight
    from inspection.grading import Grading
    from inspection.marks import Annotation, Look, Waiver
    from inspection.orders import Order, Wish
    from inspection.reception_notes import Handover, ReceptionNotes
    from inspection.receptions import KeptReception
    from inspection.refund_policy import Decision, Refund
    from inspection.solutions import Lamp, Solution
    from inspection.sorting import Change, Container, Shipment, Sorting, Witness
    from inspection.store.money_facts import MoneyFacts
    from inspection.store.sorting_facts import SortingFacts
    from inspection.waiting import Parking, Question


class SqlFacts:
    """`Facts` on a connection inside a transaction; lives no longer than that transaction."""

    def __init__(self, conn: Connection, *, writes: bool = False) -> None:
        """Reads through `conn`, which the caller owns; `writes`: facts may change meanwhile."""
        self._conn = conn
        self._reading = Reading(conn, keeps=not writes)
        self._all = self._reading.all
        self._children = self._reading.children

    @property
    def noted(self) -> tuple[Ref, ...]:
        """The places of all records whose facts were returned so far, sorted."""
        return self._reading.noted

    def note(self, place: Ref) -> None:
        """Counts a record that was read otherwise among those noted."""
        self._reading.note(place)

    def ticket(self, ticket_id: TicketId) -> Ticket | None:
        """One ticket with its lines."""
        found = self._all(statements.TICKET, ticket_id)
        return self._ticket(found[0]) if found else None

    def tickets_by_code(self, code: str) -> tuple[Ticket, ...]:
        """Tickets claiming exactly this normalised code, nearest deadline first."""
        return tuple(map(self._ticket, self._all(statements.TICKETS_BY_CODE, code)))

    def parcel(self, parcel_id: ParcelId) -> Parcel | None:
        """One parcel with its matches and conditions."""
        found = self._all(statements.PARCEL, parcel_id)
        return self._parcel(found[0]) if found else None

    def parcels_by_code(self, code: str) -> tuple[Parcel, ...]:
        """Parcels received under exactly this normalised code or joined by it, oldest first."""
        received = self._all(statements.PARCELS_BY_CODE, code)
        joined = self._all(statements.PARCELS_BY_JOIN, code) if code else ()
        found = {(row.parcel_id, row.origin): row for row in (*received, *joined)}
        ordered = sorted(found.values(), key=lambda row: (row.recorded_at, row.origin, row.seq))
        return tuple(map(self._parcel, ordered))

    def kept_receptions_of(self, parcel_id: ParcelId) -> tuple[KeptReception, ...]:
        """Current words on which reception of a parcel counts that name this one, oldest first."""
        from inspection.store import check_in_rows  # noqa: PLC0415

        return tuple(
            check_in_rows.kept_reception(row, self._children(statements.DROPPED, row))
            for row in self._all(statements.KEPT_RECEPTIONS, parcel_id)
        )

    def station_name(self, origin: OriginId) -> str:
        """What the desk of an origin is called; empty where that is not known here."""
        found = self._all(statements.STATION, origin)
        return str(found[0].station_name) if found else ""

    def unpackings_of(self, parcel_id: ParcelId) -> tuple[Unpacking, ...]:
        """Current records that nothing more is in a parcel, oldest first."""
        from inspection.store import work_rows  # noqa: PLC0415

        return tuple(map(work_rows.unpacking, self._all(statements.UNPACKINGS, parcel_id)))

    def unit(self, unit_id: UnitId) -> Unit | None:
        """One unit."""
        found = self._all(statements.UNIT, unit_id)
        return self._unit(found[0]) if found else None

    def units_of_parcel(self, parcel_id: ParcelId) -> tuple[Unit, ...]:
        """Units taken out of a parcel, oldest first."""
        return tuple(map(self._unit, self._all(statements.UNITS_OF_PARCEL, parcel_id)))

    def units_of_line(self, line_id: LineId) -> tuple[Unit, ...]:
        """Units taken out or claimed for a ticket line by any station, oldest first."""
        found = (
            *self._all(statements.UNITS_OF_LINE, line_id),
            *self._all(statements.UNITS_CLAIMED, line_id),
        )
        ordered = sorted(found, key=lambda row: (row.recorded_at, row.origin, row.seq))
        units = map(self._unit, ordered)
        return tuple(unit for unit in units if unit.line_id == line_id)

    def descriptions_of(self, unit_id: UnitId) -> tuple[Description, ...]:
        """Current descriptions of a unit without a ticket (more than one is a conflict)."""
        return tuple(map(rows.description, self._all(statements.DESCRIPTIONS, unit_id)))

    def unclaimed_marks_of(self, unit_id: UnitId) -> tuple[str, ...]:
        """Ids of the current facts that a unit waits for its ticket, oldest first."""
        return tuple(row.unclaimed_id for row in self._all(statements.ASIDES, unit_id))

    def labels_of(self, unit_id: UnitId) -> tuple[Labelling, ...]:
        """Labels of a unit that were scanned back, oldest first."""
        return tuple(map(rows.labelling, self._all(statements.LABELS_OF_UNIT, unit_id)))

    def apart_of(self, unit_id: UnitId) -> tuple[Apart, ...]:
        """Where an item nobody announced was put (more than one is a conflict)."""
        from inspection.store import work_rows  # noqa: PLC0415

        return tuple(map(work_rows.apart, self._all(statements.APART, unit_id)))

    def settlements_of(self, unit_id: UnitId) -> tuple[Settlement, ...]:
        """What supervisors said becomes of an extra item (more than one is a conflict)."""
        from inspection.store import work_rows  # noqa: PLC0415

        return tuple(map(work_rows.settlement, self._all(statements.SETTLEMENTS, unit_id)))

    def evidence_of(self, parcel_id: ParcelId) -> tuple[Evidence, ...]:
        """All photos of a parcel and its units, current or not, oldest first."""
        return tuple(map(rows.evidence, self._all(statements.EVIDENCE, parcel_id)))

    def photo(self, evidence_id: str) -> Evidence | None:
        """One photo, current or not."""
        found = self._all(statements.PHOTO, evidence_id)
        return rows.evidence(found[0]) if found else None

    def annotations_of(self, evidence_id: str) -> tuple[Annotation, ...]:
        """Current marks on a photo, oldest first."""
        from inspection.store import mark_rows  # noqa: PLC0415

        return tuple(map(mark_rows.annotation, self._all(statements.ANNOTATIONS, evidence_id)))

    def looks_of(self, evidence_id: str) -> tuple[Look, ...]:
        """Current looks for personal data on a photo, oldest first."""
        from inspection.store import mark_rows  # noqa: PLC0415

        return tuple(map(mark_rows.look, self._all(statements.LOOKS, evidence_id)))

    def waivers_of(self, parcel_id: ParcelId) -> tuple[Waiver, ...]:
        """Photos of a parcel and its units that are left out, oldest first."""
        from inspection.store import mark_rows  # noqa: PLC0415

        return tuple(map(mark_rows.waiver, self._all(statements.WAIVERS, parcel_id)))

    def runs_of(self, parcel_id: ParcelId) -> RunFacts:
        """What is known about a parcel's disinfection."""
        from inspection.disinfection import RunFacts  # noqa: PLC0415

        runs = tuple(map(self._run, self._all(statements.RUNS, parcel_id)))
        skips = self._all(statements.SKIPS, parcel_id)
        late = self._all(statements.LATE_RUNS, parcel_id)
        return RunFacts(
            runs=runs,
            skipped_reason=skips[-1].reason if skips else None,
            late=tuple(map(self._late_run, late)),
        )

    def preparation_of(self, run_id: str) -> Preparation | None:
        """What a run was prepared with."""
        from inspection.store import work_rows  # noqa: PLC0415

        found = self._all(statements.PREPARATIONS, run_id)
        return work_rows.preparation(found[0]) if found else None

    def solutions(self) -> tuple[Solution, ...]:
        """Solutions of this station that stand and were not poured away, newest first."""
        from inspection.store import work_rows  # noqa: PLC0415

        return tuple(map(work_rows.solution, self._all(statements.OWN_SOLUTIONS)))

    def solution(self, solution_id: str) -> Solution | None:
        """One solution of any station, poured away or named anew since, or not."""
        from inspection.store import work_rows  # noqa: PLC0415

        found = self._all(statements.SOLUTION, solution_id)
        return work_rows.solution(found[0]) if found else None

    def lamps(self) -> tuple[Lamp, ...]:
        """Lamps of this station, oldest first, with the minutes of their runs."""
        return tuple(map(self._lamp, self._all(statements.OWN_LAMPS)))

    def lamp(self, lamp_id: str) -> Lamp | None:
        """One lamp of any station, replaced since or not."""
        found = self._all(statements.LAMP, lamp_id)
        return self._lamp(found[0]) if found else None

    def findings_of(self, unit_id: UnitId) -> tuple[Finding, ...]:
        """Current findings of a unit, in the order they were recorded."""
        from inspection.store import work_rows  # noqa: PLC0415

        return tuple(map(work_rows.finding, self._all(statements.FINDINGS, unit_id)))

    def grading_of(self, unit_id: UnitId) -> tuple[Grading, ...]:
        """Current gradings (more than one is a conflict)."""
        from inspection.store import work_rows  # noqa: PLC0415

        return tuple(map(work_rows.grading, self._all(statements.GRADINGS, unit_id)))

    def decisions_of(self, unit_id: UnitId) -> tuple[Decision, ...]:
        """Current decisions (more than one is a conflict)."""
        return tuple(map(self._decision, self._all(statements.DECISIONS, unit_id)))

    def parkings_of(self, unit_id: UnitId) -> tuple[Parking, ...]:
        """Parkings of a unit that nobody has ended (more than one: two benches parked it apart)."""
        from inspection.store import work_rows  # noqa: PLC0415

        parked = self._all(statements.PARKINGS, unit_id)
        ended = {row.parking_id for row in parked if self._all(statements.RESUMES, row.parking_id)}
        return tuple(work_rows.parking(row) for row in parked if row.parking_id not in ended)

    def questions_of(self, unit_id: UnitId) -> tuple[Question, ...]:
        """What its customer was asked about a unit, with the answers, withdrawn or not."""
        from inspection.store import work_rows  # noqa: PLC0415

        return tuple(
            work_rows.question(row, self._all(statements.ANSWERS, row.question_id))
            for row in self._all(statements.QUESTIONS, unit_id)
        )

    def refunds_of_ticket(self, ticket_id: TicketId) -> tuple[Refund, ...]:
        """Refunds of a ticket with their latest state."""
        return tuple(map(self._refund, self._all(statements.REFUNDS_OF_TICKET, ticket_id)))

    def person(self, person_id: PersonId) -> Person | None:
        """One person, as last registered."""
        found = self._all(statements.PERSON, person_id)
        return rows.person(found[0]) if found else None

    def container(self, container_id: str) -> Container | None:
        """One container, open or closed."""
        return self._sorting.container(container_id)

    def containers_by_code(self, code: str) -> tuple[Container, ...]:
        """Containers with exactly this normalised code, oldest first."""
        return self._sorting.containers_by_code(code)

    def open_containers(self, disposition: Disposition) -> tuple[Container, ...]:
        """Recorded containers of a way that take goods, oldest first."""
        return self._sorting.open_containers(disposition)

    def sortings_of(self, unit_id: UnitId) -> tuple[Sorting, ...]:
        """Where a unit was put (more than one is a conflict), oldest first."""
        return self._sorting.sortings_of(unit_id)

    def changes_of(self, unit_id: UnitId) -> tuple[Change, ...]:
        """Current changes of a unit's way (more than one is a conflict), oldest first."""
        return self._sorting.changes_of(unit_id)

    def witnesses_of(self, unit_id: UnitId) -> tuple[Witness, ...]:
        """Who stands for a way of the unit, oldest first."""
        return self._sorting.witnesses_of(unit_id)

    def shipments_of(self, unit_id: UnitId) -> tuple[Shipment, ...]:
        """How a unit went back to its customer, oldest first."""
        return self._sorting.shipments_of(unit_id)

    def shipments_by_code(self, code: str) -> tuple[Shipment, ...]:
        """Units on their way under exactly this normalised outbound number, oldest first."""
        return self._sorting.shipments_by_code(code)

    @cached_property
    def _sorting(self) -> SortingFacts:
        from inspection.store.sorting_facts import SortingFacts  # noqa: PLC0415

        return SortingFacts(self._all)

    def freight_of(self, ticket: Ticket) -> OrderFreight:
        """What is recorded of the freight of the ticket's order, over all its tickets."""
        return self._money.freight_of(ticket)

    def orders_of_ticket(self, ticket_id: TicketId) -> tuple[Order, ...]:
        """Replacement and repair orders of a ticket with their latest state."""
        return self._money.orders_of_ticket(ticket_id)

    def wishes_of(self, ticket_id: TicketId) -> tuple[Wish, ...]:
        """Current wishes of a ticket's customer (more than one may be a conflict)."""
        return self._money.wishes_of(ticket_id)

    @cached_property
    def _money(self) -> MoneyFacts:
        from inspection.store.money_facts import MoneyFacts  # noqa: PLC0415

        return MoneyFacts(self._all)

    def parcels_of_ticket(self, ticket_id: TicketId) -> tuple[Parcel, ...]:
        """Parcels matched to a ticket or joined by it, oldest first."""
        return tuple(map(self._parcel, self._all(statements.PARCELS_OF_TICKET, ticket_id)))

    def reception_notes(self, parcel_id: ParcelId) -> ReceptionNotes:
        """Weight, place and refusal of a parcel."""
        from inspection.store import check_in_rows  # noqa: PLC0415

        return check_in_rows.notes(
            weighings=self._all(statements.WEIGHINGS, parcel_id),
            stagings=self._all(statements.STAGINGS, parcel_id),
            refusals=self._all(statements.REFUSALS, parcel_id),
        )

    def handover(self, handover_id: str) -> Handover | None:
        """One count of a courier's parcels."""
        from inspection.store import check_in_rows  # noqa: PLC0415

        found = self._all(statements.HANDOVER, handover_id)
        return check_in_rows.handover(found[0]) if found else None

    def _ticket(self, row: Row[Any]) -> Ticket:
        return rows.ticket(row, self._children(statements.TICKET_LINES, row))

    def _parcel(self, row: Row[Any]) -> Parcel:
        return rows.parcel(
            row,
            codes=self._children(statements.PARCEL_CODES, row),
            matches=self._all(statements.MATCHES, row.parcel_id),
            conditions=self._all(statements.CONDITIONS, row.parcel_id),
            joins=self._all(statements.JOINS, row.parcel_id),
        )

    def _unit(self, row: Row[Any]) -> Unit:
        unit = rows.unit(row)
        if unit.ticket_id is not None:
            return unit
        return claimed(unit, [rows.claim(one) for one in self._all(statements.CLAIMS, row.unit_id)])

    def _run(self, row: Row[Any]) -> Run:
        from inspection.store import work_rows  # noqa: PLC0415

        finishes = self._all(statements.FINISHES, row.run_id)
        stops = self._all(statements.STOPS, row.run_id)
        return work_rows.run(
            row,
            finish=finishes[0] if finishes else None,
            stop=stops[0] if stops else None,
        )

    def _late_run(self, row: Row[Any]) -> LateRun:
        from inspection.store import work_rows  # noqa: PLC0415

        return work_rows.late_run(row)

    def _lamp(self, row: Row[Any]) -> Lamp:
        from inspection.store import work_rows  # noqa: PLC0415

        lit_s = self._conn.execute(statements.LIT_S(), {"of": row.lamp_id}).scalar() or 0
        return work_rows.lamp(row, run_min=lit_s // 60)

    def _decision(self, row: Row[Any]) -> Decision:
        from inspection.store import work_rows  # noqa: PLC0415

        holds = self._all(statements.HOLDS, row.decision_id)
        return work_rows.decision(row, held_reason=holds[-1].reason if holds else None)

    def _refund(self, row: Row[Any]) -> Refund:
        from inspection.store import work_rows  # noqa: PLC0415

        moves = self._all(statements.LAST_MOVE, row.refund_id)
        return work_rows.refund(row, moves[0] if moves else None)
