"""Every special case, in the order of the list. A new one is a class and a line here."""

from __future__ import annotations

from app.special.apart_item import ApartItem
from app.special.aside import TakeUp
from app.special.ask_customer import AskTheCustomer
from app.special.extra_item import ExtraItem
from app.special.into_quarantine import IntoQuarantine
from app.special.nothing_more import MoreAfterAll, NothingMore
from app.special.park import Park
from app.special.set_aside import SetAside
from app.special.special import Special
from app.special.unclaimed_item import AnotherItem, InspectAgain, NotThisTicket, Unclaimed

SPECIALS: tuple[type[Special], ...] = (
    NothingMore,
    MoreAfterAll,
    ExtraItem,
    ApartItem,
    AskTheCustomer,
    Park,
    TakeUp,
    Unclaimed,
    AnotherItem,
    InspectAgain,
    NotThisTicket,
    SetAside,
    IntoQuarantine,
)
"""At most nine are offered at once: keys 1 to 9."""
