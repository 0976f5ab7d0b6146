"""The reports there are (danh mục báo cáo): by key, in the order of the page.

To add one: a function `(db, period, today) -> Sheet` in a module of this folder, and its line in the list below. Window,
paper, spreadsheet and the command `report` then know it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.sheet import Sheet
from cchc_desktop.reports.figures import (
    breakdown,
    catalogue,
    decision766,
    feedback,
    first_time,
    ii06a,
    late,
    money,
    post,
    prints,
    radar,
    ratings,
    year_on_year,
)
from cchc_desktop.store.connection import Database

Make = Callable[[Database, Period, date], Sheet]
"""`(db, period, today)` → the report as the store now has it; `today` is the counter's day, for what is late."""


MakeByCalendar = Callable[[Database, Period, date, WorkCalendar], Sheet]
"""The same for what counts working days."""

MakeOfMany = Callable[[Database, Period, date, int | None], Sheet]
"""The same for what has a row a dossier: so many of each part at most, None for all of them."""

ON_SCREEN, ON_PAPER = 500, 3_000
"""How many that is where nobody can look through more."""


@dataclass(frozen=True, slots=True)
class ReportKind:
    """One report; `key` is what commands and file names call it, `title` what a clerk does."""

    key: str
    title: str
    make: Make | None
    compares: bool = True  # whether the same period of the year before can stand under it (domain/sheet_before.py)
    by_calendar: MakeByCalendar | None = None  # where there is no `make`
    of_many: MakeOfMany | None = None  # or this
    nothing: str = "sổ không có hồ sơ nào"  # what it says of a period in which nothing is other than nought

    def sheet(
        self, db: Database, period: Period, today: date, calendar: WorkCalendar, most: int | None = None
    ) -> Sheet:
        """The report over a period; of a list of dossiers `most` of each part."""
        if self.make is not None:
            return self.make(db, period, today)
        if self.of_many is not None:
            return self.of_many(db, period, today, most)
        assert self.by_calendar is not None
        return self.by_calendar(db, period, today, calendar)


_NO_PROCEDURE = "danh mục không có thủ tục nào có hiệu lực"
_KINDS = (
    ReportKind("ii06a", "Biểu II.06a theo thủ tục", ii06a.ii06a),
    ReportKind("ii06a-linh-vuc", "Biểu II.06a theo lĩnh vực", ii06a.ii06a_by_field),
    ReportKind("theo-thu-tuc", "Kết quả theo thủ tục", breakdown.by_procedure),
    ReportKind("theo-linh-vuc", "Kết quả theo lĩnh vực", breakdown.by_field),
    ReportKind("theo-phong", "Kết quả theo phòng chuyên môn", breakdown.by_division),
    ReportKind("theo-can-bo", "Kết quả theo cán bộ tiếp nhận", breakdown.by_clerk),
    ReportKind("theo-quay", "Kết quả theo quầy", breakdown.by_counter),
    ReportKind("buu-chinh", "Bưu chính công ích", post.by_post),
    ReportKind("truc-tuyen", "Mức độ trực tuyến", catalogue.online_level, nothing=_NO_PROCEDURE),
    ReportKind("lien-thong", "Thủ tục liên thông", catalogue.interconnected, nothing=_NO_PROCEDURE),
    ReportKind(
        "cat-giam",
        "Cắt giảm thời gian giải quyết",
        catalogue.days_cut_of,
        compares=False,
        nothing="không thủ tục nào cắt giảm thời gian",
    ),
    ReportKind("dung-ngay", "Hồ sơ đúng ngay lần đầu", first_time.first_time_right),
    ReportKind(
        "qua-han",
        "Hồ sơ quá hạn và nguyên nhân",
        None,
        compares=False,
        of_many=late.overdue,
        nothing="không có hồ sơ nào quá hạn",
    ),
    ReportKind(
        "nguy-co", "Nguy cơ quá hạn", radar.radar, compares=False, nothing="không có hồ sơ nào còn hạn đang giải quyết"
    ),
    ReportKind(
        "so-thu-phi", "Sổ thu phí, lệ phí", money.cash_book, compares=False, nothing="không thu, không hủy khoản nào"
    ),
    ReportKind(
        "phan-anh",
        "Phản ánh, kiến nghị",
        None,
        by_calendar=feedback.by_step,
        nothing="không có phản ánh, kiến nghị nào",
    ),
    ReportKind("hai-long", "Mức độ hài lòng", ratings.satisfaction, nothing="không có đánh giá nào"),
    ReportKind("giay-in", "Giấy đã in và in lại", prints.printed, nothing="không in giấy nào"),
    ReportKind("chi-so-766", "Bộ chỉ số 766", None, by_calendar=decision766.indicators),
    ReportKind("cung-ky", "So với cùng kỳ theo thủ tục", year_on_year.procedures_compared, compares=False),
    ReportKind("cung-ky-linh-vuc", "So với cùng kỳ theo lĩnh vực", year_on_year.fields_compared, compares=False),
)

REPORTS: dict[str, ReportKind] = {kind.key: kind for kind in _KINDS}
"""By key, in the order of the page."""
