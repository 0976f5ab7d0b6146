"""Files wait in order, one key keeps the first with the paper the page stands on, and goes on to the next."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from counter_fixtures import Counter
from paper_scanner import MadeUp
from PIL import Image
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.scanned_code import DossierScan, parse_ours
from cchc_desktop.reports import digitising
from cchc_desktop.ui.printing.paper_thread import PaperThread
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.scanning.driver import Device
from cchc_desktop.ui.scanning.presenter import ScanningPresenter
from cchc_desktop.ui.scanning.reading import read
from cchc_desktop.ui.scanning.view import ScanningView
from cchc_desktop.ui.writer import Writer


class Page:
    """The presenter with what it said."""

    def __init__(self, counter: Counter, threads: tuple[Reader, Writer, PaperThread]) -> None:
        self.view, self.scanner = ScanningView(), MadeUp()
        who = (lambda: counter.clerk, counter.clock)
        self.presenter = ScanningPresenter(self.view, threads, *who, self.scanner)
        self.refused: list[str] = []
        self.troubles: list[Exception] = []
        self.presenter.refused.connect(self.refused.append)
        self.presenter.troubled.connect(self.troubles.append)


@pytest.fixture
def page(counter: Counter, reader: Reader, writer: Writer, paper: PaperThread, show: Callable[..., QWidget]) -> Page:
    made = Page(counter, (reader, writer, paper))
    show(made.view)
    return made


def a_scan(folder: Path, name: str, colour: str = "white") -> Path:
    out = io.BytesIO()
    Image.new("RGB", (60, 80), colour).save(out, "PNG")
    file = folder / name
    file.write_bytes(out.getvalue())
    return file


def test_the_first_file_is_kept_with_the_current_paper_and_seen(
    page: Page, counter: Counter, qtbot: QtBot, tmp_path: Path
) -> None:
    dossier = counter.receive()
    page.presenter.open(dossier.uid)
    qtbot.waitUntil(lambda: page.view.table.current is not None)
    paper = page.view.table.current
    assert paper is not None
    first, second = a_scan(tmp_path, "1.png"), a_scan(tmp_path, "2.png", "black")

    page.presenter.add([first, second])
    page.view.committed.emit()

    qtbot.waitUntil(lambda: page.presenter._waiting == [second])
    found = {each.paper: len(each.scans) for each in digitising.papers(counter.db, dossier)}
    assert found[paper.paper] == 1
    qtbot.waitUntil(lambda: page.view.side.picture.has_picture)
    following = page.view.table.current
    assert following is not None
    assert following.paper != paper.paper


def test_a_wrong_file_is_refused_in_words_and_can_be_left_out(
    page: Page, counter: Counter, qtbot: QtBot, tmp_path: Path
) -> None:
    page.presenter.open(counter.receive().uid)
    qtbot.waitUntil(lambda: page.view.table.current is not None)
    wrong = tmp_path / "wrong.docx"
    wrong.write_bytes(b"PK no scan")
    page.presenter.add([wrong])

    page.view.committed.emit()

    qtbot.waitUntil(lambda: bool(page.troubles))
    assert isinstance(page.troubles[0], Refused)
    page.view.skipped.emit()
    assert not page.view.commit.isEnabled()


def test_a_file_that_comes_into_the_watched_folder_waits(
    page: Page, counter: Counter, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "scanner"
    folder.mkdir()
    page.presenter.add([folder])  # dragged onto the page
    qtbot.waitUntil(lambda: page.view.side.files.folder.text == str(folder))

    file = a_scan(folder, "new.png")

    qtbot.waitUntil(lambda: page.presenter._waiting == [file])
    assert file.exists()  # it is taken away when it has been kept


def test_a_folder_that_is_not_there_is_told_at_its_field(page: Page, qtbot: QtBot, tmp_path: Path) -> None:
    page.view.folder_entered.emit(str(tmp_path / "none"))

    qtbot.waitUntil(lambda: page.view.side.files.folder.has_problem)
    assert page.presenter._waiting == []


def test_a_scanned_receipt_opens_its_papers_and_a_strange_one_is_refused(
    page: Page, counter: Counter, qtbot: QtBot
) -> None:
    dossier = counter.receive()
    for code in (dossier.printed_code, "H52.18-261005-9999"):
        scan = parse_ours(code)
        assert isinstance(scan, DossierScan)
        page.presenter.take(scan)
        qtbot.waitUntil(lambda: page.presenter.uid == dossier.uid)

    qtbot.waitUntil(lambda: bool(page.refused))
    assert page.presenter.uid == dossier.uid


def test_pages_from_the_scanner_are_kept_with_the_paper_and_the_scanner_with_the_counter(
    page: Page, counter: Counter, qtbot: QtBot
) -> None:
    dossier = counter.receive()
    page.presenter.open(dossier.uid)
    qtbot.waitUntil(lambda: page.view.table.current is not None)
    page.scanner.goes_on.set()
    page.view.scan_wanted.emit()
    qtbot.waitUntil(lambda: len(page.presenter._waiting) == 1)
    page.view.committed.emit()

    qtbot.waitUntil(lambda: page.presenter._waiting == [])
    assert sum(len(each.scans) for each in digitising.papers(counter.db, dossier)) == 1
    assert read(counter.db, "", counter.clerk).scanner == Device("test:0", "Máy quét thử")
    drawn: list[None] = []
    page.presenter._paper.run(lambda: None, done=drawn.append)  # the picture is drawn before its page goes
    qtbot.waitUntil(lambda: bool(drawn))


def test_for_another_clerk_nothing_is_left(page: Page, counter: Counter, qtbot: QtBot, tmp_path: Path) -> None:
    page.presenter.open(counter.receive().uid)
    qtbot.waitUntil(lambda: page.view.table.current is not None)
    page.presenter.add([a_scan(tmp_path, "1.png")])

    page.presenter.start_over()

    assert (page.presenter.uid, page.view.table.rows.rowCount(), page.presenter._waiting) == ("", 0, [])
