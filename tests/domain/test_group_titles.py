"""A title of a group is told from a procedure that lacks something."""

from __future__ import annotations

import pytest

from cchc_desktop.domain.group_titles import field_of, named, passed_over, title_of

COLUMNS = ("", "code", "name", "procedure_field", "document.name")


@pytest.mark.parametrize(
    "cells",
    [
        ["II", "Lĩnh vực Đất đai"],
        ["II. Lĩnh vực Đất đai"],
        ["A.", "", "Thủ tục của Sở"],
        ["", "CẤP TỈNH"],
        ["", "", "Thủ tục hành chính cấp xã"],
        ["B - Cấp xã", ""],
    ],
)
def test_a_title(cells: list[str]) -> None:
    assert title_of(cells, COLUMNS) == max(cells, key=len)


@pytest.mark.parametrize(
    "cells",
    [
        [],
        ["5", "", "Cấp giấy phép lao động"],  # counted on: its code is missing, which must be told
        ["", "", "Cấp giấy phép lao động"],
        ["", "1.001776"],
        ["", "1.001776", "CẤP TỈNH"],
        ["I", "1.001776", "Trợ cấp"],
        ["", "", "", "Đất đai"],
        ["", "", "", "", "I. Đơn đề nghị"],  # one more paper of the procedure above
        ["", "GIẢI"],
    ],
)
def test_none(cells: list[str]) -> None:
    assert title_of(cells, COLUMNS) == ""


def test_the_field_it_names() -> None:
    assert field_of("II. Lĩnh vực Đất đai") == field_of("LĨNH VỰC: Đất đai") == "Đất đai"
    assert field_of("CẤP TỈNH") == ""


def test_many_lines_are_named_by_the_first_ten() -> None:
    assert named(list(range(1, 13))) == "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …"
    assert passed_over([7, 4]) == "2 dòng tiêu đề nhóm không đọc như thủ tục: dòng 4, 7."
