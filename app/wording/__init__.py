"""What the screens say: words for a state, apart from the widgets that show them."""
