"""Popups and modal dialogs: what must cover the whole window closes them first."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog


def close_dialogs() -> None:
    """Close every popup and reject every modal dialog; what they asked is asked again later."""
    while (popup := QApplication.activePopupWidget()) is not None:
        if not popup.close():
            break
    while isinstance(dialog := QApplication.activeModalWidget(), QDialog):
        dialog.reject()
        if dialog is QApplication.activeModalWidget():
            break  # it stays, whatever for; there is no end to asking it
