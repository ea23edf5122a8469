"""Verify: chains, receipts, tables and photos checked against one another, byte for byte."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson
from sqlalchemy import Connection, select

from inspection.errors import WorldError
from inspection.store import journal
from inspection.store.canonical import FIRST_PREV_HASH, chain
from inspection.store.errors import BadLineError
from inspection.store.open_parcels import differs
from inspection.store.photo_files import PhotoFiles
from inspection.store.rebuild import tables_digest
from inspection.store.records import parse_line
from inspection.store.store import Store
from inspection.store.tables import journal as journal_table
from inspection.store.tables import photos, receipts

PART = 5_000
"""Lines read at a time."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing that is wrong, as a code with parameters."""

    code: str
    params: Mapping[str, str | int]


@dataclass(frozen=True, kw_only=True)
class VerifyReport:
    """What was checked and what was found."""

    records: int
    photos: int
    chain_ok: bool
    tables_ok: bool
    photos_ok: bool
    problems: tuple[Problem, ...]


def verify(store: Store, photo_files: PhotoFiles | None = None) -> VerifyReport:
    """Checks everything in one state of the store; may take minutes, changes nothing.

    Chains against themselves, their heads and the hub's receipts (their signatures are checked
    where the keys are); the tables against a rebuild; photos taken here against their hashes.
    """
    while store.apply_ready().more:
        pass
    with store.reading() as conn:
        records, broken = _chains(conn)
        broken += list(_receipts(conn))
        differing = list(_tables(store, conn))
        photo_hashes = list(conn.execute(select(photos.c.sha256)).scalars())
    spoilt = list(_photos(photo_files, photo_hashes))
    return VerifyReport(
        records=records,
        photos=len(photo_hashes),
        chain_ok=not broken,
        tables_ok=not differing,
        photos_ok=not spoilt,
        problems=(*broken, *differing, *spoilt),
    )


def _at(code: str, origin: str, seq: int) -> Problem:
    return Problem(code=code, params={"origin": origin, "seq": seq})


def _chains(conn: Connection) -> tuple[int, list[Problem]]:
    problems: list[Problem] = []
    records = 0
    for head in journal.heads(conn):
        seq, prev_hash = 0, FIRST_PREV_HASH
        while lines := journal.lines_after(conn, head.origin, seq, PART):
            for found_seq, line, line_hash in lines:
                code = _line_problem(line, line_hash, (head.origin, found_seq), prev_hash)
                if found_seq != seq + 1:
                    code = "journal.gap"
                if code is not None:
                    problems.append(_at(code, head.origin, found_seq))
                seq, prev_hash = found_seq, line_hash
            records += len(lines)
        if (seq, prev_hash) != (head.taken_seq, head.hash):
            problems.append(_at("journal.head_differs", head.origin, head.taken_seq))
    problems += _streamless(conn)
    return records, problems


def _line_problem(
    line: str, line_hash: bytes, place: tuple[str, int], prev_hash: bytes
) -> str | None:
    try:
        record = parse_line(line, line_hash)
    except BadLineError:
        return "journal.bad_line"
    if chain(prev_hash, line.encode()) != line_hash:
        return "journal.broken_chain"
    return None if (record.origin, record.seq) == place else "journal.out_of_place"


def _streamless(conn: Connection) -> Iterator[Problem]:
    known = {head.origin for head in journal.heads(conn)}
    for origin in conn.execute(select(journal_table.c.origin).distinct()).scalars():
        if origin not in known:
            yield Problem(code="journal.head_missing", params={"origin": origin})


def _receipts(conn: Connection) -> Iterator[Problem]:
    for receipt in conn.execute(select(receipts)):
        held = journal.lines_after(conn, receipt.origin, receipt.seq - 1, 1)
        try:
            acknowledged = orjson.loads(receipt.line)["hash"]
        except (orjson.JSONDecodeError, KeyError, TypeError):
            yield _at("receipt.unreadable", receipt.origin, receipt.seq)
            continue
        if not held or held[0][2].hex() != acknowledged:
            yield _at("receipt.differs", receipt.origin, receipt.seq)


def _tables(store: Store, conn: Connection) -> Iterator[Problem]:
    with tempfile.TemporaryDirectory(prefix="verify-", dir=store.path.parent) as folder:
        try:
            rebuilt = store.rebuild_into(Path(folder) / "rebuilt.db", source=conn)
        except BadLineError:
            yield Problem(code="tables.not_rebuilt", params={})
            return
        try:
            with rebuilt.reading() as fresh:
                wanted = tables_digest(fresh)
        finally:
            rebuilt.close()
    for name, digest in tables_digest(conn).items():
        if digest != wanted[name]:
            yield Problem(code="tables.differ", params={"table": name})
    if differs(conn):
        yield Problem(code="tables.differ", params={"table": "open_parcels"})


def _photos(photo_files: PhotoFiles | None, hashes: list[str]) -> Iterator[Problem]:
    if photo_files is None:
        return
    for sha256 in hashes:
        try:
            photo_files.read(sha256)
        except WorldError as error:
            yield Problem(code=error.code, params=error.params)
