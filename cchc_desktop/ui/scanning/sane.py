"""Scanning through SANE (máy quét trên Linux): the program `scanimage` of sane-utils, its answers and its patience."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from cchc_desktop.ui.scanning.driver import Device, ScanTrouble, Trouble
from cchc_desktop.ui.scanning.one_file import page_of
from cchc_desktop.ui.scanning.sane_options import Source, settings, sources

PROGRAM = "scanimage"
_CAMERAS = "v4l:"  # SANE takes cameras for scanners
_SAYS = re.compile(r"^scanimage: (?:.* failed|sane_\w+): (.+)$", re.MULTILINE)
_TROUBLES = {
    "Operation was cancel": Trouble.CANCELLED,  # its spelling differs by version
    "Device busy": Trouble.BUSY,
    "Invalid argument": Trouble.GONE,  # so it says of a name it does not know
    "Error during device I/O": Trouble.GONE,
    "Document feeder jammed": Trouble.JAM,
    "Document feeder out of documents": Trouble.EMPTY,
    "Scanner cover is open": Trouble.COVER,
    "Access to resource has been denied": Trouble.DENIED,
}
_TICK_S, _LAST_WORD_S = 0.05, 5.0
_LOG, _PAGES = "log", "page*.tif"


class Sane:
    """Pages lie in a folder only this account may read, each until it was taken from there."""

    def __init__(self, program: str = PROGRAM, patience_s: float = 60.0) -> None:
        self._program, self._patience_s = program, patience_s

    def devices(self, stopped: Callable[[], bool]) -> tuple[Device, ...]:
        """Asking the network for scanners takes seconds."""
        answer = self._answer(["--formatted-device-list=%d\t%v %m%n"], stopped)
        pairs = [line.partition("\t") for line in answer.splitlines() if "\t" in line]
        return tuple(Device(name, _words(label)) for name, _, label in pairs if not name.startswith(_CAMERAS))

    def pages(self, device: str, stopped: Callable[[], bool]) -> Iterator[bytes]:
        """From the feeder when it holds paper, else the one on the glass."""
        options = self._answer([f"--device-name={device}", "--all-options"], stopped)
        found = sources(options)
        for place, source in enumerate(found):
            arguments = [f"--device-name={device}", *settings(options, source)]
            try:
                yield from self._pages(arguments, source, stopped)
            except ScanTrouble as trouble:
                if trouble.trouble is Trouble.EMPTY and place + 1 < len(found):
                    continue
                raise
            return

    def _pages(self, arguments: Sequence[str], source: Source, stopped: Callable[[], bool]) -> Iterator[bytes]:
        with tempfile.TemporaryDirectory(prefix="scan-") as made:
            folder = Path(made)
            whole = [*arguments, "--format=tiff", "--progress", f"--batch={folder}/page%d.tif"]
            running = self._start([*whole] if source.is_feeder else [*whole, "--batch-count=1"], folder)
            count = 0
            try:
                for _ in self._wait(running, folder, stopped):
                    for file in _arrived(folder):
                        count += 1
                        yield _taken(file)
            finally:
                _end(running)
            _demand_well(running.returncode, _log(folder), count)

    def _answer(self, arguments: Sequence[str], stopped: Callable[[], bool]) -> str:
        with tempfile.TemporaryDirectory(prefix="scan-") as made:
            folder = Path(made)
            running = self._start(arguments, folder)
            try:
                for _ in self._wait(running, folder, stopped):
                    pass
            finally:
                _end(running)
            _demand_well(running.returncode, _log(folder), 1)
            return _log(folder)

    def _start(self, arguments: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
        try:
            with (folder / _LOG).open("wb") as log:
                return subprocess.Popen(  # noqa: S603 -- no shell; the program's name is ours
                    [self._program, *arguments],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    env=_environment(),
                )
        except OSError as error:
            raise ScanTrouble(Trouble.NO_PROGRAM) from error

    def _wait(self, running: subprocess.Popen[bytes], folder: Path, stopped: Callable[[], bool]) -> Iterator[None]:
        """Ticks until it has ended, and once after; raises ScanTrouble when told to stop, or nothing came for long.

        Some drivers hang after they said what the trouble is: soon after such words they are waited for no more.
        """
        before, since = 0, time.monotonic()
        ended = False
        while not ended:
            if stopped():
                raise ScanTrouble(Trouble.CANCELLED)
            silent_s = time.monotonic() - since
            if silent_s > self._patience_s:
                raise ScanTrouble(Trouble.SILENT)
            ended = _has_ended(running) or (silent_s > _LAST_WORD_S and bool(_SAYS.search(_log(folder))))
            yield
            if (written := (folder / _LOG).stat().st_size) != before:
                before, since = written, time.monotonic()


def _has_ended(running: subprocess.Popen[bytes]) -> bool:
    try:
        running.wait(_TICK_S)
    except subprocess.TimeoutExpired:
        return False
    return True


def _end(running: subprocess.Popen[bytes]) -> None:
    """Told to end it brings the scanner's lamp home; killed when it does not."""
    if running.poll() is None:
        running.terminate()
        try:
            running.wait(_LAST_WORD_S)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


def _demand_well(code: int, log: str, count: int) -> None:
    """Raises ScanTrouble unless pages came; a feeder that is empty after the last of them has done its work."""
    said = [words.strip() for words in _SAYS.findall(log)]
    found = [trouble for start, trouble in _TROUBLES.items() if any(words.startswith(start) for words in said)]
    if found == [Trouble.EMPTY] and count:
        return
    if found:
        raise ScanTrouble(found[0])
    if code or not count:
        raise ScanTrouble(Trouble.FAILED)


def _arrived(folder: Path) -> list[Path]:
    """Whole pages in order: while one is written its file is called otherwise."""
    return sorted(folder.glob(_PAGES), key=lambda file: int(re.sub(r"\D", "", file.name)))


def _taken(file: Path) -> bytes:
    page = page_of(file.read_bytes())
    file.unlink()
    return page


def _log(folder: Path) -> str:
    return (folder / _LOG).read_text("utf-8", errors="replace").replace("\r", "\n")


def _words(label: str) -> str:
    return " ".join(label.split())


def _environment() -> dict[str, str]:
    """Its messages in English; and the system's own libraries, before which a frozen program has put those it brings."""
    ours = dict(os.environ)
    if getattr(sys, "frozen", False):
        ours.pop("LD_LIBRARY_PATH", None)
        ours |= {"LD_LIBRARY_PATH": before} if (before := ours.get("LD_LIBRARY_PATH_ORIG")) else {}
    return ours | {"LC_ALL": "C"}
