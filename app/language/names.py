"""Words for the values of the domain, in the language of the moment."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from app.language.translation import QT_TRANSLATE_NOOP
from inspection.values import (
    GoodsClass,
    OrderKind,
    OrderState,
    ReasonClass,
    RefundState,
    Role,
    Service,
    Verdict,
    WishSource,
)

_SYMBOLS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_WHOLE = frozenset({"JPY", "KRW", "VND"})
"""Currencies without minor units."""

_VERDICTS = {
    Verdict.FULL: QT_TRANSLATE_NOOP("names", "Full refund"),
    Verdict.PARTIAL: QT_TRANSLATE_NOOP("names", "Partial refund"),
    Verdict.NONE: QT_TRANSLATE_NOOP("names", "No refund"),
    Verdict.HUMAN: QT_TRANSLATE_NOOP("names", "To a supervisor"),
}
_REFUND_STATES = {
    RefundState.DUE: QT_TRANSLATE_NOOP("names", "Due"),
    RefundState.SENDING: QT_TRANSLATE_NOOP("names", "Refunding"),
    RefundState.CONFIRMED: QT_TRANSLATE_NOOP("names", "Refunded"),
    RefundState.REFUSED: QT_TRANSLATE_NOOP("names", "Refused by platform"),
    RefundState.UNKNOWN: QT_TRANSLATE_NOOP("names", "Result unknown"),
    RefundState.SETTLED_ELSEWHERE: QT_TRANSLATE_NOOP("names", "Refunded elsewhere"),
}
_ORDER_STATES = {
    OrderState.DUE: QT_TRANSLATE_NOOP("names", "To be ordered"),
    OrderState.LISTED: QT_TRANSLATE_NOOP("names", "The office orders it"),
    OrderState.SENDING: QT_TRANSLATE_NOOP("names", "Being ordered"),
    OrderState.CONFIRMED: QT_TRANSLATE_NOOP("names", "Ordered"),
    OrderState.REFUSED: QT_TRANSLATE_NOOP("names", "Order refused"),
    OrderState.UNKNOWN: QT_TRANSLATE_NOOP("names", "Result unknown"),
    OrderState.WITHDRAWN: QT_TRANSLATE_NOOP("names", "Order withdrawn"),
}
_ORDERS = {
    OrderKind.REPLACEMENT: QT_TRANSLATE_NOOP("names", "Replacement"),
    OrderKind.REPAIR: QT_TRANSLATE_NOOP("names", "Repair order"),
}
_SOURCES = {
    WishSource.PLATFORM: QT_TRANSLATE_NOOP("names", "on the platform"),
    WishSource.PHONE: QT_TRANSLATE_NOOP("names", "by phone"),
    WishSource.MESSAGE: QT_TRANSLATE_NOOP("names", "by message"),
}
_ROLES = {
    Role.DOCK: QT_TRANSLATE_NOOP("names", "Dock staff"),
    Role.INSPECTOR: QT_TRANSLATE_NOOP("names", "Inspector"),
    Role.SUPERVISOR: QT_TRANSLATE_NOOP("names", "Supervisor"),
    Role.ADMIN: QT_TRANSLATE_NOOP("names", "Administrator"),
}
_SERVICES = {
    Service.RETURN: QT_TRANSLATE_NOOP("names", "Return and refund"),
    Service.EXCHANGE: QT_TRANSLATE_NOOP("names", "Exchange"),
    Service.REPAIR: QT_TRANSLATE_NOOP("names", "Repair"),
}
_REASONS = {
    ReasonClass.NO_REASON: QT_TRANSLATE_NOOP("names", "7 days, no reason"),
    ReasonClass.QUALITY: QT_TRANSLATE_NOOP("names", "Quality problem"),
    ReasonClass.WRONG_ITEM: QT_TRANSLATE_NOOP("names", "Wrong item sent"),
    ReasonClass.TRANSPORT: QT_TRANSLATE_NOOP("names", "Transport damage"),
    ReasonClass.WARRANTY: QT_TRANSLATE_NOOP("names", "Warranty"),
    ReasonClass.REFUSED: QT_TRANSLATE_NOOP("names", "Delivery refused"),
}
_GOODS = {
    GoodsClass.ELECTRONICS: QT_TRANSLATE_NOOP("names", "Electronics"),
    GoodsClass.APPAREL: QT_TRANSLATE_NOOP("names", "Clothes, shoes, bags"),
    GoodsClass.HYGIENE: QT_TRANSLATE_NOOP("names", "Food, cosmetics, hygiene"),
    GoodsClass.GENERAL: QT_TRANSLATE_NOOP("names", "Other goods"),
}


def verdict_name(value: Verdict) -> str:
    """Advice or choice on the money."""
    return _word(_VERDICTS[value])


def refund_state_name(value: RefundState) -> str:
    """Where a refund stands."""
    return _word(_REFUND_STATES[value])


def order_state_name(value: OrderState) -> str:
    """Where a replacement or repair order stands."""
    return _word(_ORDER_STATES[value])


def order_name(value: OrderKind) -> str:
    """What an exchange or a repair ends in."""
    return _word(_ORDERS[value])


def wish_source_name(value: WishSource) -> str:
    """Where a customer said what they want instead."""
    return _word(_SOURCES[value])


def role_name(value: Role) -> str:
    """What somebody does here."""
    return _word(_ROLES[value])


def service_name(value: Service) -> str:
    """What the customer asked for."""
    return _word(_SERVICES[value])


def reason_name(value: ReasonClass) -> str:
    """Legal class of the reason."""
    return _word(_REASONS[value])


def goods_name(value: GoodsClass) -> str:
    """Class of goods."""
    return _word(_GOODS[value])


def language() -> str:
    """`zh` or `en`, as the texts are shown now."""
    # the translation itself says so: whatever file is loaded, its words and this always agree
    return QCoreApplication.translate("names", "language:en").removeprefix("language:")


def local_name(zh: str, en: str) -> str:
    """The name in the language of the moment, the other one where it is missing."""
    first, second = (zh, en) if language() == "zh" else (en, zh)
    return first or second


def joined(*parts: str) -> str:
    """Parts with a middle dot between; a comma in English, whose dot CJK fonts draw full width."""
    return ("·" if language() == "zh" else ", ").join(part for part in parts if part)


def money_text(amount_minor: int, currency: str) -> str:
    """`¥899.00`; the code where the currency has no symbol here."""
    sign = "-" if amount_minor < 0 else ""
    symbol = _SYMBOLS.get(currency, f"{currency} ")
    if currency in _WHOLE:
        return f"{sign}{symbol}{abs(amount_minor):,}"
    whole, part = divmod(abs(amount_minor), 100)
    return f"{sign}{symbol}{whole:,}.{part:02d}"


def clock_text(moment: datetime) -> str:
    """`14:37` of this machine's own time zone."""
    return moment.astimezone().strftime("%H:%M")


def date_text(moment: datetime) -> str:
    """`11-15 19:20` of this machine's own time zone."""
    return moment.astimezone().strftime("%m-%d %H:%M")


def clock_text_s(moment: datetime) -> str:
    """`14:37:02` of this machine's own time zone."""
    return moment.astimezone().strftime("%H:%M:%S")


def day_text(moment: datetime, now: datetime) -> str:
    """`today 14:37`, `tomorrow 08:40`, or `11-15 19:20`."""
    local, today = moment.astimezone(), now.astimezone().date()
    if local.date() == today:
        return QCoreApplication.translate("names", "today %1").replace("%1", clock_text(moment))
    if local.date() == today + timedelta(days=1):
        return QCoreApplication.translate("names", "tomorrow %1").replace("%1", clock_text(moment))
    return date_text(moment)


def duration_text(seconds: float) -> str:
    """`18:24`, from an hour on `1:03:20`."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"


def masked_name(name: str) -> str:
    """First character and a star."""
    return f"{name.strip()[:1]}*" if name.strip() else ""


def masked_phone(phone: str) -> str:
    """`138****1234`."""
    digits = phone.strip()
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) > 7 else "****"


def masked_order(order_ref: str) -> str:
    """First and last four characters."""
    return f"{order_ref[:4]}****{order_ref[-4:]}" if len(order_ref) > 8 else order_ref


def _word(source: str) -> str:
    return QCoreApplication.translate("names", source)
