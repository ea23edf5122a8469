"""One parcel at the disinfection step: its code, what is in it, its runs, what stands ready."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.disinfection import Run, RunFacts, deciding_run, is_open, next_target
from inspection.handlers.subjects import tickets_in
from inspection.parcels import Parcel
from inspection.policies import Policies
from inspection.ports import Facts
from inspection.solutions import Lamp, Solution
from inspection.tickets import Ticket
from inspection.values import OUTER, GoodsClass, ParcelId


@dataclass(frozen=True, kw_only=True)
class DisinfectionCase:
    """What is known of the parcel; `ticket` is the matched one, None while it is unmatched.

    `tickets` are all with goods in it, joined ones too, as far as they are known here. `needed` are
    the targets those goods ask for, outermost first; `solutions` and `lamps` are those of this
    bench.
    """

    parcel: Parcel
    ticket: Ticket | None
    tickets: tuple[Ticket, ...]
    runs: RunFacts
    needed: tuple[str, ...]
    solutions: tuple[Solution, ...]
    lamps: tuple[Lamp, ...]

    @property
    def goods(self) -> frozenset[GoodsClass]:
        """What its tickets say is inside; empty where nobody knows."""
        return frozenset(line.goods_class for one in self.tickets for line in one.lines)

    @property
    def code(self) -> str:
        """The code the parcel is called by."""
        return self.parcel.codes[0].code if self.parcel.codes else ""

    @property
    def next_target(self) -> str:
        """The layer to disinfect now: inner ones once the outside is done and nothing was left out.

        The outside where all is done.
        """
        if deciding_run(self.runs) is None:
            return OUTER
        return next_target(self.runs, self.needed) or OUTER

    @property
    def is_opened_late(self) -> bool:
        """Open on an entry made late, and on nothing better."""
        is_told = any(one.opens for one in self.runs.late)
        return is_told and is_open(self.runs) and deciding_run(self.runs) is None

    def run_of(self, target: str) -> Run | None:
        """The newest run of a target that was not broken off."""
        runs = [one for one in self.runs.runs if one.target == target and one.stopped_at is None]
        return runs[-1] if runs else None


def disinfection_case(
    facts: Facts, parcel_id: ParcelId, policies: Policies
) -> DisinfectionCase | None:
    """The case of a parcel; None where no such parcel is known here."""
    parcel = facts.parcel(parcel_id)
    if parcel is None:
        return None
    tickets = tickets_in(facts, parcel)
    return DisinfectionCase(
        parcel=parcel,
        ticket=facts.ticket(parcel.matches[0].ticket_id) if parcel.matches else None,
        tickets=tickets,
        runs=facts.runs_of(parcel_id),
        needed=_needed(tickets, policies),
        solutions=facts.solutions(),
        lamps=facts.lamps(),
    )


def _needed(tickets: tuple[Ticket, ...], policies: Policies) -> tuple[str, ...]:
    """What any of the goods asks for; nobody knows yet which of them are inside."""
    goods: list[GoodsClass | None] = [line.goods_class for one in tickets for line in one.lines]
    wanted = [one for each in goods or [None] for one in policies.targets.needed_for(each)]
    return tuple(dict.fromkeys(wanted)) or (OUTER,)
