"""A call for the supervisor: recorded, standing in the banner until somebody is here.

F9, CMD-CALL and the button in the action bar are one: the button presses the key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Signal, Slot

from app.language.names import clock_text
from app.language.notices import Notice
from app.states.in_hand import InHand
from app.widgets.frame.action_bar import Action

if TYPE_CHECKING:
    from datetime import datetime

    from app.desk import Desk
    from app.window.main_window import MainWindow

KEY = "F9"
DOUBLE_TAP_S = 1.0
"""A press so soon after a call is the same hand once more, not somebody who has come."""


class SupervisorCall(QObject):
    """Lives beside the main window, which gets the notice that stands and the button."""

    answered = Signal()
    """Pressed again: somebody is here."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        """Offers its button as soon as somebody is signed in."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._called: tuple[str, datetime] | None = None
        self._is_acked = False
        self._pressed_s: float | None = None
        window.installEventFilter(self)
        desk.sync_changed.connect(self._look_at_receipt)
        desk.person_changed.connect(self._offer)
        self._offer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The language changed: a standing call and the button speak the new one."""
        if event.type() == QEvent.Type.LanguageChange:
            self._stand()
        return super().eventFilter(watched, event)

    def press(self) -> None:
        """Call, for what the page in front has in hand; where a call stands, somebody is here."""
        now_s, before_s = self._desk.monotonic_s(), self._pressed_s
        if before_s is not None and now_s - before_s < DOUBLE_TAP_S:
            return
        if self._called is not None:
            self.answered.emit()
            return
        self._pressed_s = now_s
        from inspection.handlers import call  # noqa: PLC0415 - after the first window

        held: InHand = self._window.page.in_hand()
        intent = call.CallSupervisor(parcel_id=held.parcel_id, unit_id=held.unit_id)
        self._desk.act(
            lambda work: call.call_supervisor(work, intent), lambda _id: self._was_called(held)
        )

    def end(self) -> None:
        """Nobody is called any more."""
        self._called, self._pressed_s = None, None
        self._stand()

    def _was_called(self, held: InHand) -> None:
        self._called, self._is_acked = (held.code, self._desk.now()), False
        self._stand()
        self._window.say(self._notice())

    @Slot()
    def _offer(self) -> None:
        bar = self._window.action_bar
        if self._desk.person is None:
            bar.stand_by(None)
            return
        is_free = self._called is None
        bar.stand_by(
            Action(
                text=self.tr("Call supervisor") if is_free else self.tr("Supervisor is here"),
                key=KEY,
                icon="hand" if is_free else "check",
                run=self._press_key,
            )
        )

    def _press_key(self) -> None:
        self._window.take_key(KEY)

    @Slot()
    def _stand(self) -> None:
        """It stands wherever the page itself has nothing to say, until it is acknowledged."""
        self._window.stand("call", None if self._called is None else self._notice())
        self._offer()

    @Slot()
    def _look_at_receipt(self) -> None:
        """After each move of the sync: does the hub have the call by now?"""
        called, origin = self._called, self._desk.services.store.origin
        if called is None or self._is_acked:
            return

        def query(conn: Any) -> bool:  # noqa: ANN401 - a connection, which is the store's matter
            from inspection.store.queries.sync_board import is_call_acked  # noqa: PLC0415

            return is_call_acked(conn, origin)

        def told(is_acked: bool) -> None:  # noqa: FBT001 - an answer
            if self._called == called and is_acked:
                self._is_acked = True
                self._stand()

        # not being able to look only leaves what is said
        self._desk.read(query, told, lambda _error: None)

    def _notice(self) -> Notice:
        code, at = self._called or ("", self._desk.now())
        words = self.tr("Supervisor called at %1 for %2") if code else ""
        words = words or self.tr("Supervisor called at %1")
        return Notice(
            kind="warn",
            headline=words.replace("%1", clock_text(at)).replace("%2", code),
            # no desk shows calls: the hub's receipt brings nobody here by itself
            instruction=self.tr(
                "The hub has it; call out too. Once somebody is here, press F9 or scan ACK"
            )
            if self._is_acked
            else self.tr("Recorded; call out too. Once somebody is here, press F9 or scan ACK"),
            icon="user",
        )
