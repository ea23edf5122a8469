"""What is done with the parcel or item in hand: a view-model's collaborators, no widgets."""
