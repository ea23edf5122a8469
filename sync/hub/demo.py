"""Demonstration people and tickets; only a hub in demo mode has them."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from inspection.values import PersonId, Role
from sync.hub.hub import Hub
from sync.hub.people import NewPerson
from sync.hub.references import Place
from sync.picture_folder import FoundPicture, pictures_in

TICKETS_FILE = "tickets.csv"
PICTURES_FOLDER = "pictures"

PEOPLE = (
    NewPerson(
        person_id=PersonId("demo-2047"),
        name_zh="李晓燕",
        name_en="Li Xiaoyan",
        staff_no="2047",
        role=Role.INSPECTOR,
        badge="BADGE-2047",
        pin="204700",
    ),
    NewPerson(
        person_id=PersonId("demo-1012"),
        name_zh="陈敏",
        name_en="Chen Min",
        staff_no="1012",
        role=Role.DOCK,
        badge="BADGE-1012",
        pin="101200",
    ),
    NewPerson(
        person_id=PersonId("demo-3001"),
        name_zh="周建国",
        name_en="Zhou Jianguo",
        staff_no="3001",
        role=Role.SUPERVISOR,
        badge="BADGE-3001",
        pin="300100",
    ),
)
"""Known badges and PINs: the reason why demo mode is never a real hub."""


def seed_demo(hub: Hub) -> None:
    """Register the people and announce the tickets, each only once per data folder."""
    with hub.database.store.facts() as facts:
        known = {
            one.person_id
            for one in PEOPLE
            if facts.person(PersonId(str(one.person_id))) is not None
        }
    for person in PEOPLE:
        if person.person_id not in known:
            hub.people.register(person)
    tickets = resources.files("resources") / "demo" / TICKETS_FILE
    is_first = hub.tickets.import_csv(tickets.read_bytes(), now=hub.clock.now()).announced > 0
    if is_first:
        _give_pictures(hub)


def _give_pictures(hub: Hub) -> None:
    """Drawn stand-ins for what customers, packers and the shop photographed."""
    folder = Path(str(resources.files("resources"))) / "demo" / PICTURES_FOLDER
    for one in pictures_in(folder):
        if isinstance(one, FoundPicture):
            place = Place(kind=one.kind, ticket=one.ticket, sku=one.sku, number=one.number)
            hub.references.take(place, one.path.read_bytes())
