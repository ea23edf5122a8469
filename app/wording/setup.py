"""Words of the first set-up."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.language.notices import Notice
from app.language.translation import QT_TRANSLATE_NOOP
from app.states.setup import SetupState
from app.station.pin_rules import Lack
from app.widgets.steps import Step

_TITLES = {
    "look": QT_TRANSLATE_NOOP("setup", "Language and screen"),
    "name": QT_TRANSLATE_NOOP("setup", "Name of this desk"),
    "hub": QT_TRANSLATE_NOOP("setup", "Hub"),
    "scanner": QT_TRANSLATE_NOOP("setup", "Scanner"),
    "person": QT_TRANSLATE_NOOP("setup", "First person"),
}
_ADVICE = {
    "look": QT_TRANSLATE_NOOP("setup", "Press the digit of what fits, then Enter"),
    "name": QT_TRANSLATE_NOOP("setup", "Type what is painted on the desk, then Enter"),
    "hub": QT_TRANSLATE_NOOP("setup", "One desk alone: 1. Several desks share a hub: 2"),
    "scanner": QT_TRANSLATE_NOOP("setup", "Scan any code that lies at hand"),
    "person": QT_TRANSLATE_NOOP("setup", "Whoever begins here; may do everything at this desk"),
}
_ICONS = {
    "look": "sun-moon",
    "name": "pencil",
    "hub": "cloud-check",
    "scanner": "barcode",
    "person": "user",
}
_LACKS: dict[Lack, str] = {
    "": "",
    "name": QT_TRANSLATE_NOOP("setup", "The name is missing"),
    "badge": QT_TRANSLATE_NOOP("setup", "Scan the badge"),
    "pin": QT_TRANSLATE_NOOP("setup", "The PIN needs 6 digits"),
    "again": QT_TRANSLATE_NOOP("setup", "Type the PIN once more"),
    "differ": QT_TRANSLATE_NOOP("setup", "The two PINs differ; type both again"),
}


def steps(state: SetupState) -> list[Step]:
    """The list at the left."""
    at = state.steps.index(state.step) if state.step in state.steps else len(state.steps)
    return [
        Step(
            title=_word(_TITLES[name]),
            sub="",
            state="done" if number < at else ("current" if number == at else "todo"),
        )
        for number, name in enumerate(state.steps)
    ]


def notice(state: SetupState) -> Notice:
    """Which step, and what to do."""
    if state.busy:
        return _waiting(state)
    if state.step == "scanner" and state.scanned:
        return Notice(
            kind="ok",
            headline=_word(QT_TRANSLATE_NOOP("setup", "The scanner works")),
            instruction=_word(QT_TRANSLATE_NOOP("setup", "Press Enter to go on")),
        )
    number = state.steps.index(state.step) + 1
    words = _word(QT_TRANSLATE_NOOP("setup", "Setting up, %1 of %2: %3"))
    words = words.replace("%1", str(number)).replace("%2", str(len(state.steps)))
    return Notice(
        kind="idle",
        headline=words.replace("%3", _word(_TITLES[state.step])),
        instruction=_word(_ADVICE[state.step]),
        icon=_ICONS[state.step],
    )


def lack(state: SetupState) -> str:
    """What the form of the first person lacks."""
    return _word(_LACKS[state.lack]) if state.lack else ""


def _waiting(state: SetupState) -> Notice:
    if state.busy == "person":
        headline = _word(QT_TRANSLATE_NOOP("setup", "Registering"))
    elif state.hub == "site":
        headline = _word(QT_TRANSLATE_NOOP("setup", "Asking the hub of the site"))
    else:
        headline = _word(QT_TRANSLATE_NOOP("setup", "Starting the hub"))
    instruction = _word(QT_TRANSLATE_NOOP("setup", "This takes a few seconds"))
    return Notice(kind="idle", headline=headline, instruction=instruction, icon="clock")


def _word(source: str) -> str:
    return QCoreApplication.translate("setup", source)
