"""Command line of the station and the hub."""
