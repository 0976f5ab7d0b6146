"""The label of a folder."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from slips.lists import DAY, SHORT
from slips.marks import read_codes, texts
from slips.receipts import FORMS, LONGEST_CODE, OFFICE, printing

from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.label import Label


def page(label: Label, **how: object) -> Page:
    return label.copies(Draft(OFFICE, FORMS, printing("a4", **how), Ink()))[0][0]


def sizes(label: Label, **how: object) -> dict[str, tuple[Face, float]]:
    return {text.text: (text.face, text.size) for text in texts(page(label, **how))}


def test_it_is_a_hundred_by_fifty_millimetres() -> None:
    document = pypdfium2.PdfDocument(Label(SHORT, DAY).draw(OFFICE, FORMS, printing("a4")))
    size = [round(side / 72 * 25.4) for side in document[0].get_size()]
    count = len(document)
    document.close()

    assert (size, count) == ([100, 50], 1)


def test_the_ordinal_and_the_due_date_are_found_on_a_shelf() -> None:
    found = sizes(Label(SHORT, DAY))

    assert found["3012"] == (Face.BOLD, 19.0)
    assert found["19/10/2026"] == (Face.BOLD, 17.0)
    assert found["Trần Thị Ví Dụ"] == (Face.BOLD, 12.0)
    assert min(size for _face, size in found.values()) >= 9.5


def test_the_number_of_the_owner_is_hidden() -> None:
    assert "000 190 ••• 012".replace(" ", "\u00a0") in sizes(Label(SHORT, DAY))


def test_bars_are_wider_than_on_other_slips_and_long_codes_still_fit() -> None:
    for dossier in (SHORT, replace(LONGEST_CODE, reception=SHORT.reception), replace(SHORT, code="H" * 45)):
        data = Label(dossier, DAY).draw(OFFICE, FORMS, printing("a4"))
        for dots_per_inch in (203, 300):
            assert [text for _kind, text in read_codes(data, dots_per_inch)] == [dossier.code]


def test_a_mark_stands_white_on_black_instead_of_the_counter() -> None:
    assert "Quầy 03" in sizes(Label(SHORT, DAY))
    marked = [text for text in texts(page(Label(SHORT, DAY, "ƯU TIÊN"))) if text.white]

    assert [text.text for text in marked] == ["ƯU TIÊN"]
    assert "Quầy 03" not in sizes(Label(SHORT, DAY, "ƯU TIÊN"))


def test_without_a_return_date_it_says_so() -> None:
    assert "Không hẹn trả" in sizes(Label(replace(SHORT, due_at=None), DAY))


def test_practice_and_reprint_are_told() -> None:
    found = sizes(Label(SHORT, DAY), practice=True, reprint=3)

    assert "BẢN TẬP" in found
    assert any(text.startswith("In lại 3") for text in found)


def test_a_folder_without_a_number_has_no_label() -> None:
    with pytest.raises(ValueError, match="needs a code"):
        page(Label(replace(SHORT, code=None), DAY))
