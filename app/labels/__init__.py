"""What is printed on parcels and goods: read off a photo, tied to a ticket, checked."""
