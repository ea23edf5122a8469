"""Widgets drawn from tokens: the small parts here, what is made of them in the packages."""
