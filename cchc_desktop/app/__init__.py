"""Puts the pieces together: alone reads the clock, makes folders, sets up the log."""
