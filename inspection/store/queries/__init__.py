"""Read models of the screens."""
