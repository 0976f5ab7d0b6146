"""Signatures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slips.marks import faults, texts
from slips.receipts import FORMS, LONG, NORMAL, OFFICE, printing

from cchc_desktop.slips.drawing.fonts import CAPITAL, DESCENT
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.signatures import Signatures
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.receipts.receipt import copies
from cchc_desktop.slips.receipts.receipt_content import content

COLUMNS = Column(20, 160), Column(220, 160)


def drawn(dossier: object = NORMAL, more: float = 0.0) -> tuple[Page, Signatures]:
    said = content(dossier, OFFICE, FORMS, printing(), Ink())  # type: ignore[arg-type]
    page, signatures = Page(400, 300), Signatures(COLUMNS, said, 10.5, 12 * MM)
    signatures.draw(page, 20, more)
    return page, signatures


def test_role_hint_and_name_stand_in_each_column() -> None:
    page, _signatures = drawn()

    assert [text.text for text in texts(page)] == [
        "NGƯỜI NỘP HỒ SƠ",
        "(Ký và ghi rõ họ tên)",
        "Trần Thị Ví Dụ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "(Ký và ghi rõ họ tên)",
        "Lê Văn Mẫu",
    ]
    assert faults(page) == []


@pytest.mark.parametrize("more", [0.0, 10.0])
def test_the_room_to_sign_is_really_free(more: float) -> None:
    page, _signatures = drawn(more=more)
    _role, hint, name, *_right = texts(page)

    assert (name.y - CAPITAL * name.size) - (hint.y + DESCENT * hint.size) >= 12 * MM + more - 0.2


def test_both_names_start_on_one_line_and_the_height_holds_the_longer() -> None:
    page, signatures = drawn(LONG)
    names = [text for text in texts(page) if text.text in ("Công Tằng Tôn Nữ", "Ví Dụ Thử Nghiệm", "Lê Văn Mẫu")]

    assert names[0].y == names[2].y
    assert names[1].y + DESCENT * names[1].size == pytest.approx(20 + signatures.height)


@pytest.mark.parametrize("paper", ["a5", "a4", "80mm"])
def test_a_very_long_name_stands_whole_under_the_signature(paper: str) -> None:
    name = ("Nguyễn Hoàng Phương Thảo Nguyên " * 5)[:150].strip()
    owner = replace(NORMAL.intake.owner, name=name)
    dossier = replace(NORMAL, intake=replace(NORMAL.intake, owner=owner))

    (pages, *_others) = copies(dossier, OFFICE, FORMS, printing(paper), Ink())

    drawn_texts = [text.text for page in pages for text in texts(page)]
    assert not [text for text in drawn_texts if text.endswith("…")]
    hint = max(place for place, text in enumerate(drawn_texts) if text == "(Ký và ghi rõ họ tên)")
    assert name in " ".join(drawn_texts[:hint])
