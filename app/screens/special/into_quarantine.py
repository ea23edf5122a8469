"""An item that is not decided goes into a quarantine container, and is found there again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.screens.special.special import Special
from app.states.ask import Entry
from app.states.navigation import GoSort

if TYPE_CHECKING:
    from app.states.inspect import InspectState


class IntoQuarantine(Special):
    """Leads to the page of putting away; the container's own scan at the bench does as well."""

    COMMANDS = ("CMD-HOLD",)

    def entry(self, state: InspectState) -> Entry | None:
        """Once the item has its LPN: without a label nobody would find it again."""
        case = state.case
        if case is None or case.unit is None:
            return None
        return Entry(
            label=self.tr("Into quarantine"),
            help=self.tr("Until it is decided; then scan the container"),
            run=partial(self.bench.go, GoSort(unit_id=case.unit.unit_id)),
        )
