"""Screens, each a page (widgets) and a view-model (state); parts of one screen in the packages."""
