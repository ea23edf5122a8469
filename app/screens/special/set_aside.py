"""Another parcel comes first: this one waits, and nothing recorded is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.screens.special.special import Special
from app.states.ask import Entry

if TYPE_CHECKING:
    from app.states.inspect import InspectState


class SetAside(Special):
    """Back to the queue."""

    def entry(self, _state: InspectState) -> Entry:
        """Always there."""
        return Entry(
            label=self.tr("Set this parcel aside"),
            help=self.tr("What was done stays; go on later"),
            run=self.bench.set_aside,
        )
