"""Policies and label rules: read from their files soon after the start, or by whoever asks first.

Their libraries take longer to import than an up-to-date store takes to open, and looking a scan up
needs none of them.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspection.policies import Policies
    from scanners.label_rules import LabelRules


class RuleBook:
    """Read once, on whichever thread asks first; others wait for it. Raises what loading raises."""

    def __init__(self, resources: Path, *, demo: bool) -> None:
        """Reads nothing yet; `demo` adds the rules for demonstrations."""
        self._resources = resources
        self._demo = demo
        self._turn = threading.Lock()
        self._policies: Policies | None = None
        self._labels: LabelRules | None = None

    def load(self) -> None:
        """Read everything now; raises PolicyError or LabelRuleError naming a broken file."""
        from scanners import gs1  # noqa: PLC0415 - see above

        _ = self.policies, self.labels
        gs1.load()  # a scan that waits for the rules does not wait for this

    @property
    def policies(self) -> Policies:
        """Checklists, procedures, grade and refund rules."""
        with self._turn:
            if self._policies is None:
                from inspection.policies import load_policies  # noqa: PLC0415 - see above

                self._policies = load_policies(self._resources, demo=self._demo)
            return self._policies

    @property
    def labels(self) -> LabelRules:
        """What numbers on labels look like."""
        with self._turn:
            if self._labels is None:
                from scanners.label_rules import load_rules  # noqa: PLC0415 - see above

                self._labels = load_rules(self._resources / "labels")
            return self._labels
