"""Words for errors: what happened, and what to do now. Codes come from below, text only here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QCoreApplication

from app.language.names import clock_text
from app.language.notices import Notice, NoticeKind
from inspection.errors import OperatorError, StationError, WorldError
from inspection.values import from_rfc3339

LONGEST = 60
"""Characters of a parameter the banner has room for."""


def text_of(error: StationError) -> tuple[str, str]:
    """Headline and instruction in the language of the moment."""
    tables = (
        _words_at_work,
        _words_of_sorting,
        _words_of_money,
        _words_of_check_in,
        _words_of_the_world,
        _words_of_imports,
    )
    found = next((words for table in tables if (words := table().get(error.code))), None)
    if found is None:
        return _unworded(error)
    headline, instruction = (QCoreApplication.translate("messages", one) for one in found)
    return _filled(headline, error), _filled(instruction, error)


def notice_of(error: StationError) -> Notice:
    """The banner of an error: amber for the operator, red where the world or the program failed."""
    headline, instruction = text_of(error)
    calm = isinstance(error, OperatorError) or error.code in _words_at_work()
    calm = calm or error.code.startswith("hub.")
    kind: NoticeKind = "warn" if calm else "error"
    return Notice(kind=kind, headline=headline, instruction=instruction)


@cache
def _words_at_work() -> Mapping[str, tuple[str, str]]:
    # long tables: loaded with the first thing to say, not before the first window
    from app.language.work_errors import WORK_WORDS  # noqa: PLC0415

    return WORK_WORDS


@cache
def _words_of_the_world() -> Mapping[str, tuple[str, str]]:
    from app.language.world_errors import WORLD_WORDS  # noqa: PLC0415 - as above

    return WORLD_WORDS


@cache
def _words_of_sorting() -> Mapping[str, tuple[str, str]]:
    from app.language.sorting_errors import SORTING_WORDS  # noqa: PLC0415 - as above

    return SORTING_WORDS


@cache
def _words_of_money() -> Mapping[str, tuple[str, str]]:
    from app.language.money_errors import MONEY_WORDS  # noqa: PLC0415 - as above

    return MONEY_WORDS


@cache
def _words_of_imports() -> Mapping[str, tuple[str, str]]:
    from app.language.import_errors import IMPORT_WORDS  # noqa: PLC0415 - as above

    return IMPORT_WORDS


@cache
def _words_of_check_in() -> Mapping[str, tuple[str, str]]:
    from app.language.check_in_errors import CHECK_IN_WORDS  # noqa: PLC0415 - as above

    return CHECK_IN_WORDS


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
        text = text.replace("{" + name + "}", _shown(name, str(value)))
    return text


def _shown(name: str, value: str) -> str:
    """A parameter for people: moments as the time of day here, long data cut."""
    if name == "until":
        try:
            return clock_text(from_rfc3339(value))
        except ValueError:
            return value[:LONGEST]
    return value if len(value) <= LONGEST else f"{value[:LONGEST]}..."
