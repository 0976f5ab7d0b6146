"""The conflict rules (quy tắc khi hai nơi cùng sửa) as one table: whose word counts, who is asked, what is advised.

The hub's effects, the counter's taking over of changes, tasks and their page all ask this table; docs/conflicts.md shows
it. Members are the contract's names, `/` leads into one; fields are those of an Intake.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cchc_desktop.domain.added import APOLOGIES, PAID, SUPPLEMENTS, VOIDED
from cchc_desktop.domain.conflict_terms import Answer, Decides, Item, Rule, Wins, get
from cchc_desktop.domain.intake import Intake
from cchc_desktop.domain.status import Status

__all__ = [
    "ADDED",
    "AMENDABLE",
    "CONTACT",
    "COUNTED",
    "CUSTODY",
    "DECIDED",
    "DECISIONS",
    "ENDED",
    "ENDS",
    "FEES",
    "PROGRESS",
    "RECEPTION",
    "RETURN_DATE",
    "RULES",
    "VOID",
    "Answer",
    "Decides",
    "Item",
    "Rule",
    "Wins",
    "changed",
    "named",
    "with_items",
]  # others take the whole table from here

ENDS = (Status.WITHDRAWN, Status.RETURNED)  # what happened at a counter: it stands
DECISIONS = (Status.STOPPED, Status.FINISHED)  # what a decision of the division makes of a dossier


def _owner(*parts: str) -> tuple[str, ...]:
    return tuple(f"chuHoSoChiTiet/{part}" for part in parts)


RECEPTION = Rule(
    "reception",
    (
        Item(
            "procedure", "Thủ tục", ("MaTTHC", "TenTTHC", "TenLinhVuc", "MaTruongHop"), ("procedure_code", "case_code")
        ),
        Item("filed", "Cách nộp, ngày nộp", ("KenhThucHien", "NgayNopHoSo"), ("channel", "filed_on")),
        Item(
            "owner",
            "Chủ hồ sơ",
            (
                *("LoaiDoiTuong", "ChuHoSo", "DinhDanhCHS"),
                *_owner("hoTen", "LoaiDinhDanh", "SoDinhDanh", "ngaySinh", "namSinh", "gioiTinh", "quocTich"),
                *_owner("nguoiDaiDien"),
            ),
            (
                *("owner_kind", "owner.name", "owner.number", "owner.number_kind", "owner.born", "owner.born_year"),
                *("owner.sex", "owner.nationality", "owner.representative"),
            ),
        ),
        Item("submitter", "Người nộp", ("nguoiNop",), ("submitter", "authorised")),
        Item("papers", "Giấy tờ đã nộp", ("TaiLieuNop",), ("papers",)),
        Item("sets", "Số bộ hồ sơ", ("soBoHoSo",), ("sets",)),
        Item("fee", "Phí, lệ phí phải nộp", ("DanhSachLePhi",), ("fee_amount", "fee_exempt")),
    ),
    "reception facts: what was said and handed in; when two counters corrected one of them, the later stands",
    Wins.COUNTER,
    Decides.LEAD,
    (Answer.OURS, Answer.PORTAL),
    "Điều ghi khi tiếp nhận là của quầy. Hai quầy cùng sửa: bản gửi sau đang được dùng, trưởng quầy chọn bản đúng.",
)
CONTACT = Rule(
    "contact",
    (
        Item("phone", "Số điện thoại", ("SoDienThoai", *_owner("SoDienThoai")), ("owner.phone",)),
        Item("email", "Thư điện tử", ("Email", *_owner("Email")), ("owner.email",)),
        Item(
            "address",
            "Địa chỉ",
            _owner("MaTinh", "tenTinh", "MaXa", "tenXa", "DiaChiChiTiet"),
            ("owner.address",),
        ),
        Item("summary", "Trích yếu", ("TrichYeuHoSo",), ("summary",)),
        Item("note", "Ghi chú", ("GhiChu",), ("note",)),
        Item("return", "Cách nhận kết quả", ("HinhThuc", "kenhTraKetQua"), ("return_channel",)),
        Item(
            "collector",
            "Nơi nhận qua bưu chính",
            ("buuChinh/receiverName", "buuChinh/receiverTel", "buuChinh/receiverAddress"),
            ("collector",),
        ),
    ),
    "contact, address, notes: three-way merge, item by item, on `previous`; the same item changed on both sides: conflict",
    Wins.MERGED,
    Decides.LEAD,
    (Answer.OURS, Answer.PORTAL),
    "Cùng một mục đã sửa ở hai nơi. Hỏi công dân nếu cần, rồi chọn một bản; bản kia vẫn còn trong lịch sử.",
)
CUSTODY = Rule(
    "custody",
    (Item("holder", "Người giữ túi", ("dangGiu",)),),
    "who holds the papers",
    Wins.MOVER,
    Decides.CLERK,
    (Answer.BOTH,),
    "Ai giao, ai nhận thì sổ người ấy đúng. Tìm túi hồ sơ; nơi nào đang có túi thì ghi ở nơi ấy.",
)
PROGRESS = Rule(
    "progress",
    (
        Item("status", "Trạng thái", ("TrangThaiHoSo",)),
        Item("finished", "Kết thúc xử lý", ("NgayKetThucXuLy",)),
        Item("results", "Giấy tờ kết quả", ("DanhSachGiayToKetQua",)),
    ),
    "status 4, 5, 6, 8, 9, result papers, end of processing; a slip handed over before is followed, never undone",
    Wins.LATER,
    Decides.NOBODY,
    (),
    "Trạng thái theo bản ghi sau cùng trên cổng; giấy đã trao vẫn có giá trị.",
)
DECIDED = Rule(
    "decided",
    (Item("decision", "Quyết định xử lý", ("TrangThaiHoSo", "tienTrinh")),),
    "7 or 10 at a counter meets 8 or 9 decided meanwhile; status stays 7 or 10",
    Wins.BOTH,
    Decides.LEAD,
    (Answer.BOTH,),
    "Hồ sơ đã rút hoặc đã trả ở quầy, trong khi đã có quyết định. Cả hai được giữ; trưởng quầy báo phòng chuyên môn.",
)
RETURN_DATE = Rule(
    "return_date",
    (Item("due", "Ngày hẹn trả", ("NgayHenTra", "henTraDaIn", "doiNgayHenTra")),),
    "the printed return date stays as given; the portal's is a change with its reason",
    Wins.PRINTED,
    Decides.CLERK,
    (Answer.BOTH,),
    "Ngày in trên giấy hẹn vẫn là ngày đã hứa; ngày của cổng là thay đổi có lý do. Báo công dân nếu ngày đã đổi.",
)
ENDED = Rule(
    "ended",
    (Item("end", "Rút hoặc trả kết quả", ("NgayTra", "ThongTinTra", "ketThucKhac")),),
    "7 and 10 are a counter's to say; a second, different one: conflict, both kept",
    Wins.BOTH,
    Decides.LEAD,
    (Answer.BOTH,),
    "Hai nơi cùng ghi rút hoặc trả một hồ sơ. Cả hai được giữ; trưởng quầy xem ai đang có kết quả.",
)
FEES = Rule(
    "fees",
    (Item(PAID, "Tiền đã thu", ("DanhSachLePhi/feeUid",)),),
    "money taken: only added, at every counter; struck out by one it is so for all; a correction voids and adds",
    Wins.ADDED,
    Decides.NOBODY,
    (),
    "Tiền đã thu chỉ ghi thêm. Thu nhầm thì hủy khoản thu rồi thu lại.",
)
VOID = Rule(
    "void",
    (Item(VOIDED, "Hủy hồ sơ", ("daHuy", "thongTinHuy")),),
    "entered by mistake: voided by one counter it is so at all of them; an act that met it without knowing is kept",
    Wins.BOTH,
    Decides.LEAD,
    (Answer.BOTH,),
    "Hồ sơ đã bị hủy ở nơi khác; việc ghi sau vẫn nằm trong sổ. Trưởng quầy xem lại tiền đã thu và giấy đã giao.",
)
COUNTED = Rule(
    "counted",
    (
        Item(SUPPLEMENTS, "Số lần yêu cầu bổ sung", ("soLanBoSung",)),
        Item(APOLOGIES, "Số lần xin lỗi", ("soLanXinLoi",)),
    ),
    "how often papers were asked for, and an apology given, at whichever counter",
    Wins.HIGHER,
    Decides.NOBODY,
    (),
    "Số lần yêu cầu bổ sung và xin lỗi tính chung cho mọi quầy.",
)
RULES = (RECEPTION, CUSTODY, PROGRESS, DECIDED, RETURN_DATE, CONTACT, ENDED, FEES, VOID, COUNTED)
AMENDABLE = (*RECEPTION.items, *CONTACT.items)
ADDED = (*FEES.items, *VOID.items, *COUNTED.items)  # taken over whole, nobody merges them (added.py)
_BY_NAME = {item.name: item for item in (*AMENDABLE, *ADDED)}


def named(names: tuple[str, ...]) -> tuple[Item, ...]:
    """The items of these names; one that a later program wrote is left out."""
    return tuple(_BY_NAME[name] for name in names if name in _BY_NAME)


def changed(before: Intake, after: Intake) -> tuple[Item, ...]:
    """What of an intake was amended."""
    return tuple(item for item in AMENDABLE if item.differs(before, after))


def with_items(ours: Intake, theirs: Intake, items: tuple[Item, ...]) -> Intake:
    """Our intake with these items as theirs has them."""
    for item in items:
        for field in item.fields:
            ours = _put(ours, field, get(theirs, field))
    return ours


def _put(whole: Any, field: str, value: Any) -> Any:
    first, _, rest = field.partition(".")
    return replace(whole, **{first: _put(getattr(whole, first), rest, value) if rest else value})
