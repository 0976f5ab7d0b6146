"""Overdue dossiers (hồ sơ quá hạn): each with its days, its cause as the apology gives it, or that none was sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from cchc_desktop.domain.figure_text import whole
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Figure, Order, Selection
from cchc_desktop.domain.sheet import Column, Kind, Role, Row, Sheet
from cchc_desktop.reports.figures.blanked import blanked_note
from cchc_desktop.reports.figures.named import named_procedures
from cchc_desktop.store import tallies
from cchc_desktop.store.connection import Database, snapshot
from cchc_desktop.store.tallies import Late, LateCount

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


def overdue(db: Database, period: Period, today: date, most: int | None = None) -> Sheet:
    """First those nobody apologised for, then the others, each longest first and `most` of them, with their sums."""
    seen = min(period.last, max(today, period.first))
    rows: list[Row] = []
    with snapshot(db):
        counts = tallies.late_counts(db, period, today)
        for words, sorry in (("Chưa xin lỗi", False), ("Đã xin lỗi", True)):
            count, part = counts.get(sorry, LateCount()), tallies.late(db, period, today, apologised=sorry, most=most)
            trace = Selection(period=period, figure=Figure.LATE, apologised=sorry, order=Order.DUE, descending=False)
            rows += (_across(_heading(words, count), trace), *_rows(db, part, seen))
            if rest := count.every - len(part):
                rows.append(_across(f"Còn {whole(rest)} hồ sơ không nêu ở đây; bảng tính có đủ", trace))
        notes = (*_NOTES, *blanked_note(db, period))
    every, total = sum(count.every for count in counts.values()), Selection(period=period, figure=Figure.LATE)
    rows.append(Row(("Tổng số", *(None,) * 4, every, *(None,) * 2), (*(None,) * 5, total, *(None,) * 2), Role.TOTAL))
    return Sheet("qua-han", "Hồ sơ quá hạn và nguyên nhân", period, _COLUMNS, tuple(rows), unit="Hồ sơ", notes=notes)


def _rows(db: Database, part: Sequence[Late], seen: date) -> Iterator[Row]:
    reasons = tallies.apologies(db, [each.id for each in part if each.apologised])
    named = named_procedures(db)
    for each in part:
        days = _late_by(each, seen)
        cause = reasons.get(each.id) or (_SECOND if days is None else "")
        told = (each.code, named(each.procedure), each.division, _day(each.judged), _day(each.finished))
        yield Row((*told, days, _day(each.apologised), cause))


def _heading(words: str, count: LateCount) -> str:
    """How many, of which so many are still open: those can still be done something about."""
    if not count.every:
        return f"{words}: không có"
    return f"{words}: {whole(count.every)} hồ sơ, trong đó {whole(count.still)} chưa xong"


def _across(text: str, trace: Selection) -> Row:
    """A line that leads to all the dossiers it tells of."""
    return Row((None, text, *(None,) * 6), (None, trace, *(None,) * 6), Role.GROUP)


def _day(ordinal: int | None) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def _late_by(late: Late, seen: date) -> int | None:
    """None for what is only late because papers were asked for twice; while they are waited for no day counts."""
    if late.judged is None:
        return None
    until = min(late.finished or seen.toordinal(), late.waits_since or seen.toordinal(), seen.toordinal())
    return until - late.judged if until > late.judged else None
