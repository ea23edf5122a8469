"""What may be said of an item's money beside its decision: a changed wish, freight kept back.

One list with number keys; what is chosen is recorded at once and can be taken back there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.language.names import language, service_name, wish_source_name
from app.language.notices import Notice
from app.widgets.cards.reason_list import ReasonList
from app.widgets.frame.action_bar import Action, Actions
from inspection.orders import is_contested
from inspection.values import Service, WishSource

if TYPE_CHECKING:
    from app.cases.decision import DecisionCase
    from app.design.theme import Theme
    from app.desk import Desk
    from inspection.errors import StationError
    from inspection.policies import Policies
    from inspection.ports import Work
    from inspection.values import UnitId

KEY = "M"


@dataclass(frozen=True, kw_only=True)
class _Entry:
    """`reason` keeps the freight back; a service is a changed wish; neither gives it after all."""

    wants: Service | None = None
    source: WishSource = WishSource.PLATFORM
    reason: str = ""


class MoneyAsks(QObject):
    """Made by the decision page; `view` takes the page's place while it is asked."""

    changed = Signal()
    """It is asked, or no longer: the page shows, says and offers anew."""

    def __init__(self, theme: Theme, desk: Desk, parent: QObject) -> None:
        """Nothing is asked."""
        super().__init__(parent)
        self._desk = desk
        self._shown: DecisionCase | None = None
        self._case: DecisionCase | None = None
        self._is_busy = False
        self.view = ReasonList(theme)
        self.view.chosen.connect(self.press)

    @property
    def is_open(self) -> bool:
        """Whether the list is in front."""
        return self._case is not None

    def follow(self, case: DecisionCase | None) -> None:
        """The page shows this now; a list over another item, or over an older state, is gone."""
        self._shown = case
        if case != self._case:
            self._case = None

    def offer(self) -> tuple[Action, ...]:
        """The way in, where there is anything to say."""
        if self._shown is None or not self._entries(self._shown):
            return ()
        text = self.tr("Wish, freight")
        return (Action(text=text, key=KEY, icon="user", run=self.ask),)

    @Slot()
    def ask(self) -> None:
        """Open the list of the item that is shown."""
        self._case = self._shown
        self.retranslate()
        self.changed.emit()

    @Slot()
    def close(self) -> None:
        """Back to the decision."""
        if self._case is not None:
            self._case = None
            self.changed.emit()

    @Slot(int)
    def press(self, number: int) -> None:
        """A line, by its number key."""
        case = self._case
        entries = self._entries(case) if case else ()
        if case is None or self._is_busy or not 1 <= number <= len(entries):
            return
        self._is_busy = True
        work = partial(_record, entries[number - 1], case.unit.unit_id, self._desk.policies)
        self._desk.act(work, self._done, self._failed)

    def on_key(self, key: str) -> bool:
        """Digits; the bar has the way back."""
        if key.isdigit():
            self.press(int(key))
        return key.isdigit()

    @property
    def notice(self) -> Notice:
        """What the banner says meanwhile."""
        return Notice(
            kind="idle",
            headline=self.tr("What did the customer say?"),
            instruction=self.tr("Choose by its number; it is recorded under your name"),
            icon="user",
        )

    @property
    def actions(self) -> Actions:
        """What the bar offers meanwhile."""
        back = self.tr("Back to the decision")
        return Actions(left=(Action(text=back, key="Esc", icon="undo", run=self.close),))

    def deeds(self) -> frozenset[str]:
        """Beside the bar."""
        return frozenset({"choose"})

    def retranslate(self) -> None:
        """All words again."""
        if self._case is None:
            return
        case = self._case
        self.view.show_reasons(
            self.tr("A changed wish, or freight that is not given back"),
            self.tr("Nothing is paid or ordered by this alone: the rules decide on it anew."),
            tuple(self._text(one, case) for one in self._entries(case)),
        )

    def _entries(self, case: DecisionCase) -> tuple[_Entry, ...]:
        return (*_wishes(case), *self._freight(case))

    def _freight(self, case: DecisionCase) -> tuple[_Entry, ...]:
        money, proposal = case.money, case.proposal
        if proposal is None or money.freight is not None or not money.owed_minor:
            return ()
        if money.declined:
            return (_Entry(),)
        if case.decision is not None:
            return ()  # it goes out with the decision
        return tuple(_Entry(reason=one.code) for one in proposal.pack.freight_reasons)

    def _text(self, entry: _Entry, case: DecisionCase) -> str:
        if entry.wants is not None:
            words = self.tr("Customer wants: %1, said %2")
            words = words.replace("%1", service_name(entry.wants))
            return words.replace("%2", wish_source_name(entry.source))
        if not entry.reason:
            return self.tr("Give the freight out back after all")
        reasons = case.proposal.pack.freight_reasons if case.proposal else ()
        why = next((one.text.of(language()) for one in reasons if one.code == entry.reason), "")
        return self.tr("No freight back: %1").replace("%1", why)

    def _done(self, _result: object) -> None:
        self._is_busy = False
        self.close()

    def _failed(self, error: StationError) -> None:
        self._is_busy = False
        self.close()
        self._desk.complain(error)


def _wishes(case: DecisionCase) -> tuple[_Entry, ...]:
    """Money in place of an order while it can be had; what the ticket says once that changed."""
    money = case.money
    is_made = money.order is not None and not money.order.can_give_way
    if money.announced is Service.RETURN or case.refund is not None or is_made:
        return ()
    wants = {one.wants for one in money.wishes}
    if is_contested(money.wishes):
        return (_Entry(wants=Service.RETURN), _Entry(wants=money.announced))
    if wants <= {money.announced}:
        return tuple(_Entry(wants=Service.RETURN, source=one) for one in WishSource)
    return (_Entry(wants=money.announced),)


def _record(entry: _Entry, unit_id: UnitId, policies: Policies, work: Work) -> object:
    # with the first: few items need any of it
    if entry.wants is not None:
        from inspection.handlers.wish import ChangeWish, change_wish  # noqa: PLC0415

        wish = ChangeWish(unit_id=unit_id, wants=entry.wants, source=entry.source)
        return change_wish(work, wish)
    from inspection.handlers import freight  # noqa: PLC0415

    if not entry.reason:
        freight.undo_decline(work, freight.UndoFreightDecline(unit_id=unit_id))
        return None
    intent = freight.DeclineFreight(unit_id=unit_id, reason_code=entry.reason)
    return freight.decline_freight(work, intent, policies=policies)
