"""A shift in the real windows, driven by synthesized keys and clicks, told in pictures."""
