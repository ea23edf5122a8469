"""One schedule of the driver, by seed and number: what is worked, goes wrong and is killed."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.faults.schedule import Fault, Schedule
from tests.faults.ways import Way

WAYS = (Way.REFUND, Way.REFUND, Way.REFUND, Way.EXCHANGE, Way.WISH, Way.JOINED)
"""One is drawn for each parcel."""
KILLED_SHARE = 0.15
VICTIMS = ("hub", "ledger", "B01", "B02")
KILL_AFTER_S = (0.02, 1.2)
"""From when the stations are told to work."""
DOCKS = ("B01", "B02")
PARCELS = 3
"""Of a schedule: two at one station, one at the other."""
FOREIGN = {"none": 0.8, "same": 0.1, "other": 0.1}
"""What somebody refunded in the system of record before: nothing, this amount, another one.
Of plain refunds alone."""
SYNC_RATES = (0.1, 0.2, 0.35)
MONEY_RATES = (0.25, 0.4, 0.55)
MONEY_WEIGHTS = {
    Fault.TWICE: 0.5,
    Fault.SLOW_REQUEST: 2.0,
    Fault.CUT_ANSWER: 2.0,
    Fault.DROPPED_ANSWER: 3.0,
    Fault.GATEWAY_AFTER: 2.0,
}
"""More of what leaves a payment in doubt."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """`kill` names a process, `kill_after_s` when. `foreign` is said of each of the parcels."""

    seed: int
    index: int
    lines: dict[str, Schedule]
    parcels_of: tuple[str, ...]
    """The dock of each of the parcels."""
    ways: tuple[Way, ...]
    foreign: tuple[str, ...]
    kill: str | None
    kill_after_s: float

    def __str__(self) -> str:
        rates = ", ".join(f"{name} {line.rate}" for name, line in self.lines.items())
        killed = f"kills {self.kill} after {self.kill_after_s:.2f} s" if self.kill else "kills none"
        worked = f"{'/'.join(self.ways)}; foreign {'/'.join(self.foreign)}"
        return f"{self.seed}/{self.index}: {killed}; {worked}; rates {rates}"


def plan_of(seed: int, index: int) -> Plan:
    """The same for the same numbers, whatever ran before."""
    name = f"{seed}/{index}"
    chance = random.Random(name)
    lines = {
        dock: Schedule(seed=f"{name}/{dock}", rate=chance.choice(SYNC_RATES), weights={})
        for dock in DOCKS
    }
    lines["money"] = Schedule(
        seed=f"{name}/money", rate=chance.choice(MONEY_RATES), weights=MONEY_WEIGHTS
    )
    parcels_of = chance.choice([(*DOCKS, one) for one in DOCKS])
    ways = tuple(chance.choices(WAYS, k=PARCELS))
    drawn = chance.choices(list(FOREIGN), list(FOREIGN.values()), k=PARCELS)
    foreign = tuple(
        one if way is Way.REFUND else "none" for one, way in zip(drawn, ways, strict=True)
    )
    kills = int((index + 1) * KILLED_SHARE) > int(index * KILLED_SHARE)
    victim, after_s = chance.choice(VICTIMS), chance.uniform(*KILL_AFTER_S)
    return Plan(
        seed=seed,
        index=index,
        lines=lines,
        parcels_of=parcels_of,
        ways=ways,
        foreign=foreign,
        kill=victim if kills else None,
        kill_after_s=after_s,
    )
