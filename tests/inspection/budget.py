"""How many examples a domain property gets: the whole folder is to run in about a second."""

from hypothesis import settings

few = settings(max_examples=settings.default.max_examples // 5)
"""A fifth of the profile's examples; the `search` profile still gets its hundreds."""
