"""A receipt goes through a real CUPS queue to an IPP printer, and what the printer got is read back."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from counter_fixtures import Counter
from page_fixtures import receipt_pdf
from print_queue import QUEUE, PrintServer, missing, print_server

from cchc_desktop.ui.printing.source import SlipSource

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())

# In a process of its own: libcups reads its server once a thread, and these must never meet the machine's printers.
PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from cchc_desktop.ui.printing import printers
from cchc_desktop.ui.printing.paper import PrintTrouble, print_pdfs

application = QApplication([])
printer, dots, job, *pdfs = sys.argv[1:]
said = {"names": printers.names(), "dots": printers.dots_per_inch(printer, on_roll=False), "trouble": ""}
try:
    print_pdfs([Path(pdf).read_bytes() for pdf in pdfs], printer, int(dots), job)
except PrintTrouble as trouble:
    said["trouble"] = trouble.code
said["readiness"] = printers.readiness(printer).value
print(json.dumps(said))
"""


@pytest.fixture(scope="module")
def server() -> Iterator[PrintServer]:
    with print_server() as started:
        yield started


@pytest.fixture(autouse=True)
def empty_tray(server: PrintServer) -> None:
    server.empty()


@pytest.fixture
def slip(counter: Counter, source: SlipSource, tmp_path: Path) -> Path:
    file = tmp_path / "slip.pdf"
    file.write_bytes(receipt_pdf(counter, source, counter.receive(), 600))
    return file


def put_through(server: PrintServer, *slips: Path, printer: str = QUEUE) -> dict[str, object]:
    command = [sys.executable, "-c", PROGRAM, printer, "600", "H52.18-261005-3000", *map(str, slips)]
    done = subprocess.run(command, env=server.environment, capture_output=True, timeout=120, check=True)
    said: dict[str, object] = json.loads(done.stdout)
    return said


def test_the_printer_gets_the_receipt_with_bars_that_can_be_read(server: PrintServer, slip: Path) -> None:
    said = put_through(server, slip)

    assert said == {"names": [QUEUE], "dots": 600, "trouble": "", "readiness": "ready"}
    document = pypdfium2.PdfDocument(server.received())
    assert len(document) == 1
    assert document[0].get_size() == pytest.approx((595, 842), abs=2)
    for dots in (203, 300, 600):
        read = zxingcpp.read_barcodes(document[0].render(scale=dots / 72).to_pil())
        assert [found.text for found in read] == ["H52.18-261005-3000"] * 2  # both copies


def test_all_slips_of_a_batch_are_one_job_with_their_pages_in_order(
    server: PrintServer, slip: Path, counter: Counter, source: SlipSource, tmp_path: Path
) -> None:
    second = tmp_path / "second.pdf"
    second.write_bytes(receipt_pdf(counter, source, counter.receive(), 600))

    said = put_through(server, slip, second)

    assert said["trouble"] == ""
    document = pypdfium2.PdfDocument(server.received())
    assert len(server.files) == 1
    read = [{found.text for found in zxingcpp.read_barcodes(page.render(scale=300 / 72).to_pil())} for page in document]
    assert read == [{"H52.18-261005-3000"}, {"H52.18-261005-3001"}]


def test_the_job_s_name_is_the_code(server: PrintServer, slip: Path) -> None:
    put_through(server, slip)

    name = server.received().name.lower()
    assert "3000" in name
    for word in ("trần", "tran", "000190000012"):
        assert word not in name


def test_a_printer_that_does_not_exist_gets_nothing(server: PrintServer, slip: Path) -> None:
    said = put_through(server, slip, printer="Phong-khac")

    assert said["trouble"] == "absent"
    assert server.files == []


def test_a_printer_switched_off_has_its_job_waiting_and_prints_it_when_back(server: PrintServer, slip: Path) -> None:
    server.stop("printer")

    assert put_through(server, slip)["trouble"] == ""  # handed over: more no spooler can say
    assert server.files == []

    server.start_printer()
    assert zxingcpp.read_barcodes(pypdfium2.PdfDocument(server.received())[0].render(scale=3).to_pil())


def test_a_print_server_that_is_gone_is_a_printer_that_is_not_there(slip: Path) -> None:
    with print_server() as other:
        other.stop("cups")
        assert put_through(other, slip)["trouble"] == "absent"
