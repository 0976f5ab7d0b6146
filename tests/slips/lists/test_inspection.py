"""The inspection's page: one page whatever was found, and the ledger's head on it for people and for scanners."""

from __future__ import annotations

from slips.lists import CODE, inspected
from slips.marks import faults, pdf_text, read_codes, texts
from slips.receipts import FORM_SETS, OFFICE, printing

from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.lists.inspection import Found, InspectionSheet


def pages(slip: InspectionSheet) -> list[Page]:
    return slip.copies(Draft(OFFICE, FORM_SETS[-1], printing("a4"), Ink()))[0]


def test_findings_stand_in_their_rows_and_nothing_is_said_to_be_nothing() -> None:
    (page,) = pages(inspected())
    places = {text.text: text for text in texts(page)}

    assert places["Việc ngoài giờ"].y == places["Không có"].y == places["0"].y
    assert faults(page) == []
    assert inspected().title == "2026-01-01_2026-06-30"


def test_the_ledgers_head_is_printed_and_scanned() -> None:
    data = inspected().draw(OFFICE, FORM_SETS[-1], printing("a4"))
    said = "".join(pdf_text(data).split())

    for part in ("ab" * 32, "mụccuốisố1234567", "Đúng:1.234mục.", "6thángđầunăm2026", CODE):
        assert part in said, part
    assert [text for _, text in read_codes(data, 203)] == [f"0192f7c0-0000-7000-8000-00000000aaaa 1234567 {'ab' * 32}"]


def test_it_is_one_page_whatever_was_found() -> None:
    codes = "; ".join([CODE] * 5) + "; và 123 nữa"
    everything = [Found(f"Đã làm nhưng chưa in phiếu yêu cầu bổ sung {n}", 12_345, codes) for n in range(9)]
    for forms in FORM_SETS:
        data = inspected(*everything).draw(OFFICE, forms, printing("a4"))
        said = "".join(pdf_text(data).split())
        assert "Trang1/1" in said
        assert "báocáo“Hồsơquáhạnvànguyênnhân”." in said
