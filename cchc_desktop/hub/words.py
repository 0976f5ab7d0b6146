"""What the pages call things (chữ trên trang): outcomes, acts, holders, moments, in the words of the counter."""

from __future__ import annotations

from cchc_desktop.domain.instants import day_text, parse_instant
from cchc_desktop.domain.status import Status

HOLDERS = {
    "counter": "Quầy tiếp nhận",
    "division": "Phòng chuyên môn",
    "collector": "Người nhận kết quả",
    "post": "Bưu chính công ích",
}
_OUTCOMES = {
    "applied": "Đã nhận",
    "duplicate": "Đã nhận trước đó",
    "merged": "Đã ghép với thay đổi trên cổng",
    "accepted-with-warnings": "Đã nhận, cần xem lại",
    "pending-upstream": "Chờ cổng cấp trên",
    "deferred": "Chờ thao tác trước đó",
    "conflict": "Xung đột",
    "rejected": "Không áp dụng",
}
_ACTS = {
    "dossier.received": "Tiếp nhận",
    "dossier.adopted": "Quầy khác tiếp tục hồ sơ",
    "dossier.amended": "Chỉnh sửa",
    "dossier.refused": "Từ chối tiếp nhận",
    "dossier.supplementRequested": "Yêu cầu bổ sung",
    "dossier.supplementReceived": "Nhận bổ sung",
    "dossier.apologised": "Xin lỗi, hẹn lại ngày trả",
    "dossier.withdrawn": "Rút hồ sơ",
    "dossier.stopped": "Dừng xử lý",
    "dossier.voided": "Hủy hồ sơ nhập nhầm",
    "fee.collected": "Thu phí, lệ phí",
    "fee.voided": "Hủy khoản thu",
    "custody.handedOver": "Bàn giao",
    "custody.taken": "Nhận bàn giao",
    "custody.sentBack": "Chuyển trả về quầy",
    "result.arrived": "Kết quả đã về quầy",
    "result.handedOver": "Trả kết quả",
    "result.posted": "Gửi kết quả qua bưu chính",
    "result.itemCorrected": "Sửa mã bưu gửi",
    "file.linked": "Đính kèm tệp",
    "feedback.recorded": "Ghi phản ánh, kiến nghị",
    "rating.recorded": "Ghi đánh giá",
    "papers.givenBack": "Trả lại giấy tờ",
    "slip.printed": "In phiếu",
    "payload.blanked": "Xóa nội dung hết hạn lưu",
    "portal.changed": "Quầy nhận thay đổi của cổng",
}


def status(value: str) -> str:
    """A national status by its wording."""
    known = {one.value: one.label for one in Status}
    return known.get(value, value)


def act(kind: str) -> str:
    """An operation's type as clerks say it."""
    return _ACTS.get(kind, kind)


def outcome(value: str) -> str:
    """What became of an operation."""
    return _OUTCOMES.get(value, value)


def moment(text: str | None) -> str:
    """`dd/MM/yyyy hh:mm`, or nothing."""
    if not text:
        return ""
    try:
        at = parse_instant(text)
    except ValueError:
        return text  # a third party's text is shown as it came
    return f"{day_text(at.date())} {at:%H:%M}"


def day(text: str | None) -> str:
    """`dd/MM/yyyy`, or nothing."""
    return moment(text)[:10]
