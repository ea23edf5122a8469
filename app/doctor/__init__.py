"""What works at this station and what does not, each thing measured now. No Qt in this process."""
