"""A photo that cannot be taken: why is asked, recorded, and the work goes on to a review."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.language.names import language
from app.language.notices import Notice
from app.widgets.cards.reason_list import ReasonList
from app.widgets.frame.action_bar import Action, Actions

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.design.theme import Theme
    from app.desk import Desk
    from inspection.errors import StationError
    from inspection.handlers.waive import WaiveShot
    from inspection.policies import Policies
    from inspection.ports import Work
    from inspection.values import ParcelId, UnitId

ASK_KEY = "K"


class LeftOut(QObject):
    """Made by a page; `view` takes the page's place while the reason is asked for."""

    changed = Signal()
    """It is asked, or no longer: the page shows, says and offers anew."""
    recorded = Signal()
    """The photo is left out."""

    def __init__(self, theme: Theme, desk: Desk, parent: QObject) -> None:
        """Nothing is asked."""
        super().__init__(parent)
        self._desk = desk
        self._subject = ""
        self._parcel_id: ParcelId | None = None
        self._unit_id: UnitId | None = None
        self._name: Callable[[], str] = str
        self._is_busy = False
        self.view = ReasonList(theme)
        self.view.chosen.connect(self.press)

    @property
    def is_open(self) -> bool:
        """Whether the reason is asked for."""
        return bool(self._subject)

    @property
    def subject(self) -> str:
        """The photo whose reason is asked for; empty while none is."""
        return self._subject

    def ask(
        self,
        subject: str,
        parcel_id: ParcelId,
        unit_id: UnitId | None,
        *,
        name: Callable[[], str],
    ) -> None:
        """Ask why this photo is left out; `name` is asked in the language of the moment."""
        self._subject, self._parcel_id, self._unit_id = subject, parcel_id, unit_id
        self._name = name
        self.retranslate()
        self.changed.emit()

    @Slot()
    def close(self) -> None:
        """It is photographed after all."""
        if self._subject:
            self._subject = ""
            self.changed.emit()

    @Slot(int)
    def press(self, number: int) -> None:
        """A reason, by its number key."""
        reasons = self._desk.policies.evidence.waive_reasons
        is_reason = self.is_open and 1 <= number <= len(reasons) and not self._is_busy
        if not is_reason or self._parcel_id is None:
            return
        from inspection.handlers.waive import WaiveShot  # noqa: PLC0415 - with the first

        wish = WaiveShot(
            parcel_id=self._parcel_id,
            unit_id=self._unit_id,
            subject=self._subject,
            reason_code=reasons[number - 1].code,
        )
        self._is_busy = True
        self._desk.act(partial(_waived, wish, self._desk.policies), self._done, self._failed)

    def on_key(self, key: str) -> bool:
        """Digits; the bar has the way back."""
        if key.isdigit():
            self.press(int(key))
        return key.isdigit()

    @property
    def notice(self) -> Notice:
        """What the banner says meanwhile."""
        return Notice(
            kind="warn",
            headline=self.tr("Without this photo: %1").replace("%1", self._name()),
            instruction=self.tr("Choose why. A supervisor reviews the decision"),
            icon="camera",
        )

    @property
    def actions(self) -> Actions:
        """What the bar offers meanwhile."""
        back = self.tr("Photograph it after all")
        return Actions(left=(Action(text=back, key="Esc", icon="undo", run=self.close),))

    def offer(self, run: Callable[[], None]) -> Action:
        """The way in, for the bar of a page on which a photo is due."""
        return Action(text=self.tr("No photo"), key=ASK_KEY, icon="eye-off", run=run)

    def deeds(self) -> frozenset[str]:
        """Beside the bar."""
        return frozenset({"choose"})

    def retranslate(self) -> None:
        """All words again."""
        if self.is_open:
            reasons = self._desk.policies.evidence.waive_reasons
            self.view.show_reasons(
                self.tr("Why can it not be photographed?"),
                self.tr("The reason is recorded. No refusal can rest on a photo that is missing."),
                tuple(one.text.of(language()) for one in reasons),
            )

    def _done(self, _waiver_id: str) -> None:
        self._is_busy = False
        self.close()
        self.recorded.emit()

    def _failed(self, error: StationError) -> None:
        self._is_busy = False
        self.close()
        self._desk.complain(error)


def _waived(wish: WaiveShot, policies: Policies, work: Work) -> str:
    from inspection.handlers.waive import waive  # noqa: PLC0415 - as above

    return waive(work, wish, policies=policies)
