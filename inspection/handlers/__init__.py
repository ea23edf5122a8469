"""One function per operator action: read, decide, record. The caller supplies the transaction."""
