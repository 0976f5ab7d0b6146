"""A counter, its reader and its writer, and a window to show a view in."""

from page_fixtures import counter, garbage_stays_here, reader, show, writer

__all__ = ["counter", "garbage_stays_here", "reader", "show", "writer"]
