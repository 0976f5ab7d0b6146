"""The program's threads (các luồng): one writes, two read, one makes paper, talks to the portal, backs up, hears a scanner."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cchc_desktop.app import practice
from cchc_desktop.app.backing_up import BackingUp
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.inquiry import Inquiry
from cchc_desktop.app.network import Network, Portal
from cchc_desktop.app.verifying import Verifying
from cchc_desktop.store import verify
from cchc_desktop.store.connection import Database, Use, checkpoint
from cchc_desktop.ui.printing.paper_thread import PaperThread
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer

if TYPE_CHECKING:
    from cchc_desktop.ui.scanner_port import ScannerPort


@dataclass(frozen=True, slots=True)
class Threads:
    """Started together, stopped together; each owns its connection."""

    writer: Writer
    reader: Reader
    patient: Reader  # for reports and files, which take seconds: a look-up never waits for them
    paper: PaperThread
    network: Network
    inquiry: Inquiry
    verifying: Verifying
    backing_up: BackingUp
    scanner: ScannerPort | None  # of a scanner on a COM port

    @classmethod
    def of(cls, counter: Counter, clock: Callable[[], datetime], portal: Portal | None = None) -> Threads:
        """For one counter; not started yet. `portal` is entered in place of the practice portal."""
        own = practice.PracticePortal(counter.folder, clock)
        if portal is None:
            portal = own.running if counter.desk.practice else nullcontext
        return cls(
            Writer(partial(counter.connect, Use.WRITER), idle=_tidy_up),
            Reader(partial(counter.connect, Use.READER)),
            Reader(partial(counter.connect, Use.READER)),
            PaperThread(),
            Network(partial(counter.connect, Use.SYNC), clock, portal, abandon=own.abandon),
            Inquiry(partial(counter.connect, Use.READER), clock),
            Verifying(partial(counter.connect, Use.CHECKER)),
            BackingUp(partial(counter.connect, Use.SYNC), clock),
            _scanner(counter),
        )

    def start(self) -> None:
        """What the window cannot do without."""
        self.writer.start()
        self.reader.start()
        if self.scanner is not None:
            self.scanner.start()

    def start_behind(self, *, network: bool) -> None:
        """What works behind the open window; `network` False leaves the portal alone (a counter that is offline)."""
        self.patient.start()
        self.verifying.start()
        self.backing_up.start()
        if network:
            self.network.start()
            self.inquiry.start()

    def stop(self) -> None:
        """What is queued is done first: nothing a clerk was told is lost, and what was printed is noted."""
        if self.scanner is not None:
            self.scanner.stop()
        self.verifying.stop()
        self.backing_up.stop()
        self.inquiry.stop()
        self.network.stop()
        self.paper.stop()
        QCoreApplication.sendPostedEvents(self.paper)
        self.writer.stop()
        self.patient.stop()
        self.reader.stop()


def _scanner(counter: Counter) -> ScannerPort | None:
    if not counter.file.scanner.is_serial:
        return None
    from cchc_desktop.ui.scanner_port import ScannerPort  # noqa: PLC0415  # other counters start without pyserial

    return ScannerPort(counter.file.scanner)


def _tidy_up(db: Database) -> None:
    """In idle moments: the write-ahead log into the file, the newest entries verified."""
    checkpoint(db)
    verify.advance(db)
