"""The counter's scanner (máy quét của quầy): a keyboard or a serial line, its port, and the prefix it was set to send."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

PREFIX_MARKS = "~`!@#$%^&*_+=:?<>\\/"
"""What a prefix may be made of: no letter or digit, nothing of our codes or of a card, nothing that Unikey changes."""


class ScannerKind(Enum):
    """How the scanner speaks."""

    WEDGE = "wedge"  # types like a keyboard
    SERIAL = "serial"  # a COM port, by a cable or over USB: Vietnamese arrives whole


@dataclass(frozen=True, slots=True)
class Scanner:
    """As the office file has it."""

    kind: ScannerKind = ScannerKind.WEDGE
    port: str = ""  # "COM3"; "" takes the only serial device that is plugged in
    baud: int = 9600  # no matter over USB
    prefix: str = ""  # of a keyboard scanner; "": told from typing by its pace alone

    @property
    def is_serial(self) -> bool:
        """Whether a port is to be listened to."""
        return self.kind is ScannerKind.SERIAL
