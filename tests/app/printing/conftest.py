"""The desk of the screens' tests, whose printer prints at once."""

from __future__ import annotations

from tests.app.screens.conftest import desk, policies

__all__ = ["desk", "policies"]
