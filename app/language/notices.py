"""What the banner says: one value, made by view-models, painted by the main window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NoticeKind = Literal["idle", "ok", "warn", "error"]


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What happened and what to do now; at the right the raw scan and its symbology.

    `icon` is a name in resources/icons; empty takes the icon of the kind. `sound` is one of
    app.design.sounds_wave or `none`; empty takes the sound of the kind (app/window/sounds_map.py).
    """

    kind: NoticeKind
    headline: str
    instruction: str = ""
    icon: str = ""
    aside_label: str = ""
    aside_code: str = ""
    sound: str = ""
