"""What the stations of these tests know: tickets, people, a customer whose data nobody may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from inspection.events import CodeClaim, TicketAnnounced
from inspection.people import Actor
from inspection.store.store import Store
from inspection.values import CodeKind, PersonId, ReasonClass, Role, Service
from tests.inspection import samples
from tests.inspection.store.parts import give
from tests.screenshots.checks.words import Data

NOW = datetime(2026, 11, 21, 6, 37, 40, tzinfo=UTC)
"""When the FakeClock begins."""
CHEN = Actor(person_id=PersonId("p-chen"), role=Role.DOCK)
TWICE = "SF1624088900001"
"""A tracking number that two tickets claim."""
UNKNOWN = "YT8899001122334"


@dataclass(frozen=True)
class Customer:
    """Stands for what the hub hands out on an open ticket."""

    ticket_id: str
    name: str = "张晓明"
    phone: str = "13812345678"
    address: str = "浙江省杭州市余杭区文一西路 969 号"


DATA = Data(
    said=(
        "声野旗舰店",
        "声野海外店",
        "头戴式降噪耳机 Aria 700",
        "无线充电底座 Dock 2",
        "Aria 700 over-ear headphones",
        "Dock 2 charging base",
        "张*",
        "Aria 700",
        "zxing-cpp",
        "rapidocr",
        "onnxruntime",
        "pyzbar",
        "杭州",
        "李晓燕",
        "Li Xiaoyan",
        "陈敏",
        "Chen Min",
        "中文",
        "English",
        "Noto Sans CJK SC",
        "colour",
        "app.launch.bootstrap: station opened",
        "sync.link: hub answers, 23 records sent",
        "sync.link: hub.unreachable, tried again in 20 s",
        "app.pictures.camera_view: camera.lost",
        "右耳没有声音，外壳寄出时没有划痕。我的电话 138****5678，请尽快处理。",
        "照片里的划痕寄出时没有，应该是路上压的。",
    ),
    secrets=("张晓明", "13812345678", "文一西路", "969 号", "284600007731"),
)


def announce(hub: Store, store: Store) -> None:
    """A morning's tickets: one per band of the deadline, two of one number, an exchange."""
    for one in _tickets():
        hub.transact(samples.HUB, lambda work, ticket=one: work.record(ticket))
    li = samples.person(samples.INSPECTOR)
    chen = samples.person(CHEN, name_zh="陈敏", name_en="Chen Min", staff_no="1033")
    for person in (li, chen):
        hub.transact(samples.HUB, lambda work, one=person: work.record(one))
    give(hub, store)
    store.local.take_contacts(
        [Customer("ticket-1")], closed=[], revision=1, at="2026-11-21T06:30:00Z"
    )


def _tickets() -> list[TicketAnnounced]:
    dock = {"sku": "AU-D2-WH", "name_zh": "无线充电底座 Dock 2", "name_en": "Dock 2 charging base"}
    claims = (CodeClaim(code=TWICE, what=CodeKind.TRACKING),)
    two = [
        samples.ticket(
            ticket_id=f"twice-{n}",
            number=f"RS-261120-07{n}2",
            codes=claims,
            lines=(samples.line(line_id=f"l-{n}", order_line=f"o-{n}/1", **(dock if n else {})),),
            order_ref=f"2846000077{n}9",
            deadline_at=NOW + timedelta(hours=4 + 30 * n),
            reason_class=ReasonClass.NO_REASON if n else ReasonClass.QUALITY,
        )
        for n in range(2)
    ]
    hours = (-0.4, 0.8, 3.2, 5.5, 9.0, 26.0, 50.0, 75.0)
    board = [
        samples.other_ticket(
            f"261121-05{n}0",
            shop="声野海外店" if n % 2 else "声野旗舰店",
            service=Service.EXCHANGE if n == 3 else Service.RETURN,
            lines=(
                samples.line(line_id=f"b-{n}", order_line=f"b-{n}/1", **(dock if n % 2 else {})),
            ),
            deadline_at=NOW + timedelta(hours=at),
        )
        for n, at in enumerate(hours)
    ]
    return [samples.ticket(), *two, *board]
