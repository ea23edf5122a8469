"""Words for errors: what happened, and what to do now. Codes come from below, text only here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.notices import Notice, NoticeKind
from app.translation import QT_TRANSLATE_NOOP
from inspection.errors import OperatorError, StationError, WorldError

_WORDS: dict[str, tuple[str, str]] = {
    "store.busy": (
        QT_TRANSLATE_NOOP("messages", "The local database is busy. Nothing was recorded"),
        QT_TRANSLATE_NOOP("messages", "Do it once more; close other copies of the program"),
    ),
    "store.full": (
        QT_TRANSLATE_NOOP("messages", "The disk is full. Nothing was recorded"),
        QT_TRANSLATE_NOOP("messages", "Free some space, then do it once more"),
    ),
    "photo.disk_full": (
        QT_TRANSLATE_NOOP("messages", "The disk is full. The photo was not kept"),
        QT_TRANSLATE_NOOP("messages", "Free some space, then take it again"),
    ),
    "store.io": (
        QT_TRANSLATE_NOOP("messages", "The disk cannot be written"),
        QT_TRANSLATE_NOOP("messages", "Stop here and call the supervisor; recorded work is safe"),
    ),
    "store.corrupt": (
        QT_TRANSLATE_NOOP("messages", "The local database is damaged"),
        QT_TRANSLATE_NOOP("messages", "Stop here and call the supervisor; the hub has the records"),
    ),
    "camera.none": (
        QT_TRANSLATE_NOOP("messages", "No camera picture"),
        QT_TRANSLATE_NOOP("messages", "Plug the camera in; it starts by itself"),
    ),
    "camera.lost": (
        QT_TRANSLATE_NOOP("messages", "Camera unplugged"),
        QT_TRANSLATE_NOOP("messages", "Plug it in; it resumes by itself"),
    ),
    "image.unreadable": (
        QT_TRANSLATE_NOOP("messages", "This picture cannot be read"),
        QT_TRANSLATE_NOOP("messages", "Take it again"),
    ),
    "image.too_large": (
        QT_TRANSLATE_NOOP("messages", "This picture is too large"),
        QT_TRANSLATE_NOOP("messages", "Take it again at a smaller size, up to 50 megapixels"),
    ),
    "hub.unreachable": (
        QT_TRANSLATE_NOOP("messages", "Offline; carry on"),
        QT_TRANSLATE_NOOP("messages", "Everything uploads later"),
    ),
    "code.too_long": (
        QT_TRANSLATE_NOOP("messages", "This code is too long for a label"),
        QT_TRANSLATE_NOOP("messages", "Scan the other barcode on the label"),
    ),
    "code.empty": (
        QT_TRANSLATE_NOOP("messages", "Nothing readable in this code"),
        QT_TRANSLATE_NOOP("messages", "Scan again"),
    ),
    "scan.cut": (
        QT_TRANSLATE_NOOP("messages", "Barcode cut short"),
        QT_TRANSLATE_NOOP("messages", "Scan again"),
    ),
    "scan.doubled": (
        QT_TRANSLATE_NOOP("messages", "Barcode read twice in one"),
        QT_TRANSLATE_NOOP("messages", "Scan again"),
    ),
    "person.wrong_pin": (
        QT_TRANSLATE_NOOP("messages", "Wrong PIN"),
        QT_TRANSLATE_NOOP("messages", "Type it again; {left} tries left"),
    ),
    "person.locked": (
        QT_TRANSLATE_NOOP("messages", "Locked after 5 wrong PINs"),
        QT_TRANSLATE_NOOP("messages", "Wait until {until}, or ask a supervisor"),
    ),
    "person.unknown": (
        QT_TRANSLATE_NOOP("messages", "This badge is not known"),
        QT_TRANSLATE_NOOP("messages", "Scan your own badge, or ask a supervisor"),
    ),
    "person.offline": (
        QT_TRANSLATE_NOOP("messages", "Offline, and you have not signed in here lately"),
        QT_TRANSLATE_NOOP("messages", "Wait for the network, or use a station you used before"),
    ),
    "role.forbidden": (
        QT_TRANSLATE_NOOP("messages", "Your role may not do this"),
        QT_TRANSLATE_NOOP("messages", "Call a supervisor"),
    ),
}


def text_of(error: StationError) -> tuple[str, str]:
    """Headline and instruction in the language of the moment."""
    found = _WORDS.get(error.code)
    if found is None:
        return _unworded(error)
    headline, instruction = (QCoreApplication.translate("messages", one) for one in found)
    return _filled(headline, error), _filled(instruction, error)


def notice_of(error: StationError) -> Notice:
    """The banner of an error: amber for the operator, red where the world or the program failed."""
    headline, instruction = text_of(error)
    calm = isinstance(error, OperatorError) or error.code.startswith("hub.")
    kind: NoticeKind = "warn" if calm else "error"
    return Notice(kind=kind, headline=headline, instruction=instruction)


def _unworded(error: StationError) -> tuple[str, str]:
    if isinstance(error, WorldError):
        headline = QCoreApplication.translate("messages", "Something here does not answer")
        advice = QCoreApplication.translate("messages", "Try once more; the note says {code}")
    elif isinstance(error, OperatorError):
        headline = QCoreApplication.translate("messages", "That does not work now")
        advice = QCoreApplication.translate(
            "messages", "Nothing was recorded; the note says {code}"
        )
    else:
        headline = QCoreApplication.translate("messages", "The program made a mistake")
        advice = QCoreApplication.translate("messages", "Call the supervisor; the note says {code}")
    return headline, advice.replace("{code}", error.code)


def _filled(text: str, error: StationError) -> str:
    # parameters are data, never a format string: a brace in a label must stay a brace
    for name, value in error.params.items():
        text = text.replace("{" + name + "}", str(value))
    return text
