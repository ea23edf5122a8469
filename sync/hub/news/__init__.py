"""News for customers: what happened to a return, by webhooks and by the connector's notes."""
