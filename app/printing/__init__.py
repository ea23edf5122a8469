"""Labels with an item's LPN: laid out once, painted by Qt or told to a printer in ZPL."""
