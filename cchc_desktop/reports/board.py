"""The lead's board (bảng điều hành): the day, what is due, stock and flow, who is on time, when people come."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from cchc_desktop.domain.period import Period, year_of
from cchc_desktop.domain.picture import Bars, Heat, Lines, Picture, Series, Shares
from cchc_desktop.domain.selection import Figure
from cchc_desktop.domain.sheet import Share
from cchc_desktop.reports.figures.counting import counted_by
from cchc_desktop.store import board_counts, procedures
from cchc_desktop.store.connection import Database
from cchc_desktop.store.facts import By

WEEKS = 12
_DAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
_WORKING = 5
_HOURS = range(7, 18)
_DUE = ("Quá hạn", "Hôm nay", "1 ngày nữa", "2–3 ngày", "4–7 ngày", "Sau đó")
_LAST_DAYS = (-1, 0, 1, 3, 7)
_SERIES = 4  # more cannot be told apart: the rest goes together
_OTHERS = "Còn lại"
_PROCEDURES = 10
_NO_DIVISION = "Không rõ phòng"


def board(db: Database, today: date) -> tuple[Picture, ...]:
    """The pictures as of now, in their order."""
    weeks = board_counts.weeks(db, today, WEEKS)
    return (_today(db, today), _due(db, today), _flow(weeks), _stock(weeks), _on_time(db, today), _arrivals(db, today))


def _today(db: Database, today: date) -> Bars:
    counted = board_counts.arrivals_of_day(db, today)
    hours = sorted({*_HOURS, *(hour for _, hour in counted)})
    series = _gathered(counted, _foremost(_summed(counted)), hours)
    named = tuple(Series(f"Quầy {each.name}" if each.name != _OTHERS else _OTHERS, each.values) for each in series)
    return Bars(
        "hom-nay", "Tiếp nhận hôm nay theo giờ và quầy", tuple(f"{hour}h" for hour in hours), named, stacked=True
    )


def _due(db: Database, today: date) -> Bars:
    counted: Counter[tuple[str, int]] = Counter()
    for (division, day), number in board_counts.due_by_day(db).items():
        left = day - today.toordinal()
        place = next((place for place, last in enumerate(_LAST_DAYS) if left <= last), len(_LAST_DAYS))
        counted[division or _NO_DIVISION, place] += number
    divisions = _foremost(_summed(counted))
    note = "Theo ngày hẹn trả hiện nay; không tính hồ sơ đang chờ bổ sung và hồ sơ không hẹn ngày."
    series = _gathered(counted, divisions, range(len(_DUE)))
    return Bars("den-han", "Hồ sơ đến hạn", _DUE, series, note, stacked=True)


def _flow(weeks: dict[date, board_counts.Flow]) -> Bars:
    labels = tuple(f"{monday:%d/%m}" for monday in weeks)
    came = Series("Tiếp nhận", tuple(each.received for each in weeks.values()))
    went = Series("Giải quyết xong", tuple(each.finished for each in weeks.values()))
    return Bars("theo-tuan", "Tiếp nhận và giải quyết theo tuần", labels, (came, went), note="Ngày: thứ hai của tuần.")


def _stock(weeks: dict[date, board_counts.Flow]) -> Lines:
    labels = tuple(f"{monday:%d/%m}" for monday in weeks)
    line = Series("Đang giải quyết", tuple(each.open for each in weeks.values()))
    return Lines("ton-tuan", "Hồ sơ đang giải quyết cuối tuần", labels, (line,), "Tuần cuối: đến nay.")


def _on_time(db: Database, today: date) -> Shares:
    """Of the year's finished ones, by the procedures with the most of them."""
    wanted = (Figure.FINISHED, Figure.FINISHED_LATE)
    year = Period(year_of(today.year).first, today)
    counted = counted_by(db, year, today, By.PROCEDURE, wanted)
    done = {code: counts for code, counts in counted.items() if counts.get(wanted[0])}
    foremost = sorted(done, key=lambda code: (-done[code][wanted[0]], code))[:_PROCEDURES]
    names = procedures.names_ever(db)
    shares = (Share(done[code][wanted[0]] - done[code].get(wanted[1], 0), done[code][wanted[0]]) for code in foremost)
    title = f"Giải quyết đúng hạn, trước hạn năm {today.year}"
    note = f"{_PROCEDURES} thủ tục có nhiều hồ sơ xong nhất."
    return Shares("dung-han", title, tuple(names.get(code) or code for code in foremost), tuple(shares), note)


def _arrivals(db: Database, today: date) -> Heat:
    first = today - timedelta(weeks=WEEKS) + timedelta(days=1)
    counted = board_counts.arrivals(db, Period(first, today))
    days = sorted({*range(_WORKING), *(day for day, _ in counted)})
    hours = sorted({*_HOURS, *(hour for _, hour in counted)})
    values = tuple(tuple(counted.get((day, hour), 0) for hour in hours) for day in days)
    columns = tuple(f"{hour}h" for hour in hours)
    note = f"Hồ sơ tiếp nhận trong {WEEKS} tuần qua."
    return Heat("gio-dong", "Giờ đông người", tuple(_DAYS[day] for day in days), columns, values, note)


def _summed(counted: dict[tuple[str, int], int]) -> Counter[str]:
    found: Counter[str] = Counter()
    for (name, _), number in counted.items():
        found[name] += number
    return found


def _foremost(sums: Counter[str]) -> tuple[str, ...]:
    """The greatest, by name; all of them where they are few."""
    most = sums.most_common(_SERIES if len(sums) <= _SERIES else _SERIES - 1)
    return tuple(sorted(name for name, _ in most))


def _gathered(
    counted: dict[tuple[str, int], int], names: tuple[str, ...], places: list[int] | range
) -> tuple[Series, ...]:
    """A series a name, and one of all others."""
    found = [Series(name, tuple(counted.get((name, place), 0) for place in places)) for name in names]
    others: Counter[int] = Counter()
    for (name, place), number in counted.items():
        if name not in names:
            others[place] += number
    if others:
        found.append(Series(_OTHERS, tuple(others[place] for place in places)))
    return tuple(found) or (Series("Hồ sơ", tuple(0 for _ in places)),)
