"""What the office does meanwhile: tickets come in, pictures are given, a person makes an order.

Tickets come by the import of the station, the rest by the commands an office uses.
"""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QProcess

from app.walkthrough import story
from app.walkthrough.proof import ensure, looked_up
from inspection.store.clock import SystemClock
from inspection.values import OrderKind
from sync.connectors.builtin import BuiltinConnector
from sync.connectors.port import OrderRequest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.desk import Desk
    from app.walkthrough.driver import Driver
    from inspection.values import Service

SKU = "AU-H700-BK"
COMMAND_LIMIT_S = 60.0
"""For a command to start and answer on a busy machine."""
TICKET_LIMIT_S = 30.0
_LEDGER = "ledger.sqlite"
"""The system of record of a station's own hub, in the hub's folder."""
_STOP_MS = 5_000
_COLUMNS = (
    "ticket_number,order_ref,order_line,sku,name_zh,name_en,goods_class,quantity,ordered_quantity"
    ",paid,currency,tracking,shop,market,service,reason_code,reason_class"
)
_GOODS = f"{SKU},头戴式降噪耳机 Aria 700,Aria 700 headphones,electronics,1,1,899.00,CNY"


def announce(driver: Driver, desk: Desk, code: str, tickets: Sequence[tuple[str, Service]]) -> None:
    """One item each, all of them under one tracking number."""
    rows = [
        f"{number},2846{number},{order_line_of(number)},{_GOODS},{code},声野旗舰店,CN,"
        f"{service.value},no_longer_wanted,no_reason"
        for number, service in tickets
    ]
    file = desk.preferences.config.data_dir / f"{tickets[0][0]}.csv"
    file.write_text("\n".join([_COLUMNS, *rows]) + "\n", encoding="utf-8")
    desk.imports.begin(file)
    is_here = story.asked_until(desk, lambda facts: len(facts.tickets_by_code(code)) == len(rows))
    driver.until(is_here, "the tickets", limit_s=TICKET_LIMIT_S)


def order_line_of(number: str) -> str:
    """The order line of a ticket announced here."""
    return f"2846{number}-1"


def give_pictures(driver: Driver, desk: Desk, number: str, pictures: Path) -> None:
    """Customer's and outbound pictures of a ticket, as a folder of them is given to the hub."""
    folder = desk.preferences.config.data_dir / f"pictures-{number}"
    looked_up(driver, desk, lambda _store: shutil.copytree(pictures, folder / number))
    command(driver, desk, "pictures", str(folder))


def order_by_hand(driver: Driver, desk: Desk, number: str) -> None:
    """Somebody makes the replacement in the shop system before the item is even decided."""
    path = desk.preferences.config.hub_data / _LEDGER
    request = OrderRequest(
        key="",
        what=OrderKind.REPLACEMENT,
        ticket_number=number,
        order_ref=f"2846{number}",
        order_line=order_line_of(number),
        slot=1,
        lpn="",
    )

    def book(_store: object) -> bool:
        BuiltinConnector(path, clock=SystemClock()).order_elsewhere(request)
        return True

    looked_up(driver, desk, book)


def command(driver: Driver, desk: Desk, *words: str) -> dict[str, Any]:
    """What `returns-station …` prints as JSON, about this station's data."""
    data = str(desk.preferences.config.data_dir)
    process = QProcess()
    process.start(sys.executable, ["-m", "app", *words, "--data", data, "--json"])
    try:
        driver.until(
            lambda: process.state() is QProcess.ProcessState.NotRunning,
            f"returns-station {words[0]}",
            limit_s=COMMAND_LIMIT_S,
        )
    finally:
        process.kill()
        process.waitForFinished(_STOP_MS)
    ensure(process.exitCode() == 0, f"returns-station {words[0]} did what it was asked")
    said: dict[str, Any] = json.loads(process.readAllStandardOutput().toStdString())
    return said
