"""`reconcile`: what a person reads, what a program reads, and how it ends."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import get_args

import pytest

from app.__main__ import run
from app.cli import reconcile as command
from app.cli.reconcile import Wanted
from app.cli.reconcile_words import DIFFERENCES, STATES
from sync.client import HubClient
from sync.embedded import start_hub
from sync.errors import HubUnreachableError
from sync.reconcile_wire import (
    Difference,
    DifferenceCode,
    Here,
    NotCompared,
    ReconciliationAnswer,
    There,
)

HERE = Here(
    refund_id="r-1",
    slot=1,
    what="refund",
    amount_minor=89900,
    currency="CNY",
    state="confirmed",
    since="2026-11-21T06:00:00.000Z",
)
THERE = There(
    external_ref="L00000007",
    amount_minor=89800,
    currency="CNY",
    booked_at="2026-11-21T06:00:00.000Z",
)
OTHER = Difference(
    code="refund.other_amount",
    ticket="RS-1",
    order_ref="O-1",
    order_line="OL-1",
    here=HERE,
    there=[THERE],
)
FOREIGN = Difference(
    code="refund.made_elsewhere",
    ticket="RS-22",
    order_ref="O-2",
    order_line="",
    there=[THERE.model_copy(update={"currency": "XAU", "amount_minor": 7})],
)
MISSED = NotCompared(ticket="RS-3", order_ref="O-3", order_line="OL-3", reason="connector.timeout")
NOT_ASKED = MISSED.model_copy(update={"reason": "connector.not_asked"})


def answer(
    *differences: Difference, missed: tuple[NotCompared, ...] = (), after: str | None = None
) -> ReconciliationAnswer:
    return ReconciliationAnswer(
        connector="builtin",
        orders=2,
        lines=3,
        refunds=1,
        in_flight=1,
        differences=list(differences),
        not_compared=list(missed),
        next=after,
    )


class Client:
    """A hub that answers page by page."""

    def __init__(self) -> None:
        self.pages: list[ReconciliationAnswer] = []
        self.asked: list[Mapping[str, str]] = []

    def reconciliation(self, query: Mapping[str, str]) -> ReconciliationAnswer:
        self.asked.append(query)
        if not self.pages:
            raise HubUnreachableError(why="test")
        return self.pages.pop(0)


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Client:
    made = Client()

    @contextmanager
    def administered_hub(_config, token):
        assert token is None
        yield made

    monkeypatch.setattr(command, "administered_hub", administered_hub)
    monkeypatch.setattr(command, "read_config", lambda _flags, _environ: SimpleNamespace())
    return made


def call(
    wanted: Wanted | None = None, *, language: str | None = None, as_json: bool = False
) -> int:
    return command.reconcile(
        wanted or Wanted(), {}, {}, language=language, admin_token_stdin=False, as_json=as_json
    )


def test_where_nothing_differs_one_line_says_so(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    client.pages = [answer()]
    assert call() == 0
    assert capsys.readouterr().out.splitlines() == [
        (
            "Compared with builtin: orders 2, lines 3, refunds 1; "
            "differences 0, on their way 1, lines not compared 0"
        )
    ]


def test_differences_stand_in_columns(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    client.pages = [answer(OTHER, FOREIGN)]
    assert call() == 1
    assert capsys.readouterr().out.splitlines()[:3] == [
        "Ticket  Order line  Hub              Shop system           What differs",
        "RS-1    OL-1 #1     CNY 899.00 paid  CNY 898.00 L00000007  The amounts differ",
        (
            "RS-22   O-2         -                XAU 7 L00000007       "
            "Booked there, not by the hub. Find out who refunded it, and what for"
        ),
    ]


def test_chinese_takes_two_places_of_a_column(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    client.pages = [answer(OTHER)]
    assert call(language="zh") == 1
    assert capsys.readouterr().out.splitlines() == [
        "售后单  订单行   中枢             商城系统              差异",
        "RS-1    OL-1 #1  CNY 899.00 已付  CNY 898.00 L00000007  金额不一致",
        "与 builtin 对账：2 个订单，3 行，1 笔退款；1 处不一致，1 笔在途，0 行未能核对",
    ]


def test_what_could_not_be_compared_ends_with_two_and_differences_with_one(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    client.pages = [answer(missed=(MISSED, NOT_ASKED)), answer(OTHER, missed=(MISSED,))]
    assert call() == 2
    assert capsys.readouterr().out.splitlines()[:3] == [
        "Not compared:",
        "RS-3  OL-3  The shop system did not answer (connector.timeout)",
        "RS-3  OL-3  Not asked: the shop system had not answered several times in a row",
    ]
    assert call() == 1


def test_all_pages_come_together_in_one_document(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    client.pages = [answer(OTHER, after="O-1"), answer(FOREIGN, missed=(MISSED,))]
    assert call(Wanted(ticket="RS-1"), as_json=True) == 1
    said = json.loads(capsys.readouterr().out)
    assert client.asked == [{"ticket": "RS-1"}, {"ticket": "RS-1", "after": "O-1"}]
    assert (said["orders"], said["lines"], said["refunds"], said["in_flight"]) == (4, 6, 2, 2)
    assert [one["code"] for one in said["differences"]] == [OTHER.code, FOREIGN.code]
    assert (said["differences"][0]["zh"], said["differences"][0]["en"]) == (
        "金额不一致",
        "The amounts differ",
    )
    assert said["not_compared"][0]["zh"] == "商城系统没有回答（connector.timeout）"
    assert "next" not in said


def test_a_day_is_one_of_this_machine_and_included(client: Client) -> None:
    client.pages = [answer()]
    day = date(2026, 11, 21)
    call(Wanted(since=day, until=day))
    (query,) = client.asked
    assert set(query) == {"since", "until"}
    assert query["since"] < query["until"]


def test_a_hub_that_does_not_answer_is_said_and_ends_with_two(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call() == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "does not answer" in said.err


def test_every_difference_and_state_has_words_in_two_languages() -> None:
    assert set(DIFFERENCES) == set(get_args(DifferenceCode))
    assert set(STATES) == set(get_args(Here.model_fields["state"].annotation))
    for zh, en in (*DIFFERENCES.values(), *STATES.values()):
        assert not zh.isascii()
        assert en.isascii()


@pytest.mark.slow
def test_the_command_compares_a_hub_with_its_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hub = start_hub(tmp_path / "hub", demo=False)
    heading = "ticket_number,order_ref,sku,name_zh,name_en,quantity,ordered_quantity,paid,currency"
    client = HubClient(hub.url, hub.admin_token)
    client.import_tickets(f"{heading}\nRS-1,O-1,SKU,耳机,Headphones,1,1,1.00,CNY\n".encode())
    client.close()
    options = ["--hub", hub.url, "--admin-token-stdin", "--json"]
    for days, orders in (([], 1), (["--since", "2020-01-01"], 1), (["--until", "2020-01-01"], 0)):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{hub.admin_token}\n"))
        assert run(["reconcile", *options, *days], {}) == 0
        said = json.loads(capsys.readouterr().out)
        assert (said["connector"], said["orders"], said["differences"]) == ("builtin", orders, [])
    hub.stop()
    assert run(["reconcile", "--since", "tomorrow"], {}) == 2
