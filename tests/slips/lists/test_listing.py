"""A slip made of facts and a table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slips.lists import DAY
from slips.marks import faults, texts
from slips.receipts import FORMS, OFFICE, printing

from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.fonts import Face, width
from cchc_desktop.slips.drawing.grid import Field, Row
from cchc_desktop.slips.drawing.look import A4_LIST, A5_LIST, Look
from cchc_desktop.slips.drawing.page import Align, Page
from cchc_desktop.slips.drawing.text import Ink, Run
from cchc_desktop.slips.forms.list_wording import HandoverWording
from cchc_desktop.slips.lists import listing
from cchc_desktop.slips.lists.listing import DOT_SIZE, Listed, dots

ink = Ink()
LOOKS = pytest.mark.parametrize("look", [A4_LIST, A5_LIST], ids=["a4", "a5"])


def draft(**how: object) -> Draft:
    return Draft(OFFICE, FORMS, printing("a4", **how), Ink())


def listed(rows: int, look: Look = A4_LIST, **changes: object) -> Listed:
    """So many rows under two facts, signed by two."""
    one = draft()
    said = Listed(
        **one.setting(HandoverWording, DAY, "03").said("BG-1"),
        facts=(one.fact("Bên giao:", "Lê Văn Mẫu"), one.fact("Bên nhận:", "Phòng Bảo trợ xã hội", bold=True)),
        fields=(Field((ink("TT"),), 30), Field((ink("Tên"),), look.size.room - 30, Align.LEFT)),
        rows=tuple(Row((ink(str(number)), ink(f"dòng {number}"))) for number in range(1, rows + 1)),
        after=((Run(ink("Tổng số"), Face.BOLD),), (), (Run(ink("Ghi thêm")),)),
        blanks=((ink("Thiếu:"), 2),),
        notes=(ink("Lập thành 02 liên."),),
        signers=(ink("NGƯỜI GIAO"), ink("NGƯỜI NHẬN")),
        names=(ink("Lê Văn Mẫu"), ink("")),
        by_hand=ink("Nhận lúc ….."),
    )
    return replace(said, **changes)  # type: ignore[arg-type]


def pages(said: Listed, look: Look = A4_LIST) -> list[Page]:
    return listing.copies(said, HandoverWording, look, draft(copies=(1,)))[0]


def lines(page: Page) -> list[str]:
    return [text.text for text in texts(page)]


@LOOKS
@pytest.mark.parametrize("rows", [0, 1, 3, 30, 90])
def test_nothing_overlaps_however_many_rows_there_are(look: Look, rows: int) -> None:
    made = pages(listed(rows, look), look)

    assert [fault for page in made for fault in faults(page)] == []
    said = [line for page in made for line in lines(page)]
    assert [line for line in said if line.startswith("dòng ")] == [f"dòng {n}" for n in range(1, rows + 1)]


@LOOKS
def test_facts_rows_total_blanks_notes_and_signatures_follow_one_another(look: Look) -> None:
    (page,) = pages(listed(2, look), look)
    said = lines(page)
    order = ["Bên giao: Lê Văn Mẫu", "dòng 1", "Tổng số", "Ghi thêm", "Thiếu:", "Lập thành 02 liên.", "NGƯỜI GIAO"]

    assert [said.index(line) for line in order] == sorted(said.index(line) for line in order)
    assert "Nhận lúc ….." in said


def test_the_last_page_has_as_many_rows_with_the_signatures_as_the_look_wants() -> None:
    for wanted in (3, 6):
        last = pages(listed(60), replace(A4_LIST, rows_with_the_end=wanted))[-1]
        assert sum(line.startswith("dòng ") for line in lines(last)) >= wanted


def test_a_slip_may_have_neither_bars_nor_table_nor_signatures() -> None:
    bare = listed(0, code="", fields=(), signers=(), names=(), notes=(), blanks=(), by_hand=ink(""))
    (page,) = pages(bare)

    assert faults(page) == []
    assert "Bên giao: Lê Văn Mẫu" in lines(page)


def test_one_who_signs_alone_signs_at_the_right() -> None:
    (page,) = pages(listed(1, signers=(ink("NGƯỜI LẬP"),), names=(ink("Lê Văn Mẫu"),)))
    role = next(text for text in texts(page) if text.text == "NGƯỜI LẬP")

    assert role.x > page.width / 2


def test_a_line_to_write_on_fills_what_its_label_leaves() -> None:
    assert width(dots(200), Face.REGULAR, DOT_SIZE) == pytest.approx(200, abs=2)
    assert dots(-5) == ""
