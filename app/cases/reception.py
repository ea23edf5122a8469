"""One parcel at the receiving step, and what a scan is taken for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.cases.marked import Markups, markups
from inspection.evidence import CONDITION, Evidence
from inspection.handlers.evidence import current_evidence
from inspection.parcels import Parcel
from inspection.ports import Facts
from inspection.station_events import ParcelCode
from inspection.tickets import Ticket
from inspection.units import is_valid_lpn
from inspection.values import CodeKind, OuterCondition, ParcelId

if TYPE_CHECKING:
    from inspection.policies import Policies
    from scanners.label import ParsedCode
    from scanners.scan import Scan

_KINDS = {"tracking": CodeKind.TRACKING, "order": CodeKind.ORDER}


@dataclass(frozen=True, kw_only=True)
class ReceptionCase:
    """A received parcel; `ticket` is None while it belongs to nobody."""

    parcel: Parcel
    ticket: Ticket | None
    evidence: tuple[Evidence, ...]
    markups: Markups
    required: tuple[str, ...]
    missing: tuple[str, ...]

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


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """Who received the parcel before, when and where."""

    parcel_id: ParcelId
    at: datetime
    name_zh: str = ""
    name_en: str = ""
    station_name: str = ""


def reception_case(facts: Facts, parcel_id: ParcelId, policies: Policies) -> ReceptionCase | None:
    """The case of a parcel; None where no such parcel is known here."""
    # the step after this one: no start waits for it
    from inspection.handlers.disinfect import missing_for_reception  # noqa: PLC0415

    parcel = facts.parcel(parcel_id)
    if parcel is None:
        return None
    seen = {one for record in parcel.conditions for one in record.conditions}
    photos = current_evidence(facts, parcel_id, None)
    return ReceptionCase(
        parcel=parcel,
        ticket=facts.ticket(parcel.matches[0].ticket_id) if parcel.matches else None,
        evidence=photos,
        markups=markups(facts, photos),
        required=policies.reception.required_shots(seen),
        missing=missing_for_reception(facts, parcel_id, policies=policies),
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
