"""The returns desk: what is expected, and what the dock did, told to the system of record."""
