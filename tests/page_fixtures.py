"""What pages stand on in tests: a counter, its threads, a desk that prints into PDF files instead of on a printer."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from counter_fixtures import KEY, Counter, open_counter
from plain_slips import plain_slips
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts.printing import RECEIPT, Asked
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.slip_kind import KINDS
from cchc_desktop.resources import resource
from cchc_desktop.slips.forms.form_set import FormSet, load_form_sets
from cchc_desktop.slips.receipts.receipt import Receipt
from cchc_desktop.store import schema
from cchc_desktop.store.connection import Use
from cchc_desktop.ui.printing import job, printers
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.printing.paper import PrintTrouble, print_to_file
from cchc_desktop.ui.printing.paper_thread import PaperThread
from cchc_desktop.ui.printing.prepared import Prepared
from cchc_desktop.ui.printing.source import SlipSource, draw
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.theme import Theme
from cchc_desktop.ui.writer import Writer

PRINTER = "Quay-03"

_running: list[Writer | Reader | PaperThread] = []  # the threads of the page under test


class NoPrinters:
    """QPrinterInfo of a PC without a printer: no test may ever print on one that the machine happens to have."""

    @staticmethod
    def availablePrinterNames() -> list[str]:
        return []

    @staticmethod
    def defaultPrinterName() -> str:
        return ""

    @staticmethod
    def printerInfo(_name: str) -> NoPrinters:
        return NoPrinters()

    def isNull(self) -> bool:
        return True


@dataclass
class PaperTray:
    """What the made-up printer got: one PDF a job, as QPrinter makes it; `out_of_order` fails the next ones.

    Cut off ("not_taken") it had begun with `begun` slips of the job.
    """

    folder: Path
    jobs: list[tuple[str, str, int]] = field(default_factory=list)  # printer, job name, dots an inch
    out_of_order: str = ""
    begun: int = 1

    def take(self, slips: Sequence[bytes], printer: str, dots_per_inch: int, name: str) -> None:
        if self.out_of_order:
            raise PrintTrouble(self.out_of_order, self.begun)
        print_to_file(slips, self.folder / f"{len(self.jobs)}.pdf", dots_per_inch, name)
        self.jobs.append((printer, name, dots_per_inch))

    @property
    def sheets(self) -> list[Path]:
        return sorted(self.folder.glob("*.pdf"))


@pytest.fixture(autouse=True)
def garbage_stays_here(qapp: QApplication) -> Iterator[None]:
    """Widgets in a cycle must not be collected on the reader's or writer's thread: that is a segmentation fault."""
    gc.disable()
    yield
    _running.clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect(1)
    gc.enable()


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path / "counter") as made:
        yield made


@pytest.fixture
def writer(qapp: QApplication, counter: Counter) -> Iterator[Writer]:
    made = Writer(lambda: schema.open_store(counter.folder, KEY))
    made.start()
    _running.append(made)
    yield made
    made.stop()


@pytest.fixture
def reader(qapp: QApplication, counter: Counter) -> Iterator[Reader]:
    made = Reader(lambda: schema.open_store(counter.folder, KEY, Use.READER))
    made.start()
    _running.append(made)
    yield made
    made.stop()


@pytest.fixture
def paper(qapp: QApplication) -> Iterator[PaperThread]:
    made = PaperThread()
    _running.append(made)
    yield made
    made.stop()


@pytest.fixture(scope="session")
def form_sets() -> tuple[FormSet, ...]:
    return load_form_sets(resource("form_sets"))


@pytest.fixture
def source(counter: Counter, form_sets: tuple[FormSet, ...]) -> SlipSource:
    return SlipSource(counter.desk, form_sets, dict.fromkeys(KINDS, PRINTER))


@pytest.fixture
def tray(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PaperTray:
    """The printer: takes everything until told otherwise."""
    folder = tmp_path / "tray"
    folder.mkdir()
    made = PaperTray(folder)
    monkeypatch.setattr(printers, "QPrinterInfo", NoPrinters)
    monkeypatch.setattr(job, "print_pdfs", made.take)
    return made


@pytest.fixture
def plain() -> Iterator[None]:
    """Some kinds of slip that are plain pages."""
    with plain_slips():
        yield


@pytest.fixture
def desk(
    writer: Writer, reader: Reader, paper: PaperThread, source: SlipSource, counter: Counter, tray: PaperTray
) -> Iterator[PrintDesk]:
    yield PrintDesk(writer, reader, paper, source, lambda: counter.clerk, counter.clock)
    paper.stop()
    QApplication.processEvents()


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> Iterator[Callable[..., QWidget]]:
    """Shows a page as a window of that size, with its action bar below, and takes it away in the end."""
    shown: list[QWidget] = []

    def make(page: QWidget, width: int = 1366, height: int = 768) -> QWidget:
        page.resize(width, height)
        page.show()
        page.activateWindow()
        qtbot.waitExposed(page)
        shown.append(page)
        return page

    yield make
    while _running:
        _running.pop().stop()
    QApplication.processEvents()  # the answers of threads still find their page
    for page in shown:
        page.close()
        page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def receipt_pdf(counter: Counter, source: SlipSource, dossier: Dossier, dots_per_inch: int) -> bytes:
    """The first print of a receipt, as a printer of that resolution would get it."""
    asked = Asked("", dossier, RECEIPT, 1, "7f3a91c2")
    how = source.printing(asked, counter.now, dots_per_inch)
    return draw(Prepared(asked, Receipt(dossier, counter.now.date())), source, how)[0]


def longest_pause(until: Callable[[], bool], at_most: float = 60.0) -> float:
    """Seconds the window's thread stood still at the longest, while events were handled until something was so."""
    longest, last = 0.0, time.perf_counter()
    end = last + at_most
    while not until():
        QApplication.processEvents()
        time.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        assert now < end
    return longest
