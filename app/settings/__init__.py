"""What is set at this station: read once, kept in its file, in force while it runs."""
