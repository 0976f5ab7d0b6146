"""What the page says of papers and their scans."""

from __future__ import annotations

from factories import NOW

from cchc_desktop.domain.events import FileLinked
from cchc_desktop.domain.scan import RESULT, PaperScans
from cchc_desktop.ui.scanning import words
from cchc_desktop.ui.scanning.driver import Device, Trouble

SCAN = FileLinked(NOW, "00", 1, "application/pdf", "Tờ khai")


def test_each_paper_says_how_it_stands() -> None:
    assert words.state(PaperScans("Tờ khai", True, ())) == "phải số hóa"
    assert words.state(PaperScans("Tờ khai", False, ())) == "không bắt buộc"
    assert words.state(PaperScans("Tờ khai", True, (SCAN, SCAN))) == "2 bản quét"
    assert words.paper(PaperScans(RESULT, True, ())) == "Kết quả giải quyết"


def test_how_many_are_still_to_do() -> None:
    papers = (PaperScans("a", True, ()), PaperScans("b", True, (SCAN,)), PaperScans("c", False, ()))

    assert words.missing(papers) == "còn 1 phải số hóa"
    assert words.missing(papers[1:]) == "đã số hóa đủ"
    assert words.missing(papers[2:]) == words.missing(()) == ""


def test_the_button_names_the_paper_and_what_waits() -> None:
    paper = PaperScans("Giấy " * 20, True, ())

    assert words.link(None, 3, False) == words.link(paper, 0, False) == words.link(paper, 3, True) == "Lưu bản quét"
    assert words.link(paper, 1, False).endswith("…”")
    assert words.link(paper, 3, False).endswith("còn 2 tệp chờ")


def test_every_trouble_of_the_scanner_says_what_to_do() -> None:
    told = [words.trouble(trouble) for trouble in Trouble]
    assert len(set(told)) == len(told)
    assert all("Ctrl+G" in words or "quản trị" in words or "Chưa lưu gì" in words for words in told)


def test_what_the_scanner_did() -> None:
    assert words.choose(2).startswith("Thấy 2 máy quét.")
    assert words.found([Device("a", "Máy A"), Device("b", "Máy B")]) == "Thấy máy quét: Máy A, Máy B."
    assert words.pages_so_far(3) == "Đang quét… 3 trang"
    assert words.scanned(3).startswith("Đã quét 3 trang")
    assert words.scan_name(NOW) == "Bản quét 08:15:00.pdf"
