"""`orders`: what a person has to make, and telling that it was made."""

from __future__ import annotations

import json
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from app.cli import orders
from app.cli.sentences import sentence_of
from inspection.errors import OperatorError
from sync.order_wire import OrderView

ORDER = OrderView(
    order_id="o-1",
    what="replacement",
    ticket_number="RS-1",
    order_ref="284600007731",
    order_line="284600007731-1",
    slot=1,
    lpn="U-7F3K-00015",
    state="listed",
)


class Client:
    """A hub with one order on its list."""

    def __init__(self) -> None:
        self.asked: list[tuple[str | None, bool]] = []
        self.made: list[tuple[str, str]] = []

    def orders(self, ticket: str | None = None, *, is_open: bool = False) -> list[OrderView]:
        self.asked.append((ticket, is_open))
        return [ORDER]

    def order_made(self, order_id: str, *, number: str) -> OrderView:
        self.made.append((order_id, number))
        return ORDER.model_copy(update={"state": "confirmed", "external_ref": number})


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Client:
    made = Client()

    @contextmanager
    def hub_for(_config, *, admin_token_stdin):
        yield made

    monkeypatch.setattr(orders, "hub_for", hub_for)
    monkeypatch.setattr(orders, "read_config", lambda _flags, _environ: SimpleNamespace())
    return made


def show(*, every: bool = False, as_json: bool = False) -> int:
    return orders.show_orders(
        {}, {}, ticket="RS-1", every=every, admin_token_stdin=False, as_json=as_json
    )


def done(number: str) -> int:
    return orders.mark_made("o-1", number, {}, {}, admin_token_stdin=False, as_json=False)


def test_the_list_says_what_to_make_for_whom(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [show(), show(every=True, as_json=True)] == [0, 0]
    said, _, printed = capsys.readouterr().out.partition("{")
    assert said.splitlines() == [
        "1 order to make.",
        "o-1  replacement for RS-1: listed",
        "  order 284600007731, line 284600007731-1, item U-7F3K-00015",
    ]
    assert client.asked == [("RS-1", True), ("RS-1", False)]
    assert json.loads("{" + printed)["orders"][0]["order_id"] == "o-1"


def test_a_number_is_recorded_and_said_back(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    assert done("DD-20261121-7") == 0
    assert client.made == [("o-1", "DD-20261121-7")]
    assert capsys.readouterr().out.splitlines() == ["Recorded: RS-1, replacement DD-20261121-7."]


@pytest.mark.parametrize("number", ["", "sent to Zhang Wei", "13800001234"])
def test_what_is_no_number_never_leaves_here(client: Client, number: str) -> None:
    with pytest.raises(OperatorError) as refused:
        done(number)
    assert (refused.value.code, client.made) == ("order.number_bad", [])
    assert "order.number_bad" not in sentence_of(refused.value)
