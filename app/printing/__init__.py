"""Labels with an item's LPN, painted by Qt or told to a printer in ZPL; paper for the dock."""
