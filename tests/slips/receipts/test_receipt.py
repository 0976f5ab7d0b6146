"""The receipt as bytes: read back by eye of a scanner and of a PDF reader."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reliability import Tried
from slips.marks import black_texts_on_black, faults, pdf_text, read_codes, written
from slips.receipts import (
    FOREIGNER,
    FORM_SETS,
    FORMS,
    LONG,
    LONGEST_CODE,
    NO_DUE,
    NORMAL,
    OFFICE,
    OWNER,
    TWENTY,
    printing,
)

from cchc_desktop.domain.code import parse_code
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.due_story import Mover
from cchc_desktop.domain.intake import Collector, Paper, ReturnChannel
from cchc_desktop.domain.person import Address, Person
from cchc_desktop.domain.reissue import Moved, Reissue
from cchc_desktop.domain.status import Status
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.forms.form_set import FormSet
from cchc_desktop.slips.receipts import receipt
from cchc_desktop.slips.receipts.receipt import Receipt
from cchc_desktop.slips.slip import drawn

PAPERS = ("a5", "a4", "80mm")
DAY = date(2026, 10, 8)
MORE = int(os.environ.get("CCHC_RECEIPTS", "0"))  # that are drawn and decoded, of all papers together
CODES = [f"H{40 + n}.{n:02}-26{1 + n % 12:02}{1 + n % 28:02}-{n * 613 % 10_000:04}" for n in range(8)]
CODES += [f"H{15 + n}.50.05.13-2610{1 + n % 28:02}-{n * 1237 % 10_000:04}" for n in range(6)]
CODES += [f"H99.18.05.13-202610{1 + n:02}-{n * 812_377 % 10_000_000:07}" for n in range(5)]
CODES += ["000.00.18.H40-210129-0001", "G09.20-20260609-0092637", "H00-261005-0001", "H84.74-260319-0518"]
CODES += [f"H{n % 90 + 10}.{n % 97:02}-26{1 + n % 12:02}{1 + n % 28:02}-{n * 7 % 10_000:04}" for n in range(MORE // 3)]
NASTY = ("<b>Đỗ</b> & “Con” <img src=x>", "אבג שלום", "Ho\u0323ng A\u0301nh", "</para>%s{}\\n(", "\ud800\x00a\u202e")
NAMES = st.text(max_size=90) | st.sampled_from((*NASTY, "N" * 500, "x y " * 120))


def squeezed(text: str) -> str:
    """As it must come out: cleaned, letters the font lacks as boxes, no white space."""
    return "".join(Ink()(text).split())


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("code", CODES)
def test_the_code_reads_back_at_the_resolution_of_every_printer(code: str, paper: str, tried: Tried) -> None:
    tried("receipt drawn, rendered at 203 and 300 dots an inch, and decoded", 1)
    data = receipt.draw(replace(NORMAL, code=code), OFFICE, FORMS, printing(paper, copies=(2,)))

    for dots_per_inch in (203, 300):
        assert [text for _format, text in read_codes(data, dots_per_inch)] == [code]


@pytest.mark.parametrize("dots_per_inch", [300, 600])
@pytest.mark.parametrize("paper", PAPERS)
def test_bars_made_for_a_finer_printer_read_back_on_it(paper: str, dots_per_inch: int) -> None:
    for dossier in (NORMAL, LONGEST_CODE):
        data = receipt.draw(dossier, OFFICE, FORMS, printing(paper, copies=(1,), dots_per_inch=dots_per_inch))
        assert [text for _format, text in read_codes(data, dots_per_inch)] == [dossier.code]


@pytest.mark.parametrize("paper", PAPERS)
def test_a_practice_watermark_does_not_disturb_the_reader(paper: str) -> None:
    data = receipt.draw(LONGEST_CODE, OFFICE, FORMS, printing(paper, practice=True, qr=True, reprint=1))

    assert {text for _format, text in read_codes(data, 203)} == {LONGEST_CODE.code}


def test_both_copies_of_a5_are_on_one_sheet_and_each_has_its_bars() -> None:
    data = receipt.draw(NORMAL, OFFICE, FORMS, printing())

    assert sizes(data) == [(210, 297)]
    assert read_codes(data, 203) == [("Code 128", NORMAL.code)] * 2


def test_one_cut_through_the_stack_puts_each_copy_in_order() -> None:
    document = pypdfium2.PdfDocument(receipt.draw(LONG, OFFICE, FORMS, printing()))
    halves = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    document.close()

    for number, sheet in enumerate(halves, start=1):
        assert sheet.count(f"Trang {number}/3") == 2
        assert sheet.index("Liên 1: Lưu") < sheet.index("Liên 2: Giao")


def test_a_single_copy_of_three_pages_fills_two_sheets_to_be_cut_and_stacked() -> None:
    document = pypdfium2.PdfDocument(receipt.draw(LONG, OFFICE, FORMS, printing(copies=(2,))))
    pages = [[n for n in (1, 2, 3) if f"Trang {n}/3" in document[i].get_textpage().get_text_range()] for i in (0, 1)]
    document.close()

    assert pages == [[1, 3], [2]]


def test_a4_is_a_sheet_a_copy_and_the_roll_a_cut_a_copy() -> None:
    assert sizes(receipt.draw(NORMAL, OFFICE, FORMS, printing("a4"))) == [(210, 297)] * 2
    roll = sizes(receipt.draw(NORMAL, OFFICE, FORMS, printing("80mm")))
    assert [width for width, _height in roll] == [80, 80]
    assert 200 < roll[0][1] < 280


@pytest.mark.parametrize("paper", PAPERS)
def test_everything_that_was_taken_down_is_in_the_pdf_as_text(paper: str) -> None:
    text = pdf_text(receipt.draw(LONG, OFFICE, FORMS, printing(paper, copies=(2,)))).replace("\ufffe", "-")
    intake = LONG.intake
    members = [
        *("H99.18.05.13-261005-3013", intake.owner.name, intake.owner.email, intake.owner.address.text),
        *("0000000000-001", "0200 0000 013", "000 290 ••• 013", "0900 000 013", "có giấy ủy quyền"),
        *(LONG.reception.procedure_name, "(1.000105)", "Lê Văn Mẫu", "01/2026", "1.255"),
        *("03 ngày làm việc", "08 giờ 15 phút", "600.000 đồng, đã thu", "MH/26E số 0000123", "Phòng Nhân sự"),
        *("Mẫu số 01", "TT 03/2025/TT-VPCP", "Quầy 03", "7F3A 91C2", "1900 0000"),
    ]

    for member in members + [paper.name for paper in TWENTY[:5]]:
        assert squeezed(member) in text, member


@pytest.mark.parametrize("dossier", [NORMAL, LONG, FOREIGNER, NO_DUE, LONGEST_CODE])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("forms", FORM_SETS, ids=lambda forms: forms.id)
def test_nothing_overlaps_leaves_the_paper_or_cannot_be_read(dossier: Dossier, paper: str, forms: object) -> None:
    for how in ({}, {"practice": True, "reprint": 12, "qr": True}, {"qr": True, "dots_per_inch": 600}):
        for copy in receipt.copies(dossier, OFFICE, forms, printing(paper, **how), Ink()):  # type: ignore[arg-type]
            for page in copy:
                assert faults(page) == []
                assert black_texts_on_black(page) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    paper=st.sampled_from(PAPERS),
    names=st.lists(NAMES, min_size=9, max_size=9),
    count=st.integers(0, 25),
    due=st.booleans(),
)
def test_whatever_was_typed_is_printed_whole_and_in_its_place(
    paper: str, names: list[str], count: int, due: bool
) -> None:
    owner, other, address, procedure, place, note, clerk, mail, agency = names
    intake = replace(
        NORMAL.intake,
        owner=replace(OWNER, name=owner, email=mail, address=Address(address, "xã Mẫu")),
        submitter=Person(other),
        papers=tuple(Paper(f"{number} {note}", original=number % 3, photocopy=1) for number in range(count)),
        return_channel=ReturnChannel.POST,
        collector=Collector(other, "", place),
    )
    reception = replace(NORMAL.reception, procedure_name=procedure, clerk_name=clerk)
    dossier = replace(NORMAL, intake=intake, reception=reception, due_at=NORMAL.due_at if due else None)
    office = replace(OFFICE, names=(replace(OFFICE.names[0], lower=f"Trung tâm {agency[:100]}"),))

    first, _second = receipt.copies(dossier, office, FORMS, printing(paper), Ink())

    assert [fault for page in first for fault in faults(page)] == []
    if len(first) == 1:  # on several pages heads and feet stand between
        text = written(first)
        for member in (owner, other, address, procedure, place, mail):
            assert squeezed(member) in text
        assert count == 0 or squeezed(f"{count - 1} {note}") in text


@pytest.mark.parametrize("paper", PAPERS)
def test_a_name_longer_than_a_page_flows_and_never_loses_the_code(paper: str) -> None:
    dossier = replace(NORMAL, intake=replace(NORMAL.intake, owner=replace(OWNER, name="N" * 20_000 + " B" * 7_500)))
    first, _second = receipt.copies(dossier, OFFICE, FORMS, printing(paper), Ink())

    assert written(first).count("N") >= 20_000
    assert written(first).count("B") >= 7_500
    for page in first:
        assert str(NORMAL.code) in written([page])
        assert faults(page) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_the_same_dossier_and_form_set_give_the_same_bytes(paper: str) -> None:
    assert receipt.draw(LONG, OFFICE, FORMS, printing(paper)) == receipt.draw(LONG, OFFICE, FORMS, printing(paper))


def test_the_file_outside_its_pages_knows_the_code_and_nobody() -> None:
    data = receipt.draw(NORMAL, OFFICE, FORMS, printing())
    document = pypdfium2.PdfDocument(data)
    told = document.get_metadata_dict()
    document.close()

    assert told["Title"] == NORMAL.code
    assert b"000190000012" not in data
    assert not any("Tr\u1ea7n" in value or "0900" in value for value in told.values())


def test_letters_that_print_as_boxes_are_told_with_the_bytes() -> None:
    odd = replace(NORMAL, intake=replace(NORMAL.intake, owner=replace(OWNER, name="ก Trần 🙂 ก")))

    assert drawn(Receipt(odd, DAY), OFFICE, FORMS, printing())[1] == "ก🙂"
    assert drawn(Receipt(NORMAL, DAY), OFFICE, FORMS, printing())[1] == ""


def test_as_a_slip_it_is_named_by_its_code_and_drawn_by_the_forms_of_its_day() -> None:
    slip = Receipt(NORMAL, DAY)

    assert NORMAL.received_at
    assert (slip.kind, slip.title, slip.day) == ("receipt", NORMAL.code, NORMAL.received_at.date())
    assert replace(slip, dossier=replace(NORMAL, received_at=None)).day == DAY
    assert slip.draw(OFFICE, FORMS, printing()) == receipt.draw(NORMAL, OFFICE, FORMS, printing())


# Version 2 and on


@pytest.mark.parametrize("forms", FORM_SETS)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("dossier", [NORMAL, LONG, NO_DUE, LONGEST_CODE])
def test_a_corrected_receipt_says_which_version_it_is_and_since_when(
    dossier: Dossier, paper: str, forms: FormSet
) -> None:
    corrected = Receipt(replace(dossier, reissues=1), DAY, Reissue(DAY))
    how = printing(paper, reprint=1, practice=True, qr=True)

    pages = receipt.copies(corrected.dossier, OFFICE, forms, how, Ink(), corrected.reissue)

    text = pdf_text(corrected.draw(OFFICE, forms, how))
    assert text.count("Bản2·sửangày") >= len(pages)
    assert "08/10/2026" in text
    assert [faults(page) for copy in pages for page in copy] == [[] for copy in pages for _ in copy]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("dossier", [NORMAL, LONG, NO_DUE, LONGEST_CODE])
def test_every_page_of_a_receipt_that_holds_no_more_says_so(dossier: Dossier, paper: str) -> None:
    ended = replace(dossier, reissues=1, status=Status.WITHDRAWN)
    how = printing(paper, reprint=1, practice=True, qr=True)

    pages = receipt.copies(ended, OFFICE, FORMS, how, Ink(), Reissue(DAY, ended_on=DAY))

    text = pdf_text(Receipt(ended, DAY, Reissue(DAY, ended_on=DAY)).draw(OFFICE, FORMS, how))
    assert text.count(squeezed("Công dân yêu cầu rút hồ sơ · từ ngày 08/10/2026")) >= len(pages)
    assert text.count(squeezed("giấy này không còn giá trị hẹn trả")) >= len(pages)
    assert [faults(page) for copy in pages for page in copy] == [[] for copy in pages for _ in copy]


@pytest.mark.parametrize("forms", FORM_SETS)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("dossier", [NORMAL, LONG])
def test_a_receipt_after_a_supplement_says_both_dates_and_why(dossier: Dossier, paper: str, forms: FormSet) -> None:
    assert dossier.due_at
    later = replace(dossier, due_at=dossier.due_at + timedelta(days=9), promised_at=dossier.due_at, reissues=1)
    came = (None,) * (len(later.intake.papers) - 1) + (DAY,)
    why = Reissue(DAY, True, (Moved(Mover.SUPPLEMENT, DAY, date(2026, 10, 6)),), came)
    how = printing(paper, reprint=1, practice=True, qr=True)

    pages = receipt.copies(later, OFFICE, forms, how, Ink(), why)

    text = pdf_text(Receipt(later, DAY, why).draw(OFFICE, forms, how))
    assert text.count("Bản2·bổsungngày") >= len(pages)
    assert (
        squeezed(f"Ngày hẹn ban đầu: {dossier.due_at:%d/%m/%Y}; đổi do chờ bổ sung giấy tờ từ 06/10/2026 đến") in text
    )
    assert text.count("(bổsungngày08/10/2026)") == len(pages)
    assert f"{later.due_at:%d/%m/%Y}" in text or squeezed(f"ngày {later.due_at:%d tháng} 10") in text or paper == "a4"
    assert [faults(page) for copy in pages for page in copy] == [[] for copy in pages for _ in copy]


def test_the_first_version_says_nothing_of_versions() -> None:
    assert "Bản2" not in pdf_text(Receipt(NORMAL, DAY).draw(OFFICE, FORMS, printing()))


def test_a_version_made_elsewhere_has_no_day() -> None:
    text = pdf_text(Receipt(replace(NORMAL, reissues=2), DAY).draw(OFFICE, FORMS, printing()))

    assert "Bản3·thaygiấyđãgiaotrước" in text
    assert "sửangày" not in text


def test_every_page_of_a_long_one_says_its_version() -> None:
    pages = receipt.copies(replace(LONG, reissues=1), OFFICE, FORMS, printing("a4"), Ink(), Reissue(DAY))

    assert len(pages[0]) > 1
    assert all("Bản2" in written([page]) for copy in pages for page in copy)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("dossier", [NORMAL, LONGEST_CODE])
def test_the_qr_of_a_later_version_names_it_and_the_bars_do_not(dossier: Dossier, paper: str) -> None:
    corrected = Receipt(replace(dossier, reissues=1), DAY, Reissue(DAY))

    codes = read_codes(corrected.draw(OFFICE, FORMS, printing(paper, copies=(2,), qr=True)), 203)

    expected = {f"{dossier.code};2" if kind.startswith("QR") else dossier.code for kind, _ in codes}
    assert {text for _, text in codes} == expected
    assert f"{dossier.code};2" in expected
    assert all(str(parse_code(text)) == dossier.code for _, text in codes)


def test_a_dossier_that_was_never_received_has_no_receipt() -> None:
    with pytest.raises(ValueError, match="needs a code"):
        receipt.draw(replace(NORMAL, code=None), OFFICE, FORMS, printing())


def sizes(data: bytes) -> list[tuple[int, int]]:
    """Of each page, in whole millimetres."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [tuple(round(side / 72 * 25.4) for side in document[n].get_size()) for n in range(len(document))]
    finally:
        document.close()
