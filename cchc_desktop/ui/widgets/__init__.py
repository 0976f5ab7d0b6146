"""Widgets shared by the screens: they look right in both palettes and say what they are to a screen reader."""
