"""Tables only the hub has: secrets' hashes, cursors, the refund desk's claims."""
