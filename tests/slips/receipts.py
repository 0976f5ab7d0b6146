"""Dossiers, offices and prints for the tests of slips: everybody in them is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from cchc_desktop.domain.dossier import Dossier, Reception
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.intake import Collector, Intake, Paper, ReturnChannel
from cchc_desktop.domain.money import PaidFee
from cchc_desktop.domain.office import Office, OfficeName
from cchc_desktop.domain.person import Address, IdentityKind, OwnerKind, Person
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.forms.form_set import FormSet, load_form_sets

FORM_SETS: tuple[FormSet, ...] = load_form_sets(Path(__file__).parents[2] / "resources" / "form_sets")
FORMS = FORM_SETS[-1]

OFFICE = Office(
    unit_code="H99.18",
    names=(
        OfficeName(
            date(2025, 7, 1),
            "Ủy ban nhân dân tỉnh Minh Họa",
            "Trung tâm Phục vụ hành chính công",
            "Minh Họa",
            "1900 0000",
        ),
    ),
    counter="03",
    return_place="Quầy trả kết quả, tầng 1",
)

OWNER = Person(
    "Trần Thị Ví Dụ",
    "000190000012",
    IdentityKind.PERSONAL,
    phone="0900000012",
    address=Address("Số 12, đường Thử Nghiệm", "phường Giả Định", "tỉnh Minh Họa"),
)
COMPANY = Person(
    "Công ty Trách nhiệm hữu hạn một thành viên Sản xuất Thương mại Dịch vụ Xuất nhập khẩu Ví Dụ Minh Họa Quốc Tế "
    "– Chi nhánh Khu công nghiệp Thử Nghiệm",
    "0000000000-001",
    IdentityKind.TAX_CODE,
    phone="02000000013",
    email="vanthu@vidu.example",
    address=Address("Lô A1–A2, đường số 5, Khu công nghiệp Thử Nghiệm", "xã Giả Định", "tỉnh Minh Họa"),
)
CLERK = "Công Tằng Tôn Nữ Ví Dụ Thử Nghiệm"

PAPERS = (
    Paper("Tờ khai đề nghị trợ giúp xã hội (Mẫu số 1a)", original=1),
    Paper("Giấy khai sinh của người được đề nghị hưởng trợ cấp", certified=1),
    Paper("Giấy xác nhận khuyết tật còn giá trị", certified=1),
    Paper("Sổ hộ nghèo hoặc giấy xác nhận của Ủy ban nhân dân cấp xã", photocopy=2),
    Paper("Đơn đề nghị chi trả trợ cấp qua tài khoản ngân hàng", original=1),
)
TWENTY_NAMES = (
    "Đơn đề nghị cấp lại giấy phép lao động cho người lao động nước ngoài theo Mẫu số 03 Phụ lục I ban hành kèm theo "
    "Nghị định",
    "Giấy chứng nhận sức khỏe hoặc giấy khám sức khỏe do cơ sở y tế có thẩm quyền cấp trong thời hạn 12 tháng",
    "Phiếu lý lịch tư pháp",
    "Văn bản chấp thuận nhu cầu sử dụng người lao động nước ngoài",
    "Hộ chiếu còn thời hạn",
    "Hai ảnh màu kích thước 4 cm x 6 cm, phông nền trắng",
    "Giấy phép lao động đã được cấp",
    "Hợp đồng lao động dự kiến ký kết",
    "Bằng đại học trở lên hoặc tương đương",
    "Văn bản xác nhận kinh nghiệm làm việc ở nước ngoài",
    "Quyết định cử sang làm việc tại hiện diện thương mại ở Việt Nam",
    "Giấy chứng nhận đăng ký doanh nghiệp",
    "Văn bản giải trình thay đổi vị trí công việc",
    "Bản dịch hộ chiếu",
    "Bản dịch bằng cấp",
    "Giấy giới thiệu của doanh nghiệp",
    "Chứng chỉ hành nghề",
    "Thị thực hoặc thẻ tạm trú",
    "Danh sách người lao động nước ngoài đang làm việc tại doanh nghiệp",
    "Giấy ủy quyền cho nhân viên nộp hồ sơ",
)
TWENTY = tuple(
    Paper(name, original=place % 2, certified=place % 3 // 2, photocopy=1 if place % 6 == 0 else 0)
    for place, name in enumerate(TWENTY_NAMES, start=1)
    if True
)
TWENTY = tuple(paper if paper.handed_in else replace(paper, certified=1) for paper in TWENTY)

RECEPTION = Reception(
    unit_code="H99.18",
    counter="03",
    clerk_code="mau",
    clerk_name="Lê Văn Mẫu",
    procedure_name="Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng, hỗ trợ kinh phí chăm sóc, nuôi dưỡng "
    "hằng tháng",
    procedure_field="Bảo trợ xã hội",
    processing=Duration(10, Unit.WORKING_DAY),
    book="01/2026",
    ordinal=1254,
    return_place="Quầy trả kết quả, tầng 1",
)
NORMAL = Dossier(
    uid="0199b2f4-0000-7000-8000-000000000001",
    code="H99.18-261005-3012",
    intake=Intake(OWNER, "1.001776", papers=PAPERS),
    received_at=datetime(2026, 10, 5, 8, 15, tzinfo=VN),
    due_at=datetime(2026, 10, 19, 8, 15, tzinfo=VN),
    reception=RECEPTION,
)
LONG = replace(
    NORMAL,
    code="H99.18.05.13-261005-3013",
    intake=Intake(
        COMPANY,
        "1.000105",
        OwnerKind.ENTERPRISE,
        submitter=Person(CLERK, "000290000013", IdentityKind.PERSONAL, phone="0900000013"),
        authorised=True,
        papers=TWENTY,
        return_channel=ReturnChannel.POST,
        collector=Collector("Phòng Nhân sự", "0900000014"),
        fee_amount=600_000,
    ),
    due_at=datetime(2026, 10, 8, 8, 15, tzinfo=VN),
    reception=replace(
        RECEPTION,
        procedure_name="Cấp lại giấy phép lao động cho người lao động nước ngoài làm việc tại Việt Nam thuộc thẩm "
        "quyền của Ủy ban nhân dân cấp tỉnh, trường hợp làm việc cho nhiều người sử dụng lao động tại địa bàn nhiều "
        "tỉnh, thành phố",
        processing=Duration(3, Unit.WORKING_DAY),
        ordinal=1255,
    ),
    fees=(PaidFee("f1", 600_000, "cash", "MH/26E số 0000123"),),
)
FOREIGNER = replace(
    NORMAL,
    intake=replace(
        NORMAL.intake,
        owner=Person(
            "Maximilian O'Ejemplo-Beispiel",
            "C01X00T47",
            IdentityKind.PASSPORT,
            nationality="Cộng hòa Liên bang Đức",
            phone="+4915100000000",
            email="max@beispiel.example",
            address=Address("Số 5, phố Mẫu", "phường Giả Định", "tỉnh Minh Họa"),
        ),
    ),
)
NO_DUE = replace(NORMAL, due_at=None, reception=replace(RECEPTION, processing=None))
LONGEST_CODE = replace(NORMAL, code="H99.18.05.13-20261005-0092637")

AT = datetime(2026, 10, 6, 14, 5, tzinfo=VN)


def printing(paper: str = "a5", **changes: object) -> Printing:
    """A first print of both copies."""
    plain = Printing(paper, AT, ledger_hash="7F3A 91C2", dots_per_inch=203)
    return replace(plain, **changes)  # type: ignore[arg-type]
