"""Who gets a result: the owner, who handed it in, or somebody with a paper that says so."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from factories import NAMES, NOW, TODAY, a_person, an_intake
from hypothesis import given

from cchc_desktop.domain.collecting import Collector, collector, problems
from cchc_desktop.domain.events import ResultHandedOver

OWN = an_intake(owner=a_person(name="Nguyễn Thị Ỷ"))
SENT = replace(OWN, submitter=a_person(name="Lò Văn Nộp"))


def found(event: ResultHandedOver) -> list[tuple[str, str, bool]]:
    return [(each.field, each.code, each.is_error) for each in problems(SENT, event, TODAY)]


@pytest.mark.parametrize("name", ["Nguyễn Thị Ỷ", " nguyễn  THỊ ỷ", unicodedata.normalize("NFD", "Nguyễn Thị Ỷ")])
def test_the_owner_is_known_however_the_name_is_written(name: str) -> None:
    assert collector(SENT, name) is Collector.OWNER
    assert found(ResultHandedOver(NOW, name)) == []


@given(NAMES)
def test_every_owner_is_their_own_collector(name: str) -> None:
    intake = an_intake(owner=a_person(name=name))

    assert collector(intake, name.upper()) in (Collector.OWNER, Collector.OTHER)  # "ß".upper() is another word
    assert collector(intake, f"  {name} ") is Collector.OWNER


def test_who_handed_it_in_may_fetch_it_and_is_not_called_the_owner() -> None:
    assert collector(SENT, "lò văn nộp") is Collector.SUBMITTER
    assert found(ResultHandedOver(NOW, "Lò Văn Nộp")) == []
    assert found(ResultHandedOver(NOW)) == []


def test_who_represents_an_enterprise_needs_no_paper() -> None:
    owner = a_person(name="Công ty Ví Dụ", representative="Đỗ Văn Thay")

    assert collector(an_intake(owner=owner), "Đỗ Văn Thay") is Collector.REPRESENTATIVE
    assert problems(an_intake(owner=owner), ResultHandedOver(NOW, "Đỗ Văn Thay"), TODAY) == ()


@pytest.mark.parametrize("name", ["Người Khác", "Nguyen Thi Y", "Nguyễn Thị"])
def test_anybody_else_needs_a_paper(name: str) -> None:
    assert found(ResultHandedOver(NOW, name)) == [("collector", "collector.not_owner", True)]
    whole = ResultHandedOver(NOW, name, True, "000190000088", "Giấy ủy quyền 12")
    assert [code for _, code, _ in found(whole)] == ["collector_number.province"] or found(whole) == [
        ("collector_number", "personal_number.province", False)
    ]


def test_all_that_an_authorised_person_lacks_is_told() -> None:
    lacking = found(ResultHandedOver(NOW, authorised=True))

    assert [code for _, code, _ in lacking] == [
        "collector.collector",
        "collector.collector_number",
        "collector.authorisation",
    ]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("001190000012", []),
        ("001 190 000 012", []),
        ("123", [("personal_number.length", True)]),
        ("01234567890123", [("personal_number.length", True)]),
        ("001190*00012", [("personal_number.characters", True)]),
        ("999190000012", [("personal_number.province", False)]),
        ("012345678", [("collector.old_card", False)]),
        ("B1234567", []),
        ("ABC", [("passport.form", False)]),
        ("Số 12", [("passport.characters", True)]),
    ],
)
def test_a_collector_s_number_is_looked_at_as_anybody_s(number: str, expected: list[tuple[str, bool]]) -> None:
    event = ResultHandedOver(NOW, "Người Khác", True, number, "Giấy ủy quyền 12")

    assert [(code, is_error) for _, code, is_error in found(event)] == expected
    assert all(field == "collector_number" for field, _, _ in found(event))
