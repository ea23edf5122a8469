"""`… person …`: who may work here, at the hub that knows them. No Qt."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from app.cli.hub_access import administered_hub, read_token
from app.cli.output import print_json, print_lines
from app.settings.config import read_config
from app.station.pin_rules import MAX_BADGE, MAX_NAME, is_pin
from inspection.errors import OperatorError
from inspection.values import Role
from sync import wire

MAX_PIN_LINE = 64
"""More of standard input is not read for a PIN."""


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """Who is registered; the PIN is asked for and never among the arguments."""

    name: str
    name_en: str
    staff_no: str
    badge: str
    role: Role


def add_person(
    new: NewPerson,
    flags: Mapping[str, Any],
    environ: Mapping[str, str],
    *,
    admin_token_stdin: bool,
    pin_stdin: bool,
    as_json: bool,
) -> int:
    """Register one person; raises OperatorError for what the hub or the rules refuse.

    Of standard input the token is the first line, the PIN the next.
    """
    _ensure_usable(new)
    config = read_config(flags, environ)
    token = read_token() if admin_token_stdin else None
    pin = _usable_pin(from_stdin=pin_stdin)
    request = wire.PersonRequest.model_validate(
        {
            "name_zh": new.name,
            "name_en": new.name_en,
            "staff_no": new.staff_no,
            "role": new.role.value,
            "badge": new.badge,
            "pin": pin,
        }
    )
    with administered_hub(config, token) as client:
        person_id = client.register_person(request).person_id
    if as_json:
        # the badge opens the door with the PIN: it is not said again
        print_json({"person_id": person_id, **_without_badge(new)})
    else:
        print_lines([f"{new.name} ({new.staff_no}) is registered as {new.role}."])
    return 0


def change_pin(
    badge: str,
    flags: Mapping[str, Any],
    environ: Mapping[str, str],
    *,
    admin_token_stdin: bool,
    pin_stdin: bool,
    as_json: bool,
) -> int:
    """A new PIN for the person of `badge`, who is unlocked; standard input as for `add_person`."""
    _ensure_text("badge", badge, MAX_BADGE)
    config = read_config(flags, environ)
    token = read_token() if admin_token_stdin else None
    pin = _usable_pin(from_stdin=pin_stdin)
    with administered_hub(config, token) as client:
        person = client.set_pin(badge=badge, pin=pin)
    _say_of(person, "has a new PIN; a lock is cleared.", as_json=as_json)
    return 0


def remove_person(
    badge: str,
    flags: Mapping[str, Any],
    environ: Mapping[str, str],
    *,
    admin_token_stdin: bool,
    as_json: bool,
) -> int:
    """The person of `badge` may sign in nowhere any more; the record of what they did stays."""
    _ensure_text("badge", badge, MAX_BADGE)
    config = read_config(flags, environ)
    token = read_token() if admin_token_stdin else None
    with administered_hub(config, token) as client:
        person = client.remove_person(badge=badge)
    _say_of(person, "can no longer sign in; what they did stays recorded.", as_json=as_json)
    return 0


def list_people(
    flags: Mapping[str, Any],
    environ: Mapping[str, str],
    *,
    admin_token_stdin: bool,
    as_json: bool,
) -> int:
    """Everyone registered at the hub, by staff number."""
    config = read_config(flags, environ)
    token = read_token() if admin_token_stdin else None
    with administered_hub(config, token) as client:
        people = client.people()
    if as_json:
        print_json([one.model_dump() for one in people])
    else:
        print_lines(_lines(people))
    return 0


def _ensure_usable(new: NewPerson) -> None:
    checks = (
        ("name", new.name, MAX_NAME),
        ("name", new.name_en, MAX_NAME),
        ("badge", new.badge, MAX_BADGE),
        ("staff_no", new.staff_no, MAX_NAME),
    )
    for what, text, longest in checks:
        _ensure_text(what, text, longest)


def _ensure_text(what: str, text: str, longest: int) -> None:
    if not (text.strip() and len(text) <= longest and text.isprintable()):
        raise OperatorError(f"person.lacks_{what}")


def _usable_pin(*, from_stdin: bool) -> str:
    pin = sys.stdin.readline(MAX_PIN_LINE).strip() if from_stdin else _asked_pin()
    if not is_pin(pin):
        raise OperatorError("person.lacks_pin")
    return pin


def _asked_pin() -> str:
    if not sys.stdin.isatty():
        # getpass would fall back to a stream that shows what is typed
        raise OperatorError("person.no_terminal")
    pin = getpass.getpass("PIN (six digits): ")
    if getpass.getpass("The same PIN again: ") != pin:
        raise OperatorError("person.lacks_differ")
    return pin


def _say_of(person: wire.PersonView, what: str, *, as_json: bool) -> None:
    if as_json:
        print_json(person.model_dump())
    else:
        print_lines([f"{person.name_zh} ({person.staff_no}) {what}"])


def _without_badge(new: NewPerson) -> dict[str, str]:
    return {name: value for name, value in asdict(new).items() if name != "badge"}


def _lines(people: list[wire.PersonView]) -> Iterator[str]:
    if not people:
        yield "Nobody is registered."
    for one in people:
        names = one.name_zh if one.name_zh == one.name_en else f"{one.name_zh} / {one.name_en}"
        yield f"{one.staff_no:<12} {one.role:<11} {names}"
