"""Replication between stations and hub, the hub itself, connectors to systems of record."""
