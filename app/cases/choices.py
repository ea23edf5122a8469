"""What may be chosen at a decision: a way, a word on the money, a reason for it."""

from __future__ import annotations

from inspection.disposition import Option
from inspection.handlers.decide import Proposal
from inspection.values import Disposition, Named, Service, Verdict
from inspection.waiting import Consent

_CHOICES = (Verdict.FULL, Verdict.PARTIAL, Verdict.NONE)
"""What an inspector may choose instead of the advice."""


def open_way(ways: tuple[Option, ...], wanted: Disposition | None) -> Disposition | None:
    """The chosen way while it is open, else the usual one."""
    open_ways = [one for one in ways if one.lock is None]
    chosen = next((one for one in open_ways if one.disposition is wanted), None)
    usual = chosen or next((one for one in open_ways if one.is_usual), None)
    return usual.disposition if usual else None


def verdicts(proposal: Proposal) -> tuple[Verdict, ...]:
    """The advice, then what may stand instead; refusing only where there is a ground for it.

    A partial refund only of a return, and where the customer, once asked, has said nothing but yes.
    """
    advice = proposal.advice
    shut = {
        Verdict.NONE: not advice.can_refuse,
        Verdict.PARTIAL: proposal.consent is Consent.NOT_GIVEN
        or proposal.ticket.service is not Service.RETURN,
    }
    others = [one for one in _CHOICES if one is not advice.verdict and not shut.get(one, False)]
    return (advice.verdict, *others)


def reasons(proposal: Proposal, choice: Verdict) -> tuple[Named, ...]:
    """Reasons that may stand for this choice; a partial refund needs the buyer's consent."""
    pack = proposal.pack
    if choice is not Verdict.PARTIAL:
        return tuple(one for one in pack.override_reasons if one.code not in pack.partial_reasons)
    return tuple(one for one in pack.override_reasons if one.code in pack.partial_reasons)
