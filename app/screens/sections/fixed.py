"""Why a setting cannot be changed on the screen, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.language.translation import QT_TRANSLATE_NOOP
from app.settings.config import ENVIRONMENT_PREFIX, Source

_REASONS: dict[Source, str] = {
    "environment": QT_TRANSLATE_NOOP("fixed", "Fixed by the environment: %1"),
    "command line": QT_TRANSLATE_NOOP("fixed", "Fixed by the command that started the program"),
}


def fixed_reason(name: str, source: Source) -> str:
    """The reason beside the lock; empty where the setting can be changed."""
    if source not in _REASONS:
        return ""
    words = QCoreApplication.translate("fixed", _REASONS[source])
    return words.replace("%1", f"{ENVIRONMENT_PREFIX}{name.upper()}")
