"""What a hub needs from outside: clock, ids, randomness, and who it speaks to."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from argon2 import PasswordHasher

from inspection.ports import Clock, Ids
from sync.connectors.port import Connector
from sync.hub.checkpoints import Checkpoint, pass_by
from sync.hub.secrets import RandomBytes


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """Tests hand in their own; without connectors the hub's folder says which they are."""

    clock: Clock
    ids: Ids
    random_bytes: RandomBytes
    hasher: PasswordHasher
    checkpoint: Checkpoint = pass_by
    connector: Connector | None = None
    returns_connector: Connector | None = None
    random: Callable[[], float] = random.random
