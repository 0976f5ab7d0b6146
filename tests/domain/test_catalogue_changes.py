"""Two catalogues held against each other: new, gone, changed by member in words; nothing that differs goes untold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from factories import PROCEDURES, a_procedure
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.catalogue_changes import CatalogueChanges, Part, changes, differences
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.legs import Leg
from cchc_desktop.domain.procedure import (
    Case,
    Fee,
    Linkage,
    OnlineLevel,
    Procedure,
    ProcessingTime,
    RequiredDocument,
)
from cchc_desktop.domain.process import Step

DAY = date(2026, 11, 23)
OLD = a_procedure(statutory=(ProcessingTime(Duration(15, Unit.WORKING_DAY), date(2000, 1, 1)),))
LOCAL = (ProcessingTime(Duration(10, Unit.WORKING_DAY), date(2025, 7, 1), "QĐ 12/QĐ-UBND"),)
FORM = OLD.documents[0]
FEW = st.lists(PROCEDURES, max_size=2, unique_by=lambda each: each.code)


def said(**members: object) -> list[str]:
    return [part.text for part in differences(OLD, replace(OLD, version="new", **members), DAY)]


def test_a_time_cut_by_the_office_reads_as_people_say_it() -> None:
    assert said(local=LOCAL) == [
        "thời hạn: 15 → 10 ngày làm việc",
        "thời hạn của địa phương: không có → 10 ngày làm việc (từ 01/07/2025, QĐ 12/QĐ-UBND)",
    ]


def test_another_statutory_time_is_told_once() -> None:
    twenty = (ProcessingTime(Duration(20, Unit.DAY), date(2000, 1, 1)),)

    assert said(statutory=twenty) == ["thời hạn: 15 ngày làm việc → 20 ngày"]


@pytest.mark.parametrize(
    ("members", "text"),
    [
        ({"name": "Tên mới"}, "tên: Giải quyết chế độ trợ cấp thờ cúng liệt sĩ → Tên mới"),
        ({"fee": Fee(600_000, "Lệ phí")}, "phí, lệ phí: không thu → 600.000 đồng (Lệ phí)"),
        ({"online_level": OnlineLevel.FULL}, "mức độ trực tuyến: cung cấp thông tin → toàn trình"),
        ({"linkage": Linkage.BOTH}, "liên thông: không → cùng cấp và giữa các cấp"),
        ({"legs": (Leg("Sở Nội vụ", Duration(5, Unit.DAY)),)}, "các chặng liên thông: không có → Sở Nội vụ 5 ngày"),
        ({"steps": (Step("Ký", "Lãnh đạo", 8), Step("Trả"))}, "quy trình nội bộ: không có → 2 bước, 8 giờ"),
        ({"same_day_cutoff": time(15)}, "giờ chốt trả trong ngày: không có → 15:00"),
        ({"valid_to": date(2026, 12, 31)}, "ngày hết hiệu lực: không có → 31/12/2026"),
        ({"division": ""}, "phòng chuyên môn: Phòng Người có công → không có"),
        ({"cases": (Case("a", "Chuyển nơi hưởng", LOCAL),)}, "thêm trường hợp “Chuyển nơi hưởng” "
         "(10 ngày làm việc (từ 01/07/2025, QĐ 12/QĐ-UBND), 0 giấy tờ riêng)"),
        ({"documents": (*OLD.documents, RequiredDocument("Ảnh", original=2, required=False))},
         "thêm giấy tờ “Ảnh” (2 bản chính, nếu có)"),
        ({"documents": (replace(FORM, original=3), *OLD.documents[1:])},
         f"giấy tờ “{FORM.name}”: 1 → 3 bản chính"),
        ({"documents": (replace(FORM, digitise=not FORM.digitise), *OLD.documents[1:])},
         f"giấy tờ “{FORM.name}”: 1 bản chính → 1 bản chính (có sửa)"),
        ({"documents": OLD.documents[::-1]}, "thứ tự giấy tờ: như cũ → như cũ (có sửa)"),
    ],
)  # fmt: skip
def test_each_member_is_told_in_words(members: dict[str, object], text: str) -> None:
    assert said(**members) == [text]


def test_a_paper_that_is_no_longer_asked_for_is_told() -> None:
    assert said(documents=OLD.documents[1:]) == [f"bỏ giấy tờ “{FORM.name}” (1 bản chính)"]


def test_procedures_are_new_gone_changed_or_as_they_were() -> None:
    kept, gone, new = a_procedure(code="1.000001"), a_procedure(code="1.000002"), a_procedure(code="1.000003")
    changed = replace(OLD, name="Tên mới", version="v2")

    found = changes([OLD, kept, gone], [changed, replace(kept, version="v2"), new], DAY)

    assert (found.new, found.gone, found.unchanged) == ((new,), (gone,), 1)
    assert [(each.procedure, [part.name for part in each.parts]) for each in found.changed] == [(changed, ["tên"])]
    assert found.touches_known
    assert not changes([OLD], [OLD, new], DAY).touches_known


def test_nothing_against_nothing_is_nothing() -> None:
    assert changes([], [], DAY) == CatalogueChanges()
    assert changes([OLD], [OLD], DAY).is_nothing


@given(PROCEDURES, PROCEDURES, st.dates(date(2000, 1, 1), date(2099, 1, 1)))
def test_whatever_differs_is_told_and_nothing_else(old: Procedure, new: Procedure, day: date) -> None:
    new = replace(new, code=old.code)
    same = replace(old, version=new.version) == new

    assert bool(differences(old, new, day)) is not same
    assert differences(old, replace(old, version="another"), day) == ()


@given(PROCEDURES, st.data())
def test_one_member_that_differs_is_told(old: Procedure, data: st.DataObject) -> None:
    other = data.draw(PROCEDURES)
    member = data.draw(st.sampled_from(["local", "statutory", "documents", "cases", "steps", "fee", "legs"]))
    new = replace(old, **{member: getattr(other, member)})

    assert bool(differences(old, new, DAY)) is (old != new)


@given(FEW, FEW)
def test_every_procedure_is_in_one_group(before: list[Procedure], after: list[Procedure]) -> None:
    found = changes(before, after, DAY)

    assert len(found.new) + len(found.changed) + found.unchanged == len(after)
    assert len(found.gone) + len(found.changed) + found.unchanged == len(before)


def test_a_part_without_a_number_in_front_is_told_whole() -> None:
    assert Part("tên", "A b", "C b").text == "tên: A b → C b"
    assert Part("phí", "không thu", "5.000 đồng").text == "phí: không thu → 5.000 đồng"
