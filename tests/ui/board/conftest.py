"""The page of the board on real threads over a real counter."""

from __future__ import annotations

from page_fixtures import counter, garbage_stays_here, reader, show

__all__ = ["counter", "garbage_stays_here", "reader", "show"]
