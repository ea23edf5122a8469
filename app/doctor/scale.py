"""Whether the dock's scale is there."""

from __future__ import annotations

from app.doctor.findings import Finding, Param, Patient, State
from app.settings.scanner_target import SerialLine, scale_of


def scale(patient: Patient) -> Finding:
    """What the running window says of it; in a terminal the port is opened and let go."""
    try:
        line = scale_of(patient.config.scale)
    except ValueError:
        return Finding(name="scale", state="danger", code="scale.unusable")
    if line is None:
        return Finding(name="scale", state="ok", code="scale.none")
    problem = _problem(line) if patient.seen is None else _seen_problem(patient)
    params: dict[str, Param] = {"where": line.port}
    if problem:
        # in a terminal it is most likely the running station that holds it
        state: State = "warn" if problem == "busy" and patient.seen is None else "danger"
        return Finding(name="scale", state=state, code=f"scale.{problem}", params=params)
    return Finding(name="scale", state="ok", code="scale.open", params=params)


def _seen_problem(patient: Patient) -> str:
    seen = patient.seen
    if seen is None or seen.scale == "open":
        return ""
    return seen.scale_problem.rpartition(".")[2] or "lost"


def _problem(line: SerialLine) -> str:
    from scanners.errors import ScannerError  # noqa: PLC0415 - only where a scale is named
    from scanners.serial_scanner import SerialScanner  # noqa: PLC0415 - as above

    device = SerialScanner(line.port, line.baud)
    try:
        device.open()
    except ScannerError as error:
        return error.code.rpartition(".")[2]
    finally:
        device.close()
    return ""
