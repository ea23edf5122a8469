"""What runs out or fills up: deadlines, contact times, other parcels' timers."""
