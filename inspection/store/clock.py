"""The system's clock behind the `Clock` port."""

from __future__ import annotations

import time
from datetime import UTC, datetime


class SystemClock:
    """Wall time in UTC, and monotonic seconds for timers."""

    def now(self) -> datetime:
        """Aware UTC now, whole milliseconds as in the journal."""
        moment = datetime.now(UTC)
        return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

    def monotonic_s(self) -> float:
        """Seconds that never step."""
        return time.monotonic()
