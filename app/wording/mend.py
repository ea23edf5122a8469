"""What the page of putting away says of undecided items, and of decisions taken back."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.cases.put_away import PutAwayCase
from app.cases.taking_back import StandingDecision
from app.language.messages import text_of
from app.language.names import date_text, joined, language, local_name, money_text
from app.states.sorting import SortingState
from app.widgets.cards.ways_card import WayWords


class MendWords(QObject):
    """Words in the language of the moment."""

    def undecided(self, case: PutAwayCase) -> tuple[str, str]:
        """What the banner says of an item the bench is not done with."""
        here = case.here
        inspect = self.tr("Press Enter to inspect it")
        if here.container is not None:
            lies = self.tr("Not decided yet. It lies in %1")
            return lies.replace("%1", here.container.code), inspect
        if case.is_apart:
            return (
                self.tr("Extra item: it waits in quarantine for a supervisor"),
                self.tr("Put it in and scan the container"),
            )
        return (
            self.tr("Not decided yet: it waits in quarantine"),
            self.tr("Put it in and scan the container, or press Enter to inspect it"),
        )

    def asked(self, state: SortingState) -> tuple[str, str]:
        """What the banner asks about a decision that is taken back."""
        if state.reasons:
            return (
                self.tr("Why does the decision count no more?"),
                self.tr("By its number. Nothing is paid; the item is decided anew"),
            )
        return (
            self.tr("Two decisions stand. Which one is wrong?"),
            self.tr("By its number. The other one counts then"),
        )

    def title(self, state: SortingState) -> str:
        """Over what can be chosen."""
        return self.tr("Reason") if state.reasons else self.tr("Decisions")

    def choices(self, state: SortingState) -> list[WayWords]:
        """Decisions, or reasons, with their numbers."""
        if state.reasons:
            return [
                WayWords(
                    key=str(number),
                    label=one.text.of(language()),
                    place="",
                    lock="",
                    is_selected=False,
                )
                for number, one in enumerate(state.reasons, start=1)
            ]
        return [self._decision(at, one) for at, one in enumerate(state.decisions, start=1)]

    def _decision(self, number: int, one: StandingDecision) -> WayWords:
        decision, person = one.decision, one.decided_by
        name = local_name(person.name_zh, person.name_en) if person else ""
        amount = money_text(decision.choice_minor, decision.currency)
        return WayWords(
            key=str(number),
            label=joined(one.ticket_number, local_name(one.name_zh, one.name_en)),
            place=joined(amount, name, date_text(decision.decided_at)),
            lock=text_of(one.barred)[0] if one.barred else "",
            is_selected=False,
        )
