"""Chinese and English: marks for texts in tables, and the switch between them at run time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from app.design.tokens import RESOURCES


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text of a table for lupdate, which looks for this name; Qt's own is typed `object`."""
    del context
    return text


class Language:
    """The language of the whole window. Texts in the source are English; Chinese is a file."""

    def __init__(self, folder: Path = RESOURCES / "i18n") -> None:
        """English until `use`."""
        self._folder = folder
        self._translator = QTranslator()
        self._texts = b""
        self._name = "en"

    @property
    def name(self) -> str:
        """`zh` or `en`."""
        return self._name

    def use(self, name: str) -> None:
        """Switch; Qt then sends LanguageChange to every widget."""
        if name == self._name:
            return
        self._name = name
        if name == "zh":
            # by content, which Qt does not copy: a file it would map into memory, and the program
            # would die with its next word once somebody installs a newer one over it
            self._texts = (self._folder / "zh_CN.qm").read_bytes()
            self._translator.load(self._texts)
            QCoreApplication.installTranslator(self._translator)
            QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        else:
            QCoreApplication.removeTranslator(self._translator)
            QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
