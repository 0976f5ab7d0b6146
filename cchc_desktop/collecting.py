"""Seldom collecting garbage (ít dọn bộ nhớ): where much is made at once, and hardly a ring of it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

AFTER = 50_000  # objects more than before


@contextmanager
def seldom() -> Iterator[None]:
    """What stands at its begin is never looked through, the rest seldom."""
    before, standing = gc.get_threshold(), gc.get_freeze_count()
    gc.freeze()
    gc.set_threshold(AFTER, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if not standing:
            gc.unfreeze()
