"""Links from the hub to systems of record."""
