"""One function per operator action: check the role, decide, record."""
