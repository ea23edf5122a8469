"""The desk of the screens' tests, whose printer prints at once."""

from __future__ import annotations

from tests.app.screens.conftest import desk, empty_store, policies

__all__ = ["desk", "empty_store", "policies"]
