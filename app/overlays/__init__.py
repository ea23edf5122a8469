"""What lies over a page for a while, or takes its place."""
