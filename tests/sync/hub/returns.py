"""A system of record's goods side for tests: the built-in ledger, losing and refusing as told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from sync.connectors.builtin import BuiltinConnector
from sync.connectors.port import (
    Capabilities,
    ConnectorLostError,
    ConnectorRefusedError,
    EvidencePhoto,
    ExpectedPage,
    Note,
    Outcome,
    Receipt,
    ReturnRef,
    Standing,
)
from tests.sync.hub.bench import StillClock


class ScriptedReturns(BuiltinConnector):
    """Keeps what it is told in the ledger, and every call in `calls` as (ticket, what, key).

    `faults` are by what is told: `lost_after` keeps it and loses the answer, `lost` and `unsent`
    keep nothing, `refused` says no; each is used up once, unless `is_stubborn`.
    """

    def __init__(self, path: Path, clock: StillClock) -> None:
        super().__init__(path, clock=clock)
        self.can = replace(super().capabilities(), name="scripted", tells_customers=False)
        self.calls: list[tuple[str, str, str]] = []
        self.outcomes: list[Outcome] = []
        self.photos: list[EvidencePhoto] = []
        self.faults: dict[tuple[str, str], str] = {}
        self.is_stubborn = False
        self.is_down = False
        self.gone: set[str] = set()
        self.pages: dict[str | None, ExpectedPage] = {}
        self.reads = 0

    def capabilities(self) -> Capabilities:
        return self.can

    def standing(self, of: ReturnRef) -> Standing | None:  # type: ignore[override]
        self.reads += 1
        self._ensure_up()
        return None if of.number in self.gone else super().standing(of)

    def acknowledge(self, of: ReturnRef, receipt: Receipt) -> None:
        self._said(
            of,
            "receipt",
            receipt.key,
            lambda: super(ScriptedReturns, self).acknowledge(of, receipt),
        )

    def attach(self, of: ReturnRef, photo: EvidencePhoto) -> None:
        self.photos.append(photo)
        self._said(
            of, "photo", photo.sha256, lambda: super(ScriptedReturns, self).attach(of, photo)
        )

    def report(self, of: ReturnRef, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self._said(
            of, "outcome", outcome.key, lambda: super(ScriptedReturns, self).report(of, outcome)
        )

    def tell(self, of: ReturnRef, note: Note) -> None:
        self._said(of, "note", note.key, partial(super().tell, of, note))

    def expected(self, cursor: str | None) -> ExpectedPage:
        self._ensure_up()
        return self.pages.get(cursor, ExpectedPage(returns=(), cursor=cursor or "", has_more=False))

    def _ensure_up(self) -> None:
        if self.is_down:
            raise ConnectorLostError("connector.unreachable", was_sent=False)

    def _said(self, of: ReturnRef, what: str, key: str, keep: Callable[[], None]) -> None:
        self._ensure_up()
        self.calls.append((of.number, what, key))
        place = (of.number, what)
        fault = self.faults.get(place, "")
        if not self.is_stubborn:
            self.faults.pop(place, None)
        if fault == "refused":
            raise ConnectorRefusedError("scripted.no")
        if fault in {"", "lost_after"}:
            keep()
        if fault:
            raise ConnectorLostError("connector.timeout", was_sent=fault != "unsent")
