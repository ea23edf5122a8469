"""The frame around every page: top bar, banner, action bar, the list of sections."""
