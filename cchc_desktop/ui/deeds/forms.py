"""Which questions each deed asks (nội dung từng phiếu): few, filled in as far as the dossier tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.money import CASH, METHODS, PaidFee, written
from cchc_desktop.domain.possible import Deed
from cchc_desktop.domain.procedure import RequiredDocument
from cchc_desktop.domain.slip_kind import WITHDRAWAL_NOTE
from cchc_desktop.domain.status import COUNTER, Status
from cchc_desktop.domain.supplement_rules import at_least_one
from cchc_desktop.ui.deeds import correcting
from cchc_desktop.ui.deeds.form import Ask, DeedForm, Kind
from cchc_desktop.ui.deeds.paper_lines import lines_of, short_lines_of
from cchc_desktop.ui.deeds.reading import DeedsReading

_REASON = Ask("reason", "Lý do", Kind.TEXT)
_BASIS = Ask("legal_basis", "Căn cứ pháp lý (nếu có)")
_PAPERS = "Giấy tờ phải nộp thêm: Space lấy số cần, số đổi từng loại bản"
_THERE = "Làm ở trang riêng; hồ sơ này đã được chọn sẵn ở đó."
_BROUGHT = "Giấy tờ vừa nộp: số đổi từng loại bản"


def form_of(deed: Deed, reading: DeedsReading) -> DeedForm | None:
    """The questions of a deed, none for what has a page of its own; None for what is not done from a dossier."""
    make = _FORMS.get(deed)
    if make is None:
        return None
    form = make(reading)
    return form if deed not in reading.leave else _with_leave(form, reading, reading.leave[deed])


def _with_leave(form: DeedForm, reading: DeedsReading, duty: Duty) -> DeedForm:
    secret = Ask("password", "Mật khẩu người duyệt", Kind.SECRET)
    asks = (
        Ask("approver", "Người duyệt", Kind.CHOICE, next(iter(reading.leads), ""), reading.leads),
        *(() if reading.practice else (secret,)),
        Ask("approval_reason", "Vì sao cần duyệt"),
    )
    return replace(form, asks=(*form.asks, *asks), lead=duty)


def _supplement(reading: DeedsReading) -> DeedForm:
    again = reading.dossier.supplements
    warning = "Đã yêu cầu một lần: lần nữa, hồ sơ bị tính quá hạn trên Cổng quốc gia." if again else ""
    asks: tuple[Ask, ...] = (
        Ask("content", "Nội dung phải bổ sung, hoàn thiện", Kind.TEXT),
        Ask("papers", _PAPERS, Kind.PAPERS, documents=reading.documents),
        _REASON,
        _BASIS,
        Ask("deadline", "Hạn bổ sung (ngày/tháng/năm, có thể để trống)", Kind.DAY),
    )
    if again and Deed.REQUEST_SUPPLEMENT not in reading.leave:
        asks = (*asks, Ask("approval_reason", "Vì sao yêu cầu lần nữa"))
    return DeedForm("Yêu cầu bổ sung", "Lưu và in phiếu yêu cầu", asks, ("supplement_request",), warning=warning)


def _supplement_received(reading: DeedsReading) -> DeedForm:
    due = reading.due_after
    moved = f"Đồng hồ chạy tiếp từ lúc này; hẹn trả mới {due:%H:%M ngày %d/%m/%Y}. " if due else ""
    note = f"{moved}Giấy tiếp nhận bản {reading.dossier.receipt_version + 1} thay bản công dân đang giữ."
    asked = tuple(map(_document, reading.asked))
    ask = Ask("papers", _BROUGHT, Kind.PAPERS, lines_of(map(at_least_one, reading.asked)), documents=asked)
    late = reading.late.message if reading.late else ""
    return DeedForm("Nhận giấy tờ bổ sung", "Lưu và in bản mới", (ask,), ("receipt",), note=note, warning=late)


def _fee(reading: DeedsReading) -> DeedForm:
    owed = reading.dossier.owed
    asks = (
        Ask("amount", "Số tiền (đồng)", Kind.MONEY, written(owed).split()[0] if owed else ""),
        Ask("method", "Cách trả", Kind.CHOICE, CASH, METHODS),
        Ask("receipt_number", "Số biên lai (nếu có)"),
    )
    return DeedForm("Thu phí, lệ phí", "Ghi đã thu", asks)


def _fee_voided(reading: DeedsReading) -> DeedForm:
    fees = {fee.uid: _fee_said(fee) for fee in reading.dossier.fees if not fee.voided}
    asks = (Ask("fee_uid", "Khoản thu", Kind.CHOICE, next(iter(fees), ""), fees), _REASON)
    return DeedForm("Hủy khoản thu", "Hủy khoản thu", asks, first="reason" if len(fees) == 1 else "fee_uid")


def _fee_said(fee: PaidFee) -> str:
    """Two payments of one sum are told apart by their receipts."""
    receipt = f", biên lai {fee.receipt_number}" if fee.receipt_number else ""
    return f"{written(fee.amount)}, {METHODS.get(fee.method, fee.method)}{receipt}"


def _withdraw(reading: DeedsReading) -> DeedForm:
    asks, warning = (_REASON, _given_back(reading.dossier)), _elsewhere(reading.dossier)
    return DeedForm("Công dân rút hồ sơ", "Lưu và in giấy giao trả", asks, (WITHDRAWAL_NOTE,), warning=warning)


def _stop(reading: DeedsReading) -> DeedForm:
    asks, warning = (_REASON, _BASIS, _given_back(reading.dossier)), _elsewhere(reading.dossier)
    return DeedForm("Dừng xử lý", "Lưu và in thông báo dừng", asks, ("stop",), warning=warning)


def _give_back(reading: DeedsReading) -> DeedForm:
    ask = Ask("papers", "Giấy tờ trả lại, mỗi dòng một loại", Kind.TEXT, short_lines_of(reading.left))
    note = "" if reading.left else "Không còn bản chính nào ở quầy. Trả giấy tờ khác thì ghi từng loại."
    return DeedForm("Trả lại giấy tờ", "Lưu và in giấy giao trả", (ask,), (WITHDRAWAL_NOTE,), note=note)


def _given_back(dossier: Dossier) -> Ask:
    """The originals that lie here; of one that was withdrawn, the citizen has them already."""
    here = dossier.holder == COUNTER and dossier.status is not Status.WITHDRAWN
    originals = dossier.intake.originals if here else ()
    return Ask("papers", "Bản chính trả lại, mỗi dòng một loại", Kind.TEXT, short_lines_of(originals))


def _elsewhere(dossier: Dossier) -> str:
    if dossier.holder in (COUNTER, None):
        return ""
    return "Túi hồ sơ không ở quầy: để trống ô bản chính. Muốn trả bản chính ngay thì nhận túi hồ sơ về quầy trước."


def _amend(reading: DeedsReading) -> DeedForm:
    return correcting.form(reading.dossier, reading.documents)


def _apologise(reading: DeedsReading) -> DeedForm:
    due = reading.dossier.due_at
    note = f"Đang hẹn {due:%d/%m/%Y}. Chỉ hẹn lại được một lần." if due else ""
    asks = (_REASON, Ask("due_at", "Ngày hẹn mới (ngày/tháng/năm)", Kind.DAY))
    return DeedForm("Xin lỗi và hẹn lại", "Lưu và in văn bản xin lỗi", asks, ("apology",), note=note)


def _correct_item(reading: DeedsReading) -> DeedForm:
    number, code = reading.list_number, reading.item_code
    again = f"In lại danh sách {number} với mã mới; bản cũ bỏ đi." if number else ""
    asks = (Ask("item_code", "Mã bưu gửi đúng: quét hoặc gõ"), _REASON)
    note = " ".join(part for part in (f"Đang ghi {code}." if code else "", again) if part)
    slips = ("postal_list",) if number else ()
    button = "Lưu và in lại danh sách" if number else "Lưu mã mới"
    return DeedForm("Sửa mã bưu gửi", button, asks, slips, note=note, subject=number)


def _plain(
    title: str, button: str, *asks: Ask, slips: Sequence[str] = (), note: str = ""
) -> Callable[[DeedsReading], DeedForm]:
    return lambda _reading: DeedForm(title, button, asks, tuple(slips), note=note)


def _document(paper: Paper) -> RequiredDocument:
    return RequiredDocument(paper.name, paper.code, paper.original, paper.certified, paper.photocopy)


_FORMS: dict[Deed, Callable[[DeedsReading], DeedForm]] = {
    Deed.RECEIVE: _plain("Tiếp nhận hồ sơ này", "Mở trang tiếp nhận"),
    Deed.HAND_OVER: _plain("Bàn giao hồ sơ", "Mở trang bàn giao", note=_THERE),
    Deed.RETURN_RESULT: _plain("Trả kết quả", "Mở trang trả kết quả", note=_THERE),
    Deed.POST_RESULT: _plain("Gửi kết quả qua bưu chính", "Mở danh sách bưu chính", note=_THERE),
    Deed.REQUEST_SUPPLEMENT: _supplement,
    Deed.RECEIVE_SUPPLEMENT: _supplement_received,
    Deed.REFUSE: _plain("Từ chối", "Lưu và in phiếu từ chối", _REASON, slips=("refusal",)),
    Deed.SEND_BACK: _plain("Phòng trả lại hồ sơ", "Ghi đã về quầy", _REASON),
    Deed.TAKE_RESULT: _plain("Kết quả đã về", "Đặt lên kệ", Ask("title", "Tên kết quả"), Ask("shelf", "Ô trên kệ")),
    Deed.COLLECT_FEE: _fee,
    Deed.VOID_FEE: _fee_voided,
    Deed.APOLOGISE: _apologise,
    Deed.WITHDRAW: _withdraw,
    Deed.STOP: _stop,
    Deed.GIVE_BACK: _give_back,
    Deed.AMEND: _amend,
    Deed.CORRECT_ITEM: _correct_item,
    Deed.VOID: _plain("Hủy hồ sơ nhập nhầm", "Hủy hồ sơ", Ask("reason", "Lý do hủy", Kind.TEXT)),
}
