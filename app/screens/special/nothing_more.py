"""The box is empty: what was announced and is not in it is missing, with a photo of the box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.screens.special.special import Special
from app.states.ask import Ask, Entry
from app.wording.contents import ContentsWords
from inspection.evidence import BOX_SUBJECT
from inspection.handlers.contents import UndoUnpacking, UnpackParcel, undo_unpacking, unpack
from inspection.handlers.missing import NameMissing, name_missing

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from app.screens.special.special import Bench
    from app.states.inspect import InspectState


class NothingMore(Special):
    """The same for a box with nothing in it at all, and for one of which everything was taken."""

    COMMANDS = ("CMD-EMPTY", "CMD-SHORT")

    def __init__(self, bench: Bench, parent: QObject) -> None:
        """With the words for what is missing."""
        super().__init__(bench, parent)
        self._words = ContentsWords(self)

    def entry(self, state: InspectState) -> Entry | None:
        """Once the box may be opened, until it was said."""
        case = state.case
        if case is None or case.contents is None or case.is_unpacked or not case.is_open:
            return None
        return Entry(
            label=self.tr("Nothing more in this box"),
            help=self._words.summary(case.contents),
            run=lambda: self._begin(state),
        )

    def _begin(self, state: InspectState) -> None:
        contents = state.case.contents if state.case else None
        if contents is not None and (contents.lacking or contents.is_blind):
            self.bench.show(self._missing)
        else:
            self._record(state)

    def _missing(self, state: InspectState) -> Ask | None:
        case = state.case
        if case is None or case.contents is None or case.is_unpacked:
            return None
        has_photo = BOX_SUBJECT in case.taken
        help_text = self.tr("Missing: %1").replace("%1", self._words.missing(case.contents))
        label = self.tr("The rest comes in another parcel")
        locked = "" if has_photo else self.tr("Photograph the open box first")
        decide: tuple[Entry, ...] = (
            Entry(
                label=self.tr("Nothing more; decide on what is missing"),
                help=self.tr("The photo of the box shows it; each gets its decision"),
                locked=locked,
                run=lambda: name(self.bench, state),
            ),
        )
        if case.is_blind:
            counted = self.tr("Counted: %1. The difference is told afterwards")
            help_text = counted.replace("%1", str(case.contents.here))
            label, decide = self.tr("Nothing more; that is all"), ()
        return Ask(
            question=self.tr("Is the box empty now?"),
            help=help_text,
            entries=(
                *decide,
                Entry(
                    label=label,
                    help=self.tr("No money follows from it by itself"),
                    locked=locked,
                    run=lambda: self._record(state),
                ),
                Entry(label=self.tr("There is more to take out"), run=self.bench.close),
            ),
            shot="" if BOX_SUBJECT in state.taken else BOX_SUBJECT,
        )

    def _record(self, state: InspectState) -> None:
        if state.case is not None:
            intent, policies = (
                UnpackParcel(parcel_id=state.case.parcel.parcel_id),
                self.bench.desk.policies,
            )
            self.bench.record(lambda work: unpack(work, intent, policies=policies))


class DecideOnMissing(Special):
    """What was awaited in another parcel, or was counted blind, does not come."""

    def __init__(self, bench: Bench, parent: QObject) -> None:
        """With the words for what is missing."""
        super().__init__(bench, parent)
        self._words = ContentsWords(self)

    def entry(self, state: InspectState) -> Entry | None:
        """After the box was said to be empty, while something is lacking."""
        case = state.case
        if case is None or not case.is_unpacked or case.contents is None:
            return None
        if not case.contents.lacking:
            return None
        return Entry(
            label=self.tr("Decide on what is missing"),
            help=self._words.missing(case.contents),
            locked="" if BOX_SUBJECT in case.taken else self.tr("Photograph the open box first"),
            run=lambda: name(self.bench, state),
        )


def name(bench: Bench, state: InspectState) -> None:
    """Each missing piece becomes an item that is not there; the first of them comes to hand."""
    if state.case is not None:
        intent, policies = NameMissing(parcel_id=state.case.parcel.parcel_id), bench.desk.policies
        bench.record(lambda work: name_missing(work, intent, policies=policies))


class MoreAfterAll(Special):
    """Takes it back while nothing was decided since."""

    def entry(self, state: InspectState) -> Entry | None:
        """After somebody said that nothing more is in the box."""
        case = state.case
        if case is None or not case.is_unpacked:
            return None
        intent = UndoUnpacking(parcel_id=case.parcel.parcel_id)
        policies = self.bench.desk.policies
        later = self.tr("Something was decided since; take the item out all the same")
        return Entry(
            label=self.tr("There is more in the box after all"),
            locked="" if case.can_undo_unpacking else later,
            run=lambda: self.bench.record(
                lambda work: undo_unpacking(work, intent, policies=policies)
            ),
        )
