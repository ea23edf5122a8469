"""What Medusa 2 answers, as far as it is read: every field checked, everything else left alone.

Amounts and quantities are read from their `raw_` form, which is decimal text; no number of an
answer ever becomes a float.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sync.connectors.http import Answered
from sync.connectors.port import ConnectorLostError

_DECIMAL = r"^-?[0-9]{1,15}(\.[0-9]{1,20})?$"
_NOT_FOUND = (404, "not_found")


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class Raw(_Part):
    """Decimal text, such as `{"value": "59.9", "precision": 20}`."""

    value: Annotated[str, Field(pattern=_DECIMAL)]

    @property
    def decimal(self) -> Decimal:
        """Exactly what was written."""
        return Decimal(self.value)


class Refund(_Part):
    """A refund of a payment."""

    id: str
    note: str | None = None
    raw_amount: Raw
    created_at: datetime


class Capture(_Part):
    """Money taken in."""

    raw_amount: Raw


class Payment(_Part):
    """A payment with everything taken and given back on it."""

    id: str
    currency_code: str
    canceled_at: datetime | None = None
    created_at: datetime
    captures: tuple[Capture, ...]
    refunds: tuple[Refund, ...]


class _Collection(_Part):
    payments: tuple[Payment, ...]


class _PaidOrder(_Part):
    id: str
    payment_collections: tuple[_Collection, ...]


class PaidOrderAnswer(_Part):
    """An order with its payments."""

    order: _PaidOrder


class OrderItem(_Part):
    """An order line; its totals shrink as pieces come back, and what came back has its own."""

    id: str
    title: str
    variant_sku: str | None = None
    variant_barcode: str | None = None
    raw_quantity: Raw
    raw_total: Raw
    raw_return_received_total: Raw
    raw_return_dismissed_total: Raw


class Order(_Part):
    """An order with its lines."""

    id: str
    display_id: int
    currency_code: str
    items: tuple[OrderItem, ...]


class OrdersAnswer(_Part):
    """Orders of a list."""

    orders: tuple[Order, ...]


class ReturnItem(_Part):
    """What of an order line comes back."""

    item_id: str
    raw_quantity: Raw


class Return(_Part):
    """A return."""

    id: str
    status: str
    order_id: str
    updated_at: str
    metadata: dict[str, Any] | None = None
    items: tuple[ReturnItem, ...]

    def said(self, name: str) -> str:
        """Text of the metadata; empty where there is none."""
        value = (self.metadata or {}).get(name)
        return value.strip() if isinstance(value, str) else ""


class ReturnAnswer(_Part):
    """One return. Medusa calls it `return`, which is no name here."""

    found: Return = Field(alias="return")


class ReturnsAnswer(_Part):
    """Returns of a list."""

    returns: tuple[Return, ...]


class FoundAnswer(_Part):
    """What the plugin's look-up says."""

    ids: tuple[str, ...]


class Action(_Part):
    """A step of a change; `applied` once the change was confirmed."""

    action: str
    internal_note: str | None = None
    applied: bool


class Change(_Part):
    """A change of an order. Only one is under way at a time."""

    id: str
    return_id: str | None = None
    change_type: str | None = None
    status: str
    internal_note: str | None = None
    actions: tuple[Action, ...]


class ChangesAnswer(_Part):
    """All changes of an order."""

    order_changes: tuple[Change, ...]


class _File(_Part):
    id: str
    url: str


class UploadAnswer(_Part):
    """Where uploaded files lie."""

    files: tuple[_File, ...]


class _Error(_Part):
    type: str


Part = TypeVar("Part", bound=_Part)


def understood(model: type[Part], answer: Answered) -> Part:
    """A good answer of that shape; raises ConnectorLostError `connector.garbled` for any other."""
    if not answer.is_good:
        raise ConnectorLostError("connector.garbled", was_sent=True, why=f"status {answer.status}")
    try:
        return model.model_validate_json(answer.body)
    except ValidationError as problem:
        raise ConnectorLostError("connector.garbled", was_sent=True, why=model.__name__) from (
            # its text quotes the answer, which may hold a customer's name
            ValueError(problem.error_count())
        )


def is_from_medusa(answer: Answered) -> bool:
    """Whether an answer of no success is Medusa's own, and no page of something in between."""
    return _error_type(answer) is not None


def is_not_found(answer: Answered) -> bool:
    """Whether Medusa itself says that there is no such thing."""
    return (answer.status, _error_type(answer)) == _NOT_FOUND


def _error_type(answer: Answered) -> str | None:
    try:
        return _Error.model_validate_json(answer.body).type
    except ValidationError:
        return None
