"""The bodies of the hub's interface about what waits for a person; rules as in `wire`."""

from __future__ import annotations

from typing import Literal

from sync.wire import Answer, Moment

ProblemCode = Literal[
    "refund.stopped",
    "refund.refused",
    "order.to_make",
    "conflict.open",
    "expected.bad",
    "expected.closed_there",
    "report.stopped",
    "report.failing",
    "webhook.failing",
    "webhook.given_up",
    "webhook.gone",
]
Action = Literal[
    "look_there",
    "make_order",
    "settle",
    "mend_there",
    "keep_or_send_back",
    "write_there",
    "mend_endpoint",
    "send_there",
]


class OpenProblem(Answer):
    """One thing that waits for a person: a code with parameters, never a sentence.

    `since` is when it began, `ticket` empty where it is of none. `action` is what can be done:
    look into the system of record; make the order and record its number; settle the conflict at a
    station; mend the return there; keep the goods or send them back; write it there by hand; mend
    the webhook's receiver or `hub.toml`; tell the shop what its webhook missed.
    """

    code: ProblemCode
    since: Moment
    ticket: str = ""
    params: dict[str, str | int]
    action: Action


class ProblemsAnswer(Answer):
    """GET /problems: the oldest first; `more` where there are more than fit."""

    problems: list[OpenProblem]
    more: bool = False
