"""The sentences a customer reads, in both languages; nothing in them names a person."""

from __future__ import annotations

from collections.abc import Sequence

from inspection.errors import OperatorError
from inspection.values import Texts, Verdict
from sync.tickets.money import major_units

_VERDICTS = {
    Verdict.FULL: Texts(
        zh="退货 {number} 已验收，将全额退款",
        en="Return {number} was inspected and will be refunded in full",
    ),
    Verdict.PARTIAL: Texts(
        zh="退货 {number} 已验收，将退款 {amount}",
        en="Return {number} was inspected; {amount} will be refunded",
    ),
    Verdict.NONE: Texts(
        zh="退货 {number} 已验收，这件商品不退款",
        en="Return {number} was inspected; this item will not be refunded",
    ),
}


def received(number: str) -> Texts:
    """A parcel of the return came in."""
    return Texts(
        zh=f"退货 {number} 已收到，正在等待验收",
        en=f"Return {number} has arrived and will be inspected",
    )


def waiting(number: str, question: Texts) -> Texts:
    """Nothing goes on before the customer has answered this question."""
    return Texts(
        zh=f"退货 {number} 等您回复：{question.zh}",
        en=f"Return {number} waits for your answer: {question.en}",
    )


def decided(number: str, verdict: Verdict, amount: str, reasons: Sequence[Texts]) -> Texts:
    """What was decided about one item, and why."""
    said = _VERDICTS[verdict]
    zh = said.zh.format(number=number, amount=amount)
    en = said.en.format(number=number, amount=amount)
    if not reasons:
        return Texts(zh=zh, en=en)
    return Texts(
        zh=f"{zh}。原因：{'；'.join(one.zh for one in reasons)}",
        en=f"{en}. Why: {'; '.join(one.en for one in reasons)}",
    )


def refunded(number: str, amount: str) -> Texts:
    """The money was booked."""
    return Texts(
        zh=f"退货 {number} 已退款 {amount}",
        en=f"Return {number}: {amount} has been refunded",
    )


def amount_text(amount_minor: int, currency: str) -> str:
    """`CNY 899.00`; minor units where the currency is not known here."""
    try:
        return f"{currency} {major_units(amount_minor, currency)}"
    except OperatorError:
        return f"{currency} {amount_minor}"
