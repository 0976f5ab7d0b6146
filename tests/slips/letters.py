"""Slips to citizens, and control sheets, for the tests: everybody in them is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from slips.receipts import CLERK, FORMS, LONG, NORMAL, OFFICE, PAPERS, RECEPTION, TWENTY

from cchc_desktop.domain.events import (
    Apologised,
    Event,
    HandedOver,
    Received,
    Refused,
    ResultArrived,
    ResultHandedOver,
    SentBack,
    Stopped,
    SupplementRequested,
    Taken,
    Withdrawn,
)
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.money import PaidFee
from cchc_desktop.domain.stages import stages
from cchc_desktop.domain.status import Holder, HolderKind, Status
from cchc_desktop.slips.control_sheet import ControlSheet
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms.form_set import FormSet
from cchc_desktop.slips.letters.addressed import Adviser
from cchc_desktop.slips.letters.apology import Apology
from cchc_desktop.slips.letters.letter import Leader
from cchc_desktop.slips.letters.refusal import Refusal
from cchc_desktop.slips.letters.stop import Stop
from cchc_desktop.slips.letters.supplement_request import SupplementRequest

AT = datetime(2026, 10, 7, 9, 30, tzinfo=VN)
DIVISION = "Phòng Bảo trợ xã hội"
SITE = replace(OFFICE, names=(replace(OFFICE.names[0], website="dichvucong.minhhoa.example"),))
ADVISER = Adviser("Lê Văn Mẫu", "0900000077")
DOSSIER = replace(NORMAL, reception=replace(RECEPTION, division=DIVISION))
NEVER_RECEIVED = replace(DOSSIER, code=None, received_at=None, due_at=None)
TWO_PAGES = " ".join(
    f"Thiếu giấy tờ theo khoản {n} Điều 9 Nghị định số 152/2020/NĐ-CP, người nộp chưa chứng minh được thời hạn của giấy "
    "phép cũ và văn bản chấp thuận nhu cầu sử dụng người lao động nước ngoài."
    for n in range(1, 46)
)
LONG_NAME = replace(
    LONG, intake=replace(LONG.intake, owner=replace(LONG.intake.owner, name="Công ty Ví Dụ Thử Nghiệm " * 20))
)

REQUESTED = SupplementRequested(
    AT,
    "Điền đủ mục 5 và mục 7 của Tờ khai",
    "Giấy xác nhận khuyết tật đã hết giá trị từ ngày 01/9/2026.",
    (
        Paper("Tờ khai đề nghị trợ giúp xã hội (Mẫu số 1a)", original=1),
        Paper("Giấy xác nhận khuyết tật còn giá trị", certified=1, note="do Ủy ban nhân dân cấp xã cấp"),
        Paper("Sổ hộ nghèo", photocopy=2),
    ),
    datetime(2026, 10, 21, 17, 0, tzinfo=VN),
    "03.012/HDHS",
    stage="appraisal",
    legal_basis="Nghị định số 20/2021/NĐ-CP, Điều 7",
)
SUPPLEMENT = SupplementRequest(DOSSIER, REQUESTED, ADVISER)
LONG_SUPPLEMENT = SupplementRequest(
    LONG_NAME,
    replace(REQUESTED, papers=TWENTY, reason=TWO_PAGES, approval_reason="Sở Y tế yêu cầu thêm sau khi thẩm định"),
    ADVISER,
    2,
    "Lê Văn Trưởng Quầy",
)
REFUSED = Refused(AT, "Nơi thường trú của người đề nghị không thuộc tỉnh Minh Họa.", "03.004/TC")
REFUSAL = Refusal(NEVER_RECEIVED, REFUSED, ADVISER)
LONG_REFUSAL = Refusal(LONG_NAME, replace(REFUSED, reason=TWO_PAGES), ADVISER)

APOLOGISED = Apologised(
    AT, "Chờ kết quả xác minh của Công an xã Giả Định.", datetime(2026, 10, 26, 8, 15, tzinfo=VN), "03.001/PXL"
)
APOLOGY = Apology(DOSSIER, APOLOGISED, NORMAL.due_at, f"{DIVISION}, Sở Y tế tỉnh Minh Họa")
DEPUTY = Leader(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Đỗ Văn Giả Sử", ("Ủy ban nhân dân tỉnh Minh Họa", "Sở Nội vụ"))
LONG_APOLOGY = Apology(LONG_NAME, replace(APOLOGISED, reason=TWO_PAGES), LONG.due_at, "Sở Nội vụ", DEPUTY)

HELD = replace(
    DOSSIER,
    holder=Holder(HolderKind.DIVISION, DIVISION),
    status=Status.STOPPED,
    fees=(PaidFee("f1", 600_000, "tien-mat", "MH/26E số 0000123"),),
)
STOPPED = Stopped(AT, "Theo đề nghị của người nộp hồ sơ.", "Nghị định số 118/2025/NĐ-CP", PAPERS[:2], "03.001/TBD")
WITHDRAWN = Withdrawn(AT, "gia đình chuyển nơi ở sang tỉnh khác")
STOP = Stop(HELD, STOPPED, WITHDRAWN, f"{DIVISION}, Sở Y tế tỉnh Minh Họa")
LONG_STOP = Stop(LONG_NAME, replace(STOPPED, reason=TWO_PAGES, papers=TWENTY))


def october(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of October 2026."""
    return datetime(2026, 10, day, hour, minute, tzinfo=VN)


def story(*events: Event) -> list[tuple[Event, str]]:
    """What the ledger has of the dossier, all entered by one clerk."""
    return [(Received(october(5, 8, 15), DOSSIER), "Lê Văn Mẫu"), *((event, "Lê Văn Mẫu") for event in events)]


def by_five(ready: datetime) -> datetime:
    """Folders leave the counter by 17:00."""
    return ready.replace(hour=17, minute=0)


OUT = (
    HandedOver(october(5, 16, 30), DIVISION, "BG-3-261005-01"),
    Taken(october(5, 16, 30), DIVISION, "Vàng Thị Thử"),
    Taken(october(9, 9, 10), "Bộ phận thẩm định", "Đỗ Văn Giả Sử"),
)
WHOLE_WAY = (
    *OUT,
    SentBack(october(12, 8, 5), "thiếu chữ ký của người đề nghị"),
    HandedOver(october(12, 10), DIVISION, "BG-3-261012-02"),
    Taken(october(13, 7, 5), DIVISION, CLERK),
    ResultArrived(october(19, 15), "Quyết định số 123/QĐ-UBND"),
    ResultHandedOver(october(20, 8), "Trần Thị Ví Dụ"),
)
FRESH = ControlSheet(DOSSIER, ())
UNDER_WAY = ControlSheet(DOSSIER, stages(story(*OUT), by_five), "Sở Y tế tỉnh Minh Họa")
RETURNED = ControlSheet(
    replace(DOSSIER, status=Status.RETURNED, due_at=october(20, 8, 15), promised_at=october(19, 8, 15)),
    stages(story(*WHOLE_WAY), by_five),
)

SHORT: dict[str, Drawn] = {
    "supplement": SUPPLEMENT,
    "refusal": REFUSAL,
    "apology": APOLOGY,
    "stop": STOP,
    "fresh sheet": FRESH,
    "sheet": UNDER_WAY,
}
LONGEST: dict[str, Drawn] = {
    "supplement": LONG_SUPPLEMENT,
    "refusal": LONG_REFUSAL,
    "apology": LONG_APOLOGY,
    "stop": LONG_STOP,
    "sheet": RETURNED,
}


def on(paper: str, slip: Drawn, forms: FormSet = FORMS) -> FormSet:
    """The form set of an office that prints this slip on that paper."""
    table = slip.FORM.TABLE
    return replace(forms, others={**forms.others, table: replace(forms.others[table], paper=paper)})
