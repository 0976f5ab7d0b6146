"""Who owns and hands in a dossier, as the receipt says it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from slips.receipts import COMPANY, FOREIGNER, FORMS, LONG, NORMAL, OFFICE, OWNER, printing

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.person import IdentityKind, Person
from cchc_desktop.slips.drawing.facts import Source
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.receipts.receipt_people import people, shown_number, signer


def said(dossier: Dossier, paper: str = "a5") -> dict[str, str]:
    """Label and value of each fact."""
    source = Source(dossier, OFFICE, FORMS.receipt.on(paper), printing(), Ink())
    rows = people(source)
    return {fact.label: fact.value.replace("\u00a0", " ") for row in rows for fact in row}


def with_intake(**changes: object) -> Dossier:
    return replace(NORMAL, intake=replace(NORMAL.intake, **changes))  # type: ignore[arg-type]


def test_a_citizen_is_told_in_the_order_of_the_form() -> None:
    assert said(NORMAL) == {
        "Tiếp nhận hồ sơ của:": "Trần Thị Ví Dụ",
        "Số định danh:": "000 190 ••• 012",
        "Điện thoại:": "0900 000 012",
        "Địa chỉ:": "Số 12, đường Thử Nghiệm, phường Giả Định, tỉnh Minh Họa",
        "Nội dung yêu cầu giải quyết:": "Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng, hỗ trợ kinh phí "
        "chăm sóc, nuôi dưỡng hằng tháng (1.001776)",
    }


def test_the_a4_form_names_the_counter_too() -> None:
    assert said(NORMAL, "a4")["Bộ phận tiếp nhận và trả kết quả:"] == "Quầy 03, Trung tâm Phục vụ hành chính công"


def test_a_company_shows_its_tax_code_and_who_came_with_authorisation() -> None:
    facts = said(LONG)

    assert facts["Mã số thuế:"] == "0000000000-001"
    assert facts["Email:"] == "vanthu@vidu.example"
    assert facts["Người nộp:"] == (
        "Công Tằng Tôn Nữ Ví Dụ Thử Nghiệm (có giấy ủy quyền), số định danh 000 290 ••• 013, điện thoại 0900 000 013"
    )


def test_somebody_else_without_authorisation_is_told_as_such() -> None:
    facts = said(with_intake(submitter=Person("Lò Thị Giả")))

    assert facts["Người nộp:"] == "Lò Thị Giả (nộp thay, chưa có giấy ủy quyền)"


def test_a_foreigner_has_a_masked_passport_and_a_nationality() -> None:
    facts = said(FOREIGNER)

    assert facts["Số hộ chiếu:"] == "C01 ••• T47"
    assert facts["Quốc tịch:"] == "Cộng hòa Liên bang Đức"


@pytest.mark.parametrize(
    ("person", "shown"),
    [
        (Person("A", "000190000012", IdentityKind.PERSONAL), "000 190 ••• 012"),
        (Person("A", "000190000012", IdentityKind.TAX_CODE), "000 190 ••• 012"),
        (Person("A", "0000000000", IdentityKind.TAX_CODE), "0000000000"),
        (Person("A", "123456789", IdentityKind.OLD), "123 ••• 789"),
        (Person("A"), ""),
    ],
)
def test_no_person_s_number_is_shown_whole(person: Person, shown: str) -> None:
    assert shown_number(person) == shown


def test_every_kind_of_number_has_its_label() -> None:
    kinds = {IdentityKind.OLD: "Số CMND:", IdentityKind.NONE: "Số giấy tờ:"}
    for kind, label in kinds.items():
        assert said(with_intake(owner=replace(OWNER, number="123456789", number_kind=kind)))[label] == "123 ••• 789"


def test_a_dossier_by_post_says_when_it_was_filed() -> None:
    facts = said(with_intake(channel=Channel.POST, filed_on=date(2026, 10, 2)))

    assert facts["Nộp hồ sơ:"] == "qua dịch vụ bưu chính công ích, ngày 02/10/2026"


def test_a_dossier_from_the_portal_says_so_even_without_a_day() -> None:
    assert said(with_intake(channel=Channel.ONLINE))["Nộp hồ sơ:"] == "trực tuyến trên Cổng Dịch vụ công quốc gia"


def test_the_summary_of_what_is_asked_for_follows_the_procedure() -> None:
    assert said(with_intake(summary="cấp mới"))["Nội dung yêu cầu giải quyết:"].endswith("(1.001776) – cấp mới")


def test_who_stood_at_the_counter_signs() -> None:
    def name(dossier: Dossier) -> str:
        return signer(Source(dossier, OFFICE, FORMS.receipt.on("a5"), printing(), Ink()))

    represented = with_intake(owner=replace(COMPANY, representative="Đỗ Văn Giả"))
    assert [name(dossier) for dossier in (NORMAL, LONG, represented)] == [
        "Trần Thị Ví Dụ",
        "Công Tằng Tôn Nữ Ví Dụ Thử Nghiệm",
        "Đỗ Văn Giả",
    ]
    assert said(represented)["Người đại diện:"] == "Đỗ Văn Giả"
