"""A scanner on a serial line (máy quét cổng COM): its own thread, UTF-8, opened again whenever it is plugged in again."""

from __future__ import annotations

import threading
import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from serial import Serial, SerialException
from serial.tools import list_ports

from cchc_desktop.domain.scanner import Scanner

PAUSE_S = 0.150  # ends a code without CR or LF; a chunk over Bluetooth may be 100 ms late
RETRY_S = 2.0
LONGEST = 4096  # bytes; a card has some 250
_WAIT_S = 0.050  # a reading waits no longer, so that the thread can end
_ENDS = b"\r\n"


@dataclass(frozen=True, slots=True)
class Port:
    """A serial device of this PC: "COM3", "COM3 · USB Serial Device"."""

    name: str
    words: str


def ports() -> tuple[Port, ...]:
    """Those plugged in, USB devices only where there are any: built-in ports are listed even when nothing hangs on them."""
    found = sorted(list_ports.comports(), key=lambda port: port.device)
    usb = [port for port in found if port.vid is not None] or found
    return tuple(Port(port.device, _words(port.device, port.description)) for port in usb)


class Framing:
    """Cuts bytes into codes at CR and LF, or where nothing came for a while."""

    def __init__(self) -> None:
        self._rest = b""
        self._last = 0.0

    def feed(self, data: bytes, moment: float) -> list[bytes]:
        """The codes that are whole by now; call it without data too, for a pause ends a code."""
        if not data:
            return self._end() if moment - self._last >= PAUSE_S else []
        self._last = moment
        *whole, self._rest = (self._rest + data).replace(b"\r", b"\n").split(b"\n")
        if len(self._rest) > LONGEST:
            whole.append(self._rest)
            self._rest = b""
        return [code for code in whole if code.strip(b"\x00 \t")]

    def _end(self) -> list[bytes]:
        rest, self._rest = self._rest, b""
        return [rest] if rest.strip(b"\x00 \t") else []


class ScannerPort(QObject):
    """Reads the scanner; `heard` one text a code, in order. A port that is missing is tried again every two seconds.

    Connect queued: signals come from the thread. Bytes that are not UTF-8 arrive as U+FFFD, which every reader refuses.
    """

    heard = Signal(str)
    lost = Signal(str)  # a sentence: the scanner cannot be heard; told once until it is back
    found = Signal(str)  # a sentence: it is back

    def __init__(
        self,
        scanner: Scanner,
        listed: Callable[[], Sequence[Port]] = ports,
        retry: float = RETRY_S,
    ) -> None:
        """`listed` says what is plugged in, for a scanner whose port is not set."""
        super().__init__()
        self._scanner, self._listed, self._retry = scanner, listed, retry
        self._stop = threading.Event()
        self._is_lost = False
        self._thread = threading.Thread(target=self._run, name="scanner", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """End; returns when the thread has."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            name = self._scanner.port or self._only_port()
            try:
                if name:
                    with Serial(name, self._scanner.baud, timeout=_WAIT_S) as line:
                        self._opened(name)
                        self._listen(line)
            except (OSError, ValueError, SerialException):
                pass  # unplugged, or not there yet: said below, and tried again
            if not self._stop.is_set():
                self._missed(name)
                self._stop.wait(self._retry)

    def _listen(self, line: Serial) -> None:
        """Until it is stopped, or raises because the scanner was unplugged."""
        framing = Framing()
        while not self._stop.is_set():
            data = line.read(1)
            if data:
                data += line.read(line.in_waiting)
            for code in framing.feed(data, time.monotonic()):
                self.heard.emit(unicodedata.normalize("NFC", code.decode("utf-8", errors="replace")))

    def _only_port(self) -> str:
        there = self._listed()
        return there[0].name if len(there) == 1 else ""

    def _opened(self, name: str) -> None:
        if self._is_lost:
            self._is_lost = False
            self.found.emit(f"Máy quét ở cổng {name} đã nối lại.")

    def _missed(self, name: str) -> None:
        if self._is_lost:
            return
        self._is_lost = True
        if name:
            told = f"Chưa nối được máy quét ở cổng {name}. Cắm lại dây; chương trình tự nối. Vẫn gõ tay được."
        elif self._listed():
            told = "Có nhiều cổng COM, chưa biết máy quét ở cổng nào. Ghi cổng vào cài đặt máy quét. Vẫn gõ tay được."
        else:
            told = "Chưa thấy máy quét cổng COM nào. Cắm máy quét; chương trình tự nối. Vẫn gõ tay được."
        self.lost.emit(told)


def _words(device: str, description: str | None) -> str:
    """What a person tells ports apart by; Windows repeats the port in the description."""
    about = (description or "").replace(f"({device})", "").strip()
    return f"{device} · {about}" if about and about != "n/a" else device
