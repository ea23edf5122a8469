"""One parcel at the disinfection step: its code, what is in it, its runs."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.disinfection import Run, RunFacts
from inspection.parcels import Parcel
from inspection.ports import Facts
from inspection.tickets import Ticket
from inspection.values import ParcelId


@dataclass(frozen=True, kw_only=True)
class DisinfectionCase:
    """What is known of the parcel; `ticket` is None while it is unmatched."""

    parcel: Parcel
    ticket: Ticket | None
    runs: RunFacts

    @property
    def code(self) -> str:
        """The code the parcel is called by."""
        return self.parcel.codes[0].code if self.parcel.codes else ""

    @property
    def run(self) -> Run | None:
        """The newest run that was not broken off."""
        kept = [run for run in self.runs.runs if run.stopped_at is None]
        return kept[-1] if kept else None


def disinfection_case(facts: Facts, parcel_id: ParcelId) -> DisinfectionCase | None:
    """The case of a parcel; None where no such parcel is known here."""
    parcel = facts.parcel(parcel_id)
    if parcel is None:
        return None
    ticket = facts.ticket(parcel.matches[0].ticket_id) if parcel.matches else None
    return DisinfectionCase(parcel=parcel, ticket=ticket, runs=facts.runs_of(parcel_id))
