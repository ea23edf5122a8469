"""Tables only the hub has."""
