"""Putting slips on paper (in ra giấy): PDFs to a printer without a dialog, dot for dot, each page on its paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from cchc_desktop.store.prints import CUT_OFF
from cchc_desktop.ui.printing import raster
from cchc_desktop.ui.printing.printers import Readiness, readiness

_STRIP = 1200  # rows given to Qt at a time: it holds the interpreter meanwhile, and the window must not notice


class PrintTrouble(Exception):
    """The printer did not take it; `code` is one of words.TROUBLES, and all that may be logged.

    With CUT_OFF the printer had begun with the first `begun` slips: whether they came out nobody can tell.
    """

    def __init__(self, code: str, begun: int = 0) -> None:
        super().__init__(code)
        self.code, self.begun = code, begun


def print_pdfs(slips: Sequence[bytes], printer: str, dots_per_inch: int, job: str) -> None:
    """Hands the pages of all slips, in order, to the system's queue of `printer` as one job.

    `job` is the name the queue shows: codes and numbers alone. Raises PrintTrouble. That it returns means handed
    over: whether paper came out only a person or a scan can tell.
    """
    info = QPrinterInfo.printerInfo(printer)
    if info.isNull():
        raise PrintTrouble("absent")
    device = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    _print(slips, device, dots_per_inch, job)
    # Qt tells nothing of a queue that vanished while the job was handed over, so it is looked for again
    if device.printerState() is QPrinter.PrinterState.Error or readiness(printer) is Readiness.ABSENT:
        raise PrintTrouble(CUT_OFF, len(slips))


def print_to_file(slips: Sequence[bytes], file: Path, dots_per_inch: int, job: str) -> None:
    """The same dots into a PDF file, for looking at what a printer would get; raises PrintTrouble."""
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(file))
    _print(slips, device, dots_per_inch, job)


def page_size(points: QSizeF) -> tuple[QPageSize, QPageLayout.Orientation]:
    """The paper of that size and how it lies: a known one within a few points, upright or turned, else its own.

    Its own are the roll, as long as the receipt, and the label.
    """
    ways = (points, QPageLayout.Orientation.Portrait), (points.transposed(), QPageLayout.Orientation.Landscape)
    for size, orientation in ways:
        known = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
        if known.id() is not QPageSize.PageSizeId.Custom:
            return known, orientation
    return QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch), ways[0][1]


def _print(slips: Sequence[bytes], device: QPrinter, dots_per_inch: int, job: str) -> None:
    device.setDocName(job)
    device.setCreator("")
    device.setColorMode(QPrinter.ColorMode.GrayScale)
    device.setResolution(dots_per_inch)
    painter: QPainter | None = None
    begun = 0
    try:
        for number, page in _pages(slips, dots_per_inch):
            _lay(device, page.size)
            if painter is None:
                painter = QPainter()
                if not painter.begin(device):
                    raise PrintTrouble("not_opened")
                painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
            elif not device.newPage():
                raise PrintTrouble(CUT_OFF, begun)
            begun = number
            _draw(painter, page)
        if painter is not None and not painter.end():
            raise PrintTrouble(CUT_OFF, begun)
    except BaseException:
        if painter is not None and painter.isActive():
            device.abort()
            painter.end()
        raise


def _pages(slips: Sequence[bytes], dots_per_inch: int) -> Iterator[tuple[int, raster.Dots]]:
    """Each page with the number of its slip, one at a time: a page is megabytes."""
    for number, data in enumerate(slips, start=1):
        for page in raster.dots(data, dots_per_inch):
            yield number, page


def _lay(device: QPrinter, size: QSizeF) -> None:
    """Full page: the slip has its own margins, and its corner is the paper's."""
    layout = QPageLayout(*page_size(size), QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)
    device.setFullPage(True)


def _draw(painter: QPainter, page: raster.Dots) -> None:
    scale = painter.device().logicalDpiX() * page.size.width() / raster.POINTS / page.width
    if abs(scale - 1) > 0.002:  # a driver that keeps to its own resolution: as large as meant, at the cost of sharpness
        painter.scale(scale, scale)
    for top, strip in page.strips(_STRIP):
        painter.drawImage(QPoint(0, top), strip)
    painter.resetTransform()
