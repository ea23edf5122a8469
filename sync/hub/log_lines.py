"""The log of a hub as a service: one JSON object a line, that names nobody and cannot be forged.

Our own messages hold codes, types and places alone. Those of libraries may hold anything (an
address, a header, the text of an exception), so of them only the words their author wrote are kept:
the message before its values are put in, and no more than its first line.
"""

from __future__ import annotations

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime

from inspection.errors import account

REQUEST_ID: ContextVar[str | None] = ContextVar("returns_station_request_id", default=None)
"""The request that is being answered; what is logged meanwhile, on whichever thread, bears it."""
FIELDS = "fields"
"""What a record of ours adds to its line, by `extra={FIELDS: {…}}`."""
_OURS = frozenset({"app", "inspection", "sync", "__main__"})


class JsonLines(logging.Formatter):
    """`time`, `level`, `logger`, `message`, and where there are such `request_id`, `error`, fields.

    Everything but ASCII is escaped: no character that a reader takes for an end of line stands in
    one.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line, without its end."""
        at = datetime.fromtimestamp(record.created, UTC)
        line: dict[str, object] = {
            "time": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
        }
        request_id = REQUEST_ID.get()
        if request_id is not None:
            line["request_id"] = request_id
        line.update(getattr(record, FIELDS, {}))
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = account(record.exc_info[1])
        return json.dumps(line)


def _message(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] in _OURS:
        return record.getMessage()
    return str(record.msg).partition("\n")[0]
