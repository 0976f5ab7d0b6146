"""Putting a slip on paper (in ra giấy): PDF bytes to a printer without a dialog, dot for dot, on the right paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QPoint, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from cchc_desktop.ui.printing import raster
from cchc_desktop.ui.printing.printers import Readiness, readiness

_STRIP = 1200  # rows given to Qt at a time: it holds the interpreter meanwhile, and the window must not notice


class PrintTrouble(Exception):
    """The printer did not take it; `code` is one of words.TROUBLES, and all that may be logged."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def print_pdf(data: bytes, printer: str, dots_per_inch: int, job: str) -> None:
    """Hands every page to the system's queue of `printer`; `job` is the name it shows, the dossier's code alone.

    Raises PrintTrouble. That it returns means handed over: whether paper came out only a person or a scan can tell.
    """
    info = QPrinterInfo.printerInfo(printer)
    if info.isNull():
        raise PrintTrouble("absent")
    device = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    _print(data, device, dots_per_inch, job)
    # Qt tells nothing of a queue that vanished while the job was handed over, so it is looked for again
    if device.printerState() is QPrinter.PrinterState.Error or readiness(printer) is Readiness.ABSENT:
        raise PrintTrouble("not_taken")


def print_to_file(data: bytes, file: Path, dots_per_inch: int, job: str) -> None:
    """The same dots into a PDF file, for looking at what a printer would get; raises PrintTrouble."""
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(file))
    _print(data, device, dots_per_inch, job)


def page_size(points: QSizeF) -> QPageSize:
    """The paper of that size: a known one within a few points, else its own (the roll, as long as the receipt)."""
    known = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    if known.id() is not QPageSize.PageSizeId.Custom:
        return known
    return QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)


def _print(data: bytes, device: QPrinter, dots_per_inch: int, job: str) -> None:
    device.setDocName(job)
    device.setCreator("")
    device.setColorMode(QPrinter.ColorMode.GrayScale)
    device.setResolution(dots_per_inch)
    painter: QPainter | None = None
    try:
        for page in raster.dots(data, dots_per_inch):
            _lay(device, page.size)
            if painter is None:
                painter = QPainter()
                if not painter.begin(device):
                    raise PrintTrouble("not_opened")
                painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
            elif not device.newPage():
                raise PrintTrouble("not_taken")
            _draw(painter, page)
        if painter is not None and not painter.end():
            raise PrintTrouble("not_taken")
    except BaseException:
        if painter is not None and painter.isActive():
            device.abort()
            painter.end()
        raise


def _lay(device: QPrinter, size: QSizeF) -> None:
    """Full page: the slip has its own margins, and its corner is the paper's."""
    layout = QPageLayout(page_size(size), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
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
