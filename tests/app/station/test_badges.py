"""Who signs in: the badge is known again, whatever came of recording it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from app.station.badges import Badges, SignedIn
from app.station.known_badges import KnownBadges, hash_of
from inspection.values import PersonId, Role

SECRET = b"s" * 32


class Desk:
    """Everything at once; pins say yes."""

    def __init__(self) -> None:
        self.sync_status = None
        self.services = SimpleNamespace(pins=lambda: self)

    def check(self, badge: str, _pin: str, _url: str | None) -> Any:
        person = SignedIn(
            person_id=PersonId("p-li"),
            name_zh="李雷",
            name_en="Li Lei",
            staff_no=badge,
            role=Role.INSPECTOR,
        )
        return SimpleNamespace(person=person, online=True)

    def known_badges(self, newest: str) -> KnownBadges:
        return KnownBadges(secret=SECRET, hashes=frozenset({hash_of(SECRET, newest)}))

    def run(self, work: Any, on_done: Any = None, on_error: Any = None) -> None:
        on_done(work())

    def act(self, _action: Any, on_done: Any = None, _error: Any = None, *, actor: Any) -> None:
        on_done(None)


def test_whoever_signed_in_is_known_by_the_badge_from_then_on() -> None:
    badges, came = Badges(Desk()), []  # type: ignore[arg-type]
    assert "10023391" not in badges
    badges.sign_in("10023391", "204700", came.append, came.append)
    badges.sign_in("K-7", "204700", came.append, came.append)
    assert [one.staff_no for one in came] == ["10023391", "K-7"]
    assert "10023391" in badges
    assert "K-7" in badges
    assert "10023392" not in badges
