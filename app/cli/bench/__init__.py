"""`returns-station bench`: one measurement a module, each against its limit."""
