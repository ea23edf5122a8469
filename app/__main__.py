"""Entry point of the console script."""
