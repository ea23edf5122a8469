"""What is said of a photo that proves something and cannot be made out."""

from __future__ import annotations

from PySide6.QtCore import QObject

from inspection.photo_quality import Fault, PhotoQuality


class ProofWords(QObject):
    """In the language of the moment."""

    def named(self, name: str, measured: PhotoQuality | None) -> str:
        """The photo's name, and that it is worth taking again where it is."""
        if measured is None or measured.fault is None:
            return name
        words = {
            Fault.BLURRED: self.tr("%1 (blurred: take it again)"),
            Fault.GLARING: self.tr("%1 (glare: take it again)"),
            Fault.DARK: self.tr("%1 (too dark: take it again)"),
            Fault.BRIGHT: self.tr("%1 (too bright: take it again)"),
        }
        return words[measured.fault].replace("%1", name)
