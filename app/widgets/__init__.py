"""Painted and composed widgets, drawn from tokens."""
