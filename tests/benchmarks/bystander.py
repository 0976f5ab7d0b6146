"""A process that only waits: how long this machine lets one go without a turn, whatever its neighbours do."""

from __future__ import annotations

import select
import sys
import time

BEAT = 0.005


def longest_wait() -> float:
    """Seconds between two beats, the most until standard input ends."""
    last, longest = time.perf_counter(), 0.0
    while not select.select([sys.stdin], [], [], BEAT)[0]:
        now = time.perf_counter()
        last, longest = now, max(longest, now - last)
    return longest


if __name__ == "__main__":
    sys.stdout.write(f"{longest_wait()}\n")
