"""What a choice of dossiers says (lời của bộ lọc): each of its conditions in a few words, on the screen and on paper."""

from __future__ import annotations

from datetime import date

from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.money import METHODS
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Figure, Mark, Selection
from cchc_desktop.domain.slip_kind import KINDS, in_a_sentence
from cchc_desktop.domain.status import HolderKind

EARLIEST, LATEST = date(2000, 1, 1), date(2999, 12, 31)  # of a period left open on a side
CHANNELS = {Channel.COUNTER: "Trực tiếp", Channel.ONLINE: "Trực tuyến", Channel.POST: "Bưu chính"}
HOLDERS = {
    HolderKind.COUNTER: "Quầy",
    HolderKind.DIVISION: "Phòng chuyên môn",
    HolderKind.COLLECTOR: "Người nhận kết quả",
    HolderKind.POST: "Bưu chính công ích",
}
FIGURES = {
    Figure.TOTAL: "Phải giải quyết trong kỳ",
    Figure.RECEIVED_ONLINE: "Nhận trực tuyến trong kỳ",
    Figure.RECEIVED_OTHERWISE: "Nhận trực tiếp, bưu chính trong kỳ",
    Figure.OPEN_BEFORE: "Kỳ trước chuyển sang",
    Figure.FINISHED: "Đã giải quyết trong kỳ",
    Figure.FINISHED_BEFORE: "Giải quyết trước hạn",
    Figure.FINISHED_ON: "Giải quyết đúng hạn",
    Figure.FINISHED_LATE: "Giải quyết quá hạn",
    Figure.OPEN: "Đang giải quyết cuối kỳ",
    Figure.OPEN_IN_TIME: "Đang giải quyết, trong hạn",
    Figure.OPEN_LATE: "Đang giải quyết, quá hạn",
    Figure.FINISHED_IN_TIME: "Giải quyết trước hạn, đúng hạn",
    Figure.LATE: "Quá hạn, đã hoặc chưa giải quyết",
    Figure.NOT_LATE: "Phải giải quyết trong kỳ, không quá hạn",
    Figure.RECEIVED: "Tiếp nhận trong kỳ",
    Figure.RECEIVED_BY_POST: "Nhận qua bưu chính trong kỳ",
    Figure.RETURNED: "Trả kết quả trong kỳ",
    Figure.RETURNED_BY_POST: "Trả qua bưu chính trong kỳ",
}
MARKS = {
    Mark.RIGHT_AT_ONCE: "không phải bổ sung",
    Mark.AT_PORTAL: "đã lên cổng",
    Mark.WITH_FEE: "có phí, lệ phí",
    Mark.PAID_ONLINE: "trả phí trực tuyến",
    Mark.TIME_LEFT: "còn hạn, không chờ bổ sung",
    Mark.DONE: "xong có kết quả trong kỳ",
    Mark.RESULT_SCANNED: "có tệp kết quả",
    Mark.DIGITISED: "có tệp giấy tờ và kết quả",
    Mark.LATE_OR_DISLIKED: "quá hạn hoặc bị phản ánh, chấm điểm thấp",
    Mark.HANDLED: "tiếp nhận hoặc trả kết quả trong kỳ",
    Mark.BY_POST: "nhận hoặc trả qua bưu chính trong kỳ",
    Mark.TAKEN: "thu phí trong kỳ",
    Mark.STRUCK_OUT: "hủy khoản thu trong kỳ",
    Mark.MONEY: "thu hoặc hủy khoản thu trong kỳ",
    Mark.RATED: "được đánh giá trong kỳ",
    Mark.PRINTED: "in giấy trong kỳ",
    Mark.PRINTED_OUT: "in giấy trong kỳ, đã ra máy in",
    Mark.PRINTED_AGAIN: "in lại giấy trong kỳ",
    Mark.PRINT_FAILED: "in giấy trong kỳ, hỏng",
    Mark.PRINT_OPEN: "in giấy trong kỳ, chưa rõ",
}
_LACKS = {
    Mark.RIGHT_AT_ONCE: "phải bổ sung",
    Mark.AT_PORTAL: "chưa lên cổng",
    Mark.PAID_ONLINE: "chưa trả phí trực tuyến",
    Mark.RESULT_SCANNED: "chưa có tệp kết quả",
    Mark.DIGITISED: "chưa có đủ tệp giấy tờ và kết quả",
}


def chosen_by(selection: Selection) -> list[str]:
    """Each condition in a few words."""
    said = [FIGURES[selection.figure]] if selection.figure else []
    said += _marked(selection)
    said += [_days(selection.period)] if selection.period else []
    said += [selection.status.label] if selection.status else []
    said += [f"{HOLDERS[selection.holder_kind]} giữ"] if selection.holder_kind else []
    texts = (
        f"{selection.holder_name} giữ" if selection.holder_name else "",
        f"{selection.holder_person} ký nhận" if selection.holder_person else "",
        selection.procedure_code,
        f"{len(selection.procedure_codes)} thủ tục" if selection.procedure_codes else "",
        selection.procedure_field,
        selection.division,
        selection.clerk_code,
        f"quầy {selection.counter}" if selection.counter else "",
    )
    said += [text for text in texts if text]
    said += [CHANNELS[selection.channel].lower()] if selection.channel else []
    said += [f"hẹn trả từ {day_text(selection.due_from)}"] if selection.due_from else []
    said += [f"hẹn trả đến {day_text(selection.due_to)}"] if selection.due_to else []
    flags = {"quá hạn": selection.overdue, "chưa gửi cổng": selection.unsent, "bổ sung lần 2": selection.second_request}
    said += [word for word, is_set in flags.items() if is_set]
    said += [f"{len(selection.uids)} hồ sơ được nói đến trong báo cáo"] if selection.uids else []
    if selection.apologised is not None:
        said.append("đã xin lỗi" if selection.apologised else "chưa xin lỗi")
    return said


def _marked(selection: Selection) -> list[str]:
    """What is marked, its details as a clerk knows them, and who did it."""
    if not selection.mark and not selection.lacks:
        return []
    said = [MARKS[selection.mark]] if selection.mark else []
    details = ", ".join(_detail(selection.mark, each) for each in selection.details)
    said = [f"{said[0]}: {details}"] if said and details else said
    said += [_LACKS.get(selection.lacks, f"không {MARKS[selection.lacks]}")] if selection.lacks else []
    return [*said, f"người làm {selection.doer}"] if selection.doer else said


def _detail(mark: Mark | None, detail: str) -> str:
    if mark is Mark.RATED:
        return f"{detail} điểm"
    return METHODS.get(detail) or (in_a_sentence(detail) if detail in KINDS else detail)


def _days(period: Period) -> str:
    """Its name, or of one left open on a side the other."""
    if period.last == LATEST:
        return f"nhận từ {day_text(period.first)}"
    return f"nhận đến {day_text(period.last)}" if period.first == EARLIEST else period.title
