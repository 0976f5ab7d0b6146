"""The fields of a person, by the sort of owner."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.intake.form import OwnerShape, PersonForm
from cchc_desktop.ui.intake.person_part import PersonPart, written_date, written_phone
from cchc_desktop.ui.theme import Theme


@pytest.fixture
def part(qtbot: QtBot, theme: Theme) -> PersonPart:
    part = PersonPart("owner")
    qtbot.addWidget(part)
    part.resize(800, 200)
    part.show()
    qtbot.waitExposed(part)
    part.activateWindow()
    return part


def captions(part: PersonPart) -> list[str]:
    return [field.caption for field in part.shown]


def test_a_person_shown_is_the_person_read_back(part: PersonPart) -> None:
    person = PersonForm("000 190 000 012", "Trần", "14/03/1990", email="a@b.vn", sex="Nữ", scanned=("name",))

    part.show_form(person)

    assert part.form == person


@pytest.mark.parametrize(
    ("shape", "asked", "not_asked"),
    [
        (OwnerShape.CITIZEN, "Số định danh", "Quốc tịch"),
        (OwnerShape.OLD_CARD, "Số CMND", "Người đại diện"),
        (OwnerShape.FOREIGNER, "Quốc tịch", "Người đại diện"),
        (OwnerShape.ENTERPRISE, "Người đại diện", "Ngày sinh"),
        (OwnerShape.OTHER, "Mã số thuế", "Ngày sinh"),
    ],
)
def test_each_sort_of_owner_is_asked_what_it_has(
    part: PersonPart, shape: OwnerShape, asked: str, not_asked: str
) -> None:
    part.set_shape(shape)

    assert asked in captions(part)
    assert not_asked not in captions(part)


def test_typing_is_told_by_the_path_in_the_intake(part: PersonPart) -> None:
    heard: list[str] = []
    part.edited.connect(heard.append)

    QTest.keyClicks(part.fields["owner.address.commune"].line, "x")

    assert heard == ["owner.address.commune"]


@pytest.mark.parametrize(
    ("shape", "typed", "written"),
    [
        (OwnerShape.CITIZEN, "000190000012", "000 190 000 012"),
        (OwnerShape.FOREIGNER, "x 1234567", "X1234567"),
        (OwnerShape.ENTERPRISE, "0100109106001", "0100109106-001"),
        (OwnerShape.CITIZEN, "abc", "abc"),
    ],
)
def test_numbers_get_their_usual_writing(part: PersonPart, shape: OwnerShape, typed: str, written: str) -> None:
    part.set_shape(shape)
    line = part.fields["owner.number"].line
    line.setFocus()
    QTest.keyClicks(line, typed)

    part.fields["owner.name"].line.setFocus()

    assert line.text() == written


def test_days_and_phones_get_theirs_and_nonsense_stays() -> None:
    assert (written_date("14031990"), written_date("1990")) == ("14/03/1990", "1990")
    assert (written_phone("+84912345678"), written_phone("không")) == ("0912 345 678", "không")
