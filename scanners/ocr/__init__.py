"""Text in pictures of labels and nameplates: engines behind one port, and what the lines mean."""
