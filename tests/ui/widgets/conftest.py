"""Widgets in a window of a given size."""

from page_fixtures import show

__all__ = ["show"]
