"""A counter, its threads and a desk that prints into files."""

from page_fixtures import counter, desk, form_sets, garbage_stays_here, paper, reader, show, source, tray, writer

__all__ = [
    "counter",
    "desk",
    "form_sets",
    "garbage_stays_here",
    "paper",
    "reader",
    "show",
    "source",
    "tray",
    "writer",
]
