"""Which way hand scanners come in, and whether it works."""

from __future__ import annotations

from app.doctor import screen
from app.doctor.findings import Finding, Param, Patient, State
from app.settings.scanner_lines import maker_of
from app.settings.scanner_target import device_of, scanner_of


def scanner(patient: Patient) -> Finding:
    """What the running window says of it; in a terminal the device is opened and let go."""
    try:
        where = device_of(scanner_of(patient.config.scanner))
    except ValueError:
        return Finding(name="input", state="danger", code="input.unusable")
    if not where:
        return screen.keyboard(patient)
    problem = _problem(patient) if patient.seen is None else _seen_problem(patient)
    params: dict[str, Param] = {"where": where}
    if problem:
        # in a terminal it is most likely the running station that holds it
        state: State = "warn" if problem == "busy" and patient.seen is None else "danger"
        return Finding(name="input", state=state, code=f"input.{problem}", params=params)
    kind = patient.config.scanner.partition(":")[0]
    return Finding(name="input", state="ok", code=f"input.{kind}", params=params)


def _seen_problem(patient: Patient) -> str:
    seen = patient.seen
    if seen is None or seen.scanner == "open":
        return ""
    return seen.scanner_problem.rpartition(".")[2] or "lost"


def _problem(patient: Patient) -> str:
    from scanners.errors import ScannerError  # noqa: PLC0415 - only where a device is named

    make = maker_of(patient.config.scanner)
    assert make is not None
    device = make()
    try:
        device.open()
    except ScannerError as error:
        return error.code.rpartition(".")[2]
    finally:
        device.close()
    return ""
