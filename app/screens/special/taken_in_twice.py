"""Several stations took this parcel in: a supervisor says which reception counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.screens.special.special import Special
from app.states.ask import Ask, Entry
from app.wording.receiving.receptions import ReceptionsWords
from inspection.handlers.settle import SettleParcels, UndoSettling, settle, undo_settling
from inspection.people import SETTLERS
from inspection.receptions import Standing

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from app.cases.receptions import OneReception
    from app.screens.special.special import Bench
    from app.states.inspect import InspectState
    from inspection.values import ParcelId


class TakenInTwice(Special):
    """In the list as long as there is more than one reception, settled or not."""

    def __init__(self, bench: Bench, parent: QObject) -> None:
        """With the words for who took it in."""
        super().__init__(bench, parent)
        self._words = ReceptionsWords(self)

    def entry(self, state: InspectState) -> Entry | None:
        """Everybody sees it, supervisors choose."""
        receptions = state.case.receptions if state.case else None
        if receptions is None or receptions.own is None:
            return None
        person = self.bench.desk.person
        may_settle = person is not None and person.role in SETTLERS
        return Entry(
            label=self.tr("Taken in twice: which one counts?"),
            help=self._words.who(receptions.others[0]),
            locked="" if may_settle else self.tr("A supervisor settles it; F9 calls one"),
            run=lambda: self.bench.show(self._which),
        )

    def _which(self, state: InspectState) -> Ask | None:
        receptions = state.case.receptions if state.case else None
        if state.case is None or receptions is None or receptions.own is None:
            return None
        every = (receptions.own, *receptions.others[:7])
        entries = [self._one(one, receptions.standing) for one in every]
        if receptions.standing in {Standing.KEPT, Standing.DROPPED}:
            open_again = partial(self._open_again, state.case.parcel.parcel_id)
            entries.append(
                Entry(
                    label=self.tr("Not settled after all"),
                    help=self.tr("Nothing is paid until it is"),
                    run=open_again,
                )
            )
        both_decided = sum(1 for one in every if one.decided) > 1
        text = self.tr("The others stay in the record; only this one is paid")
        if both_decided:
            text = self.tr("Items of both were decided; only those of this one are paid")
        return Ask(question=self.tr("Which reception counts?"), help=text, entries=tuple(entries))

    def _one(self, one: OneReception, standing: Standing) -> Entry:
        is_settled = standing in {Standing.KEPT, Standing.DROPPED} and not one.is_dropped
        return Entry(
            label=self._words.who(one),
            help=self._words.done(one),
            trailing=self.tr("counts") if is_settled else "",
            run=partial(self._settle, one.parcel_id),
        )

    def _settle(self, parcel_id: ParcelId) -> None:
        intent = SettleParcels(kept_parcel_id=parcel_id)
        self.bench.record(lambda work: settle(work, intent))

    def _open_again(self, parcel_id: ParcelId) -> None:
        intent = UndoSettling(parcel_id=parcel_id)
        self.bench.record(lambda work: undo_settling(work, intent))
