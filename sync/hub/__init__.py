"""The hub: central ticket system and refund desk, a process of its own."""
