"""A refusal at the hub: on a ground of those goods with its photo, or it does not count.

A station refuses nothing without one; a bent or broken station might (DESIGN D12). The hub looks at
the recorded findings and photos themselves, not at the grounds the decision names; whoever gives it
the facts says as of when.
"""

from __future__ import annotations

from inspection.errors import OperatorError
from inspection.events import UnitDecided
from inspection.handlers.decide import propose
from inspection.policies import Policies
from inspection.ports import Facts
from inspection.tickets import Ticket
from inspection.values import UnitId, Verdict

NO_GROUND = "decision.no_ground"


def refusal_breach(
    event: UnitDecided, ticket: Ticket, facts: Facts, policies: Policies
) -> str | None:
    """Why this decision may not refuse the refund, or None: it may, or it does not refuse.

    One made under rules or questions this hub does not have is left to the supervisor who reviews
    it: a newer station may know grounds this hub does not.
    """
    if event.choice is not Verdict.NONE or not _knows_rules(event, ticket, facts, policies):
        return None
    try:
        advice = propose(facts, UnitId(event.unit_id), policies=policies).advice
    except OperatorError:
        return NO_GROUND  # questions are open: nothing is proven
    return None if advice.can_refuse else NO_GROUND


def _knows_rules(event: UnitDecided, ticket: Ticket, facts: Facts, policies: Policies) -> bool:
    pack = policies.refund_pack_for(ticket.market)
    checklists = {(one.checklist_id, one.version) for one in policies.checklists}
    asked = {
        (one.checklist_id, one.checklist_version)
        for one in facts.findings_of(UnitId(event.unit_id))
    }
    is_same = (event.policy_id, event.policy_version) == (pack.pack_id, pack.version)
    return is_same and asked <= checklists
