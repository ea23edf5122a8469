"""Returns inspection: the domain, its journal and its store. No Qt, no network."""
