"""Tell the window what a page says and offers, once per change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from app.language.notices import Notice
    from app.widgets.frame.action_bar import Actions


class Speaker(Protocol):
    """A page, as far as it says and offers something."""

    notice: Notice
    offered: Actions

    def set_notice(self, notice: Notice) -> None:
        """Say it."""

    def set_actions(self, actions: Actions) -> None:
        """Offer it."""


def announce(page: Speaker, notice: Notice) -> None:
    """Say what the state says, unless it is what the page says already.

    Saying it again would wipe an error off the banner that nobody has read. A success is said
    over its own calm twin, so that the banner settles on this state and not on the one before.
    """
    calm = replace(notice, kind="idle") if notice.kind == "ok" else notice
    if page.notice in (notice, calm):
        return
    page.set_notice(calm)
    if notice is not calm:
        page.set_notice(notice)


def offer(page: Speaker, actions: Actions) -> None:
    """Offer these actions, unless they are offered already."""
    if actions != page.offered:
        page.set_actions(actions)
