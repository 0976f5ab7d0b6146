"""Public post (bưu chính công ích): procedures with postal dossiers, what came and what went back by post."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import WITHOUT, Figure, Mark, Selection
from cchc_desktop.domain.sheet import Column, Kind, Role, Row, Share, Sheet
from cchc_desktop.reports.figures.counting import Counts, counted_by, in_order
from cchc_desktop.reports.figures.named import named_procedures
from cchc_desktop.store.connection import Database
from cchc_desktop.store.facts import By

_WANTED = (Figure.RECEIVED, Figure.RECEIVED_BY_POST, Figure.RETURNED, Figure.RETURNED_BY_POST)
_COLUMNS = (
    Column("Nội dung", Kind.TEXT),
    Column("Qua bưu chính"),
    Column("Tổng số"),
    Column("Tỷ lệ", Kind.SHARE),
)
_NOTES = (
    "Tỷ lệ nhận và tỷ lệ trả tính trên các thủ tục có hồ sơ qua bưu chính trong kỳ.",
    "Thủ tục: trên số thủ tục có hồ sơ tiếp nhận hoặc trả kết quả trong kỳ.",
)


def by_post(db: Database, period: Period, today: date) -> Sheet:
    """Numerator and denominator of each: of procedures all that had dossiers, of dossiers those of postal procedures."""
    counts = counted_by(db, period, today, By.PROCEDURE, _WANTED)
    postal = {name for name, had in counts.items() if had.get(_WANTED[1]) or had.get(_WANTED[3])}
    some, every = (Selection(period=period, mark=mark) for mark in (Mark.BY_POST, Mark.HANDLED))
    procedures = ("Thủ tục có hồ sơ qua bưu chính", len(postal), len(counts), Share(len(postal), len(counts)))
    rows = [
        Row(procedures, (None, some, every, some)),
        *_section("Tiếp nhận qua bưu chính", counts, (_WANTED[1], _WANTED[0]), period, named_procedures(db)),
        *_section("Trả kết quả qua bưu chính", counts, (_WANTED[3], _WANTED[2]), period, named_procedures(db)),
    ]
    return Sheet(
        "buu-chinh", "Tiếp nhận và trả kết quả qua bưu chính công ích", period, _COLUMNS, tuple(rows), notes=_NOTES
    )


def _section(
    title: str, counts: Mapping[str, Counts], pair: tuple[Figure, Figure], period: Period, named: Callable[[str], str]
) -> Iterator[Row]:
    """A total, then a line a procedure that had some by post."""
    post, every = pair
    had = {code: figures for code, figures in counts.items() if figures.get(post)}
    part, whole = (sum(figures.get(figure, 0) for figures in had.values()) for figure in pair)
    sent = Selection(period=period, figure=post)
    of_these = Selection(period=period, figure=every, procedure_codes=tuple(sorted(had))) if had else None
    yield Row((title, part, whole, Share(part, whole)), (None, sent, of_these, sent), Role.TOTAL)
    for code in in_order(had, named):
        figures = had[code]
        of = [Selection(period=period, figure=figure, procedure_code=code or WITHOUT) for figure in pair]
        share = Share(figures[post], figures.get(every, 0))
        yield Row((named(code), figures[post], figures.get(every, 0), share), (None, of[0], of[1], of[0]))
