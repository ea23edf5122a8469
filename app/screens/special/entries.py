"""Every special case, in the order of the list. A new one is a class and a line here."""

from __future__ import annotations

from app.screens.special.apart_item import ApartItem
from app.screens.special.aside import TakeUp
from app.screens.special.ask_customer import AskTheCustomer
from app.screens.special.extra_item import ExtraItem
from app.screens.special.into_quarantine import IntoQuarantine
from app.screens.special.nothing_more import DecideOnMissing, MoreAfterAll, NothingMore
from app.screens.special.park import Park
from app.screens.special.set_aside import SetAside
from app.screens.special.several_tickets import SeveralTickets
from app.screens.special.special import Special
from app.screens.special.taken_in_twice import TakenInTwice
from app.screens.special.unclaimed_item import AnotherItem, InspectAgain, NotThisTicket, Unclaimed

SPECIALS: tuple[type[Special], ...] = (
    NothingMore,
    MoreAfterAll,
    DecideOnMissing,
    ExtraItem,
    ApartItem,
    AskTheCustomer,
    Park,
    TakeUp,
    Unclaimed,
    AnotherItem,
    InspectAgain,
    NotThisTicket,
    SeveralTickets,
    TakenInTwice,
    SetAside,
    IntoQuarantine,
)
"""The most frequent first: keys 1 to 9, the ninth for what is beyond."""
