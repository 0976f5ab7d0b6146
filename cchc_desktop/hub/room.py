"""Room in one answer (dung lượng một trả lời): a counter reads 2 MiB of one, so a page is cut by bytes as well as by count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

import msgspec

from cchc_desktop.wire.contract import OpResult

ROOM = 1_000_000  # bytes, unpacked
_AROUND = 300  # an item's own envelope


def fitting(sizes: Iterable[int]) -> int:
    """How many items of these sizes, in their order, one answer holds; one at least, or nobody would ever get past it."""
    held = 0
    for held, length in enumerate(accumulate(size + _AROUND for size in sizes), 1):
        if length > ROOM:
            return max(1, held - 1)
    return held


def make_room(results: Sequence[OpResult]) -> None:
    """Leaves out the states for which there is none: first of those that nobody has to compare, which the feed tells too."""
    left = ROOM
    shown = [result for result in results if result.serverState is not None]
    for result in sorted(shown, key=lambda each: each.problem is None and not each.warnings):
        size = len(msgspec.json.encode(result.serverState))
        if size > left:
            result.serverState = None
        else:
            left -= size
