"""Millimetres and points (kích thước giấy): everything on a slip is placed in points from the top left corner."""

from __future__ import annotations

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
CUT = 148.5 * MM  # where the A4 sheet of two A5 halves is cut
