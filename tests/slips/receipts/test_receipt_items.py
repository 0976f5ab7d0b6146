"""The numbered items of the receipt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from slips.receipts import FORMS, LONG, NO_DUE, NORMAL, OFFICE, OWNER, RECEPTION, printing

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.due_story import Mover
from cchc_desktop.domain.intake import Collector, Paper, ReturnChannel
from cchc_desktop.domain.money import PaidFee
from cchc_desktop.domain.office import Office
from cchc_desktop.domain.person import Address, Person
from cchc_desktop.domain.reissue import FIRST, Moved, Reissue
from cchc_desktop.slips.drawing.facts import Source
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.receipts import receipt_items


def source(dossier: Dossier, paper: str = "a5", office: Office = OFFICE) -> Source:
    return Source(dossier, office, FORMS.receipt.on(paper), printing(), Ink())


def with_intake(dossier: Dossier = NORMAL, **changes: object) -> Dossier:
    return replace(dossier, intake=replace(dossier.intake, **changes))  # type: ignore[arg-type]


def values(dossier: Dossier, paper: str = "a5", office: Office = OFFICE, reissue: Reissue = FIRST) -> list[str]:
    """Items 2 to 7."""
    of = source(dossier, paper, office)
    facts = (*receipt_items.before_due(of, reissue), receipt_items.due(of), *receipt_items.after_due(of))
    return [f"{fact.label} {fact.value}".replace("\u00a0", " ") for fact in facts]


def test_items_two_to_seven_on_a5() -> None:
    assert values(NORMAL) == [
        "2. Số lượng hồ sơ: 01 (bộ); 2 bản chính, 2 chứng thực, 2 photo",
        "3. Thời gian giải quyết theo quy định: 10 ngày làm việc",
        "4. Thời gian nhận hồ sơ: 08 giờ 15 phút, ngày 05/10/2026",
        "5. Trả kết quả: 08 giờ 15 phút, ngày 19/10/2026",
        "6. Nhận kết quả tại: Quầy trả kết quả, tầng 1",
        "7. Phí, lệ phí: Không thu",
    ]


def test_a4_writes_dates_in_words_as_the_form_does() -> None:
    assert values(NORMAL, "a4")[2] == "4. Thời gian nhận hồ sơ: 08 giờ 15 phút, ngày 05 tháng 10 năm 2026"


def test_papers_are_counted_three_ways_and_zero_is_a_dash() -> None:
    first, *_others = receipt_items.papers(source(with_intake(papers=(Paper("Phiếu", 1, 0, 12, note="bản dịch"),))))

    assert (first.number, first.name, first.counts) == ("1", "Phiếu (bản dịch)", ("1", "–", "12"))


def test_papers_that_were_not_handed_in_are_not_on_the_receipt() -> None:
    rows = receipt_items.papers(source(with_intake(papers=(Paper("Thiếu"), Paper("Có", certified=1)))))

    assert [(row.number, row.name) for row in rows] == [("1", "Có")]


def test_papers_of_a_supplement_have_their_day() -> None:
    of = source(with_intake(papers=(Paper("Đơn", 1), Paper("Thiếu"), Paper("Ảnh", 2, note="nền trắng"))))
    came = Reissue(came_on=(None, None, date(2026, 12, 9)))

    assert [row.name for row in receipt_items.papers(of, came)] == ["Đơn", "Ảnh (nền trắng) (bổ sung ngày 09/12/2026)"]
    assert [row.name for row in receipt_items.papers(of, Reissue(came_on=(None,)))] == ["Đơn", "Ảnh (nền trắng)"]


def test_a_dossier_without_papers_says_so() -> None:
    (row,) = receipt_items.papers(source(with_intake(papers=())))

    assert row.name == "Không nộp giấy tờ"


def test_the_box_has_hour_week_day_and_day() -> None:
    assert receipt_items.box(source(NORMAL)) == ("HẸN TRẢ KẾT QUẢ LÚC 08 GIỜ 15 PHÚT", "Thứ Hai, 19/10/2026")
    assert receipt_items.box(source(NORMAL, "a4"))[1] == "08 giờ 15 phút, Thứ Hai, ngày 19 tháng 10 năm 2026"


@pytest.mark.parametrize(
    ("phone", "other_phone", "hotline", "told"),
    [
        ("0900000012", "0900000013", True, "Khi có kết quả, cơ quan sẽ báo qua số 0900 000 012"),
        ("", "0900000013", True, "Khi có kết quả, cơ quan sẽ báo qua số 0900 000 013"),
        ("", "", True, "Hỏi kết quả qua tổng đài 1900 0000, đọc mã hồ sơ"),
        ("", "", False, "Hỏi kết quả tại quầy, mang theo giấy này"),
    ],
)
def test_no_due_date_says_how_the_office_will_tell(phone: str, other_phone: str, hotline: bool, told: str) -> None:
    names = OFFICE.names if hotline else (replace(OFFICE.names[0], hotline=""),)
    dossier = with_intake(NO_DUE, owner=replace(OWNER, phone=phone), submitter=Person("Lò Thị Giả", phone=other_phone))

    head, body = receipt_items.box(source(dossier, office=replace(OFFICE, names=names)))

    assert (head, body) == ("KHÔNG CÓ NGÀY HẸN TRẢ", told)
    assert values(dossier)[3] == "5. Trả kết quả: không có ngày hẹn trả"


def test_a_procedure_without_a_processing_time_says_so() -> None:
    assert values(NO_DUE)[1] == "3. Thời gian giải quyết theo quy định: không quy định"


@pytest.mark.parametrize(
    ("changes", "fees", "said"),
    [
        ({"fee_amount": 0}, (), "Không thu"),
        ({"fee_amount": 600_000}, (), "600.000 đồng, chưa thu"),
        ({"fee_amount": 600_000, "fee_exempt": "người có công"}, (), "Được miễn (người có công)"),
        ({"fee_amount": 600_000}, (PaidFee("1", 600_000, "cash"),), "600.000 đồng, đã thu"),
        (
            {"fee_amount": 600_000},
            (PaidFee("1", 200_000, "cash", "A 1"),),
            "600.000 đồng, đã thu 200.000 đồng (biên lai A 1)",
        ),
        ({"fee_amount": 600_000}, (PaidFee("1", 600_000, "cash", "A 1", voided=True),), "600.000 đồng, chưa thu"),
        (
            {"fee_amount": 600_000},
            (PaidFee("1", 200_000, "cash", "A 1"), PaidFee("2", 400_000, "cash", "A 2")),
            "600.000 đồng, đã thu (biên lai A 1, A 2)",
        ),
        ({"fee_amount": None}, (PaidFee("1", 50_000, "cash"),), "50.000 đồng, đã thu"),
    ],
)
def test_the_fee_is_told_as_it_stands(changes: dict[str, object], fees: tuple[PaidFee, ...], said: str) -> None:
    dossier = replace(with_intake(**changes), fees=fees)

    assert values(dossier)[5] == f"7. Phí, lệ phí: {said}"


def test_the_result_by_post_goes_to_the_collector_or_home() -> None:
    home = with_intake(return_channel=ReturnChannel.POST)
    away = with_intake(home, collector=Collector("Lò Thị Giả", "0900000013", "Thôn Mẫu"))
    nowhere = with_intake(home, owner=replace(OWNER, address=Address()))

    by_post = "6. Nhận kết quả tại: Nhà riêng (trụ sở), qua dịch vụ bưu chính công ích"
    assert values(home)[4] == f"{by_post}: Số 12, đường Thử Nghiệm, phường Giả Định, tỉnh Minh Họa"
    assert values(away)[4] == f"{by_post}: Thôn Mẫu; người nhận: Lò Thị Giả, 0900 000 013"
    assert values(nowhere)[4] == by_post


def test_the_result_online_or_at_the_counter_of_the_office() -> None:
    plain = replace(NORMAL, reception=replace(RECEPTION, return_place=""))

    assert values(with_intake(return_channel=ReturnChannel.ONLINE))[4].endswith(
        "Bản điện tử trên Cổng Dịch vụ công quốc gia"
    )
    assert values(plain)[4].endswith("Quầy trả kết quả, tầng 1")
    assert values(plain, office=replace(OFFICE, return_place=""))[4].endswith("Bộ phận tiếp nhận và trả kết quả")


def test_the_register_is_told_once_there_is_one() -> None:
    assert receipt_items.register(source(LONG)) == "Sổ theo dõi hồ sơ: quyển 01/2026, số thứ tự 1.255."
    assert receipt_items.register(source(replace(NORMAL, reception=replace(RECEPTION, ordinal=0)))) == ""


def test_a_date_that_has_moved_stands_in_the_box_and_the_first_one_under_it_with_why() -> None:
    assert NORMAL.due_at is not None
    moved = replace(NORMAL, due_at=NORMAL.due_at + timedelta(days=7), promised_at=NORMAL.due_at)
    why = Reissue(
        moves=(
            Moved(Mover.SUPPLEMENT, date(2026, 10, 14), date(2026, 10, 7)),
            Moved(Mover.PORTAL, date(2026, 10, 15)),
            Moved(Mover.APOLOGY, date(2026, 10, 16)),
        )
    )

    assert values(moved)[3:5] == [
        "Ngày hẹn ban đầu: 19/10/2026",
        "5. Trả kết quả: 08 giờ 15 phút, ngày 26/10/2026",
    ]
    assert values(moved, reissue=why)[3] == (
        "Ngày hẹn ban đầu: 19/10/2026; đổi do chờ bổ sung giấy tờ từ 07/10/2026 đến 14/10/2026; "
        "theo Cổng Dịch vụ công ngày 15/10/2026; theo văn bản xin lỗi ngày 16/10/2026"
    )
    assert "26/10/2026" in " ".join(receipt_items.box(source(moved)))
