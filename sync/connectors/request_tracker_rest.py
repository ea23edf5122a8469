"""Reading Request Tracker 5 over REST2: exact searches and strict answers.

It answers 200 where nothing was done and leaves out what an account may not see, so whatever money
depends on is counted: a search that does not show all it found is no answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, field_validator

from sync.connectors.http import Answered, Asked, HttpLink
from sync.connectors.port import ConnectorLostError

ROOT = "/REST/2.0"
PER_PAGE = 100
MAX_PAGES = 1000
MAX_VALUE_CHARS = 255
"""Longer values are kept in another column, which an exact search does not reach."""


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class _FieldAnswer(_Answer):
    name: str
    values: list[Any]


class Ticket(_Answer):
    """A ticket as a search shows it; `fields` are its custom fields' texts by name."""

    id: int
    status: str = Field(alias="Status")
    created: str = Field(alias="Created")
    updated: str = Field(alias="LastUpdated")
    fields: Mapping[str, tuple[str, ...]] = Field(alias="CustomFields")

    @field_validator("id", mode="before")
    @classmethod
    def _number(cls, value: object) -> object:
        return int(value) if isinstance(value, str) and value.isdecimal() else value

    @field_validator("fields", mode="before")
    @classmethod
    def _texts(cls, value: object) -> object:
        found: dict[str, tuple[str, ...]] = {}
        for one in TypeAdapter(list[_FieldAnswer]).validate_python(value or []):
            found[one.name] = tuple(text for text in one.values if isinstance(text, str))
        return found

    def text(self, name: str) -> str:
        """The field's only or first value, empty where there is none."""
        values = self.fields.get(name, ())
        return values[0] if values else ""


class _Tickets(_Answer):
    # null where the server filters rows after counting them (UseSQLForACLChecks off)
    total: int
    items: list[Ticket]


def read(answered: Answered, model: type[BaseModel]) -> Any:  # noqa: ANN401 - of that model
    """The answer by that model; raises ConnectorLostError where it is anything else."""
    if not answered.is_good:
        raise garbled(f"status {answered.status}")
    try:
        return model.model_validate(answered.json())
    except ValidationError as problem:
        raise garbled(str(problem.errors()[0]["type"])) from None


def garbled(why: str) -> ConnectorLostError:
    """An answer that says nothing. `why` never holds what they sent."""
    return ConnectorLostError("connector.garbled", was_sent=True, why=why)


def is_searchable(text: str) -> bool:
    """Whether an exact search finds this text: one line, no outer blanks, not a field's name."""
    return (
        0 < len(text) <= MAX_VALUE_CHARS
        and text == text.strip()
        and text.isprintable()
        and not text.upper().startswith("CF.")
    )


def quoted(text: str) -> str:
    """A string of TicketSQL; only of a searchable text."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def tickets(link: HttpLink, query: str) -> list[Ticket]:
    """All tickets of a TicketSQL query, by their numbers.

    Raises ConnectorLostError, also where the account does not see all of them.
    """
    found: list[Ticket] = []
    last = 0
    for _ in range(MAX_PAGES):
        page: _Tickets = read(link.send(_search(f"({query}) AND id > {last}")), _Tickets)
        numbers = [one.id for one in page.items]
        if numbers != sorted(set(numbers)) or any(number <= last for number in numbers):
            raise garbled("order")
        found += page.items
        if page.total == len(numbers):
            return found
        if not numbers or page.total < len(numbers):
            raise garbled("count")
        last = numbers[-1]
    raise garbled("pages")


def _search(query: str) -> Asked:
    return Asked(
        method="GET",
        path=f"{ROOT}/tickets",
        query={
            "query": query,
            "fields": "Status,Created,LastUpdated,CustomFields",
            "orderby": "id",
            "order": "ASC",
            "per_page": str(PER_PAGE),
        },
    )


def any_of(field: str, values: Sequence[str]) -> str:
    """TicketSQL: the field has one of these."""
    return "(" + " OR ".join(f"{field} = {quoted(value)}" for value in values) + ")"
