"""Drawn stand-ins for demonstrations and tests: waybills, goods and a simulated camera."""
