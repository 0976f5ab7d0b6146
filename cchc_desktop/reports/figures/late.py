"""Overdue dossiers (hồ sơ quá hạn): each with its days, its cause as the apology gives it, or that none was sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cchc_desktop.domain.figure_text import whole
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Figure, Selection
from cchc_desktop.domain.sheet import Column, Kind, Role, Row, Sheet
from cchc_desktop.reports.figures.blanked import blanked_note
from cchc_desktop.reports.figures.named import named_procedures
from cchc_desktop.store import tallies
from cchc_desktop.store.connection import Database
from cchc_desktop.store.tallies import Late

_COLUMNS = (
    Column("Mã hồ sơ", Kind.CODE),
    Column("Thủ tục", Kind.TEXT),
    Column("Phòng giải quyết", Kind.TEXT),
    Column("Hẹn trả", Kind.DAY),
    Column("Xong", Kind.DAY),
    Column("Quá hạn (ngày)"),
    Column("Xin lỗi", Kind.DAY),
    Column("Nguyên nhân", Kind.TEXT),
)
_NOTES = (
    "Quá hạn tính theo ngày hẹn chưa kể các lần xin lỗi hẹn lại. Ngày: ngày thường, đến ngày xong hoặc cuối kỳ.",
    "Như biểu II.06a, yêu cầu bổ sung lần thứ hai cũng là quá hạn. Sổ theo dõi, bảng điều hành chỉ xét ngày hẹn hiện nay.",
)

_SECOND = "Yêu cầu bổ sung lần 2"


def overdue(db: Database, period: Period, today: date) -> Sheet:
    """First those nobody apologised for, then the others, each longest first, with their sums."""
    every = tallies.late(db, period, today)
    reasons = tallies.apologies(db, [each.id for each in every if each.apologised])
    named, seen = named_procedures(db), min(period.last, max(today, period.first))
    rows: list[Row] = []
    for words, sorry in (("Chưa xin lỗi", False), ("Đã xin lỗi", True)):
        part = [each for each in every if (each.apologised is not None) is sorry]
        rows.append(_heading(words, part, period, sorry))
        for each in part:
            days = _late_by(each, seen)
            cause = reasons.get(each.id) or (_SECOND if days is None else "")
            told = (each.code, named(each.procedure), each.division, _day(each.judged), _day(each.finished))
            rows.append(Row((*told, days, _day(each.apologised), cause)))
    total = Selection(period=period, figure=Figure.LATE)
    rows.append(
        Row(("Tổng số", *(None,) * 4, len(every), *(None,) * 2), (*(None,) * 5, total, *(None,) * 2), Role.TOTAL)
    )
    notes = (*_NOTES, *blanked_note(db, period))
    return Sheet("qua-han", "Hồ sơ quá hạn và nguyên nhân", period, _COLUMNS, tuple(rows), unit="Hồ sơ", notes=notes)


def _heading(words: str, part: Sequence[Late], period: Period, sorry: bool) -> Row:
    """How many, of which so many are still open: those can still be done something about."""
    still = sum(each.finished is None or each.finished > period.last.toordinal() for each in part)
    text = f"{words}: {whole(len(part))} hồ sơ, trong đó {whole(still)} chưa xong" if part else f"{words}: không có"
    trace = Selection(period=period, figure=Figure.LATE, apologised=sorry)
    return Row((None, text, *(None,) * 6), (None, trace, *(None,) * 6), Role.GROUP)


def _day(ordinal: int | None) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def _late_by(late: Late, seen: date) -> int | None:
    """None for what is only late because papers were asked for twice; while they are waited for no day counts."""
    if late.judged is None:
        return None
    until = min(late.finished or seen.toordinal(), late.waits_since or seen.toordinal(), seen.toordinal())
    return until - late.judged if until > late.judged else None
