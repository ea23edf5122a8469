"""Cameras, scanner and scale: which one is set, and what comes from it to the desk."""
