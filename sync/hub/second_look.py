"""A second look at a decision before money: the hub applies its own rules to the recorded facts.

What a station says the rules advised is a claim, like its actor (DESIGN D12): a bent station could
call anything a full refund that needs no review. Where the hub's rules do not say so too, a person
decides.
"""

from __future__ import annotations

from inspection.disinfection import is_open
from inspection.errors import OperatorError
from inspection.handlers.decide import propose
from inspection.policies import Policies
from inspection.ports import Facts
from inspection.refund_policy import Decision

ADVICE_DIFFERS = "advice.differs"


def doubt(facts: Facts, decision: Decision, *, policies: Policies) -> str | None:
    """Why this decision's money is not for the rules to release, or None where they do."""
    try:
        proposal = propose(facts, decision.unit_id, policies=policies)
    except OperatorError as refused:
        return refused.code
    if proposal.missing_shots:
        return "decision.photos_missing"
    if not is_open(facts.runs_of(proposal.unit.parcel_id)):
        return "decision.not_disinfected"
    is_advised = decision.choice is proposal.advice.verdict and not proposal.needs_review
    return None if is_advised else ADVICE_DIFFERS
