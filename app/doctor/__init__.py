"""What works at this station and what does not, measured at sign-in, in settings, by command."""
