"""The thirty parcels of the day: what a desk of one merchant's shops gets between two carriers.

Half is as it should be; the rest is what DOMAIN.md §1 and §2 tell of: damaged on the way, refused,
opened, used, another item, none at all, more than one, nobody's. Tickets are the demonstration's
(resources/demo/tickets.csv); `UNANNOUNCED` parcels have none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Item:
    """One item: answers other than the usual ones, by question; then what a person adds.

    `serial` is scanned where the plate is compared; another one than was shipped is a stop.
    `ends`: `decided`, or put aside as `parked` or `asked`, or `missing` from the box.
    `override`: keys after F7 at the decision.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    line: str = ""
    serial: str = ""
    ends: str = "decided"
    override: str = ""


USUAL = Item()


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """One parcel, scanned by `code`. `outer` are keys for its outside, after the label's photo.

    `advice` is what the rules have to say of each decided item, `refunds` how many are paid.
    """

    name: str
    code: str
    advice: tuple[str, ...]
    refunds: int
    outer: str = "1"
    weight: str = ""
    items: tuple[Item, ...] = (USUAL,)
    goods: str = ""
    """Key of the goods an item without a ticket turns out to be."""


def _in_order(name: str, code: str, **more: object) -> Parcel:
    return Parcel(name=name, code=code, advice=("full",), refunds=1, **more)  # type: ignore[arg-type]


def _to_review(name: str, code: str, advice: str = "human", **answers: str) -> Parcel:
    item = Item(answers=answers)
    return Parcel(name=name, code=code, advice=(advice,), refunds=0, items=(item,))


PARCELS = (
    Parcel(
        name="two items of one order",
        code="SF1624088315207",
        advice=("full", "full"),
        refunds=2,
        items=(Item(line="1"), Item()),
    ),
    _in_order("fitness band in order", "SF1624088190377"),
    _in_order("down jacket in order", "YT7702651184093"),
    _in_order(
        "denim jacket badly made", "78114062259038", items=(Item(answers={"cloth": "defect"}),)
    ),
    Parcel(
        name="customer asked about a scratch",
        code="78114062260307",
        advice=(),
        refunds=0,
        items=(Item(answers={"surface": "clear_marks"}, ends="asked"),),
    ),
    _to_review("earphones without sound", "SF1624087650155", power="fault"),
    _in_order("kettle in a dented carton", "YT7702651190064", outer="2"),
    _to_review("lamp broken on the way", "JDVA11408820341", surface="broken"),
    Parcel(
        name="keyboard works, merchant gives in",
        code="SF1624087990290",
        advice=("human",),
        refunds=0,
        items=(Item(override="23"),),
    ),
    Parcel(
        name="two of three microphones",
        code="SF1624088410501",
        advice=("full", "full", "human"),
        refunds=2,
        items=(USUAL, USUAL, Item(ends="missing")),
    ),
    Parcel(
        name="charger and two cables",
        code="SF1624088410518",
        advice=("full", "full", "full"),
        refunds=3,
        items=(Item(line="1"), Item(), Item()),
    ),
    _to_review("watch of another colour", "YT7702651200503", plate="other_item"),
    Parcel(
        name="rice cooker with another serial",
        code="JDVA11408830504",
        advice=("human",),
        refunds=0,
        items=(Item(serial="RC3L26099999"),),
    ),
    _in_order(
        "tablet with a faulty screen", "78114062270505", items=(Item(answers={"power": "fault"}),)
    ),
    _to_review("camera with somebody's data", "773165231300506", "none", power="data_left"),
    _to_review("sweater without its tag", "YT7702651210507", "none", labels="tag_removed"),
    _to_review("shoes that were worn", "SF1624088410587", cloth="worn"),
    Parcel(
        name="toothbrush parked",
        code="78114062270509",
        advice=(),
        refunds=0,
        items=(Item(ends="parked"),),
    ),
    Parcel(
        name="headphones from Berlin",
        code="RR473124829CN",
        advice=("human",),
        refunds=0,
    ),
    # the rules send it to the workshop by themselves: an order, no money
    _to_review("earphones to be repaired", "JDVA11408840512", "full", power="fault"),
    _to_review("keyboard to be exchanged", "SF1624088410595"),
    _to_review("nothing in the box", "YT7702651220514", identity="empty_box", plate="empty_box"),
    _in_order("first of two routers", "78114062270517"),
    _in_order("second router, a parcel of its own", "78114062270525"),
    _in_order(
        "thermometer wiped clean",
        "JDVA11408850518",
        items=(Item(answers={"surface": "dirty"}),),
    ),
    _to_review("serum with a broken seal", "SF1624088420520", "none", seal="broken"),
    _in_order(
        "toner, box opened, seal whole",
        "JDVA11408860522",
        items=(Item(answers={"seal": "inner_whole"}),),
    ),
    _in_order(
        "humidifier refused at the door",
        "773165231320523",
        outer="71",
        items=(Item(answers={"packaging": "sealed"}),),
    ),
    Parcel(
        name="nobody announced it",
        code="SF1399001155660",
        advice=(),
        refunds=0,
        goods="1",
        items=(Item(ends="unclaimed"),),
    ),
    Parcel(
        name="nobody announced it either",
        code="YT8899001155661",
        advice=(),
        refunds=0,
        goods="2",
        items=(Item(ends="unclaimed"),),
    ),
)
