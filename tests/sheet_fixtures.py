"""Reports for the tests of what shows them: one as the official form has it, one that is narrow, one of dossiers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from cchc_desktop.domain.period import Period, year_of
from cchc_desktop.domain.selection import Figure, Selection
from cchc_desktop.domain.sheet import Cell, Column, Kind, Role, Row, Share, Sheet

IN, DONE, OPEN = "Tiếp nhận", "Số lượng hồ sơ đã giải quyết", "Số lượng hồ sơ đang giải quyết"
COLUMNS = (
    Column("TT", number="1"),
    Column("Lĩnh vực, công việc giải quyết theo cấp", Kind.TEXT, "2"),
    Column("Tổng số", number="3=4+5+6", group=IN),
    Column("Trực tuyến", number="4", group=IN),
    Column("Trực tiếp, dịch vụ bưu chính", number="5", group=IN),
    Column("Từ kỳ trước", number="6", group=IN),
    Column("Tổng số", number="7=8+9+10", group=DONE),
    Column("Trước hạn", number="8", group=DONE),
    Column("Đúng hạn", number="9", group=DONE),
    Column("Quá hạn", number="10", group=DONE),
    Column("Tổng số", number="11=12+13", group=OPEN),
    Column("Trong hạn", number="12", group=OPEN),
    Column("Quá hạn", number="13", group=OPEN),
)
FIELDS = ("Bảo trợ xã hội", "Hộ tịch", "Đất đai", "Thành lập và hoạt động của doanh nghiệp tư nhân, hộ kinh doanh")


def official(period: Period | None = None, count: int = 4) -> Sheet:
    """Biểu II.06a with so many fields; its first figure leads to the dossiers behind it."""
    period = period or year_of(2026)
    figures = (19_782, 9_000, 10_700, 82, 19_317, 19_000, 300, 17, 465, 460, 5)
    traces = (None, None, Selection(period, Figure.TOTAL), *[None] * 10)
    fields = [Row((n + 1, FIELDS[n % len(FIELDS)], *figures), traces) for n in range(count)]
    rows = (Row((None, "A. CẤP XÃ", *[None] * 11), role=Role.GROUP), *fields)
    total = Row((None, "Tổng số", *(count * figure for figure in figures)), traces, Role.TOTAL)
    return Sheet(
        "ii06a",
        "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH TẠI ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT",
        period,
        COLUMNS,
        (*rows, total),
        "Biểu số II.06a/VPCP/KSTT",
        "Số hồ sơ TTHC",
        ("Hồ sơ từ chối khi tiếp nhận không tính.",),
    )


def narrow(name: str = "Bưu chính công ích") -> Sheet:
    """A report of every kind of cell, without groups, numbers and form."""
    columns = (
        Column("Nội dung", Kind.TEXT),
        Column("Mã", Kind.CODE),
        Column("Tỷ lệ", Kind.SHARE),
        Column("Tiền", Kind.MONEY),
        Column("Ngày", Kind.DAY),
        Column("Trung bình"),
    )
    cells = (name, "1.001776", Share(29, 76), 1_254_000, date(2026, 1, 5), Decimal("1234.5"))
    nothing = ("Không có", "", Share(0, 0), 0, None, None)
    return Sheet("post", "BƯU CHÍNH", year_of(2026), columns, (Row(cells), Row(nothing, role=Role.BEFORE)))


def listing(code: str = "H00.18-261005-3012", notes: int = 2) -> Sheet:
    """A dossier a line under a heading that leads nowhere."""
    columns = (Column("Mã hồ sơ", Kind.CODE), Column("Thủ tục", Kind.TEXT), Column("Còn lại (ngày)"))
    rows = (Row(("Còn hạn: 1 hồ sơ", None, None), role=Role.GROUP), Row((code, "Bảo trợ xã hội", 3)))
    told = tuple(f"{n + 1}. {'Ngày: ngày thường, không tính lúc chờ bổ sung. ' * 3}" for n in range(notes))
    return Sheet("nguy-co", "NGUY CƠ", year_of(2026), columns, rows, notes=told)


_OF_SOMETHING_ELSE = {  # columns whose numbers are no number of dossiers: of procedures, money, prints, what was said
    "truc-tuyen": {1, 2},
    "lien-thong": {1, 2},
    "cat-giam": {4},
    "so-thu-phi": {2, 3, 4, 5, 6, 7},
    "giay-in": {1, 2, 3, 4, 5},
    "phan-anh": {1, 2, 3, 4, 5},
    "chi-so-766": {6},  # of what is missing to full marks
}


def traced(sheet: Sheet) -> Iterator[tuple[Selection, int | None]]:
    """Each choice behind a cell, and how many dossiers it must have; None where the cell counts something else."""
    for number, row in enumerate(sheet.rows):
        for place, (cell, trace) in enumerate(zip(row.cells, row.traces, strict=bool(row.traces))):
            other = place in _OF_SOMETHING_ELSE.get(sheet.key, ()) or (sheet.key == "buu-chinh" and number == 0)
            if isinstance(trace, Selection):
                yield trace, None if other else _told(cell)


def _told(cell: Cell) -> int | None:
    """A count, a share's part; of a heading the number in it, and of a mean none."""
    if isinstance(cell, str):
        digits = next((word for word in cell.replace(".", "").split() if word.isdigit()), "0")
        return int(digits)
    return cell.part if isinstance(cell, Share) else cell if isinstance(cell, int) else None
