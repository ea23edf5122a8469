"""What one screen needs to know of one parcel or unit, gathered off the GUI thread. No Qt."""
