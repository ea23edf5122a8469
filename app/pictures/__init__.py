"""Pictures: the camera's frames, photos taken and kept, and what is read in them."""
