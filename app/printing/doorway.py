"""What printing needs of the desk; the desk itself makes the printing, so it is not named here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from app.language.notices import Notice
    from app.program.background import Failed
    from app.settings.preferences import Preferences
    from inspection.errors import StationError
    from inspection.ports import Facts, Work

T = TypeVar("T")


class Doorway(Protocol):
    """The desk, as far as labels go."""

    preferences: Preferences

    @property
    def station_name(self) -> str:
        """What others call this desk."""

    def now(self) -> datetime:
        """Aware UTC now."""

    def act(
        self,
        action: Callable[[Work], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Failed | None = None,
    ) -> None:
        """One operator action."""

    def facts(
        self,
        query: Callable[[Facts], T],
        on_done: Callable[[T], None],
        on_error: Failed | None = None,
    ) -> None:
        """Domain facts, read off the GUI thread."""

    def say(self, notice: Notice) -> None:
        """Something for the banner of the page in front."""

    def complain(self, error: StationError) -> None:
        """Say what failed and what to do about it."""
