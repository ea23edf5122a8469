"""What a way is called and why it is shut, in the words of what the customer asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.language.names import language
from inspection.disposition import LockCause, Option
from inspection.values import Disposition, Service, Texts

_BACK = Disposition.RETURN_TO_CUSTOMER


class WayTexts(QObject):
    """As the policies say it; they speak of returns, where money is what is asked for."""

    def name(self, disposition: Disposition, text: Texts, service: Service) -> str:
        """The way's name; who sent an item for repair gets it back, and not refurbished."""
        if disposition is Disposition.REFURBISH and service is Service.REPAIR:
            return self.tr("Repair")
        return text.of(language())

    def lock(self, option: Option, service: Service, grade: str) -> str:
        """Why it cannot be chosen; empty where it can. `grade` is the letter."""
        lock = option.lock
        if lock is None:
            return ""
        is_repair = service is Service.REPAIR
        if lock.cause is LockCause.CHOICE and service is not Service.RETURN:
            return self._repair(option) if is_repair else self._exchange(option)
        is_workshop = is_repair and option.disposition is Disposition.REFURBISH
        if is_workshop and lock.cause is LockCause.GRADE:
            return self.tr("Grade %1 needs no repair").replace("%1", grade)
        return lock.text.of(language())

    def _repair(self, option: Option) -> str:
        if option.disposition is _BACK:
            return self.tr("Only where nothing is repaired")
        return self.tr("Not before a repair is agreed")

    def _exchange(self, option: Option) -> str:
        if option.disposition is _BACK:
            return self.tr("Only where nothing is replaced")
        return self.tr("Not ours before a replacement is agreed")
