"""Codes of the live cameras: read in a process of each camera, told here, judged off this thread.

Only while a page in front has a use for them: nothing is looked at for nobody.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.devices.second_camera import SecondCamera
from app.states.codes import NONE_SEEN, CameraCodes, CodeBox, SeenCodes, tail_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.desk import Desk
    from app.pictures.camera_view import CameraFeed
    from app.program.background import Background
    from inspection.ports import Facts
    from scanners.label_rules import LabelRules
    from scanners.live import LiveLook, LiveReader
    from scanners.live_apart import ApartCodes
    from scanners.live_loop import LiveLoop
    from scanners.scan import Scan

SETTING = "camera_reads_codes"
LENGTHS = "itf_lengths"


@dataclass(frozen=True)
class _Eye:
    """What reads one camera."""

    loop: LiveLoop
    reader: LiveReader
    codes: ApartCodes


class LiveCodes(QObject):
    """Lives on the GUI thread. Threads begin when codes are first wanted."""

    read = Signal(object)
    """CameraCodes: something new lies before a camera."""

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        """Reads nothing before `want`; the desk's camera is there."""
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._is_wanted = False
        self._is_searching = False
        self._is_loading = False
        self._eyes: dict[CameraFeed, _Eye] = {}
        self._second = SecondCamera(desk, background, self)
        self._second.opened.connect(self._follow)
        desk.preferences.changed.connect(self._changed)
        # a search under way must not keep the closing window
        background.stopping.connect(self._end_processes)

    @Slot(bool)
    def want(self, wanted: bool) -> None:  # noqa: FBT001 - a switch
        """Whether the page in front has a use for codes."""
        self._is_wanted = wanted
        self._obey()

    def search(self, *, on: bool) -> None:
        """Whether a code is waited for: where none is found at a glance, it is searched for."""
        self._is_searching = on

    @property
    def is_on(self) -> bool:
        """Whether cameras are read now."""
        return self._is_wanted and bool(self._desk.preferences.value(SETTING))

    @Slot(str)
    def _changed(self, name: str) -> None:
        if name == SETTING:
            self._obey()
            if not self.is_on:
                self._end_processes()
        elif name == LENGTHS:
            for eye in self._eyes.values():
                eye.reader.use(self._lengths())

    @Slot()
    def _end_processes(self) -> None:
        for eye in self._eyes.values():
            eye.codes.stop()

    def _obey(self) -> None:
        if self.is_on and not self._eyes and not self._is_loading:
            self._is_loading = True
            self._desk.run(_load, self._loaded)
        for eye in self._eyes.values():
            eye.loop.watch(on=self.is_on)

    def _loaded(self, _nothing: None) -> None:
        self._is_loading = False
        self._follow()

    @Slot()
    def _follow(self) -> None:
        """Every camera there is gets a reader; none before their engines are loaded."""
        if self._is_loading or not (self._eyes or self.is_on):
            return
        for number, feed in enumerate((self._desk.camera, self._second.feed), start=1):
            if feed is not None and feed not in self._eyes:
                self._read(feed, number)
        self._obey()

    def _read(self, feed: CameraFeed, number: int) -> None:
        from scanners.live import LiveReader  # noqa: PLC0415 - loaded off this thread
        from scanners.live_apart import ApartCodes  # noqa: PLC0415 - as above
        from scanners.live_loop import LiveLoop  # noqa: PLC0415 - as above

        told = partial(self._background.post, partial(self._told, feed))
        rules = self._desk.services.rules

        def is_enough(scans: Sequence[Scan]) -> bool:
            return not self._is_searching or _names_a_parcel(scans, rules.labels)

        codes = ApartCodes()
        reader = LiveReader(is_enough=is_enough, read=codes, itf_lengths=self._lengths())

        def cpu_s() -> float:
            return time.thread_time() + codes.worked_s

        loop = LiveLoop(feed.latest, told, reader=reader, cpu_s=cpu_s)
        self._eyes[feed] = _Eye(loop, reader, codes)
        self._background.start(f"codes-{number}", loop.run)

    def _lengths(self) -> frozenset[int]:
        return frozenset(map(int, self._desk.preferences.value(LENGTHS).split()))

    def _told(self, feed: CameraFeed, look: LiveLook) -> None:
        if not self.is_on:
            feed.codes.emit(NONE_SEEN)
            return
        feed.codes.emit(_boxes(look))
        if look.news:
            rules = self._desk.labels
            self._desk.facts(lambda facts: _codes(look, rules, facts), self._judged)

    def _judged(self, codes: CameraCodes) -> None:
        if self.is_on:
            self.read.emit(codes)


def _load() -> None:
    import_module("scanners.live_loop")
    import_module("scanners.live_apart")
    import_module("scanners.arbitrate")


def _names_a_parcel(scans: Sequence[Scan], rules: LabelRules) -> bool:
    # on a camera's thread
    from scanners.label import parse_scan  # noqa: PLC0415 - there since the rules are

    return any(parse_scan(one, rules.patterns).kind == "tracking" for one in scans)


def _boxes(look: LiveLook) -> SeenCodes:
    boxes = tuple(
        CodeBox(corners=one.scan.box, tail=tail_of(one.scan.text), is_accepted=one.is_accepted)
        for one in look.seen
        if one.scan.box is not None
    )
    return SeenCodes(size=look.size, boxes=boxes)


def _codes(look: LiveLook, rules: LabelRules, facts: Facts) -> CameraCodes:
    """Which of them a parcel goes by: only what is proven, for nobody asked for it to be read."""
    from app.cases.seen import label_among  # noqa: PLC0415 - with the first code

    label = label_among(look.gathered, rules.patterns, facts)
    # what was told already is not told again because something else came beside it
    is_new = any(one.text == first.text for one in look.news for first in label[:1])
    return CameraCodes(scans=look.gathered, label=label if is_new else ())
