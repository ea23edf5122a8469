"""Cards and lists of one page each: what is in hand, asked, found or decided."""
