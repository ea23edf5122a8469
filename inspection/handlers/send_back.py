"""Sending a unit back to its customer: the outbound label is scanned, never the inbound one."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.codes import lookup_forms, normalise
from inspection.errors import OperatorError
from inspection.handlers.put_away import put_away_of
from inspection.people import FLOOR, ensure_role
from inspection.policies import Policies
from inspection.ports import Facts, Work
from inspection.recordable import is_code
from inspection.sorting import Due, PutAway, looks_like_bin
from inspection.sorting_events import UnitSentBack
from inspection.units import Unit, is_valid_lpn
from inspection.values import UnitId


@dataclass(frozen=True, kw_only=True)
class SendBack:
    """The new label was scanned; `carrier` where its number is certain."""

    unit_id: UnitId
    scanned: str
    symbology: str = ""
    carrier: str | None = None


def send_back(work: Work, intent: SendBack, *, policies: Policies) -> str:
    """Record the outbound number of a unit and give the shipment's id.

    The same number again records nothing. Raises `sent_back.other_way` where it is not for the
    customer, `sent_back.refunded` where money is due or paid, `sent_back.no_code` for what is no
    tracking number, `sent_back.inbound` for a label something came in with,
    `sent_back.other_customer` for the label of another ticket's goods, `sorting.sent_back`,
    `sorting.witness_missing`, and what `put_away_of` raises.
    """
    ensure_role(work.actor, FLOOR)
    here = put_away_of(work.facts, intent.unit_id, policies=policies)
    code = normalise(intent.scanned)
    if here.shipment is not None:
        if here.shipment.code == code:
            return here.shipment.shipment_id
        raise OperatorError("sorting.sent_back", lpn=here.unit.lpn)
    _ensure_due(here)
    _ensure_outbound(work.facts, here, code, intent.symbology)
    shipment_id = work.ids.new()
    work.record(
        UnitSentBack(
            shipment_id=shipment_id,
            unit_id=here.unit.unit_id,
            carrier=intent.carrier,
            code=code,
            supersedes=(),
        )
    )
    return shipment_id


def _ensure_due(here: PutAway) -> None:
    if here.due is Due.WITNESS:
        raise OperatorError("sorting.witness_missing", lpn=here.unit.lpn)
    if here.due is not Due.SEND_BACK:
        raise OperatorError("sent_back.other_way", lpn=here.unit.lpn)
    if here.money is not None:
        raise OperatorError("sent_back.refunded", state=here.money.state.value)


def _ensure_outbound(facts: Facts, here: PutAway, code: str, symbology: str) -> None:
    is_own = is_valid_lpn(code) or looks_like_bin(code) or code.startswith("CMD-")
    if is_own or not is_code(code, symbology):
        # not told which: what was read may name the customer
        raise OperatorError("sent_back.no_code")
    forms = lookup_forms(code)
    if any(facts.parcels_by_code(one) or facts.tickets_by_code(one) for one in forms):
        raise OperatorError("sent_back.inbound", seen=code)
    for other in facts.shipments_by_code(code):
        unit = facts.unit(other.unit_id)
        if unit is None or _sender(unit) != _sender(here.unit):
            raise OperatorError("sent_back.other_customer", seen=code)


def _sender(unit: Unit) -> str:
    """Whose goods they are: the ticket's customer, or whoever sent the parcel."""
    return unit.ticket_id or unit.parcel_id
