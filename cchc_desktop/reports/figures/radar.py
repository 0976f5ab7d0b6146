"""The overdue radar (nguy cơ quá hạn): open dossiers, most endangered first, as past ones fared; and how far to trust it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from cchc_desktop.domain.figure_text import number, rounded, whole
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.radar import ENOUGH, Radar, Risk, Tried, Width, tried
from cchc_desktop.domain.selection import Figure, Mark, Selection
from cchc_desktop.domain.sheet import Cell, Column, Kind, Role, Row, Share, Sheet
from cchc_desktop.reports.figures.named import named_procedures
from cchc_desktop.store import radar_rows, register_rows
from cchc_desktop.store.connection import Database, snapshot
from cchc_desktop.store.radar_rows import Open

_COLUMNS = (
    Column("Mã hồ sơ", Kind.CODE),
    Column("Thủ tục", Kind.TEXT),
    Column("Phòng giải quyết", Kind.TEXT),
    Column("Còn lại (ngày)"),
    Column("Đã qua (ngày)"),
    Column("Từng quá hạn", Kind.SHARE),
    Column("Trên số hồ sơ"),
    Column("So với hồ sơ", Kind.TEXT),
)
_WIDTHS = {Width.DIVISION: "cùng thủ tục, cùng phòng", Width.PROCEDURE: "cùng thủ tục", Width.ALL: "của cả đơn vị"}
_NOTES = (
    "Từng quá hạn: trong hồ sơ trước đây mà sau bấy nhiêu ngày vẫn chưa xong, bao nhiêu phần rồi quá hạn. Tính trên hồ sơ "
    f"cùng thủ tục, cùng phòng; có dưới {ENOUGH} hồ sơ thì trên cả thủ tục, rồi cả đơn vị.",
    "Xếp theo tỷ lệ ấy sau khi cộng thêm một hồ sơ quá hạn và một hồ sơ đúng hạn, để ít hồ sơ thì bớt chắc.",
    "Hồ sơ trước đây: tiếp nhận trong 2 năm, đã xong hoặc đã quá hạn. Ngày: ngày thường, không tính lúc chờ bổ sung.",
    "Không có ở đây: hồ sơ đã quá hạn (xem báo cáo hồ sơ quá hạn), hồ sơ chờ bổ sung, hồ sơ không có ngày hẹn.",
)
_VERDICTS = {
    1: "Nguy cơ nhận ra hồ sơ quá hạn tốt hơn số ngày còn lại.",
    0: "Nguy cơ chưa hơn số ngày còn lại: hãy xem cả hai.",
    -1: "Nguy cơ kém hơn số ngày còn lại: hãy theo số ngày còn lại.",
}
_MOST = 200  # rows
_BACK = 2 * 365  # days: habits change
_LOOKS = 5  # past days looked at in the trial
_TRIED = 50_000  # dossiers that it looks through at most, or not many more


def radar(db: Database, period: Period, today: date) -> Sheet:
    """As of the last day of the period that has come; the trial is of what was known then."""
    seen = min(period.last, max(today, period.first))
    with snapshot(db):
        since = max(radar_rows.first_day(db) or 0, seen.toordinal() - _BACK)
        known = Radar(radar_rows.past(db, since, seen.toordinal()))
        still = radar_rows.still_open(db, seen.toordinal())
        every = sorted(((each, known.risk(each.procedure, each.division, each.age)) for each in still), key=_danger)
        rows = [_heading(len(every), seen), *_rows(db, every[:_MOST])]
        notes = (_as_of(seen, len(every)), *_NOTES, _trial(db, since, seen.toordinal()))
    return Sheet("nguy-co", "Nguy cơ quá hạn", period, _COLUMNS, tuple(rows), unit="Hồ sơ", notes=notes)


def _danger(told: tuple[Open, Risk | None]) -> tuple[float, int, int]:
    """Those nothing is known of last; among equals the fewest days left."""
    each, risk = told
    return -risk.likely if risk else 1.0, each.left, each.id


def _heading(count: int, seen: date) -> Row:
    """As of one day: what is open at its end."""
    trace = Selection(period=Period(seen, seen), figure=Figure.OPEN_IN_TIME, mark=Mark.TIME_LEFT)
    text = f"Còn hạn: {whole(count)} hồ sơ" if count else "Không có hồ sơ nào còn hạn"
    return Row((text, *(None,) * 7), (trace, *(None,) * 7), Role.GROUP)


def _as_of(seen: date, count: int) -> str:
    shown = f" Chỉ nêu {_MOST} hồ sơ nguy cơ nhất trong {whole(count)} hồ sơ." if count > _MOST else ""
    return f"Tính đến ngày {day_text(seen)}.{shown}"


def _rows(db: Database, every: list[tuple[Open, Risk | None]]) -> list[Row]:
    codes = [line.code for line in register_rows.lines(db, [each.id for each, _ in every])]
    named = named_procedures(db)
    rows = []
    for code, (each, risk) in zip(codes, every, strict=True):
        told: tuple[Cell, ...] = (Share(0, 0), 0, "chưa có hồ sơ nào")
        if risk:
            told = (Share(risk.late, risk.of), risk.of, _WIDTHS[risk.width])
        rows.append(Row((code, named(each.procedure), each.division, each.left, each.age, *told)))
    return rows


def _trial(db: Database, since: int, seen: int) -> str:
    """Learned from the first half of the time, tried on several days of the second."""
    split = since + (seen - since) // 2
    every = radar_rows.step(db, _TRIED)
    learned = Radar(radar_rows.past(db, since, split, every))
    days = sorted({split + (seen - split) * look // (_LOOKS + 1) for look in range(1, _LOOKS + 1)})
    found = tried(learned, [each for day in days for each in radar_rows.trials(db, split, day, seen, every)])
    if found is None:
        return "Kiểm chứng trên hồ sơ đã qua: chưa đủ số liệu."
    return _told(found, learned.known, date.fromordinal(split), len(days))


def _told(found: Tried, learned: int, split: date, days: int) -> str:
    return (
        f"Kiểm chứng trên hồ sơ đã qua: học từ {whole(learned)} hồ sơ xong hoặc quá hạn đến ngày {day_text(split)}, thử ở {days} "
        f"ngày trên {whole(found.late + found.others)} hồ sơ tiếp nhận từ ngày ấy ({whole(found.late)} quá hạn). AUC: "
        f"nguy cơ {_score(found.radar)}, số ngày còn lại {_score(found.days_left)} (0,5 là đoán mò, 1 là luôn đúng). "
        f"{_VERDICTS[found.lead]}"
    )


def _score(auc: float) -> str:
    return number(rounded(Decimal(auc), 3))
