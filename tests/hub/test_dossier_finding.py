"""What a dossier is found by: its people's names as words, every number of theirs, who has it."""

from __future__ import annotations

from typing import Any

import pytest

from cchc_desktop.hub.dossier_finding import division_of, found_by, slip_of

HELD = {"loai": "division", "ten": " Phòng Tư pháp\0 ", "soPhieu": "BG-03-261005-01"}


def test_names_are_found_by_their_words_and_each_name_once() -> None:
    data = {"ChuHoSo": "Lò Thị Đào", "chuHoSoChiTiet": {"hoTen": "Lò Thị Đào"}, "nguoiNop": {"hoTen": "Tòng Văn Ba"}}

    assert found_by(data)[0] == " lo thi dao tong van ba "


def test_every_number_of_every_person_is_found_and_none_that_is_not_said() -> None:
    people = {"chuHoSoChiTiet": {"SoDinhDanh": "2", "SoDienThoai": ""}, "nguoiNop": {"SoDienThoai": "3"}}
    data = {"SoDienThoai": "1", "DinhDanhCHS": [{"SoDinhDanh": "2"}, {"SoDinhDanh": "4"}, {}], **people}

    assert found_by(data)[1] == " 1 2 3 4 "
    assert found_by({"chuHoSoChiTiet": None, "nguoiNop": None}) == ("  ", "  ")


def test_a_folder_with_its_division_is_found_by_its_batch() -> None:
    data = {"ChuHoSo": "", "dangGiu": HELD}

    assert (slip_of(data), found_by(data)[1]) == ("BG-03-261005-01", " bg-03-261005-01 ")


@pytest.mark.parametrize(
    ("held", "division"), [(HELD, "Phòng Tư pháp"), (HELD | {"loai": "counter"}, ""), ({}, ""), (None, "")]
)
def test_only_a_division_that_has_it_is_told(held: dict[str, Any] | None, division: str) -> None:
    assert division_of({"dangGiu": held}) == division
