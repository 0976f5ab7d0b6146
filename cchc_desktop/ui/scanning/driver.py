"""What a driver of paper scanners is (máy quét giấy): which there are, pages from one of them, and what may go wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

DPI = 200  # TT 01/2019/TT-BNV: digitised in colour, at least 200 dots an inch, whole size


class Trouble(Enum):
    """Why there are no pages."""

    NO_PROGRAM = "no_program"  # the system lacks what speaks to scanners
    NO_DEVICE = "no_device"
    GONE = "gone"  # it was there once, and answers no more
    BUSY = "busy"
    EMPTY = "empty"
    JAM = "jam"
    COVER = "cover"
    DENIED = "denied"
    SILENT = "silent"  # nothing came for a long time
    CANCELLED = "cancelled"
    FAILED = "failed"


class ScanTrouble(Exception):
    """A state of the world, no bug: the clerk is told, and nothing is kept."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Device:
    """One scanner: what the system calls it, and what the clerk does."""

    name: str
    label: str


@dataclass(frozen=True, slots=True, eq=False)
class Scanned:
    """Pages from the scanner as one file, never on disk in the clear; `name` has no personal data."""

    name: str
    data: bytes = field(repr=False)


class Driver(Protocol):
    """Blocks; called on one thread of its own. Knows nothing of windows."""

    def devices(self, stopped: Callable[[], bool]) -> tuple[Device, ...]:
        """The scanners there are; raises ScanTrouble."""

    def pages(self, device: str, stopped: Callable[[], bool]) -> Iterator[bytes]:
        """Each page as JPEG as soon as it is there, all of the feeder's if it holds paper; raises ScanTrouble.

        It asks often whether it was `stopped`.
        """
