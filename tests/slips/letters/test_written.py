"""Slips of prose, and control sheets: read back by the eye of a scanner and of a PDF reader, on every paper."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slips.letters import (
    ADVISER,
    AT,
    DOSSIER,
    LONG_APOLOGY,
    LONG_REFUSAL,
    LONG_STOP,
    LONG_SUPPLEMENT,
    LONGEST,
    REFUSAL,
    REFUSED,
    REQUESTED,
    SHORT,
    SITE,
    SUPPLEMENT,
    on,
)
from slips.marks import black_texts_on_black, faults, pdf_text, read_codes, texts, written
from slips.receipts import FORM_SETS, FORMS, LONGEST_CODE, OWNER, printing

from cchc_desktop.domain.events import Apologised, Refused
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.person import Address
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Page, Placed, Watermark
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms.form_set import FormSet
from cchc_desktop.slips.letters.apology import Apology
from cchc_desktop.slips.letters.refusal import Refusal
from cchc_desktop.slips.letters.supplement_request import SupplementRequest

LETTERS = {"apology": LONG_APOLOGY, "stop": LONG_STOP}
NASTY = ("<b>Đỗ</b> & “Con” <img src=x>", "אבג שלום", "Ho\u0323ng A\u0301nh", "</para>%s{}\\n(", "\ud800\x00a\u202e")
NAMES = st.text(max_size=90) | st.sampled_from((*NASTY, "N" * 500, "x y " * 125))
MARKED = {"practice": True, "reprint": 12, "qr": True}


def pages(slip: Drawn, forms: FormSet = FORMS, **how: object) -> list[list[Page]]:
    return slip.copies(Draft(SITE, forms, printing("a4", **how), Ink()))


def squeezed(text: str) -> str:
    return "".join(Ink()(text).split())


@pytest.mark.parametrize("dots_per_inch", [203, 300])
@pytest.mark.parametrize("name", [name for name in SHORT if name != "refusal"])
def test_the_code_reads_back_at_the_resolution_of_every_printer(name: str, dots_per_inch: int) -> None:
    data = SHORT[name].draw(SITE, FORMS, printing("a4", copies=(1,), dots_per_inch=dots_per_inch))

    assert read_codes(data, dots_per_inch) == [("Code 128", DOSSIER.code)]


@pytest.mark.parametrize("dots_per_inch", [203, 300])
@pytest.mark.parametrize("name", LONGEST)
def test_every_page_carries_the_code_under_every_mark(name: str, dots_per_inch: int) -> None:
    slip = LONGEST[name]
    data = slip.draw(SITE, FORMS, printing("a4", copies=(1,), practice=True, reprint=2, qr=True))
    document = pypdfium2.PdfDocument(data)
    count = len(document)
    document.close()

    assert count >= 2
    for page in range(count):
        assert {text for _format, text in read_codes(data, dots_per_inch, page)} == {slip.title}


@pytest.mark.parametrize("slip", [SUPPLEMENT, LONG_SUPPLEMENT, LONG_REFUSAL])
def test_on_a5_both_copies_stand_on_a4_and_read_back(slip: Drawn) -> None:
    data = slip.draw(SITE, on("a5", slip), printing("a4"))
    document = pypdfium2.PdfDocument(data)
    sizes = {tuple(round(side / MM) for side in document[page].get_size()) for page in range(len(document))}
    document.close()

    assert sizes == {(210, 297)}
    for dots_per_inch in (203, 300):
        assert read_codes(data, dots_per_inch) == [("Code 128", slip.title)] * 2


def test_the_longest_code_fits_where_bars_stand() -> None:
    slip = SupplementRequest(LONGEST_CODE, REQUESTED, ADVISER)

    for forms in (FORMS, on("a5", slip)):
        assert LONGEST_CODE.code in {text for _format, text in read_codes(slip.draw(SITE, forms, printing("a4")), 203)}


def test_what_was_never_received_has_bars_of_the_letters_number_and_year() -> None:
    for forms in (FORMS, on("a5", REFUSAL)):
        found = read_codes(REFUSAL.draw(SITE, forms, printing("a4", copies=(1,))), 203)
        assert found == [("Code 128", "03.004/TC/2026")]
    assert REFUSAL.title == "03.004/TC"


def test_a_letter_whose_number_is_written_by_hand_has_no_bars() -> None:
    slip = replace(REFUSAL, refused=replace(REFUSAL.refused, slip_number=""))

    assert read_codes(slip.draw(SITE, FORMS, printing("a4")), 203) == []
    assert not any(isinstance(mark, Placed) for copy in pages(slip) for page in copy for mark in page.marks)


@pytest.mark.parametrize("forms", FORM_SETS, ids=lambda forms: forms.id)
@pytest.mark.parametrize("how", [{}, MARKED, {"qr": True, "dots_per_inch": 600}])
@pytest.mark.parametrize("long", [False, True])
def test_nothing_overlaps_leaves_the_paper_or_cannot_be_read(
    forms: FormSet, how: dict[str, object], long: bool
) -> None:
    for name, slip in (LONGEST if long else SHORT).items():
        if name == "stop" and forms.id == "TT01/2018":
            continue
        for paper in slip.FORM.PAPERS:
            for copy in pages(slip, on(paper, slip, forms), **how):
                for page in copy:
                    assert faults(page) == [], (name, paper)
                    assert black_texts_on_black(page) == []


@pytest.mark.parametrize("name", LONGEST)
def test_a_long_slip_flows_on_with_its_head_its_code_and_its_page_number(name: str) -> None:
    slip = LONGEST[name]
    for paper in slip.FORM.PAPERS:
        first = pages(slip, on(paper, slip))[0]
        title = squeezed(FORMS.form(slip.FORM).on(paper).title)

        assert len(first) >= 2
        for number, page in enumerate(first, start=1):
            said = written([page])
            assert title in said
            assert squeezed(slip.title) in said
            assert f"Trang{number}/{len(first)}" in said
            assert ("(xemtiếptrangsau)" in said) is (number < len(first))


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_counts_its_pages_at_the_top_from_the_second_on(name: str) -> None:
    first, *following = pages(LETTERS[name])[0]

    assert [text.text for text in texts(first) if text.y < 18 * MM] == []
    for number, page in enumerate(following, start=2):
        (top,) = [text for text in texts(page) if text.y < 18 * MM]
        assert top.text == str(number)


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_keeps_the_margins_of_the_decree(name: str) -> None:
    for page in pages(LETTERS[name])[0]:
        assert min(text.x for text in texts(page) if text.y > 18 * MM) >= 30 * MM - 0.01
        assert max(text.y for text in texts(page) if text.size > 9) <= (297 - 20) * MM


@pytest.mark.parametrize("name", LONGEST)
def test_signatures_never_stand_alone_on_the_last_page(name: str) -> None:
    slip = LONGEST[name]
    for paper in slip.FORM.PAPERS:
        last = pages(slip, on(paper, slip))[0][-1]
        assert len(texts(last)) > 12


@pytest.mark.parametrize("name", SHORT)
def test_the_marks_move_no_line(name: str) -> None:
    for plain, marked in zip(pages(SHORT[name])[0], pages(SHORT[name], practice=True, reprint=2)[0], strict=True):
        places = {(text.x, text.y) for text in texts(marked)}
        assert {(text.x, text.y) for text in texts(plain) if "Trang" not in text.text} <= places


@pytest.mark.parametrize("name", SHORT)
def test_practice_and_reprints_are_marked_on_every_page(name: str) -> None:
    for copy in pages(SHORT[name], practice=True, reprint=2):
        for page in copy:
            assert {"BẢN TẬP", "IN LẠI LẦN 2"} <= {text.text for text in texts(page)}
            assert any(isinstance(mark, Watermark) for mark in page.marks)


@pytest.mark.parametrize("name", SHORT)
def test_the_same_slip_gives_the_same_bytes_and_its_file_knows_nobody(name: str) -> None:
    slip = SHORT[name]
    data = slip.draw(SITE, FORMS, printing("a4"))
    document = pypdfium2.PdfDocument(data)
    told = document.get_metadata_dict()
    document.close()

    assert data == slip.draw(SITE, FORMS, printing("a4"))
    assert told["Title"] == slip.title
    assert not any("Trần" in value or "0900" in value for value in told.values())


@pytest.mark.parametrize("name", ["supplement", "refusal"])
def test_one_copy_stays_and_one_goes_to_the_citizen(name: str) -> None:
    both = pages(SHORT[name])

    assert ["Liên1:Lưu" in written(copy) for copy in both] == [True, False]
    assert ["Liên2:Giao" in written(copy) for copy in both] == [False, True]


@pytest.mark.parametrize("name", ["apology", "stop", "sheet"])
def test_what_has_no_copies_is_printed_once(name: str) -> None:
    assert len(pages(SHORT[name])) == 1


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.lists(NAMES, min_size=7, max_size=7), paper=st.sampled_from(["a4", "a5"]))
def test_whatever_was_typed_is_printed_whole_and_in_its_place(words: list[str], paper: str) -> None:
    owner, address, procedure, reason, note, clerk, phone = words
    dossier = replace(
        DOSSIER,
        intake=replace(
            DOSSIER.intake, owner=replace(OWNER, name=owner, phone=phone, address=Address(address, "xã Mẫu"))
        ),
        reception=replace(DOSSIER.reception, procedure_name=procedure, division=note),
    )
    adviser = replace(ADVISER, name=clerk)
    request = replace(REQUESTED, reason=reason, papers=(Paper(note, original=1), Paper(procedure, photocopy=2)))
    slips: list[tuple[Drawn, tuple[str, ...]]] = [
        (SupplementRequest(dossier, request, adviser), (owner, address, procedure, reason)),
        (Refusal(dossier, replace(REFUSED, reason=reason), adviser), (owner, address, procedure, reason)),
        (Apology(dossier, Apologised(AT, reason, AT), None, note), (owner, address, procedure, reason)),
    ]

    for slip, members in slips:
        forms = on(paper, slip) if paper in slip.FORM.PAPERS else FORMS
        first = pages(slip, forms)[0]
        assert [fault for page in first for fault in faults(page)] == []
        if len(first) == 1:  # on several pages heads and feet stand between
            for member in members:
                assert "".join(squeezed(line) for line in member.splitlines()) in written(first)


def test_markup_and_hidden_marks_are_letters_or_nothing() -> None:
    refused = Refused(AT, "<b>không</b> &amp; \u202eđảo\u202c\u200b ngược")
    text = pdf_text(Refusal(DOSSIER, refused, ADVISER).draw(SITE, FORMS, printing("a4", copies=(1,))))

    assert "<b>không</b>&amp;đảongược" in text
