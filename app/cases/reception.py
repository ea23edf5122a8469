"""One parcel at the receiving step, and what a scan is taken for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from app.cases.marked import Markups, markups
from inspection.evidence import CONDITION, Evidence
from inspection.handlers.evidence import current_evidence
from inspection.parcels import Parcel
from inspection.ports import Facts
from inspection.reception_notes import ReceptionNotes
from inspection.station_events import ParcelCode
from inspection.tickets import Ticket
from inspection.units import is_valid_lpn
from inspection.values import CodeKind, OuterCondition, ParcelId
from inspection.weight import WeightCheck

if TYPE_CHECKING:
    from app.cases.receptions import Receptions
    from inspection.contents import Contents
    from inspection.policies import Policies
    from scanners.label import ParsedCode
    from scanners.scan import Scan

_KINDS = {"tracking": CodeKind.TRACKING, "order": CodeKind.ORDER}


@dataclass(frozen=True, kw_only=True)
class ReceptionCase:
    """A received parcel; `ticket` is the one it was matched to, None while it belongs to nobody."""

    parcel: Parcel
    ticket: Ticket | None
    tickets: tuple[Ticket, ...]
    """All tickets with goods in it, that one first."""
    receptions: Receptions
    """Other stations that took this parcel in too."""
    evidence: tuple[Evidence, ...]
    markups: Markups
    required: tuple[str, ...]
    missing: tuple[str, ...]
    notes: ReceptionNotes
    weight: WeightCheck
    weight_shots: tuple[str, ...]
    """Photos that a wrong weight asks for."""
    is_refused: bool
    """Delivery was refused: it never was in the buyer's hands."""
    contents: Contents | None = None
    """Its tickets counted over all their parcels; None without one."""

    @property
    def code(self) -> str:
        """The code the parcel is called by."""
        return self.parcel.codes[0].code if self.parcel.codes else ""

    @property
    def conditions(self) -> tuple[OuterCondition, ...]:
        """What the outside looks like, as recorded."""
        return self.parcel.conditions[-1].conditions if self.parcel.conditions else ()

    @property
    def next_shot(self) -> str:
        """The photo to take next; empty when none is missing."""
        return next((one for one in self.missing if one != CONDITION), "")

    @property
    def is_complete(self) -> bool:
        """Whether the parcel may go on."""
        return not self.missing

    @property
    def is_blind(self) -> bool:
        """What was announced is not told before it was counted."""
        return self.contents is not None and self.contents.is_blind

    @property
    def is_disputed(self) -> bool:
        """Another reception of this parcel may count, or does."""
        return self.receptions.is_open or self.receptions.is_dropped

    @property
    def is_plain(self) -> bool:
        """Complete, and nothing about it out of the ordinary: it needs no look and no word."""
        is_sound = self.conditions == (OuterCondition.INTACT,) and not self.weight.is_off
        # a photo that was left out with a reason is not missing, but somebody had to say why
        has_photos = {one.subject for one in self.evidence}.issuperset(self.required)
        is_known = self.ticket is not None and not self.is_refused and not self.is_disputed
        return self.is_complete and is_sound and has_photos and is_known


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """Who received the parcel before, when and where."""

    parcel_id: ParcelId
    at: datetime
    name_zh: str = ""
    name_en: str = ""
    station_name: str = ""
    place: str = ""
    """Where it was put down; empty where nobody said."""


def reception_case(facts: Facts, parcel_id: ParcelId, policies: Policies) -> ReceptionCase | None:
    """The case of a parcel; None where no such parcel is known here."""
    # the step after this one: no start waits for it
    from app.cases.receptions import receptions_of  # noqa: PLC0415
    from inspection.handlers.blind import is_blind  # noqa: PLC0415
    from inspection.handlers.check_in import is_refused, weight_check  # noqa: PLC0415
    from inspection.handlers.contents import contents_in  # noqa: PLC0415
    from inspection.handlers.disinfect import (  # noqa: PLC0415
        missing_for_reception,
        required_shots,
    )
    from inspection.handlers.subjects import tickets_in  # noqa: PLC0415

    parcel = facts.parcel(parcel_id)
    if parcel is None:
        return None
    photos = current_evidence(facts, parcel_id, None)
    tickets = tickets_in(facts, parcel)
    contents = contents_in(facts, *tickets, policies=policies) if tickets else None
    if contents is not None and is_blind(facts, parcel, policies=policies):
        contents = replace(contents, is_blind=True)
    return ReceptionCase(
        parcel=parcel,
        ticket=tickets[0] if tickets else None,
        tickets=tickets,
        receptions=receptions_of(facts, parcel),
        evidence=photos,
        markups=markups(facts, photos),
        required=required_shots(facts, parcel, policies=policies),
        missing=missing_for_reception(facts, parcel_id, policies=policies),
        notes=facts.reception_notes(parcel_id),
        weight=weight_check(facts, parcel, policies=policies),
        weight_shots=policies.reception.weight.shots,
        is_refused=is_refused(facts, parcel),
        contents=contents,
    )


def parcel_code(scan: Scan, parsed: ParsedCode) -> ParcelCode:
    """The scan as the journal knows it."""
    kind = _KINDS.get(parsed.kind, CodeKind.OTHER)
    if is_valid_lpn(parsed.normalised):
        kind = CodeKind.LPN
    return ParcelCode(
        code=_own_number(parsed),
        raw=scan.text,
        symbology=scan.symbology,
        source=scan.source,
        what=kind,
    )


def _own_number(parsed: ParsedCode) -> str:
    """Each box of a shipment is a parcel; the first goes by the number all of them have."""
    box = int(parsed.fields.get("box", 1))
    if box == 1:
        return parsed.normalised
    boxes = parsed.fields.get("boxes")
    return f"{parsed.normalised}-{box}-{f'{int(boxes)}-' if boxes else ''}"


def toggled(
    conditions: tuple[OuterCondition, ...], condition: OuterCondition
) -> tuple[OuterCondition, ...]:
    """The conditions with one more or one less; intact stands alone."""
    chosen = set(conditions) ^ {condition}
    intact = {OuterCondition.INTACT}
    chosen = chosen & intact if condition is OuterCondition.INTACT else chosen - intact
    return tuple(chosen)
