"""A photo opened to look at it closely: marks drawn on it, parts covered, the original shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from app.cases.marked import markups
from app.states.photo import PhotoState, Places, Tool
from inspection.evidence_rules import KEYS
from inspection.marks import BY_PERSON, LEAST, PLAIN, WHOLE, Markup
from inspection.people import ORIGINALS, may
from inspection.values import MarkShape

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.desk import Desk
    from inspection.errors import StationError
    from inspection.evidence import Evidence
    from inspection.ports import Facts, Work
    from inspection.values import GoodsClass, Named

SHOWN_S = 30
"""An original stays on the screen no longer than that (UI.md, privacy)."""
STEP = 200
"""Of a press of an arrow key, in 1/10000: a fiftieth of the picture."""
_FIRST: dict[Tool, Places] = {
    Tool.BOX: (3500, 3500, 6500, 6500),
    Tool.ARROW: (3000, 3000, 5000, 5000),
    Tool.TEXT: (5000, 5000, 5000, 5000),
    Tool.COVER: (3000, 4000, 7000, 6000),
}
"""Where a shape begins that nobody has drawn with a finger."""


class PhotoMarks(QObject):
    """Lives as long as its page; one photo at a time. Knows no widget."""

    changed = Signal(object)
    """PhotoState."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """No photo is open."""
        super().__init__(parent)
        self._desk = desk
        self._photo: Evidence | None = None
        self._goods: GoodsClass | None = None
        self._picture: QImage | None = None
        self._markup = PLAIN
        self._newest = ""
        self._tool: Tool | None = None
        self._draft: Places | None = None
        self._code = ""
        self._page = 0
        self._asks_reason = False
        self._is_busy = False
        self._turn = 0
        self._shown_s = 0
        self._hears_looks = False
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._tick)
        desk.person_changed.connect(self.hide_original)
        desk.changed.connect(self._on_changed)

    @property
    def state(self) -> PhotoState:
        """The state now."""
        photo, person = self._photo, self._desk.person
        if photo is None:
            return PhotoState()
        words, has_more = self._words()
        hides = self._markup.hides
        is_veiled = self._markup.is_veiled
        return PhotoState(
            photo=photo,
            picture=self._picture,
            markup=self._markup,
            tool=self._tool,
            draft=self._draft,
            code=self._code,
            words=words,
            has_more=has_more,
            reasons=self._desk.policies.evidence.reveal_reasons if self._asks_reason else (),
            is_unreadable=is_veiled and self._desk.looks.has_failed(photo.sha256),
            can_draw=not is_veiled and not self._shown_s,
            can_reveal=hides and person is not None and may(person.actor, ORIGINALS),
            can_undo=bool(self._newest),
            shown_s=self._shown_s,
            is_busy=self._is_busy,
        )

    # --- opening

    def open(self, photo: Evidence, goods: GoodsClass | None) -> None:
        """Show this photo; `goods` chooses the words, None for the outside of a parcel."""
        self._forget()
        self._photo, self._goods = photo, goods
        self._read()
        self._emit()

    @Slot()
    def close(self) -> None:
        """Back to what was worked on; what is not kept is dropped."""
        if self._photo is not None:
            self._forget()
            self._photo = None
            self._emit()

    # --- drawing

    def use(self, tool: Tool) -> None:
        """Draw this from now on; a shape stands in the middle until it is moved."""
        if not self.state.can_draw or self._asks_reason:
            return
        if tool is not self._tool:
            self._tool, self._draft = tool, _FIRST[tool]
            if tool is Tool.COVER:
                self._code = ""
        self._emit()

    def draw(self, places: Places) -> None:
        """The shape as a finger drew it; without a tool, a box."""
        if not self.state.can_draw or self._asks_reason:
            return
        self._tool = self._tool or Tool.BOX
        self._draft = _inside(places)
        self._emit()

    def move(self, right: int, down: int) -> None:
        """Steps of the arrow keys: the whole shape, as far as it stays in the photo."""
        if self._draft is None:
            return
        x, y, x2, y2 = self._draft
        dx = min(max(right * STEP, -min(x, x2)), WHOLE - max(x, x2))
        dy = min(max(down * STEP, -min(y, y2)), WHOLE - max(y, y2))
        self._draft = (x + dx, y + dy, x2 + dx, y2 + dy)
        self._emit()

    def size(self, right: int, down: int) -> None:
        """Steps of the arrow keys with Shift: the second corner, or the tip of an arrow."""
        if self._draft is None or self._tool is Tool.TEXT:
            return
        x, y, x2, y2 = self._draft
        x2, y2 = x2 + right * STEP, y2 + down * STEP
        if self._tool is not Tool.ARROW:
            x2, y2 = max(x2, x + LEAST), max(y2, y + LEAST)
        self._draft = _inside((x, y, x2, y2))
        self._emit()

    def press(self, number: int) -> None:
        """Number keys: a word of the mark, the same again takes it off; or a reason; 0 is more."""
        state = self.state
        chosen = state.reasons or state.words
        if number == 0 and state.has_more and not state.reasons:
            self._page += 1
        elif 1 <= number <= len(chosen):
            code = chosen[number - 1].code
            if state.reasons:
                self._reveal(code)
                return
            if self._tool is not Tool.COVER:
                self._code = "" if self._code == code else code
                if self._draft is None and self._code and state.can_draw:
                    self._tool, self._draft = Tool.TEXT, _FIRST[Tool.TEXT]
        self._emit()

    @Slot()
    def keep(self) -> None:
        """Enter: the mark is recorded."""
        if not self.state.can_keep or self._photo is None or self._draft is None:
            return
        from inspection.handlers.mark import Annotate, Cover, annotate, cover  # noqa: PLC0415

        evidence_id, places, policies = self._photo.evidence_id, self._draft, self._desk.policies

        tool, code = self._tool or Tool.BOX, self._code or None

        def action(work: Work) -> str:
            if tool is Tool.COVER:
                return cover(work, Cover(evidence_id=evidence_id, places=places))
            mark = Annotate(
                evidence_id=evidence_id,
                shape=MarkShape(tool),
                places=places,
                label_code=code,
            )
            return annotate(work, mark, policies=policies)

        self._act(action)

    @Slot()
    def undo(self) -> None:
        """Esc: the draft, else the question for a reason, else the newest mark."""
        if self._asks_reason:
            self._asks_reason = False
        elif self._draft is not None:
            self._tool, self._draft, self._code = None, None, ""
        elif self._newest and self._photo is not None and not self._is_busy:
            self._withdraw(self._photo.evidence_id, self._newest)
        self._emit()

    # --- the original

    @Slot()
    def ask_original(self) -> None:
        """A supervisor wants it uncovered: why, is asked first."""
        if self.state.can_reveal and not self._shown_s:
            self._asks_reason, self._draft, self._tool = True, None, None
            self._emit()

    @Slot()
    def hide_original(self) -> None:
        """Covered again, at once."""
        if self._shown_s:
            self._shown_s = 0
            self._second.stop()
            self._picture = None
            self._read()
            self._emit()

    # --- private

    def _words(self) -> tuple[tuple[Named, ...], bool]:
        """Of the page in hand, and whether there is another; with more, 0 turns the page."""
        known = self._desk.policies.evidence.words_for(self._goods)
        if len(known) <= KEYS:
            return known, False
        pages = -(-len(known) // KEYS)
        first = self._page % pages * KEYS
        return known[first : first + KEYS], True

    def _forget(self) -> None:
        self._turn += 1
        self._picture, self._markup, self._newest = None, PLAIN, ""
        self._tool, self._draft, self._code, self._page = None, None, "", 0
        self._asks_reason = self._is_busy = False
        self._shown_s = 0
        self._second.stop()

    def _act(self, action: Callable[[Work], object]) -> None:
        self._is_busy = True
        turn = self._turn
        self._desk.act(action, partial(self._kept, turn), partial(self._failed, turn))
        self._emit()

    def _withdraw(self, evidence_id: str, fact_id: str) -> None:
        from inspection.handlers.mark import UndoMark, undo_mark  # noqa: PLC0415 - with the first

        wish = UndoMark(evidence_id=evidence_id, fact_id=fact_id)
        self._act(lambda work: undo_mark(work, wish))

    def _reveal(self, code: str) -> None:
        from inspection.handlers.mark import Reveal, reveal  # noqa: PLC0415 - as above

        photo, policies, turn = self._photo, self._desk.policies, self._turn
        if photo is None:
            return
        self._asks_reason, self._is_busy = False, True
        wish = Reveal(evidence_id=photo.evidence_id, reason_code=code)
        self._desk.act(
            lambda work: reveal(work, wish, policies=policies),
            lambda _id: self._revealed(turn),
            partial(self._failed, turn),
        )
        self._emit()

    def _revealed(self, turn: int) -> None:
        """It is in the journal: now it is shown."""
        if turn != self._turn or self._photo is None:
            return
        self._is_busy = False
        self._shown_s = SHOWN_S
        self._second.start()
        bare = Markup(annotations=self._markup.annotations)
        self._desk.photos.large(self._photo.sha256, bare, partial(self._uncovered, turn))
        self._emit()

    def _uncovered(self, turn: int, picture: QImage) -> None:
        if turn == self._turn and self._shown_s:
            self._picture = picture
            self._emit()

    @Slot()
    def _tick(self) -> None:
        if self._shown_s <= 1:
            self.hide_original()
        else:
            self._shown_s -= 1
            self._emit()

    def _kept(self, turn: int, _fact: object) -> None:
        if turn == self._turn:
            self._tool, self._draft, self._code, self._is_busy = None, None, "", False
            self._read()
            self._emit()

    def _failed(self, turn: int, error: StationError) -> None:
        if turn == self._turn:
            self._is_busy = False
            self._emit()
        self._desk.complain(error)

    @Slot(object)
    def _on_changed(self, change: object) -> None:
        ids: frozenset[str] = getattr(change, "ids", frozenset())
        if self._photo is not None and self._photo.evidence_id in ids and not self._is_busy:
            self._read()

    @Slot(str)
    def _look_failed(self, key: str) -> None:
        if self._photo is not None and self._photo.sha256 == key:
            self._emit()

    def _read(self) -> None:
        photo = self._photo
        if photo is not None:
            self._desk.facts(partial(_known, photo), partial(self._marked, self._turn))

    def _marked(self, turn: int, known: tuple[Markup, str]) -> None:
        if turn != self._turn or self._photo is None:
            return
        self._markup, self._newest = known
        if self._markup.is_veiled and not self._hears_looks:
            self._hears_looks = True
            self._desk.looks.failed.connect(self._look_failed)
        if not self._shown_s:
            wanted = partial(self._pictured, turn, self._markup)
            self._desk.photos.large(self._photo.sha256, self._markup, wanted)
        self._emit()

    def _pictured(self, turn: int, over: Markup, picture: QImage) -> None:
        if turn == self._turn and over == self._markup and not self._shown_s:
            self._picture = picture
            self._emit()

    def _emit(self) -> None:
        self.changed.emit(self.state)


def _known(photo: Evidence, facts: Facts) -> tuple[Markup, str]:
    """What stands over a photo, and the newest of it that a person drew."""
    drawn = [(one.at, one.annotation_id) for one in facts.annotations_of(photo.evidence_id)]
    looks = facts.looks_of(photo.evidence_id)
    drawn += [(one.at, one.look_id) for one in looks if one.engine == BY_PERSON]
    newest = max(drawn, key=lambda one: one[0].seq)[1] if drawn else ""
    return markups(facts, (photo,))[photo.evidence_id], newest


def _inside(places: Places) -> Places:
    x, y, x2, y2 = (min(max(one, 0), WHOLE) for one in places)
    return x, y, x2, y2
