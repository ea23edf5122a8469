"""The first set-up: which step, what was said so far, and what comes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from app.states.setup import Hub, SetupState
from app.station.pin_rules import lack_of
from app.station.setup_desk import FirstPerson, SetupDesk
from app.station.setup_steps import DONE
from inspection.errors import BugError, OperatorError, StationError

if TYPE_CHECKING:
    from app.desk import Desk
    from app.station.badges import SignedIn
    from scanners.scan import Scan
    from sync.status import SyncStatus


class SetupVm(QObject):
    """Knows no widget; tells the page of each new state. Lives as long as the set-up takes."""

    changed = Signal(object)
    """SetupState."""
    signed_in = Signal(object)
    """SignedIn: set up, and the first person is at work."""
    closed = Signal()
    """Set up; somebody may sign in."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Goes on where the set-up was left."""
        super().__init__(parent)
        self._desk = desk
        self._setup = _setup_of(desk)
        self._person: FirstPerson | None = None
        self._is_registered = False
        self.state = SetupState(
            step=self._setup.step,
            hub="site" if self._setup.is_at_site else "own",
            is_at_site=self._setup.is_at_site and self._setup.has_hub,
        )
        desk.changed.connect(self._arrived)
        desk.sync_changed.connect(self._synced)

    def enter(self) -> None:
        """The page is in front; what came before it was built is looked at now."""
        self._arrived(None)

    # --- steps -------------------------------------------------------------------------------

    @property
    def can_go_back(self) -> bool:
        """Not behind the hub: the origin is opened, and has its name."""
        steps = self.state.steps
        at = steps.index(self.state.step)
        return at > 0 and not self.state.busy and steps[at - 1] != "hub"

    def back(self) -> None:
        """The step before."""
        if self.can_go_back:
            steps = self.state.steps
            self._go(steps[steps.index(self.state.step) - 1])

    def next(self) -> None:
        """The step after this one; behind the last, signing in."""
        steps = self.state.steps
        at = steps.index(self.state.step) + 1
        if at < len(steps):
            self._go(steps[at])
        else:
            self._close()
            self.closed.emit()

    def rename(self, name: str) -> None:
        """What others call this desk; then the next step."""
        preferences = self._desk.preferences
        try:
            if not preferences.is_fixed("station_name"):
                preferences.set("station_name", name)
        except OperatorError as error:
            self._desk.complain(error)
        else:
            self.next()

    # --- hub ---------------------------------------------------------------------------------

    def choose_hub(self, hub: Hub) -> None:
        """A hub of its own, or the site's."""
        if not self.state.busy and self.state.step == "hub":
            self._set(hub=hub)

    def connect_hub(self, url: str, code: str) -> None:
        """Settle where the hub is."""
        if self.state.busy:
            return
        self._set(busy="hub")
        if self.state.hub == "own":
            self._setup.use_own_hub(self._hub_settled, self._failed)
        else:
            self._setup.join(full_url(url), code.strip().upper(), self._hub_settled, self._failed)

    def _hub_settled(self) -> None:
        self._set(busy="", is_at_site=self._setup.is_at_site)
        self.next()

    # --- scanner and person ------------------------------------------------------------------

    def scan(self, scan: Scan) -> None:
        """A code of the scanner test, or a badge."""
        if self.state.step == "scanner":
            self._set(scanned=scan.text)
        elif self.state.step == "person":
            self._set(badge=scan.text.strip())

    def look_at_form(self, name: str, badge: str, pin: str, again: str) -> None:
        """What the first person's form holds now."""
        self._set(lack=lack_of(name, badge, pin, again), badge=badge.strip())

    def register(self, name: str, badge: str, pin: str, again: str) -> None:
        """Register the first person, wait for the record, sign them in."""
        if self.state.busy or lack_of(name, badge, pin, again):
            return
        self._person = FirstPerson(name=name.strip(), badge=badge.strip(), pin=pin)
        self._set(busy="person")
        self._setup.register(self._person, self._registered, self._not_registered)

    def _registered(self) -> None:
        self._is_registered = True
        self._desk.retry_sync()
        self._arrived(None)

    def _not_registered(self, error: StationError) -> None:
        if error.code in {"person.badge_taken", "person.staff_no_taken"}:
            # registered before the power went: the PIN tells whether it is them
            self._registered()
            return
        self._person = None
        self._failed(error)

    @Slot(object)
    def _arrived(self, _changed: object) -> None:
        """Whether the hub's record of the first person has come here."""
        if self.state.step == "person":
            self._desk.read(_anyone, self._maybe_known)

    def _maybe_known(self, is_known: bool) -> None:  # noqa: FBT001 - what the query answers
        if not is_known or self.state.step != "person":
            return
        person, online = self._person, self._desk.sync_status
        if person is None and not self.state.busy:
            # registered before the power went: whoever that is can sign in
            self._close()
            self.closed.emit()
        if person is None or not self._is_registered or online is None or not online.hub_url:
            return
        self._person = None
        self._desk.badges.sign_in(person.badge, person.pin, self._at_work, self._not_at_work)

    def _at_work(self, person: SignedIn) -> None:
        self._close()
        self._desk.set_person(person)
        self.signed_in.emit(person)

    def _not_at_work(self, error: StationError) -> None:
        self._is_registered = False
        self._failed(error)

    # --- private -----------------------------------------------------------------------------

    @Slot(object)
    def _synced(self, status: SyncStatus) -> None:
        if self.state.busy == "person" and status.problem_code:
            self._desk.complain(StationError(status.problem_code, **dict(status.problem_params)))
        self._arrived(None)

    def _failed(self, error: StationError) -> None:
        self._set(busy="")
        self._desk.complain(error)

    def _go(self, step: str) -> None:
        self._setup.keep(step)
        self._set(step=step)
        self._arrived(None)

    def _close(self) -> None:
        self._setup.finish()
        self._set(step=DONE)

    def _set(self, **changes: Any) -> None:  # noqa: ANN401 - fields of SetupState
        state = replace(self.state, **changes)
        if state != self.state:
            self.state = state
            self.changed.emit(state)


def full_url(typed: str) -> str:
    """An address as typed, with the scheme nobody types."""
    text = typed.strip().rstrip("/")
    return text if "://" in text or not text else f"https://{text}"


def _setup_of(desk: Desk) -> SetupDesk:
    if desk.setup is None:
        raise BugError("setup.none")
    return desk.setup


def _anyone(conn: Any) -> bool:  # noqa: ANN401 - a read connection
    from inspection.store.queries.people import is_anyone_known  # noqa: PLC0415 - off this thread

    return is_anyone_known(conn)
