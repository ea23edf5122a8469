"""Journal, tables and photo files of a station or a hub."""
