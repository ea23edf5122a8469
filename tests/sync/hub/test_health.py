"""Whether a hub is well, as a monitor is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sync.hub.health import STUCK_AFTER_S
from sync.hub.loop import Loop
from tests.postgres import VARIABLE
from tests.sync.hub.asked import ask
from tests.sync.hub.inside import InsideHub
from tests.sync.hub.outside import LIMIT_S


def told(inside: InsideHub, **parts: object) -> tuple[int, list[str]]:
    answer = ask(replace(inside.hub, **parts), "/healthz", by="203.0.113.9")  # type: ignore[arg-type]
    assert answer.headers["content-type"] == "application/json"
    body = answer.json()
    assert set(body) == {"is_well", "reasons"}
    assert body["is_well"] == (answer.status_code == 200)
    return answer.status_code, body["reasons"]


def test_a_hub_at_work_is_well_to_whoever_asks(inside: InsideHub) -> None:
    assert told(inside) == (200, [])
    inside.clock.advance(STUCK_AFTER_S)
    assert told(inside) == (200, [])


def test_a_desk_that_finishes_nothing_is_told_by_name(inside: InsideHub) -> None:
    inside.clock.advance(STUCK_AFTER_S + 1)
    inside.desk_pass()
    inside.news_pass()
    assert told(inside) == (503, ["returns-desk has finished nothing for 601 s"])


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_desk_that_ended_by_itself_is_told_by_name(inside: InsideHub) -> None:
    def ends(_should_stop: object) -> None:
        raise SystemExit

    dead = Loop("news-desk", ends, monotonic_s=inside.clock.monotonic_s)
    dead.start()
    assert dead.join(LIMIT_S)
    assert told(inside, side_loops=(dead,)) == (
        503,
        ["news-desk has ended by itself; start the hub anew"],
    )


@pytest.mark.parametrize(
    ("is_gone", "said"), [(True, "OperationalError"), (False, "store.corrupt")]
)
def test_a_database_that_does_not_answer_is_told(
    inside: InsideHub, monkeypatch: pytest.MonkeyPatch, is_gone: bool, said: str
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    other = InsideHub(inside.folder / "other")
    other.hub.database.store.reader.dispose()
    file = other.hub.config.database
    file.rename(file.with_suffix(".gone"))
    if not is_gone:
        file.write_bytes(b"no database" * 1000)
    status, reasons = told(other)
    other.close()
    assert (status, reasons) == (503, [f"the database does not answer ({said})"])
