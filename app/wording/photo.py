"""Words of a photo that is open: banner, panel, what the bar offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.language.names import language
from app.language.notices import Notice
from app.states.photo import PhotoState, Tool
from app.widgets.frame.action_bar import Action, Actions
from app.widgets.pictures.photo_canvas import Draft, MarkTag
from app.widgets.pictures.photo_stage import StageWords
from inspection.values import MarkShape

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.work.photo_marks import PhotoMarks
    from inspection.policies import Policies

TOOL_KEYS = {"B": Tool.BOX, "A": Tool.ARROW, "T": Tool.TEXT, "H": Tool.COVER}
"""As the buttons say."""


class PhotoWords(QObject):
    """In the language of the moment."""

    def notice(self, state: PhotoState, name: str) -> Notice:
        """What the banner says; `name` is the photo's own."""
        if state.shown_s:
            headline = self.tr("Original of %1, %2 s left").replace("%1", name)
            return Notice(
                kind="warn",
                headline=headline.replace("%2", str(state.shown_s)),
                instruction=self.tr("This look is recorded. Esc covers it again"),
                icon="eye",
            )
        if state.reasons:
            return Notice(
                kind="warn",
                headline=self.tr("Why is the original needed?"),
                instruction=self.tr("Choose a reason; it is recorded"),
                icon="eye",
            )
        headline, advice = name, self.tr("Draw with a finger, or press a letter and the arrows")
        if state.markup.is_veiled:
            headline = self.tr("%1 is still hidden").replace("%1", name)
            advice = self.tr("Names and phone numbers are being covered. It shows in a moment")
            if state.is_unreadable:
                advice = self.tr("Cannot be read here; ask a supervisor for the original")
        elif state.draft is not None:
            advice = self.tr("Move it, choose a word, then keep it")
        return Notice(kind="idle", headline=headline, instruction=advice, icon="search")

    def stage(self, state: PhotoState) -> StageWords:
        """Everything in the panel."""
        if state.reasons:
            return StageWords(
                title=self.tr("Show the original"),
                help=self.tr("It shows for 30 seconds. Cover it when others come near."),
                tools=(),
                tool=-1,
                words=tuple(one.text.of(language()) for one in state.reasons),
                word=-1,
                more="",
            )
        tools = self._tools() if state.can_draw else ()
        has_words = bool(tools) and state.tool is not Tool.COVER
        codes = [one.code for one in state.words]
        return StageWords(
            title=self.tr("What is seen"),
            help="",
            tools=tools,
            tool=list(TOOL_KEYS.values()).index(state.tool) if state.tool else -1,
            words=tuple(one.text.of(language()) for one in state.words) if has_words else (),
            word=codes.index(state.code) if has_words and state.code in codes else -1,
            more=self.tr("More") if has_words and state.has_more else "",
        )

    def draft(self, state: PhotoState, policies: Policies) -> Draft | None:
        """What is being drawn, with its word."""
        if state.draft is None or state.tool is None:
            return None
        word = policies.evidence.word(state.code) if state.code else None
        text = word.text.of(language()) if word else ""
        return Draft(shape=state.tool.value, places=state.draft, text=text)

    def tags(self, state: PhotoState, policies: Policies) -> tuple[MarkTag, ...]:
        """The words of the marks that are kept."""
        found = []
        for mark in state.markup.annotations if not state.markup.is_veiled else ():
            word = policies.evidence.word(mark.label_code) if mark.label_code else None
            if mark.label_code:
                # a newer station may know words this one does not
                text = word.text.of(language()) if word else mark.label_code
                left, top = min(mark.x, mark.x2), min(mark.y, mark.y2)
                is_arrow = mark.shape is MarkShape.ARROW
                x, y = (mark.x, mark.y) if is_arrow else (left, top)
                found.append(MarkTag(x=x, y=y, text=text))
        return tuple(found)

    def name(self, state: PhotoState, title: str, policies: Policies) -> str:
        """What a screen reader says of the picture."""
        words = [one.text for one in self.tags(state, policies)]
        said = self.tr("covered") if state.markup.hides and not state.shown_s else ""
        return self.tr(", ").join(one for one in (title, said, *words) if one)

    def _tools(self) -> tuple[tuple[str, str, str], ...]:
        names = (self.tr("Box"), self.tr("Arrow"), self.tr("Word"), self.tr("Hide"))
        icons = ("square", "arrow-right", "pencil", "eye-off")
        return tuple(zip(names, TOOL_KEYS, icons, strict=True))


class PhotoOffers(QObject):
    """What the action bar offers while a photo is open."""

    def __init__(self, vm: PhotoMarks, parent: QObject) -> None:
        """Actions run `vm`."""
        super().__init__(parent)
        self._vm = vm

    def actions(self, state: PhotoState, retake: Callable[[], None] | None) -> Actions:
        """What the bar offers; `retake` is None where the photo cannot be taken again."""
        vm = self._vm
        if state.shown_s:
            hide = self.tr("Cover it again")
            return Actions(
                primary=Action(text=hide, key="Esc", icon="shield-check", run=vm.hide_original)
            )
        back = Action(text=self.tr("Close"), key="Esc", icon="x", run=vm.close)
        if state.draft is not None or state.reasons:
            drop = self.tr("Drop it") if state.draft is not None else self.tr("Leave it covered")
            back = Action(text=drop, key="Esc", icon="undo", run=vm.undo)
        left = [back]
        if state.can_undo and state.draft is None and not state.reasons:
            undo = self.tr("Undo the mark")
            left.append(Action(text=undo, key="Backspace", icon="undo", run=vm.undo))
        if state.can_reveal and not state.reasons:
            show = self.tr("Show the original")
            left.append(Action(text=show, key="O", icon="eye", run=vm.ask_original))
        if retake is not None and state.draft is None and not state.reasons:
            again = self.tr("Take it again")
            space = self.tr("Space")
            left.append(Action(text=again, key="Space", key_label=space, icon="camera", run=retake))
        return Actions(
            left=tuple(left), note=self._note(state), note_icon="", primary=self._keep(state)
        )

    def _note(self, state: PhotoState) -> str:
        lacks_word = state.draft is not None and not state.can_keep and not state.is_busy
        return self.tr("Choose the word first") if lacks_word else ""

    def _keep(self, state: PhotoState) -> Action | None:
        if state.draft is None:
            return None
        text = self.tr("Keep the mark")
        if state.tool is Tool.COVER:
            text = self.tr("Hide this part")
        run = self._vm.keep
        return Action(text=text, key="Enter", icon="check", run=run, enabled=state.can_keep)
