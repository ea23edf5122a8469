"""One store without tables to migrate, one set of rules, for all scenes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from inspection.policies import Policies, load_policies
from scanners.label_rules import LabelRules, load_rules
from tests.screenshots.stage import Stage, staged


@pytest.fixture(scope="session")
def policies(repository: Path) -> Policies:
    return load_policies(repository / "resources", demo=True)


@pytest.fixture(scope="session")
def labels(repository: Path) -> LabelRules:
    return load_rules(repository / "resources" / "labels")


@pytest.fixture
def open_stage(
    qapp: QApplication,
    tmp_path: Path,
    policies: Policies,
    labels: LabelRules,
) -> Callable[[], AbstractContextManager[Stage]]:
    """Opens a stage; the test closes it."""
    assert qapp is not None
    return lambda: staged(tmp_path, policies, labels)
