"""Paper for the dock: scan-to-command sheet and test sheet, as A4 PDF."""
