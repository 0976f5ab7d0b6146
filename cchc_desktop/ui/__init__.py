"""Screens; the only place that imports Qt."""
