"""Ctrl+S: what the banner says of a save, and the key that begins and ends one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot

from app.language.messages import notice_of
from app.language.names import duration_text
from app.language.notices import Notice
from app.station.save_to_stick import SaveState

if TYPE_CHECKING:
    from app.desk import Desk
    from app.window.main_window import MainWindow
    from inspection.store.save import Saved

NAME = "save"
OFFER_MS, TWICE_MS = 8_000, 1_000
"""So long a further press stops the save; one that comes at once was a finger pressing twice."""


class SaveBanner(QObject):
    """Lives beside the main window, from the first Ctrl+S on."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        """Listens to the desk's save."""
        super().__init__(window)
        self._window = window
        self._stick = desk.stick
        self._offer = QTimer(self)
        self._offer.setSingleShot(True)
        self._offer.setTimerType(Qt.TimerType.PreciseTimer)
        self._offer.setInterval(OFFER_MS)
        self._offer.timeout.connect(self._stand)
        self._stick.changed.connect(self._show)
        window.closing.connect(self._stick.cancel)
        window.installEventFilter(self)

    def press(self) -> None:
        """Begin; while a save runs say so, and stop it when pressed once more."""
        if not self._stick.state.is_running:
            self._offer.stop()
            self._stick.begin()
        elif not self._offer.isActive():
            self._offer.start()
            self._stand()
            self._window.say(self._running(self._stick.state))
        elif self._offer.remainingTime() <= OFFER_MS - TWICE_MS:
            self._stick.cancel()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The language changed: what stands speaks the new one."""
        if event.type() == QEvent.Type.LanguageChange:
            self._stand()
        return super().eventFilter(watched, event)

    @Slot(object)
    def _show(self, state: SaveState) -> None:
        if state.phase == "looking":
            return  # mostly a tenth of a second
        if state.phase == "saving":
            self._stand()
            if state.progress is None:
                self._window.say(self._running(state))
            return
        self._window.stand(NAME, None)
        if state.saved is not None:
            self._window.say(self._done(state.stick, state.saved))
        elif state.error is not None:
            self._window.say(notice_of(state.error))

    @Slot()
    def _stand(self) -> None:
        """It stands wherever the page itself has nothing to say."""
        if self._stick.state.is_running:
            self._window.stand(NAME, self._running(self._stick.state))

    def _running(self, state: SaveState) -> Notice:
        headline = self.tr("Saving to %1")
        progress = state.progress
        if progress is not None and progress.stage == "photos":
            headline = self.tr("Saving to %1: photo %2 of %3")
            headline = headline.replace("%2", f"{progress.done:,}")
            headline = headline.replace("%3", f"{progress.total:,}")
        instruction = self.tr("Go on working; leave the stick in")
        if state.is_cancelling:
            headline = self.tr("Stopping the save to %1")
        elif self._offer.isActive():
            instruction = self.tr("It is running already. Ctrl+S once more stops it")
        elif state.seconds_left is not None:
            instruction = self.tr("%1 left. Go on working; leave the stick in")
            instruction = instruction.replace("%1", duration_text(state.seconds_left))
        return Notice(
            kind="idle",
            headline=headline.replace("%1", state.stick or self.tr("a USB stick")),
            instruction=instruction,
            icon="folder",
        )

    def _done(self, stick: str, saved: Saved) -> Notice:
        spoilt = saved.missing + saved.altered
        folder = self.tr("Eject the stick, then take it out. Folder: %1")
        if spoilt:
            headline = self.tr("Saved to %1, but photos are missing or damaged here: %2")
            headline = headline.replace("%2", f"{spoilt:,}")
            folder = self.tr("Press F5, then call the supervisor. Folder: %1")
        else:
            headline = self.tr("Saved to %1. Records: %2, photos: %3")
            headline = headline.replace("%2", f"{saved.records:,}")
            headline = headline.replace("%3", f"{saved.photos:,}")
        instruction = folder.replace("%1", saved.folder.name)
        if saved.labels_there:
            # in place of the folder's name: a banner has one line for all of it
            instruction = self._older(saved, is_spoilt=bool(spoilt))
        elif saved.withheld:
            left_out = self.tr("Label photos left out: %1. ").replace("%1", f"{saved.withheld:,}")
            instruction = left_out + instruction
        return Notice(
            kind="warn" if spoilt or saved.labels_there else "ok",
            headline=headline.replace("%1", stick),
            instruction=instruction,
        )

    def _older(self, saved: Saved, *, is_spoilt: bool) -> str:
        """Photos that show customers' names lie on the stick, from before."""
        words = self.tr("Label photos left out: %1, older ones still on the stick: %2. ")
        words = words.replace("%1", f"{saved.withheld:,}")
        words = words.replace("%2", f"{saved.labels_there:,}")
        if is_spoilt:
            return words + self.tr("Press F5, then call the supervisor")
        return words + self.tr("Eject the stick, then take it out")
