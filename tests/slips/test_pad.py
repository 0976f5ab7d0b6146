"""The emergency pad."""

from __future__ import annotations

from itertools import pairwise

import pypdfium2
import pytest
from slips.lists import DAY
from slips.marks import faults, pdf_text, read_codes, texts
from slips.receipts import FORMS, LONGEST_CODE, OFFICE, printing

from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.lists.listing import DOT_SIZE
from cchc_desktop.slips.pad import Pad

CODES = tuple(f"H99.18-261005-{9999 - n}" for n in range(5))


def sides(*codes: str, **how: object) -> list[list[Page]]:
    return Pad(codes, DAY, "03").copies(Draft(OFFICE, FORMS, printing("a4", **how), Ink()))


def lines(page: Page) -> list[str]:
    return [text.text for text in texts(page)]


def test_each_code_is_a_sheet_with_its_stub_above_what_is_given_away() -> None:
    data = Pad(CODES, DAY, "03").draw(OFFICE, FORMS, printing("a4"))
    document = pypdfium2.PdfDocument(data)
    count = len(document)
    document.close()

    assert count == len(CODES)
    for number, code in enumerate(CODES):
        for dots_per_inch in (203, 300):
            assert read_codes(data, dots_per_inch, number) == [("Code 128", code)] * 2


def test_one_cut_leaves_the_stubs_and_the_others_in_order() -> None:
    stubs, given = sides(*CODES)

    for pages in (stubs, given):
        assert [next(line for line in lines(page) if "Mã hồ sơ" in line) for page in pages] == [
            f"Mã hồ sơ: {code}" for code in CODES
        ]


def test_the_stub_asks_why_and_the_other_part_tells_what_to_bring() -> None:
    (stub,), (given,) = sides(CODES[0])

    assert "Lý do dùng sổ dự phòng:" in lines(stub)
    assert "Lý do dùng sổ dự phòng:" not in lines(given)
    assert any(line.startswith("Ghi chú:") for line in lines(given))
    assert not any(line.startswith("Ghi chú:") for line in lines(stub))


def test_everything_is_to_be_filled_in_by_hand_and_a_pen_has_room() -> None:
    (stub,), _given = sides(CODES[0])
    dotted = sorted({round(text.y, 1) for text in texts(stub) if text.size == DOT_SIZE})

    assert len(dotted) >= 6
    assert min(below - above for above, below in pairwise(dotted)) >= 6 * MM
    assert "Minh Họa, ngày ….. tháng ….. năm 20….." in lines(stub)
    assert faults(stub) == []


def test_both_parts_ask_for_every_item_of_the_form() -> None:
    for (page,) in sides(CODES[0]):
        said = lines(page)

        for item in ("2. Số", "3. Thời gian", "4. Nhận lúc", "5. Hẹn trả", "6. Nhận kết quả tại", "7. Phí", "Vào Sổ"):
            assert any(line.startswith(item) for line in said), item
        assert [line for line in said if line in set("123456789")] == list("123456")


def test_the_longest_code_fits_beside_the_first_lines() -> None:
    for side in sides(str(LONGEST_CODE.code), practice=True, reprint=1):
        assert [fault for page in side for fault in faults(page)] == []


def test_the_pad_is_called_by_its_first_and_last_code() -> None:
    assert Pad(CODES, DAY, "03").title == f"{CODES[0]} – {CODES[-1]}"
    assert Pad(CODES[:1], DAY, "03").title == CODES[0]


def test_a_pad_of_nothing_is_none() -> None:
    with pytest.raises(ValueError, match="needs codes"):
        sides()


def test_a_lost_half_is_printed_alone() -> None:
    data = Pad(CODES[:1], DAY, "03").draw(OFFICE, FORMS, printing("a4", copies=(2,)))

    assert "Liên2:Giao" in pdf_text(data)
    assert "Liên1" not in pdf_text(data)
