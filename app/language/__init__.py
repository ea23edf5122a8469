"""Chinese and English for what comes up from below: names of values, errors, the banner."""
