"""Papers of a dossier read, files kept with them; what is no scan is refused in words and nothing is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from counter_fixtures import Counter
from factories import PAPERS

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.scan import MOST_BYTES
from cchc_desktop.store import files
from cchc_desktop.ui.scanning.driver import Device, Scanned
from cchc_desktop.ui.scanning.reading import keep_scanner, link_file, picture_of, read, uid_of, watch_folder
from cchc_desktop.wire.canonical import sha256_hex

PAPER = PAPERS[0].name
DATA = b"%PDF-1.7 " + bytes(500)


def a_file(folder: Path, data: bytes = DATA) -> Path:
    file = folder / "scan.pdf"
    file.write_bytes(data)
    return file


def test_a_file_becomes_a_scan_of_its_paper(counter: Counter, tmp_path: Path) -> None:
    dossier = counter.receive()

    link_file(counter.db, dossier.uid, PAPER, a_file(tmp_path), counter.clerk, counter.now)

    reading = read(counter.db, dossier.uid, counter.clerk)
    assert reading.dossier == dossier
    [scan] = next(each for each in reading.papers if each.paper == PAPER).scans
    assert picture_of(counter.db, scan.sha256) == DATA


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "scan.empty"), (b"MZ not a scan", "scan.kind"), (b"%PDF-" + bytes(MOST_BYTES), "scan.large")],
)
def test_what_is_no_scan_is_refused_and_not_kept(counter: Counter, tmp_path: Path, data: bytes, code: str) -> None:
    dossier = counter.receive()

    with pytest.raises(Refused, match=code):
        link_file(counter.db, dossier.uid, PAPER, a_file(tmp_path, data), counter.clerk, counter.now)

    assert files.kept(counter.db) == frozenset()


def test_a_file_that_went_away_is_refused_without_its_name(counter: Counter, tmp_path: Path) -> None:
    dossier = counter.receive()

    with pytest.raises(Refused, match=r"^scan\.unread$") as caught:
        link_file(counter.db, dossier.uid, PAPER, tmp_path / "Tran Thi Vi Du.pdf", counter.clerk, counter.now)

    assert "Tran" not in caught.value.sentence


def test_the_folder_of_the_scanner_is_kept(counter: Counter, tmp_path: Path) -> None:
    assert read(counter.db, "", counter.clerk).folder == ""

    watch_folder(counter.db, tmp_path, counter.clerk)
    with pytest.raises(Refused, match=r"^folder\.none$"):
        watch_folder(counter.db, tmp_path / "none", counter.clerk)

    assert read(counter.db, "", counter.clerk).folder == str(tmp_path)


def test_the_scanner_that_was_chosen_is_kept_and_not_by_an_administrator(counter: Counter) -> None:
    assert read(counter.db, "", counter.clerk).scanner is None

    keep_scanner(counter.db, Device("net:x y", "Máy quét"), counter.clerk)
    with pytest.raises(Refused, match=r"^role\.link_file$"):
        keep_scanner(counter.db, Device("b", "B"), counter.admin)

    assert read(counter.db, counter.receive().uid, counter.clerk).scanner == Device("net:x y", "Máy quét")


def test_pages_from_the_scanner_are_kept_like_a_file(counter: Counter) -> None:
    dossier = counter.receive()

    after = link_file(counter.db, dossier.uid, PAPER, Scanned("1.pdf", b"%PDF-1"), counter.clerk, counter.now)

    assert picture_of(counter.db, sha256_hex(b"%PDF-1")) == b"%PDF-1"
    assert after.uid == dossier.uid


def test_a_scanned_receipt_names_its_dossier(counter: Counter) -> None:
    dossier = counter.receive()

    assert uid_of(counter.db, dossier.printed_code, counter.clerk) == dossier.uid
    assert uid_of(counter.db, "H52.18-261005-9999", counter.clerk) == ""


def test_an_administrator_links_no_files(counter: Counter, tmp_path: Path) -> None:
    for ask in (lambda: read(counter.db, "", counter.admin), lambda: watch_folder(counter.db, tmp_path, counter.admin)):
        with pytest.raises(Refused, match=r"^role\.link_file$"):
            ask()
