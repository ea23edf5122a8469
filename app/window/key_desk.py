"""Keys and commands that no page answers: the window's own, and plain words for the rest."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from app.keys.commands import Deed
from app.language.names import language
from app.language.notices import Notice
from app.program.reads import Reads
from app.states.navigation import GoReceive, GoSettings, GoSort
from app.window.flag_desk import FlagDesk
from app.window.supervisor_call import SupervisorCall

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from app.design.theme import Theme
    from app.desk import Desk
    from app.overlays.customer_cover import CustomerCover
    from app.states.in_hand import InHand
    from app.window.key_help import KeyHelp
    from app.window.main_window import MainWindow
    from app.window.save_banner import SaveBanner
    from inspection.errors import StationError
    from inspection.store.queries.customer import CustomerSide
    from inspection.store.verify import VerifyReport


_SECTIONS = {"log": "log", "self_test": "check"}
"""Deeds that open a section of the settings."""


class KeyDesk(QObject):
    """Lives beside the main window, which hands over every deed its page had no use for."""

    acknowledged = Signal()
    """CMD-ACK while nothing was stopped: what stands in the banner was read."""

    def __init__(self, window: MainWindow, desk: Desk, theme: Theme) -> None:
        """Listens from now on."""
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._desk = desk
        self._help: KeyHelp | None = None
        self._customer: CustomerCover | None = None
        self._customer_reads = Reads()
        self._call = SupervisorCall(window, desk)
        self._flags = FlagDesk(window, desk, theme)
        self._is_checking = False
        self._saver: SaveBanner | None = None
        self._deeds: dict[str, Callable[[], None]] = {
            "help": self.show_help,
            "check": self._check,
            "call": self._call.press,
            "flags": self._flags.open,
            "save": self._save,
            **{name: partial(self._section, section) for name, section in _SECTIONS.items()},
            "next_parcel": lambda: window.go(GoReceive()),
            "customer": self._show_customer,
            "put_away": lambda: window.go(GoSort()),
            "acknowledge": self._acknowledge,
        }
        self._call.answered.connect(self._acknowledge)
        window.asked.connect(self.answer)
        window.top_bar.help_chosen.connect(self.show_help)

    @Slot(object)
    def answer(self, deed: Deed) -> None:
        """Do it, or say in plain words why it does nothing here."""
        if deed.name in self.works_now() and deed.name in self._deeds:
            self._deeds[deed.name]()
        else:
            self._not_here(deed)

    @Slot()
    def show_help(self) -> None:
        """Every key and command that does something on the page in front now."""
        from app.window.key_help import KeyHelp  # noqa: PLC0415 - rare; not before the first paint

        if self._help is None:
            self._help = KeyHelp(self._theme, self._window)
        self._window.cover = self._help
        self._help.open(self._window.page, self.works_now())

    def works_now(self) -> frozenset[str]:
        """The window's own deeds that do something now."""
        if self._desk.person is None:
            return frozenset({"help"})
        found = {"help", "check", "call", "lock", "next_parcel", "save"}
        if self._is_of_a_customer():
            found.add("customer")
        found |= {name for name, section in _SECTIONS.items() if self._has_section(section)}
        if self._window.has_page(GoSort):
            found.add("put_away")
        if self._window.is_standing:
            found.add("acknowledge")
        return frozenset(found | ({"flags"} if self._flags.flags else set()))

    @Slot()
    def _acknowledge(self) -> None:
        self._call.end()
        self.acknowledged.emit()
        self._window.relieve()

    # --- the customer ------------------------------------------------------------------------

    def _is_of_a_customer(self) -> bool:
        held = self._window.page.in_hand()
        return held.parcel_id is not None or held.unit_id is not None

    def _show_customer(self) -> None:
        """What the customer of the item in hand says; read anew each time."""
        held = self._window.page.in_hand()

        def query(conn: Any) -> tuple[CustomerSide, ...]:  # noqa: ANN401 - the store's matter
            from inspection.store.queries.customer import customer_sides  # noqa: PLC0415

            return customer_sides(conn, held.parcel_id, held.unit_id)

        self._customer_reads.forget()  # asked again before the answer: only the last one counts
        shown = self._customer_reads.news(partial(self._customer_read, held))
        self._desk.read(query, shown)

    def _customer_read(self, held: InHand, sides: tuple[CustomerSide, ...]) -> None:
        if not self._is_still_asked(held):
            return
        if not sides:
            self._window.say(
                Notice(
                    kind="warn",
                    headline=self.tr("No ticket, so nobody to hear"),
                    instruction=self.tr("Match the parcel first"),
                    icon="user",
                )
            )
            return
        if self._customer is None:
            from app.overlays.customer_cover import CustomerCover  # noqa: PLC0415 - with the first C

            self._customer = CustomerCover(
                self._theme, self._window, self._desk.now, self._load_photo
            )
        self._window.cover = self._customer
        self._customer.open(sides, self._desk.policies.waiting)

    def _load_photo(self, sha256: str, on_done: Callable[[QImage], None]) -> None:
        from app.pictures.capture import THUMBNAIL  # noqa: PLC0415 - with the first C
        from app.work.references import load_reference  # noqa: PLC0415 - as above

        def failed(_error: StationError) -> None:
            """It stays away; the comparison at the item says why."""

        load_reference(self._desk, sha256, THUMBNAIL, on_done, failed)

    def _is_still_asked(self, held: InHand) -> bool:
        """Not over the lock, a stop or another cover, nor over another item than was asked for."""
        cover, now = self._window.cover, self._window.page.in_hand()
        is_free = not (self._window.stops.is_up or (cover is not None and cover.isVisible()))
        is_same = (now.parcel_id, now.unit_id) == (held.parcel_id, held.unit_id)
        return is_free and is_same and self._desk.person is not None

    # --- the check ---------------------------------------------------------------------------

    def _check(self) -> None:
        if self._is_checking:
            return
        self._is_checking = True
        self._window.say(
            Notice(
                kind="idle",
                headline=self.tr("Checking records and photos"),
                instruction=self.tr("Go on working meanwhile"),
                icon="shield-check",
            )
        )
        services = self._desk.services

        def work(_conn: object) -> VerifyReport:
            from inspection.store.verify import verify  # noqa: PLC0415 - on its thread

            return verify(services.store, services.photos)

        # a reader does this, not the lane for heavy work: photos must not wait for it
        self._desk.read(work, self._checked, self._not_checked)

    def _checked(self, report: VerifyReport) -> None:
        self._is_checking = False
        counts = self.tr("%1 records and %2 photos checked")
        counts = counts.replace("%1", f"{report.records:,}").replace("%2", f"{report.photos:,}")
        if not report.problems:
            notice = Notice(kind="ok", headline=self.tr("Everything is whole"), instruction=counts)
        else:
            found = self.tr("%1 problems found").replace("%1", str(len(report.problems)))
            advice = self.tr("The sync page lists them. Call the supervisor")
            notice = Notice(kind="error", headline=found, instruction=advice)
        self._window.say(notice)

    def _not_checked(self, error: StationError) -> None:
        self._is_checking = False
        self._desk.complain(error)

    # --- the stick ---------------------------------------------------------------------------

    def _save(self) -> None:
        from app.window.save_banner import SaveBanner  # noqa: PLC0415 - with the first Ctrl+S

        if self._saver is None:
            self._saver = SaveBanner(self._window, self._desk)
        self._saver.press()

    # --- the rest ----------------------------------------------------------------------------

    def _section(self, name: str) -> None:
        self._window.go(GoSettings(section=name))

    def _has_section(self, name: str) -> bool:
        if not self._window.has_page(GoSettings):
            return False
        from app.screens.settings_page import SECTIONS  # noqa: PLC0415 - loaded with its page

        return any(one.name == name for one in SECTIONS)

    def _not_here(self, deed: Deed) -> None:
        lang = language()
        headline = self.tr("Not here: %1").replace("%1", deed.text.of(lang))
        self._window.say(
            Notice(kind="warn", headline=headline, instruction=deed.where.of(lang), icon="circle-i")
        )
