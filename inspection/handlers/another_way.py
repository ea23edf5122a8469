"""Another way for a decided unit: who may, where to, and the second person some ways need."""

from __future__ import annotations

from dataclasses import dataclass, replace

from inspection.disinfection import state_of
from inspection.disposition import Option, Standing, options
from inspection.errors import OperatorError
from inspection.handlers.put_away import put_away_of
from inspection.orders import is_repair_made
from inspection.people import BENCH, ensure_role
from inspection.policies import Policies
from inspection.ports import Facts, Work
from inspection.sorting import PutAway, may_change
from inspection.sorting_events import DispositionChanged, DispositionWitnessed
from inspection.values import Disposition, Role, UnitId, Verdict

_BACK = Disposition.RETURN_TO_CUSTOMER


@dataclass(frozen=True, kw_only=True)
class ChangeDisposition:
    """The unit goes another way from now on, for this reason of the rules."""

    unit_id: UnitId
    disposition: Disposition
    reason_code: str


@dataclass(frozen=True, kw_only=True)
class StandFor:
    """The acting person is the second one that a unit's way needs."""

    unit_id: UnitId


def other_ways(
    facts: Facts, here: PutAway, *, role: Role, policies: Policies
) -> tuple[Option, ...]:
    """Every way for a decided unit, the locked ones with their reasons, as at the decision.

    Grade and disinfection are what is recorded by now: restocking stays shut without its record.
    What was repaired goes back to its customer as if nothing were refunded: nothing is.
    """
    gradings = facts.grading_of(here.unit.unit_id)
    if not gradings or here.decision is None:
        return ()
    standing = Standing(
        packaging=gradings[-1].packaging,
        item=gradings[-1].item,
        grade=gradings[-1].grade,
        disinfection=state_of(facts.runs_of(here.unit.parcel_id)),
        choice=here.decision.choice,
        role=role,
    )
    rules = policies.dispositions_for(here.goods_class)
    found = options(rules, standing)
    if not is_repair_made(facts.orders_of_ticket(here.decision.ticket_id), here.unit.unit_id):
        return found
    repaired = options(rules, replace(standing, choice=Verdict.NONE))
    back = next((one for one in repaired if one.disposition is _BACK), None)
    return tuple(back if back and one.disposition is _BACK else one for one in found)


def change_disposition(work: Work, intent: ChangeDisposition, *, policies: Policies) -> str:
    """Record another way and give its id. The decision and its money stay as they are.

    Raises `sorting.undecided`, `sorting.sent_back`, `change.terminal`, `person.not_allowed`,
    `change.reason_unknown`, `change.same`, `disposition.locked` (`cause`), `disposition.unknown`,
    `sent_back.refunded`, and what `put_away_of` raises.
    """
    ensure_role(work.actor, BENCH)
    here = put_away_of(work.facts, intent.unit_id, policies=policies)
    if here.decision is None:
        raise OperatorError("sorting.undecided", lpn=here.unit.lpn)
    if here.shipment is not None:
        raise OperatorError("sorting.sent_back", lpn=here.unit.lpn)
    _ensure_leaving(work, here)
    if not policies.sorting.knows(intent.reason_code):
        raise OperatorError("change.reason_unknown")
    _ensure_open(work, here, intent.disposition, policies)
    change_id = work.ids.new()
    work.record(
        DispositionChanged(
            change_id=change_id,
            unit_id=here.unit.unit_id,
            decision_id=here.decision.decision_id,
            disposition=intent.disposition,
            reason_code=intent.reason_code,
            supersedes=tuple(one.change_id for one in here.changes),
        )
    )
    return change_id


def stand_for(work: Work, intent: StandFor, *, policies: Policies) -> str:
    """Record that the acting person stands for where the unit goes, and give the record's id.

    Raises `witness.not_needed`, `witness.same_person` for who chose the way, and what
    `put_away_of` raises.
    """
    ensure_role(work.actor, BENCH)
    here = put_away_of(work.facts, intent.unit_id, policies=policies)
    if not here.needs_witness or here.chosen_id is None:
        raise OperatorError("witness.not_needed", lpn=here.unit.lpn)
    if work.actor.person_id in here.chosen_by:
        raise OperatorError("witness.same_person")
    witness_id = work.ids.new()
    work.record(
        DispositionWitnessed(
            witness_id=witness_id,
            unit_id=here.unit.unit_id,
            decision_id=here.chosen_id,
            disposition=here.disposition,
        )
    )
    return witness_id


def _ensure_leaving(work: Work, here: PutAway) -> None:
    if may_change(here.way, role=work.actor.role):
        return
    if here.way is not None and here.way.is_terminal:
        raise OperatorError("change.terminal", lpn=here.unit.lpn)
    raise OperatorError("person.not_allowed", role=work.actor.role.value)


def _ensure_open(work: Work, here: PutAway, wanted: Disposition, policies: Policies) -> None:
    ways = other_ways(work.facts, here, role=work.actor.role, policies=policies)
    option = next((one for one in ways if one.disposition is wanted), None)
    if option is None:
        raise OperatorError("disposition.unknown", disposition=wanted.value)
    if option.lock is not None:
        raise OperatorError("disposition.locked", cause=option.lock.cause.value)
    if wanted is here.disposition and not here.is_disputed:
        raise OperatorError("change.same")
    if wanted is Disposition.RETURN_TO_CUSTOMER and here.money is not None:
        raise OperatorError("sent_back.refunded", state=here.money.state.value)
