"""What holds for every slip that is drawn from its form's wording."""

from __future__ import annotations

from dataclasses import replace
from unicodedata import is_normalized

import pypdfium2
import pytest
from slips.lists import OFFICES, PAYABLE, PLAIN, long_slips, typed
from slips.marks import black_texts_on_black, faults, pdf_text, read_codes, texts
from slips.receipts import FORM_SETS, FORMS, OFFICE, OWNER, printing

from cchc_desktop.domain.slip_kind import KINDS
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.measures import A4
from cchc_desktop.slips.drawing.page import Page, Watermark
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.slip import Slip, drawn

NASTY = ("<b>Đỗ</b> & “Con” <img src=x>", "אבג שלום", "Ho\u0323ng A\u0301nh", "</para>%s{}\\n(", "\ud800\x00a\u202e")
KIND = pytest.mark.parametrize("kind", PLAIN)


def plain(kind: str) -> Drawn:
    return PLAIN[kind][0]


def pages(slip: Drawn, **how: object) -> list[Page]:
    draft = Draft(PAYABLE, FORMS, printing("a4", **how), Ink())
    return [page for copy in slip.copies(draft) for page in copy]


def lines(page: Page) -> list[str]:
    return [text.text for text in texts(page)]


@KIND
def test_it_is_a_slip_of_a_kind_that_the_counter_knows(kind: str) -> None:
    slip: Slip = plain(kind)

    assert slip.kind == kind
    assert kind in KINDS
    assert OWNER.name not in slip.title
    assert OWNER.number not in slip.title


@KIND
@pytest.mark.parametrize("dots_per_inch", [203, 300])
def test_its_bars_read_back(kind: str, dots_per_inch: int) -> None:
    slip, codes = PLAIN[kind]
    data = slip.draw(OFFICE, FORMS, printing("a4"))

    assert [text for _format, text in read_codes(data, dots_per_inch)] == codes


@KIND
@pytest.mark.parametrize("dots_per_inch", [203, 300])
def test_bars_of_the_longest_codes_read_back_through_a_watermark(kind: str, dots_per_inch: int) -> None:
    data = long_slips()[kind].draw(OFFICE, FORMS, printing("a4", practice=True, reprint=1, dots_per_inch=dots_per_inch))

    read = read_codes(data, dots_per_inch)
    wanted = len(PLAIN[kind][1]) if kind != "group_receipt" else 8
    assert len(read) >= min(wanted, 1)
    assert all(
        text.startswith(("H99.18.05.13-20261005-009", "BG-3-261006-01-7F3A", "BC-3-261006-01", "0192f7c0-"))
        for _format, text in read
    )


@KIND
@pytest.mark.parametrize("forms", FORM_SETS, ids=lambda forms: forms.id)
@pytest.mark.parametrize("how", [{}, {"practice": True, "reprint": 12, "qr": True}], ids=["first", "again"])
def test_nothing_overlaps_leaves_the_paper_or_cannot_be_read(kind: str, forms: object, how: dict[str, object]) -> None:
    for slip in (plain(kind), long_slips()[kind]):
        for office in OFFICES:
            draft = Draft(office, forms, printing("a4", **how), Ink())  # type: ignore[arg-type]
            for page in (page for copy in slip.copies(draft) for page in copy):
                assert faults(page) == []
                assert black_texts_on_black(page) == []


@pytest.mark.parametrize("kind", ["result_note", "withdrawal_note", "fee_notice"])
def test_a_form_set_may_ask_for_a4_instead(kind: str) -> None:
    others = dict(FORMS.others)
    others[kind] = replace(others[kind], paper="a4")
    forms = replace(FORMS, others=others)
    for slip in (plain(kind), long_slips()[kind]):
        made = slip.copies(Draft(PAYABLE, forms, printing("a5", practice=True, reprint=1), Ink()))
        assert [fault for copy in made for page in copy for fault in faults(page)] == []
        assert {(page.width, page.height) for copy in made for page in copy} == {A4}


@KIND
@pytest.mark.parametrize("text", [*NASTY, "N" * 500, "tên rất dài " * 42])
def test_whatever_was_typed_stays_in_its_place(kind: str, text: str) -> None:
    for page in pages(long_slips(typed(text), text)[kind]):
        assert faults(page) == []


@KIND
def test_markup_is_letters_like_any_and_text_is_composed(kind: str) -> None:
    if kind == "pad":
        return  # nobody's name is on it
    slip = long_slips(typed("<b>Ho\u0323ng</b> & Con"), "<b>Ho\u0323ng</b> & Con")[kind]
    written = " ".join(text.text for page in pages(slip) for text in texts(page))

    assert is_normalized("NFC", written)
    assert "<b>Họng</b>" in written


@KIND
def test_each_page_of_a_practice_reprint_says_so(kind: str) -> None:
    for page in pages(long_slips()[kind], practice=True, reprint=2):
        assert any("BẢN TẬP" in line for line in lines(page))
        assert any("lại" in line.lower() and "2" in line for line in lines(page))
        assert kind == "label" or any(isinstance(mark, Watermark) for mark in page.marks)


@KIND
def test_pages_are_numbered_and_all_but_the_last_say_that_there_is_more(kind: str) -> None:
    if kind in ("label", "pad"):
        return  # one page each
    slip = long_slips()[kind]
    draft = Draft(PAYABLE, FORMS, printing("a4"), Ink())
    for copy in slip.copies(draft):
        said = [
            any(f"Trang {number}/{len(copy)}" in line for line in lines(page)) for number, page in enumerate(copy, 1)
        ]
        assert all(said)
        assert ["(xem tiếp trang sau)" in lines(page) for page in copy] == [True] * (len(copy) - 1) + [False]


@KIND
def test_the_same_slip_gives_the_same_bytes_that_name_nobody(kind: str) -> None:
    slip = plain(kind)
    data = slip.draw(OFFICE, FORMS, printing("a4"))
    document = pypdfium2.PdfDocument(data)
    told = document.get_metadata_dict()
    document.close()

    assert data == slip.draw(OFFICE, FORMS, printing("a4"))
    assert told["Title"] == slip.title
    assert OWNER.number.encode() not in data
    assert not any("Trần" in value for value in told.values())


@KIND
def test_numbers_of_people_are_hidden(kind: str) -> None:
    assert OWNER.number not in pdf_text(plain(kind).draw(OFFICE, FORMS, printing("a4"))).replace(" ", "")


def test_letters_that_would_print_as_boxes_are_told() -> None:
    slip = long_slips(typed("ก Trần 🙂"), "ก Trần 🙂")["handover"]

    assert drawn(slip, OFFICE, FORMS, printing("a4"))[1] == "ก🙂"


def test_a_copy_alone_is_printed_alone() -> None:
    data = plain("handover").draw(OFFICE, FORMS, printing("a4", copies=(2,)))

    assert "Liên2:Bênnhậngiữ" in pdf_text(data)
    assert "Liên1" not in pdf_text(data)
