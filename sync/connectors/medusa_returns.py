"""Returns in Medusa 2: listing and finding them, and noting what the dock did.

Four of its ways shape this module (SYSTEMS.md, measured again on 2.21.2). Metadata can be written
only while a change of the return is under way. An order has one such change at a time. A second
`receive` or `confirm` is answered 400. A confirmation overwrites how many pieces of its line came
back, so a return with several pieces of one line stays partially received (`partly_received`).

So each note opens a change under our mark, writes, and closes it again; what an earlier try left
open is taken up; and what happened is told by reading the order's changes, never by a status.
"""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from typing import Any

from inspection.values import from_rfc3339, rfc3339
from sync.connectors.http import Answered, Asked, HttpLink
from sync.connectors.medusa_answers import (
    Change,
    ChangesAnswer,
    FoundAnswer,
    Order,
    OrdersAnswer,
    Return,
    ReturnAnswer,
    ReturnsAnswer,
    UploadAnswer,
    is_not_found,
    understood,
)
from sync.connectors.medusa_rows import number_of, rows_of, tracking_of
from sync.connectors.port import (
    ConnectorLostError,
    ConnectorRefusedError,
    EvidencePhoto,
    ExpectedPage,
    ExpectedReturn,
    Outcome,
    Receipt,
    ReturnRef,
    Standing,
)

PAGE = 50
OVERLAP = timedelta(seconds=5)
"""Changes that are committed late carry an earlier time: they are listed once more."""
MAX_PAGES = 200
OPEN = ("requested", "partially_received")
MARK = "returns-station:"
RECEIPT, PHOTO, OUTCOME = "station_receipt_", "station_photo_", "station_outcome_"

_ID = re.compile(r"[A-Za-z0-9_-]{1,200}")
_CURSOR = re.compile(r"(?P<since>[0-9T:.Z+-]{10,40})#(?P<skip>[0-9]{1,9})")
_BEGINNING = "2000-01-01T00:00:00.000Z"
# a field of the order beside them makes a sorted list answer 500
_FIELDS = "id,status,order_id,updated_at,metadata,*items"
_ORDER_FIELDS = "id,display_id,currency_code,total,*items"
_UNDER_WAY = ("pending", "requested")


class MedusaReturns:
    """The goods' side of the connector."""

    def __init__(self, link: HttpLink, *, with_plugin: bool) -> None:
        """`with_plugin` finds by one request instead of reading all open returns."""
        self._link = link
        self._with_plugin = with_plugin

    # --- reading

    def expected(self, cursor: str | None) -> ExpectedPage:
        """One page by time of change; a page full of one moment goes on within it."""
        since, skip = _read_cursor(cursor)
        found = self._list(
            limit=str(PAGE), offset=str(skip), order="updated_at", **{"updated_at[$gte]": since}
        )
        last = found[-1].updated_at if found else since
        if len(found) < PAGE:
            following = f"{since}#0" if not found else f"{_earlier(last)}#0"
        elif last == since:
            following = f"{since}#{skip + PAGE}"
        else:
            following = f"{last}#0"
        return ExpectedPage(
            returns=_announced(found, self._orders(found)),
            cursor=following,
            has_more=len(found) == PAGE,
        )

    def find(self, code: str) -> tuple[ExpectedReturn, ...]:
        """Returns that are called exactly this."""
        if not code or len(code) > 200 or "\x00" in code:
            return ()
        found = self._ask_plugin(code) if self._with_plugin else self._all_open()
        orders = self._orders(found)
        exact = [one for one in found if code in _names(one, orders.get(one.order_id))]
        return _announced(exact, orders)

    def standing(self, of: ReturnRef) -> Standing | None:
        """What metadata and confirmed changes hold."""
        found = self._read(of)
        if found is None:
            return None
        names = frozenset(found.metadata or {})
        done = {
            str(action.internal_note).removeprefix(MARK)
            for change in self._changes(found)
            for action in change.actions
            if action.applied and str(action.internal_note).startswith(MARK)
        }
        return Standing(
            status=found.status,
            receipts=_after(RECEIPT, names),
            photos=_after(PHOTO, names),
            outcomes=frozenset(done),
        )

    # --- writing

    def acknowledge(self, of: ReturnRef, receipt: Receipt) -> None:
        """A line of metadata."""
        said = {"code": receipt.code, "received_at": rfc3339(receipt.received_at)}
        self._note(of, RECEIPT + receipt.key, _text(said))

    def attach(self, of: ReturnRef, photo: EvidencePhoto) -> None:
        """Uploaded under its hash; metadata says where it lies and so that it is there."""
        name = PHOTO + photo.sha256
        if self._known(of).said(name):
            return
        kind = photo.media_type.rpartition("/")[2]
        upload = (f"{photo.sha256}.{kind}", photo.data, photo.media_type)
        answer = self._link.send(
            Asked(method="POST", path="/admin/uploads", files=[("files", upload)])
        )
        files = understood(UploadAnswer, answer).files
        if len(files) != 1:
            raise ConnectorLostError("connector.garbled", was_sent=True, why="files")
        self._note(of, name, files[0].url)

    def report(self, of: ReturnRef, outcome: Outcome) -> None:
        """Receive or dismiss one piece; the details before it, since they cannot follow."""
        found = self._known(of)
        mark = MARK + outcome.key
        if _is_applied(self._changes(found), mark):
            return
        if outcome.order_line not in {item.item_id for item in found.items}:
            raise ConnectorRefusedError("connector.refused", why="no such line")
        said = {
            "lpn": outcome.lpn,
            "grade": outcome.grade,
            "disposition": outcome.disposition,
            "verdict": outcome.verdict,
            "reasons": list(outcome.reasons),
            "photos": list(outcome.photos),
        }
        change = self._begin(found, mark)
        if mark not in {action.internal_note for action in change.actions}:
            self._write(of, OUTCOME + outcome.key, _text(said))
            self._add(found, outcome, mark)
        self._post(f"/admin/returns/{of.ref}/receive/confirm", {})
        if not _is_applied(self._changes(found), mark):
            raise ConnectorLostError("connector.garbled", was_sent=True, why="not confirmed")

    def _note(self, of: ReturnRef, name: str, text: str) -> None:
        """One line of metadata, under a change that is opened for it and taken back."""
        found = self._known(of)
        if name in (found.metadata or {}):
            self._end_of_note(found)
            return
        self._begin(found, MARK + name)
        self._write(of, name, text)
        self._end_of_note(found)

    def _write(self, of: ReturnRef, name: str, text: str) -> None:
        self._post(f"/admin/returns/{of.ref}", {"metadata": {name: text}})
        if self._known(of).said(name) != text.strip():
            raise ConnectorLostError("connector.garbled", was_sent=True, why="metadata")

    def _begin(self, found: Return, mark: str) -> Change:
        """Our change of the return: the one an earlier try left, or a new one."""
        change = self._under_way(found)
        if change is None:
            path = f"/admin/returns/{found.id}/receive"
            answer = self._post(path, {"internal_note": mark})
            change = self._under_way(found)
            if change is None:
                if answer.is_good:
                    raise ConnectorLostError("connector.garbled", was_sent=True, why="receive")
                raise ConnectorRefusedError("connector.refused", why=f"status {answer.status}")
        if not (change.return_id == found.id and (change.internal_note or "").startswith(MARK)):
            # somebody has the order open: their steps are not ours to confirm
            raise ConnectorLostError("connector.busy", was_sent=False, status=409)
        return change

    def _add(self, found: Return, outcome: Outcome, mark: str) -> None:
        item = {"id": outcome.order_line, "quantity": 1, "internal_note": mark}
        step = "receive-items" if outcome.is_sellable else "dismiss-items"
        answer = self._post(f"/admin/returns/{found.id}/{step}", {"items": [item]})
        change = self._under_way(found)
        if change is not None and mark in {one.internal_note for one in change.actions}:
            return
        if answer.is_good:
            raise ConnectorLostError("connector.garbled", was_sent=True, why=step)
        self._end_of_note(found)
        raise ConnectorRefusedError("connector.refused", why=f"status {answer.status}")

    def _end_of_note(self, found: Return) -> None:
        """Take back our empty change: it would keep clerks from editing the order.

        One with steps in it waits for its report to be said again.
        """
        change = self._under_way(found)
        ours = change is not None and (change.internal_note or "").startswith(MARK)
        if change is None or not ours or change.return_id != found.id or change.actions:
            return
        self._link.send(Asked(method="DELETE", path=f"/admin/returns/{found.id}/receive"))
        if self._under_way(found) is not None:
            raise ConnectorLostError("connector.garbled", was_sent=True, why="change stays")

    # --- single requests

    def _known(self, of: ReturnRef) -> Return:
        found = self._read(of)
        if found is None:
            raise ConnectorRefusedError("connector.refused", why="no such return")
        return found

    def _read(self, of: ReturnRef) -> Return | None:
        if not _ID.fullmatch(of.ref):
            return None
        answer = self._get(f"/admin/returns/{of.ref}", fields=_FIELDS)
        return None if is_not_found(answer) else understood(ReturnAnswer, answer).found

    def _changes(self, found: Return) -> tuple[Change, ...]:
        answer = self._get(f"/admin/orders/{found.order_id}/changes")
        return understood(ChangesAnswer, answer).order_changes

    def _under_way(self, found: Return) -> Change | None:
        return next((one for one in self._changes(found) if one.status in _UNDER_WAY), None)

    def _list(self, **query: str) -> list[Return]:
        answer = self._get("/admin/returns", fields=_FIELDS, **query)
        return list(understood(ReturnsAnswer, answer).returns)

    def _ask_plugin(self, code: str) -> list[Return]:
        answer = self._get("/admin/returns-station/returns", code=code)
        ids = understood(FoundAnswer, answer).ids
        if not ids:
            return []
        named = {f"id[{number}]": one for number, one in enumerate(ids)}
        return self._list(limit=str(len(ids)), **named)

    def _all_open(self) -> list[Return]:
        status = {f"status[{number}]": one for number, one in enumerate(OPEN)}
        found: dict[str, Return] = {}
        for page in range(MAX_PAGES):
            more = self._list(limit=str(PAGE), offset=str(page * PAGE), order="id", **status)
            found |= {one.id: one for one in more}
            if len(more) < PAGE:
                return list(found.values())
        raise ConnectorLostError("connector.garbled", was_sent=False, why="too many open returns")

    def _orders(self, found: list[Return]) -> dict[str, Order]:
        ids = sorted({one.order_id for one in found})
        if not ids:
            return {}
        named = {f"id[{number}]": one for number, one in enumerate(ids)}
        answer = self._get("/admin/orders", fields=_ORDER_FIELDS, limit=str(len(ids)), **named)
        return {one.id: one for one in understood(OrdersAnswer, answer).orders}

    def _get(self, path: str, **query: str) -> Answered:
        return self._link.send(Asked(method="GET", path=path, query=query))

    def _post(self, path: str, content: dict[str, Any]) -> Answered:
        return self._link.send(Asked(method="POST", path=path, content=content))


def _announced(found: list[Return], orders: dict[str, Order]) -> tuple[ExpectedReturn, ...]:
    """One of a deleted order is nothing to receive."""
    return tuple(
        ExpectedReturn(
            ref=one.id,
            number=number_of(one),
            version=f"{one.updated_at} {one.status}",
            is_open=one.status in OPEN,
            rows=rows_of(one, orders[one.order_id]),
        )
        for one in found
        if one.order_id in orders
    )


def _names(found: Return, order: Order | None) -> set[str]:
    displayed = set() if order is None else {str(order.display_id)}
    return {number_of(found), found.id, found.order_id, *tracking_of(found)} | displayed


def _after(prefix: str, names: frozenset[str]) -> frozenset[str]:
    return frozenset(name.removeprefix(prefix) for name in names if name.startswith(prefix))


def _is_applied(changes: tuple[Change, ...], mark: str) -> bool:
    return any(
        action.applied and action.internal_note == mark
        for change in changes
        for action in change.actions
    )


def _text(said: dict[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def _read_cursor(cursor: str | None) -> tuple[str, int]:
    """An unreadable cursor begins anew: what is listed twice is known by its version."""
    match = _CURSOR.fullmatch(cursor or "")
    return (match["since"], int(match["skip"])) if match else (_BEGINNING, 0)


def _earlier(moment: str) -> str:
    try:
        at: datetime = from_rfc3339(moment)
    except ValueError as problem:
        raise ConnectorLostError("connector.garbled", was_sent=True, why="time") from problem
    return rfc3339(at - OVERLAP)
