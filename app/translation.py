"""Chinese and English: marks for texts in tables, and the switch between them at run time."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from app.tokens import RESOURCES


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a text of a table for lupdate, which looks for this name; Qt's own is typed `object`."""
    del context
    return text


class Language:
    """The language of the whole window. Texts in the source are English; Chinese is a file."""

    def __init__(self) -> None:
        """English until `use`."""
        self._translator = QTranslator()
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
            self._translator.load(str(RESOURCES / "i18n" / "zh_CN.qm"))
            QCoreApplication.installTranslator(self._translator)
            QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        else:
            QCoreApplication.removeTranslator(self._translator)
            QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
