"""Ticket files: CSV, XLSX and JSON in, one row model out. Hub and station read them alike."""
