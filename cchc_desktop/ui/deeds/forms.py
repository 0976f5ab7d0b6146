"""Which questions each deed asks (nội dung từng phiếu): few, filled in as far as the dossier tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.dossier import PaidFee
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.money import CASH, METHODS
from cchc_desktop.domain.possible import Deed
from cchc_desktop.slips.forms.words import money
from cchc_desktop.ui.deeds.form import Ask, DeedForm, Kind
from cchc_desktop.ui.deeds.reading import DeedsReading

_REASON = Ask("reason", "Lý do", Kind.TEXT)
_BASIS = Ask("legal_basis", "Căn cứ pháp lý (nếu có)")
_PAPERS = "Giấy tờ, mỗi dòng một loại (hai bản: thêm x2)"


def form_of(deed: Deed, reading: DeedsReading) -> DeedForm | None:
    """The questions of a deed; None for what has a page of its own (handing over, giving a result)."""
    make = _FORMS.get(deed)
    if make is None:
        return None
    form = make(reading)
    return form if deed not in reading.leave else _with_leave(form, reading, reading.leave[deed])


def _with_leave(form: DeedForm, reading: DeedsReading, duty: Duty) -> DeedForm:
    asks = (
        Ask("approver", "Người duyệt", Kind.CHOICE, next(iter(reading.leads), ""), reading.leads),
        Ask("password", "Mật khẩu người duyệt", Kind.SECRET),
        Ask("approval_reason", "Vì sao cần duyệt"),
    )
    return replace(form, asks=(*form.asks, *asks), lead=duty)


def _supplement(reading: DeedsReading) -> DeedForm:
    again = reading.dossier.supplements
    warning = "Đã yêu cầu một lần: lần nữa, hồ sơ bị tính quá hạn trên Cổng quốc gia." if again else ""
    asks: tuple[Ask, ...] = (
        Ask("content", "Nội dung phải bổ sung, hoàn thiện", Kind.TEXT),
        Ask("papers", _PAPERS, Kind.TEXT),
        _REASON,
        _BASIS,
        Ask("deadline", "Hạn bổ sung (ngày/tháng/năm, có thể để trống)", Kind.DAY),
    )
    if again and Deed.REQUEST_SUPPLEMENT not in reading.leave:
        asks = (*asks, Ask("approval_reason", "Vì sao yêu cầu lần nữa"))
    return DeedForm("Yêu cầu bổ sung", "Lưu và in phiếu yêu cầu", asks, ("supplement_request",), warning=warning)


def _supplement_received(reading: DeedsReading) -> DeedForm:
    due = reading.due_after
    note = f"Đồng hồ chạy tiếp từ lúc này; hẹn trả mới {due:%H:%M ngày %d/%m/%Y}." if due else ""
    ask = Ask("papers", _PAPERS, Kind.TEXT, _listed(reading.asked))
    return DeedForm("Nhận giấy tờ bổ sung", "Lưu và in lại giấy hẹn", (ask,), ("receipt",), note=note)


def _fee(reading: DeedsReading) -> DeedForm:
    owed = reading.dossier.owed
    asks = (
        Ask("amount", "Số tiền (đồng)", Kind.MONEY, money(owed).split()[0] if owed else ""),
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
    return f"{money(fee.amount)}, {METHODS.get(fee.method, fee.method)}{receipt}"


def _withdraw(reading: DeedsReading) -> DeedForm:
    papers = Ask("papers", "Bản chính trả lại, mỗi dòng một loại", Kind.TEXT, _listed(reading.dossier.intake.originals))
    return DeedForm("Công dân rút hồ sơ", "Ghi rút hồ sơ", (_REASON, papers))


def _stop(reading: DeedsReading) -> DeedForm:
    papers = Ask("papers", "Bản chính trả lại, mỗi dòng một loại", Kind.TEXT, _listed(reading.dossier.intake.originals))
    return DeedForm("Dừng xử lý", "Lưu và in thông báo dừng", (_REASON, _BASIS, papers), ("stop",))


def _amend(reading: DeedsReading) -> DeedForm:
    intake = reading.dossier.intake
    owner = intake.owner
    asks = (
        Ask("name", "Họ tên chủ hồ sơ", Kind.LINE, owner.name),
        Ask("number", "Số giấy tờ", Kind.LINE, owner.number),
        Ask("phone", "Điện thoại", Kind.LINE, owner.phone),
        Ask("detail", "Số nhà, thôn, tổ", Kind.LINE, owner.address.detail),
        Ask("fee_exempt", "Lý do miễn phí (nếu được miễn)", Kind.LINE, intake.fee_exempt),
        Ask("note", "Ghi chú", Kind.LINE, intake.note),
        Ask("reason", "Lý do sửa"),
    )
    note = f"Giấy tiếp nhận bản {reading.dossier.receipt_version + 1} thay bản công dân đang giữ."
    return DeedForm("Sửa thông tin đã ghi", "Lưu và in bản mới", asks, ("receipt",), note=note)


def _apologise(reading: DeedsReading) -> DeedForm:
    due = reading.dossier.due_at
    note = f"Đang hẹn {due:%d/%m/%Y}. Chỉ hẹn lại được một lần." if due else ""
    asks = (_REASON, Ask("due_at", "Ngày hẹn mới (ngày/tháng/năm)", Kind.DAY))
    return DeedForm("Xin lỗi và hẹn lại", "Lưu và in văn bản xin lỗi", asks, ("apology",), note=note)


def _plain(title: str, button: str, *asks: Ask, slips: Sequence[str] = ()) -> Callable[[DeedsReading], DeedForm]:
    return lambda _reading: DeedForm(title, button, asks, tuple(slips))


def _listed(papers: Sequence[Paper]) -> str:
    return "\n".join(f"{paper.name} x{count}" if (count := _copies(paper)) > 1 else paper.name for paper in papers)


def _copies(paper: Paper) -> int:
    return paper.original + paper.certified + paper.photocopy


_FORMS: dict[Deed, Callable[[DeedsReading], DeedForm]] = {
    Deed.RECEIVE: _plain("Tiếp nhận hồ sơ này", "Mở trang tiếp nhận"),
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
    Deed.AMEND: _amend,
    Deed.VOID: _plain("Hủy hồ sơ nhập nhầm", "Hủy hồ sơ", Ask("reason", "Lý do hủy", Kind.TEXT)),
}
