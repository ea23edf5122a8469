"""Special cases at the inspection bench: what no question of a checklist is about."""
