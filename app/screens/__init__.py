"""Screens, each a page (widgets) and a view-model (state)."""
