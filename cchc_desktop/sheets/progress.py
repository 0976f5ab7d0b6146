"""How far a long list is written (tiến độ ghi): told every thousand rows, and at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

EVERY = 1000
Progress = Callable[[int], None]
"""Told how many rows are written; what it raises ends the writing, and no file is left."""

Row = TypeVar("Row")


def silent(_rows: int) -> None:
    """For who does not ask."""


def told(rows: Iterable[Row], progress: Progress) -> Iterator[Row]:
    """The same rows, counted."""
    count = 0
    for count, row in enumerate(rows, 1):
        yield row
        if not count % EVERY:
            progress(count)
    if count % EVERY or not count:
        progress(count)
