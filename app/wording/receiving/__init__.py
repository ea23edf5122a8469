"""What receiving says: the empty board, a parcel in hand, candidates, codes, offers."""
