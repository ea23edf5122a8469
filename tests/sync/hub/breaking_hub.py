"""The hub as a process with a fault in it whose text holds a customer's name and phone."""

from __future__ import annotations

import sys

from sync.hub import __main__ as program
from sync.hub.relay import Relay

SAID = "name 张三 13800138000"


def _breaks(*_given: object, **_named: object) -> object:
    raise ValueError(SAID)


if __name__ == "__main__":
    Relay.pull = _breaks  # type: ignore[assignment,method-assign]
    sys.exit(program.main(sys.argv[1:]))
