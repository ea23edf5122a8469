"""What the first set-up shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.station.pin_rules import Lack
from app.station.setup_steps import STEPS

Hub = Literal["own", "site"]


@dataclass(frozen=True, kw_only=True)
class SetupState:
    """Everything the page shows, except what stands in its fields."""

    step: str = STEPS[0]
    hub: Hub = "own"
    is_at_site: bool = False
    """The site's hub admitted this station: it knows its people already."""
    busy: Literal["", "hub", "person"] = ""
    """What is waited for."""
    scanned: str = ""
    """The last code of the scanner test."""
    badge: str = ""
    lack: Lack = "name"
    """What the first person's form still lacks."""

    @property
    def steps(self) -> tuple[str, ...]:
        """Those there are; a site's hub knows its people already."""
        is_site = self.is_at_site or (self.hub == "site" and self.step in STEPS[:3])
        return tuple(one for one in STEPS if not (is_site and one == "person"))
