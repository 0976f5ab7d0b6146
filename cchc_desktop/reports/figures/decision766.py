"""The indicators of Quyết định 766/QĐ-TTg that a counter can compute (Bộ chỉ số 766), and what costs points.

Formulas as the national calculation has them (domain.md 5.2); what it takes from elsewhere is left out and said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import ROUND_CEILING, Decimal

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.figure_text import rounded
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import WITHOUT, Figure, Mark, Selection
from cchc_desktop.domain.sheet import Cell, Column, Kind, Role, Row, Share, Sheet, Trace
from cchc_desktop.reports.figures import feedback
from cchc_desktop.reports.figures.blanked import blanked_note
from cchc_desktop.reports.figures.named import named_procedures
from cchc_desktop.store import digital, facts, said_of
from cchc_desktop.store.connection import Database

_COLUMNS = (
    Column("Chỉ số", Kind.CODE),
    Column("Nội dung", Kind.TEXT),
    Column("Đạt"),
    Column("Trên"),
    Column("Tỷ lệ", Kind.SHARE),
    Column("Đủ điểm từ", Kind.TEXT),
    Column("Còn thiếu"),
    Column("Lấy lại điểm", Kind.TEXT),
)
_NOTES = (
    "Tính từ sổ của đơn vị; điểm chính thức do Cổng Dịch vụ công quốc gia tính. Không có ở đây: 4.3 tái sử dụng dữ liệu.",
    "Còn thiếu: số hồ sơ phải đạt thêm để đủ điểm, với số hồ sơ như hiện nay.",
)
_Behind = tuple[Trace, Trace, Trace]
_COUNTED = (Figure.TOTAL, Figure.LATE, Figure.RECEIVED_ONLINE)
_SEND = "Gửi hồ sơ chưa lên cổng."
_LATE = "Giải quyết trước hẹn; xin lỗi không xóa được quá hạn."
_FILE = "Hướng dẫn nộp trực tuyến ngay khi tiếp nhận lần sau."
_PAY = "Mời trả bằng mã QR trực tuyến trên thông báo phí."
_RESULT = "Quét kết quả trước khi trả."
_SCAN = "Quét ít nhất một giấy tờ và kết quả."
_TWICE = "Hồ sơ vừa quá hạn vừa bị phản ánh bị trừ hai lần, theo cách tính chung: xem hồ sơ ở cột Còn thiếu."
_STEPS = "Số bước, không phải số hồ sơ: xem báo cáo Phản ánh, kiến nghị."
_ANSWER = "Làm từng bước trước hạn ghi ở trang Phản ánh."
_PLEASE = "Xem hồ sơ quá hạn và phản ánh của công dân."


def indicators(db: Database, period: Period, today: date, calendar: WorkCalendar) -> Sheet:
    """Each indicator with its share, the share that gives full marks, and how many dossiers are missing to it."""
    counts = facts.figures(db, period, today, only=_COUNTED).get((), {})
    told, everything = digital.digital(db, period), counts.get(Figure.TOTAL, 0)
    late = counts.get(Figure.LATE, 0)
    online = counts.get(Figure.RECEIVED_ONLINE, 0)
    unhappy = said_of.unhappy(db, period)
    pleased = max(0, everything - late - unhappy)
    behind = _behind(period, _pleased(db, period, today, (pleased, unhappy)))
    rows = [
        _row(behind, "1.4", "Hồ sơ đã đồng bộ lên cổng", (told.at_portal, told.received), 100, _SEND),
        _row(behind, "2.1", "Hồ sơ trước hạn, đúng hạn", (everything - late, everything), 100, _LATE),
        *_taken(db, period),
        _row(behind, "3.3", "Hồ sơ nộp trực tuyến", (online, told.received), 50, _FILE),
        _row(behind, "3.6", "Thanh toán trực tuyến, trên hồ sơ có phí", (told.paid_online, told.with_fee), None, _PAY),
        _row(behind, "4.1", "Kết quả điện tử, trên hồ sơ có kết quả", (told.with_result, told.done), 100, _RESULT),
        _row(behind, "4.2", "Số hóa cả giấy tờ và kết quả", (told.digitised, told.done), 80, _SCAN),
        _answered(feedback.by_step(db, period, today, calendar)),
        _row(behind, "5.4", "Hài lòng: không quá hạn, không bị phản ánh", (pleased, everything), 90, _PLEASE),
    ]
    notes = (*_NOTES, *blanked_note(db, period))
    return Sheet("chi-so-766", "Bộ chỉ số 766", period, _COLUMNS, tuple(rows), unit="Hồ sơ", notes=notes)


def _answered(by_step: Sheet) -> Row:
    """5.1 to 5.3 together: steps of feedback, of those whose last day has come or that were taken."""
    share = next(cell for cell in by_step.rows[-1].cells if isinstance(cell, Share))
    words = "Phản ánh, kiến nghị: bước làm đúng hạn"
    cells = ("5.1–5.3", words, share.part, share.whole, share, "", None, _ANSWER if share.part < share.whole else "")
    return Row(cells, (None, None, *(_STEPS,) * 3, None, None, None))


def _row(
    behind: Mapping[str, _Behind], number: str, words: str, of: tuple[int, int], full: int | None, advice: str
) -> Row:
    """`full`: per cent that give full marks; None where the decision names none."""
    part, whole = of
    wanted = int((Decimal(whole * full) / 100).to_integral_value(ROUND_CEILING)) if full else 0
    missing: Cell = max(0, wanted - part) if full else None
    cells = (number, words, part, whole, Share(part, whole), f"{full} %" if full else "", missing)
    return Row((*cells, advice if missing or (full is None and part < whole) else ""), _traces(*behind[number]))


def _traces(part: Trace, whole: Trace, missing: Trace = None) -> tuple[Trace, ...]:
    return (None, None, part, whole, part, None, missing, None)


def _pleased(db: Database, period: Period, today: date, counted: tuple[int, int]) -> Trace:
    """Behind 5.4: those neither late nor disliked, where they are as many as is counted.

    The decision takes late and disliked ones from the whole one after the other: what is both is taken twice.
    """
    pleased, unhappy = counted
    neither = Selection(period=period, figure=Figure.TOTAL, lacks=Mark.LATE_OR_DISLIKED)
    return neither if not unhappy or facts.count(db, neither, today) == pleased else _TWICE


def _behind(period: Period, pleased: Trace) -> dict[str, _Behind]:
    """Of each indicator the dossiers that meet it, those it is a share of, and those that cost points."""
    came, every = (Selection(period=period, figure=figure) for figure in (Figure.RECEIVED, Figure.TOTAL))
    fee, done = replace(came, mark=Mark.WITH_FEE), Selection(period=period, mark=Mark.DONE)
    return {
        "1.4": (replace(came, mark=Mark.AT_PORTAL), came, replace(came, lacks=Mark.AT_PORTAL)),
        "2.1": (replace(every, figure=Figure.NOT_LATE), every, replace(every, figure=Figure.LATE)),
        "3.3": (
            replace(came, figure=Figure.RECEIVED_ONLINE),
            came,
            replace(came, figure=Figure.RECEIVED_OTHERWISE),
        ),
        "3.6": (replace(fee, mark=Mark.PAID_ONLINE), fee, replace(fee, lacks=Mark.PAID_ONLINE)),
        "4.1": (replace(done, mark=Mark.RESULT_SCANNED), done, replace(done, lacks=Mark.RESULT_SCANNED)),
        "4.2": (replace(done, mark=Mark.DIGITISED), done, replace(done, lacks=Mark.DIGITISED)),
        "5.4": (pleased, every, Selection(period=period, mark=Mark.LATE_OR_DISLIKED)),
    }


def _taken(db: Database, period: Period) -> list[Row]:
    """2.2 has no share: the mean days of each procedure that was finished, pauses taken out."""
    taken, named = digital.days_taken(db, period), named_procedures(db)
    days, count = sum(each[1] for each in taken.values()), sum(each[0] for each in taken.values())
    done = Selection(period=period, mark=Mark.DONE)
    rows = [_mean(done, "2.2", "Thời gian giải quyết trung bình (ngày thường)", count, days)]
    slowest = sorted(taken, key=lambda code: (-taken[code][1] / taken[code][0], code))
    of = {code: replace(done, procedure_code=code or WITHOUT) for code in slowest[:_SLOWEST]}
    return rows + [_mean(of[code], "", named(code), *taken[code]) for code in of]


_SLOWEST = 5


def _mean(done: Selection, number: str, words: str, count: int, days: int) -> Row:
    mean = rounded(Decimal(days) / count, 2) if count else None
    cells = (number, words, mean, count, None, "", None, "")
    return Row(cells, _traces(done, done), Role.GROUP if number else Role.ROW)
