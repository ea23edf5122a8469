"""Enrolment: a one-time code admits one origin with its key, and gives it token and LPN code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from inspection.errors import OperatorError
from inspection.events import StationEnrolled
from inspection.values import from_rfc3339, rfc3339
from sync.hub.database import Database, HubWork
from sync.hub.secrets import HubSecret, RandomBytes, token_hash
from sync.hub.store.tables import enrolment_codes, stations

CODE_LIFE = timedelta(minutes=30)
CODE_CHARS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0 O 1 I L: the code may be read out and typed."""
CODE_LENGTH = 16
LPN_CHARS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LPN_CODE_LENGTH = 4


@dataclass(frozen=True, kw_only=True)
class NewStation:
    """Who wants to be admitted."""

    origin: str
    name: str
    public_key: str


@dataclass(frozen=True, kw_only=True)
class Admission:
    """What the admitted station gets."""

    token: str
    lpn_code: str


class EnrolmentDesk:
    """Issues codes and admits stations."""

    def __init__(self, database: Database, *, secret: HubSecret, random_bytes: RandomBytes) -> None:
        """Codes and LPN codes are drawn from `random_bytes`."""
        self._database = database
        self._secret = secret
        self._random_bytes = random_bytes

    def issue_code(self, station_name: str, *, now: datetime) -> tuple[str, datetime]:
        """A fresh one-time code and the moment it expires."""
        code = self._draw(CODE_CHARS, CODE_LENGTH)
        expires_at = now + CODE_LIFE
        row = {
            "code_hash": token_hash(code),
            "station_name": station_name,
            "expires_at": rfc3339(expires_at),
        }
        self._database.write(lambda work: work.connection.execute(insert(enrolment_codes), [row]))
        return code, expires_at

    def enrol(self, code: str, station: NewStation, *, now: datetime) -> Admission:
        """Admit the station, or answer the same again to the one that used this code.

        An origin that is enrolled already keeps its LPN code and, with a fresh code and its own
        key, gets a new token: it may have died before the first was durable. Raises OperatorError
        `enrolment.bad_code` for a code that is unknown, expired or used by another origin, and for
        a known origin with another key.
        """
        token = self._secret.station_token(
            code=code, origin=station.origin, public_key=station.public_key
        )
        lpn_code = self._database.write(
            lambda work: _admit(
                work,
                code_hash=token_hash(code),
                station=station,
                token=token,
                now=now,
                draw=lambda: self._draw(LPN_CHARS, LPN_CODE_LENGTH),
            )
        )
        return Admission(token=token, lpn_code=lpn_code)

    def _draw(self, chars: str, length: int) -> str:
        """Each sign by rejection, so that all are equally likely."""
        drawn = ""
        limit = 256 - 256 % len(chars)
        while len(drawn) < length:
            (byte,) = self._random_bytes(1)
            if byte < limit:
                drawn += chars[byte % len(chars)]
        return drawn


def _admit(
    work: HubWork,
    *,
    code_hash: str,
    station: NewStation,
    token: str,
    now: datetime,
    draw: Callable[[], str],
) -> str:
    connection = work.connection
    code = connection.execute(
        select(enrolment_codes).where(enrolment_codes.c.code_hash == code_hash)
    ).one_or_none()
    if code is None or from_rfc3339(code.expires_at) <= now:
        raise OperatorError("enrolment.bad_code")
    if code.used_by not in (None, station.origin):
        raise OperatorError("enrolment.bad_code")
    connection.execute(
        update(enrolment_codes)
        .where(enrolment_codes.c.code_hash == code_hash)
        .values(used_by=station.origin)
    )
    query = select(stations).where(stations.c.origin == station.origin)
    known = connection.execute(query).one_or_none()
    if known is None:
        return _admit_new(work, station=station, token=token, now=now, draw=draw)
    if known.public_key != station.public_key:
        raise OperatorError("enrolment.bad_code")
    connection.execute(
        update(stations)
        .where(stations.c.origin == station.origin)
        .values(token_hash=token_hash(token))
    )
    return str(known.lpn_code)


def _admit_new(
    work: HubWork,
    *,
    station: NewStation,
    token: str,
    now: datetime,
    draw: Callable[[], str],
) -> str:
    connection = work.connection
    lpn_code = _free_lpn_code(connection, draw)
    row = {
        "origin": station.origin,
        "name": station.name,
        "lpn_code": lpn_code,
        "public_key": station.public_key,
        "token_hash": token_hash(token),
        "enrolled_at": rfc3339(now),
    }
    connection.execute(insert(stations), [row])
    work.record(
        StationEnrolled(
            station_origin=station.origin,
            name=station.name,
            lpn_code=lpn_code,
            public_key=station.public_key,
        )
    )
    return lpn_code


def _free_lpn_code(connection: Connection, draw: Callable[[], str]) -> str:
    while True:
        code = draw()
        taken = select(stations.c.origin).where(stations.c.lpn_code == code)
        if connection.execute(taken).one_or_none() is None:
            return code
