"""Scenes of the disinfection bench: solutions, lamps, materials, late entries, many timers."""

from __future__ import annotations

from app.states.navigation import GoDisinfect
from inspection.values import GoodsClass
from tests.inspection import samples
from tests.inspection.store.parts import give
from tests.screenshots.stage import Stage

CHLORINE, UVC = "2", "4"
DAY_S = 86_400
MANY = 12


def ready(stage: Stage) -> None:
    """A parcel whose outside is recorded."""
    stage.sign_in()
    stage.go(GoDisinfect(parcel_id=stage.desk.received()))


def unmixed(stage: Stage) -> None:
    """The procedure for real parcels, and no solution yet."""
    ready(stage)
    stage.keys(CHLORINE)


def mixed(stage: Stage) -> None:
    unmixed(stage)
    stage.scan("]C10106901234567892172702161024A817")
    stage.keys("Enter")


def outer_done(stage: Stage) -> None:
    """Cosmetics: the inner packaging may be disinfected too, or left alone."""
    stage.sign_in()
    line = samples.line(
        line_id="line-jar", order_line="order-jar/1", goods_class=GoodsClass.HYGIENE
    )
    ticket = samples.other_ticket("261121-0612", lines=(line,))
    stage.hub.transact(samples.HUB, lambda work: work.record(ticket))
    give(stage.hub, stage.desk.store)
    stage.go(GoDisinfect(parcel_id=stage.desk.received("SF261121-0612")))
    stage.keys("Enter")
    stage.desk.clock.advance(60)
    stage.window.page._vm._timers._tick()
    stage.settle()


def expired(stage: Stage) -> None:
    mixed(stage)
    stage.desk.clock.advance(DAY_S)
    stage.window.page._vm._emit()
    stage.settle()


def solution(stage: Stage) -> None:
    mixed(stage)
    stage.keys("F2")


def lamp(stage: Stage) -> None:
    ready(stage)
    stage.keys(UVC)


def lamp_scanned(stage: Stage) -> None:
    lamp(stage)
    stage.scan("UV-07")


def lamp_known(stage: Stage) -> None:
    lamp_scanned(stage)
    stage.keys("1")


def material(stage: Stage) -> None:
    ready(stage)
    stage.keys("0")


def excluded(stage: Stage) -> None:
    material(stage)
    stage.keys("3")


def late(stage: Stage) -> None:
    ready(stage)
    stage.keys("F8", "5")


def late_when(stage: Stage) -> None:
    late(stage)
    stage.keys("2")


def many(stage: Stage) -> None:
    """Twelve parcels at once: the nearest to its end in front, the others to turn through."""
    stage.sign_in()
    for number in range(MANY):
        code = f"70000000{number:02d}"
        ticket = samples.other_ticket(code)
        stage.desk.store.transact(samples.HUB, lambda work, one=ticket: work.record(one))
        stage.go(GoDisinfect(parcel_id=stage.desk.received(f"SF{code}")))
        stage.keys(CHLORINE, "Enter")
        if not number:
            stage.keys("Enter")  # that mixed the solution of all
        stage.desk.clock.advance(40)
