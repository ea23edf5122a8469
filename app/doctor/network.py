"""Checks over the network: the hub, and the clock beside the hub's."""

from __future__ import annotations

import json
from dataclasses import dataclass

from app.doctor.findings import Finding, Param, Patient
from app.doctor.machine import clock_sense
from inspection.values import from_rfc3339

LIMIT_S = 5.0
SLOW_MS = 1000
OFFSET_S = 30.0
"""More than that, and deadlines and contact times read wrong."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The hub's health, measured from here."""

    url: str
    latency_ms: int
    offset_s: float
    """Hub's clock minus ours."""
    origin: str


def hub(patient: Patient) -> Finding:
    """Reachable, how fast, how protected."""
    url = hub_url(patient)
    if not url:
        code = "hub.not_running" if patient.seen is None else "hub.starting"
        return Finding(name="hub", state="untested", code=code)
    from sync.errors import SyncError  # noqa: PLC0415 - brings the network libraries

    try:
        answer = ask(patient, url)
    except SyncError as error:
        params: dict[str, Param] = {"where": url, "why": error.code}
        if not patient.config.hub_url and patient.seen is None:
            # the station's own hub lives only while the station runs
            return Finding(name="hub", state="untested", code="hub.not_running")
        return Finding(name="hub", state="danger", code="hub.silent", params=params)
    params = {"where": url, "ms": answer.latency_ms, "origin": answer.origin[:8]}
    if answer.latency_ms > SLOW_MS:
        return Finding(name="hub", state="warn", code="hub.slow", params=params)
    code = "hub.tls" if url.startswith("https://") else "hub.local"
    return Finding(name="hub", state="ok", code=code, params=params)


def clock(patient: Patient) -> Finding:
    """Beside the hub's clock; alone it can only be plainly wrong."""
    wrong = clock_sense(patient.clock.now())
    if wrong is not None:
        return wrong
    url = hub_url(patient)
    from sync.errors import SyncError  # noqa: PLC0415 - brings the network libraries

    try:
        if not url:
            return Finding(name="clock", state="untested", code="clock.alone")
        offset_s = round(ask(patient, url).offset_s, 1)
    except SyncError:
        return Finding(name="clock", state="untested", code="clock.alone")
    params: dict[str, Param] = {"offset_s": offset_s}
    if abs(offset_s) > OFFSET_S:
        return Finding(name="clock", state="danger", code="clock.off", params=params)
    return Finding(name="clock", state="ok", code="clock.fine", params=params)


def hub_url(patient: Patient) -> str:
    """The site's hub, else the station's own as it last said; empty where there is none."""
    from sync.embedded import READY_FILE  # noqa: PLC0415

    if patient.hub_url or patient.config.hub_url:
        return patient.hub_url or patient.config.hub_url or ""
    try:
        said = json.loads((patient.config.hub_data / READY_FILE).read_text("utf-8"))
        return str(said["url"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def ask(patient: Patient, url: str) -> Answer:
    """One round trip; raises SyncError."""
    from sync.client import HubClient  # noqa: PLC0415 - brings the network libraries

    client = HubClient(url, timeout_s=LIMIT_S)
    try:
        client.health()  # opens the connection: what is measured is the way, not the greeting
        begun, at = patient.clock.monotonic_s(), patient.clock.now()
        health = client.health()
        took_s = patient.clock.monotonic_s() - begun
    finally:
        client.close()
    middle = at.timestamp() + took_s / 2
    return Answer(
        url=url,
        latency_ms=round(took_s * 1000),
        offset_s=from_rfc3339(health.hub_time).timestamp() - middle,
        origin=health.hub_origin,
    )
