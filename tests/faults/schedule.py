"""What shall go wrong, told by a seed alone: a line's n-th request always has the same fault."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What a proxy does to one request."""

    NONE = "none"
    SLOW_REQUEST = "slow_request"
    """It arrives late."""
    SLOW_ANSWER = "slow_answer"
    CUT_REQUEST = "cut_request"
    """Part of it arrives, then both ends are cut off."""
    CUT_ANSWER = "cut_answer"
    """It arrives whole; part of its answer comes back."""
    DROPPED_ANSWER = "dropped_answer"
    """It arrives whole; not a byte comes back."""
    TWICE = "twice"
    """It arrives on two connections at once; one answer comes back."""
    TOO_MANY = "429"
    """Answered by something in between, as the next three; it never arrives."""
    BROKEN = "500"
    BAD_GATEWAY = "502"
    UNAVAILABLE = "503"
    GATEWAY_AFTER = "502_after"
    """It arrives and is done; something in between answers 502 all the same."""
    FALSE_SUCCESS = "200_with_error"
    """Something in between answers 200 with an error in its body; it never arrives."""


STATUS = {
    Fault.TOO_MANY: 429,
    Fault.BROKEN: 500,
    Fault.BAD_GATEWAY: 502,
    Fault.UNAVAILABLE: 503,
    Fault.GATEWAY_AFTER: 502,
    Fault.FALSE_SUCCESS: 200,
}
FAULTS = tuple(one for one in Fault if one is not Fault.NONE)


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What happens to one request. `share` in [0, 1) says how late, or where it is cut."""

    fault: Fault
    share: float


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """The faults of one line (`seed` names it too). `rate` of the requests have one.

    `weights` are relative; a fault without one counts 1.
    """

    seed: str
    rate: float
    weights: Mapping[Fault, float]

    def turn(self, number: int) -> Turn:
        """Of the n-th request, whatever came before it."""
        chance = random.Random(f"{self.seed}/{number}")
        if chance.random() >= self.rate:
            return Turn(fault=Fault.NONE, share=0.0)
        weights = [self.weights.get(one, 1.0) for one in FAULTS]
        (fault,) = chance.choices(FAULTS, weights)
        return Turn(fault=fault, share=chance.random())
