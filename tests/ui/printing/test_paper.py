"""What QPrinter makes of a slip: the right paper, the dots as they were, the code alone as its name."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from counter_fixtures import Counter
from page_fixtures import NoPrinters, longest_pause, receipt_pdf
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.measures import A4
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.pdf import Sheet, pdf
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.ui.printing import paper as module
from cchc_desktop.ui.printing.paper import PrintTrouble, page_size, print_pdfs, print_to_file
from cchc_desktop.ui.printing.paper_thread import PaperThread
from cchc_desktop.ui.printing.source import SlipSource

MOST_OF_A_PRINT = 0.5  # that the window may stand still in one piece: all of it, were the dots made in its thread


@pytest.fixture
def dossier(counter: Counter) -> Dossier:
    return counter.receive()


def printed(dossier: Dossier, source: SlipSource, counter: Counter, dots: int, file: Path) -> pypdfium2.PdfDocument:
    print_to_file([receipt_pdf(counter, source, dossier, dots)], file, dots, dossier.printed_code)
    return pypdfium2.PdfDocument(file)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("paper", "dots", "pages"), [("a5", 600, 1), ("a4", 300, 2), ("80mm", 203, 2)])
def test_each_paper_comes_out_as_large_as_it_is_and_with_its_bars(
    counter: Counter, source: SlipSource, dossier: Dossier, tmp_path: Path, paper: str, dots: int, pages: int
) -> None:
    on_paper = replace(source, desk=replace(source.desk, office=replace(source.office, paper=paper)))

    document = printed(dossier, on_paper, counter, dots, tmp_path / "x.pdf")

    assert len(document) == pages
    for page in document:
        width, height = page.get_size()
        if paper == "80mm":
            assert width == pytest.approx(80 / 25.4 * 72, abs=1)
            assert height > 300
        else:
            assert (width, height) == pytest.approx((595, 842), abs=1)
        read = {found.text for found in zxingcpp.read_barcodes(page.render(scale=dots / 72).to_pil())}
        assert read == {dossier.code}


@pytest.mark.usefixtures("qapp")
def test_the_job_is_named_by_the_code_and_by_nothing_of_the_citizen(
    counter: Counter, source: SlipSource, dossier: Dossier, tmp_path: Path
) -> None:
    document = printed(dossier, source, counter, 203, tmp_path / "x.pdf")

    said = document.get_metadata_dict()
    assert said["Title"] == dossier.code
    raw = (tmp_path / "x.pdf").read_bytes()
    assert dossier.intake.owner.number.encode() not in raw
    assert "Ví Dụ".encode("utf-16-be") not in raw


def test_known_papers_are_named_and_others_are_of_their_own_size() -> None:
    upright, lying = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape
    for size, orientation in ((QSizeF(595.3, 841.9), upright), (QSizeF(841.9, 595.3), lying)):
        known, way = page_size(size)
        assert (known.id(), way) == (QPageSize.PageSizeId.A4, orientation)
    for size in (QSizeF(226.8, 512.4), QSizeF(283.5, 141.7)):  # the roll, the label
        own, way = page_size(size)
        assert (own.id(), way) == (QPageSize.PageSizeId.Custom, upright)
        assert own.size(QPageSize.Unit.Point).width() == pytest.approx(size.width(), abs=0.5)


def test_a_printer_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "QPrinterInfo", NoPrinters)
    with pytest.raises(PrintTrouble) as trouble:
        print_pdfs([b""], "Quay-03", 600, "H52.18-261005-3000")
    assert trouble.value.code == "absent"


@pytest.mark.usefixtures("qapp")
def test_a_file_that_cannot_be_written_is_trouble_not_a_crash(
    counter: Counter, source: SlipSource, dossier: Dossier, tmp_path: Path
) -> None:
    with pytest.raises(PrintTrouble) as trouble:
        printed(dossier, source, counter, 203, tmp_path / "missing" / "x.pdf")
    assert trouble.value.code == "not_opened"


def test_the_window_does_not_stand_still_while_a_large_page_is_printed(
    counter: Counter, source: SlipSource, dossier: Dossier, tmp_path: Path, paper: PaperThread
) -> None:
    shares = []
    for number in range(8):  # the best of some: others use this machine too
        done: list[pypdfium2.PdfDocument] = []
        file, begun = tmp_path / f"{number}.pdf", time.monotonic()
        paper.run(printed, dossier, source, counter, 600, file, done=done.append)
        pause = longest_pause(lambda done=done: bool(done))
        shares.append(pause / (time.monotonic() - begun))
        if shares[-1] < MOST_OF_A_PRINT:
            break

    assert min(shares) < MOST_OF_A_PRINT


def sheet(width: float, height: float) -> bytes:
    page = Page(width, height)
    page.text(20, 40, (Ink()("Một tờ"), Face.REGULAR, 12))
    return pdf([Sheet(width, height, ((page, 0.0),))], "x", 203)


@pytest.mark.usefixtures("qapp")
def test_slips_of_different_papers_are_one_job_each_page_as_it_is(tmp_path: Path) -> None:
    sizes = [(595.3, 841.9), (841.9, 595.3), (283.5, 141.7), (595.3, 841.9)]

    print_to_file([sheet(*size) for size in sizes], tmp_path / "x.pdf", 203, "BG-3-261005-01 +3")

    document = pypdfium2.PdfDocument(tmp_path / "x.pdf")
    assert [page.get_size() for page in document] == [pytest.approx(size, abs=1.5) for size in sizes]


class Dying(QPrinter):
    """A printer that takes so many pages."""

    def __init__(self, pages: int, file: Path) -> None:
        super().__init__(QPrinter.PrinterMode.ScreenResolution)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(file))
        self._left = pages - 1

    def newPage(self) -> bool:
        self._left -= 1
        return self._left >= 0 and super().newPage()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("pages", "begun"), [(1, 1), (2, 2), (3, 2), (4, 3)])
def test_of_a_job_that_is_cut_off_it_is_known_which_slips_had_begun(tmp_path: Path, pages: int, begun: int) -> None:
    one, two = sheet(*A4), pdf([Sheet(*A4, ((Page(*A4), 0.0),))] * 2, "x", 203)
    with pytest.raises(PrintTrouble) as trouble:
        module._print([one, two, one, one], Dying(pages, tmp_path / "x.pdf"), 72, "x")

    assert (trouble.value.code, trouble.value.begun) == ("not_taken", begun)
