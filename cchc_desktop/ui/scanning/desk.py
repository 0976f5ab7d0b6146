"""Scanning from the page (quét từ máy): one key looks for the scanner, scans with the chosen one, or stops it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.ui.printing.paper_thread import PaperThread
from cchc_desktop.ui.scanning import words
from cchc_desktop.ui.scanning.driver import Device, Scanned, Trouble
from cchc_desktop.ui.scanning.machine import PaperScanner
from cchc_desktop.ui.scanning.one_file import bound
from cchc_desktop.ui.scanning.view import ScanningView


class ScannerDesk(QObject):
    """`came` with all pages as one file; `chosen` with the scanner to be kept for this counter."""

    came = Signal(object)  # Scanned
    chosen = Signal(object)  # Device
    said = Signal(str, str)  # tone, words
    refused = Signal(str)

    def __init__(
        self, view: ScanningView, scanner: PaperScanner, paper: PaperThread, clock: Callable[[], datetime]
    ) -> None:
        super().__init__(view)
        self._view, self._scanner, self._paper, self._clock = view, scanner, paper, clock
        self._device: Device | None = None
        self._goes_on = False  # a scan was asked for before it was known from what
        self._round = 0  # for whom: a clerk's pages are not the next one's
        scanner.setParent(self)
        scanner.listed.connect(self._listed)
        scanner.paged.connect(lambda count: view.show_scanning(words.pages_so_far(count)))
        scanner.scanned.connect(self._bind)
        scanner.failed.connect(self._failed)
        view.scan_wanted.connect(self.scan)
        view.side.files.look_wanted.connect(self.look)
        view.side.files.scanner_chosen.connect(self._choose)

    def use(self, device: Device | None) -> None:
        """The one that is kept for this counter; what was chosen here since counts more."""
        if self._device is None and device is not None:
            self._device = device
            self._view.side.files.show_scanner(device)

    def scan(self) -> None:
        """Scan; while it scans, stop."""
        if self._scanner.busy:
            self._view.show_scanning(words.STOPPING)
            self._scanner.cancel()
        elif self._device is None:
            self._look(goes_on=True)
        else:
            self._view.show_scanning(words.SCANNING)
            self._scanner.scan(self._device.name)

    def look(self) -> None:
        """Which scanners are there: to choose one, or another."""
        if not self._scanner.busy:
            self._look(goes_on=False)

    def start_over(self) -> None:
        """For another clerk: what is under way is given up."""
        self._round += 1
        self._scanner.forget()
        self._view.show_scanning("")

    def _look(self, goes_on: bool) -> None:
        self._goes_on = goes_on
        self._view.show_scanning(words.LOOKING)
        self._scanner.look()

    def _listed(self, devices: Sequence[Device]) -> None:
        self._view.show_scanning("")
        if not devices:
            self.refused.emit(words.trouble(Trouble.NO_DEVICE))
            return
        known = devices[0] if len(devices) == 1 else self._device if self._device in devices else None
        self._view.side.files.show_scanners(devices, known)
        if known is None:
            self.said.emit("note", words.choose(len(devices)))
            return
        self._choose(known)
        if self._goes_on:
            self.scan()
        else:
            self.said.emit("done", words.found(devices))

    def _choose(self, device: Device) -> None:
        if device != self._device:
            self._device = device
            self.chosen.emit(device)

    def _bind(self, pages: Sequence[bytes]) -> None:
        mine = self._round
        name = words.scan_name(self._clock())
        self._paper.run(bound, pages, done=lambda data: self._bound(mine, Scanned(name, data), len(pages)))

    def _bound(self, mine: int, scanned: Scanned, pages: int) -> None:
        if mine == self._round:
            self._view.show_scanning("")
            self.came.emit(scanned)
            self.said.emit("done", words.scanned(pages))

    def _failed(self, trouble: Trouble) -> None:
        self._view.show_scanning("")
        if trouble is Trouble.CANCELLED:
            self.said.emit("note", words.trouble(trouble))
        else:
            self.refused.emit(words.trouble(trouble))
