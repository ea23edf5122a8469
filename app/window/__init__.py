"""The main window, and what it tells and answers whatever page is in front."""
