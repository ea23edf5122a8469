"""One parcel on the inspection bench: which item, which question, which photo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from app.cases.marked import Markups, markups
from app.cases.receptions import SINGLE, Receptions, receptions_of
from inspection.checklist import SERIAL_DIFFERS, Progress, Question, Step, walk
from inspection.contents import Contents
from inspection.disinfection import RunFacts, is_open, next_target
from inspection.evidence import Evidence
from inspection.handlers.blind import is_blind
from inspection.handlers.contents import contents_in, is_box_shared, is_decided_since
from inspection.handlers.evidence import current_waivers
from inspection.handlers.inspect import course
from inspection.handlers.subjects import is_dealt_with, tickets_in
from inspection.marks import Waiver
from inspection.parcels import Parcel
from inspection.people import Person
from inspection.policies import Policies
from inspection.ports import Facts
from inspection.tickets import Line, Ticket
from inspection.units import Description, Unit
from inspection.values import ParcelId, TicketId, UnitId
from inspection.waiting import Parking
from inspection.waiting import Question as CustomerQuestion


@dataclass(frozen=True, kw_only=True)
class LineChoice:
    """A line of the ticket that still has items to take out of this parcel."""

    line: Line
    taken: int
    ticket: Ticket
    is_blind: bool = False

    @property
    def counted(self) -> str:
        """`1 / 2`; while it is counted blind only the first."""
        return str(self.taken) if self.is_blind else f"{self.taken} / {self.line.quantity}"


@dataclass(frozen=True, kw_only=True)
class InspectionCase:
    """Everything known of the item in hand; `unit` is None until it was identified.

    `waivers` are the photos of the item that are left out.
    """

    parcel: Parcel
    ticket: Ticket | None
    runs: RunFacts
    is_open: bool
    choices: tuple[LineChoice, ...]
    unit: Unit | None
    line: Line | None
    progress: Progress | None
    photos: tuple[Evidence, ...]
    markups: Markups
    waivers: tuple[Waiver, ...]
    open_units: int
    is_labelled: bool = False
    """Whether the item's label was scanned back."""
    is_inside_undone: bool = False
    """Whether goods of its class need an inner layer disinfected that nobody has done."""
    tickets: tuple[Ticket, ...] = ()
    """All tickets with goods in this parcel; `ticket` is the one of the item in hand."""
    begun: frozenset[TicketId] = frozenset()
    """Tickets of which an item was taken out of this parcel."""
    receptions: Receptions = SINGLE
    """Other stations that took this parcel in too."""
    contents: Contents | None = None
    """Its tickets counted over all their parcels; None without one."""
    is_box_shared: bool = False
    """Whether anything else was in the box the item should have come in."""
    is_unpacked: bool = False
    """Whether somebody said that nothing more is in the box."""
    can_undo_unpacking: bool = False
    is_unannounced: bool = False
    """Whether the item in hand is one nobody announced, out of a parcel that has a ticket."""
    description: Description | None = None
    """What an item without a ticket was said to be."""
    is_aside: bool = False
    """Whether it is inspected as far as it can be, and waits for its ticket."""
    aparts: tuple[Unit, ...] = ()
    """Items set apart that are still nobody's, the last one last."""
    settled: frozenset[UnitId] = frozenset()
    """Those of them a supervisor settled."""
    has_units: bool = False
    """Whether anything was taken out of this parcel yet."""
    parkings: tuple[Parking, ...] = ()
    """Why the item in hand is parked, if it is."""
    parked_by: Person | None = None
    questions: tuple[CustomerQuestion, ...] = ()
    """What its customer was asked about the item in hand."""
    parked: tuple[Unit, ...] = ()
    """Other items of this parcel that somebody parked."""

    def stands_aside(self, now: datetime) -> bool:
        """Whether nothing is asked of the item before somebody or the customer acts."""
        return bool(self.parkings) or any(one.is_waiting(now) for one in self.questions)

    @property
    def is_unclaimed(self) -> bool:
        """Whether the item in hand, or the one to take out, was here before its ticket."""
        if self.ticket is None:
            return True
        has_none = self.unit is not None and self.unit.line_id is None
        return has_none and self.description is not None

    @property
    def is_blind(self) -> bool:
        """What was announced is not told before it was counted."""
        return self.contents is not None and self.contents.is_blind

    @property
    def is_extra(self) -> bool:
        """Whether the item in hand is one more than its line expects, where that may be told."""
        return (
            not self.is_blind
            and self.unit is not None
            and self.line is not None
            and self.unit.unit_no > self.line.quantity
        )

    @property
    def code(self) -> str:
        """The code the parcel is called by."""
        return self.parcel.codes[0].code if self.parcel.codes else ""

    @property
    def taken(self) -> frozenset[str]:
        """Subjects that have a current photo."""
        return frozenset(photo.subject for photo in self.photos)

    @property
    def item_photos(self) -> tuple[Evidence, ...]:
        """Those of the item itself, the newest last."""
        return tuple(one for one in self.photos if one.unit_id is not None)

    @property
    def answered(self) -> frozenset[str]:
        """Subjects nothing is asked of any more: photographed, or left out with a reason."""
        return self.taken | {one.subject for one in self.waivers}

    @property
    def missing(self) -> tuple[str, ...]:
        """Required shots neither taken nor left out."""
        return self.progress.missing_shots(self.answered) if self.progress else ()

    @property
    def is_complete(self) -> bool:
        """Every question answered, every required photo taken."""
        return self.progress is not None and self.progress.is_done and not self.missing

    @property
    def is_absent(self) -> bool:
        """Nothing was in the box: there is no item to stick a label on."""
        return self.progress is not None and self.progress.is_absent

    @property
    def serial_step(self) -> Step | None:
        """The answered comparison of serials."""
        steps = self.progress.steps if self.progress else ()
        return next((step for step in steps if asks_serial(step.question)), None)


def asks_serial(question: Question) -> bool:
    """Whether a scanned serial answers this question."""
    return question.answer(SERIAL_DIFFERS) is not None


def inspection_case(
    facts: Facts,
    parcel_id: ParcelId,
    unit_id: UnitId | None,
    policies: Policies,
    *,
    now: datetime,
) -> InspectionCase | None:
    """The case of a parcel; None where no such parcel is known here.

    Without `unit_id`, or once it is decided, the item in hand is the first undecided one that does
    not stand aside, else the next to take out: where the ticket leaves one line to choose from,
    that line is taken for granted until it is recorded. Where nothing else is to do, it is one that
    stands aside.
    """
    parcel = facts.parcel(parcel_id)
    if parcel is None:
        return None
    tickets = tickets_in(facts, parcel)
    units = facts.units_of_parcel(parcel_id)
    undecided = [one for one in units if not is_dealt_with(facts, one.unit_id)]
    wanted = next((one for one in undecided if one.unit_id == unit_id), None)
    contents = _contents(facts, parcel, tickets, policies)
    unpackings = facts.unpackings_of(parcel_id)
    choices = () if contents is None or unpackings else _choices(contents)
    free = (one for one in undecided if not _stands_aside(facts, one, now))
    unit = wanted or next(free, None) or (None if choices else next(iter(undecided), None))
    parkings = facts.parkings_of(unit.unit_id) if unit else ()
    ticket = _ticket_of(facts, unit, choices, tickets)
    # counted blind nothing but the first item is taken for granted: there may be no other
    is_sure = contents is None or not (contents.is_blind and units)
    line = _line_of(unit, ticket, choices if is_sure else ())
    runs = facts.runs_of(parcel_id)
    described = facts.descriptions_of(unit.unit_id) if unit else ()
    photos = _photos(facts, parcel_id, unit)
    aparts = tuple(one for one in units if not one.lines and facts.apart_of(one.unit_id))
    return InspectionCase(
        parcel=parcel,
        ticket=ticket,
        tickets=tickets,
        begun=frozenset(ticket_id for one in units for ticket_id, _line in one.lines),
        receptions=receptions_of(facts, parcel),
        runs=runs,
        is_open=is_open(runs),
        choices=choices,
        unit=unit,
        line=line,
        progress=_progress(facts, unit, line, policies) if line or ticket is None else None,
        photos=photos,
        markups=markups(facts, photos),
        waivers=current_waivers(facts, parcel_id, unit.unit_id) if unit else (),
        open_units=len(undecided),
        is_labelled=unit is not None and bool(facts.labels_of(unit.unit_id)),
        is_inside_undone=line is not None
        and next_target(runs, policies.targets.needed_for(line.goods_class)) is not None,
        contents=contents,
        is_box_shared=unit is not None and is_box_shared(facts, unit, policies),
        is_unpacked=bool(unpackings),
        is_unannounced=ticket is not None and unit is not None and _is_stranger(facts, unit),
        description=described[-1] if described else None,
        is_aside=unit is not None and bool(facts.unclaimed_marks_of(unit.unit_id)),
        aparts=aparts,
        settled=frozenset(one.unit_id for one in aparts if facts.settlements_of(one.unit_id)),
        has_units=bool(units),
        can_undo_unpacking=bool(unpackings)
        and not is_decided_since(facts, parcel_id, unpackings[-1]),
        parkings=parkings,
        parked_by=facts.person(parkings[-1].parked_by) if parkings else None,
        questions=facts.questions_of(unit.unit_id) if unit else (),
        parked=tuple(
            one for one in undecided if one is not unit and facts.parkings_of(one.unit_id)
        ),
    )


def _progress(
    facts: Facts, unit: Unit | None, line: Line | None, policies: Policies
) -> Progress | None:
    """Where the answers lead; without a ticket as far as they can, once it is said what it is."""
    if unit is not None and (line is not None or unit.ticket_id is None):
        is_known = line is not None or bool(facts.descriptions_of(unit.unit_id))
        return course(facts, unit, policies=policies) if is_known else None
    return walk(policies.checklist_for(line.goods_class), ()) if line is not None else None


def _is_stranger(facts: Facts, unit: Unit) -> bool:
    """What was inspected before the parcel had its ticket was described, and may be claimed."""
    return not unit.lines and not facts.descriptions_of(unit.unit_id)


def _stands_aside(facts: Facts, unit: Unit, now: datetime) -> bool:
    if facts.parkings_of(unit.unit_id):
        return True
    return any(one.is_waiting(now) for one in facts.questions_of(unit.unit_id))


def _choices(contents: Contents) -> tuple[LineChoice, ...]:
    """Lines still lacking something, whichever parcel the others came in; all if that is secret.

    Then those nothing was taken out of stand first: nine have keys.
    """
    counts = [one for one in contents.counts if one.lacking or contents.is_blind]
    if contents.is_blind:
        counts.sort(key=lambda one: one.here > 0)
    owners = {line.line_id: one for one in contents.tickets for line in one.lines}
    return tuple(
        LineChoice(
            line=one.line,
            taken=one.here,
            ticket=owners[one.line.line_id],
            is_blind=contents.is_blind,
        )
        for one in counts
    )


def _ticket_of(
    facts: Facts, unit: Unit | None, choices: tuple[LineChoice, ...], tickets: tuple[Ticket, ...]
) -> Ticket | None:
    """The ticket of the item in hand, or of the only one there is to take out."""
    if unit is not None and unit.ticket_id is not None:
        return facts.ticket(unit.ticket_id)
    if unit is None and len(choices) == 1:
        return choices[0].ticket
    return tickets[0] if tickets else None


def _line_of(
    unit: Unit | None, ticket: Ticket | None, choices: tuple[LineChoice, ...]
) -> Line | None:
    if ticket is None:
        return None
    if unit is not None:
        return ticket.line(unit.line_id) if unit.line_id else None
    return choices[0].line if len(choices) == 1 else None


def _contents(
    facts: Facts, parcel: Parcel, tickets: tuple[Ticket, ...], policies: Policies
) -> Contents | None:
    """All its tickets counted; None without one."""
    if not tickets:
        return None
    found = contents_in(facts, *tickets, policies=policies)
    return replace(found, is_blind=is_blind(facts, parcel, policies=policies))


def _photos(facts: Facts, parcel_id: ParcelId, unit: Unit | None) -> tuple[Evidence, ...]:
    """Current photos of the parcel itself and of this item, not of its neighbours."""
    unit_id = unit.unit_id if unit else None
    return tuple(
        photo
        for photo in facts.evidence_of(parcel_id)
        if photo.is_current and photo.unit_id in {None, unit_id}
    )
