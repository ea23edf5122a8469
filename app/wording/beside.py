"""Words of pictures to compare with."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.language.notices import Notice
from app.states.beside import Beside, BesideState, How
from app.widgets.pictures.beside_tiles import TileLook
from app.widgets.pictures.compare_stage import PaneLook
from inspection.references import PictureKind


class BesideWords(QObject):
    """In the language of the moment."""

    def kind(self, kind: PictureKind) -> str:
        """What a picture is, in one or two words."""
        match kind:
            case PictureKind.CUSTOMER:
                return self.tr("Customer's")
            case PictureKind.OUTBOUND:
                return self.tr("As shipped")
            case PictureKind.CATALOGUE:
                return self.tr("Catalogue")

    def tile(self, one: Beside, key: str) -> TileLook:
        """A small look at a kind; `key` opens it large, empty where another tile shows the key."""
        count = str(one.of_kind) if one.of_kind > 1 else ""
        words, icon = self._how(one.how)
        said = self.tr("Compare with: %1").replace("%1", self.kind(one.kind))
        return TileLook(
            label=self.kind(one.kind),
            count=count,
            key=key,
            message=words,
            icon=icon,
            name=self.tr(", ").join(part for part in (said, count, words) if part),
            picture=one.picture,
        )

    def pane(self, one: Beside) -> PaneLook:
        """The picture that is open large."""
        words, icon = self._how(one.how)
        title = self.title(one)
        return PaneLook(
            title=title,
            note=self.note(one.kind),
            message=words,
            icon=icon,
            name=self.tr(", ").join(part for part in (title, words) if part),
            picture=one.picture,
        )

    def title(self, one: Beside) -> str:
        """The kind, and which of it."""
        if one.of_kind == 1:
            return self.kind(one.kind)
        counted = self.tr("%1, %2 of %3").replace("%1", self.kind(one.kind))
        return counted.replace("%2", str(one.number)).replace("%3", str(one.of_kind))

    def note(self, kind: PictureKind) -> str:
        """What it is worth."""
        if kind is PictureKind.CUSTOMER:
            return self.tr("Claim, not a finding")
        return ""

    def notice(self, state: BesideState, shot: str) -> Notice:
        """What the banner says meanwhile; `shot` is the photo that is due."""
        one = state.large
        title = self.title(one) if one is not None else ""
        advice = self.tr("Left is live. Look for the same marks on both")
        if shot:
            advice = self.tr("Space takes the photo: %1").replace("%1", shot)
        return Notice(
            kind="idle",
            headline=self.tr("Compare: %1").replace("%1", title),
            instruction=advice,
            icon="search",
        )

    def _how(self, how: How) -> tuple[str, str]:
        match how:
            case How.SHOWN:
                return "", ""
            case How.COMING:
                return self.tr("Coming"), "refresh"
            case How.OFFLINE:
                return self.tr("No network yet"), "cloud-off"
            case How.BROKEN:
                return self.tr("Cannot be shown"), "octagon-x"
