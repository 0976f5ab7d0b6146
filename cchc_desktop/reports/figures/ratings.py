"""Satisfaction (mức độ hài lòng): how many gave each score in the period, by procedure."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

from cchc_desktop.domain.figure_text import rounded
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import WITHOUT, Mark, Selection
from cchc_desktop.domain.sheet import Cell, Column, Kind, Role, Row, Share, Sheet
from cchc_desktop.reports.figures.blanked import blanked_note
from cchc_desktop.reports.figures.counting import in_order
from cchc_desktop.reports.figures.named import named_procedures
from cchc_desktop.store import tallies
from cchc_desktop.store.connection import Database

_SCORES = (5, 4, 3, 2, 1)
_CONTENT = 4  # from this score on somebody is content
_WORDS = {5: "Rất hài lòng", 4: "Hài lòng", 3: "Bình thường", 2: "Không hài lòng", 1: "Rất không hài lòng"}
_COLUMNS = (
    Column("Thủ tục", Kind.TEXT),
    Column("Số đánh giá"),
    *(Column(_WORDS[score]) for score in _SCORES),
    Column("Hài lòng trở lên", Kind.SHARE),
    Column("Điểm trung bình"),
)


def satisfaction(db: Database, period: Period, _today: date) -> Sheet:
    """Of the scores given in the period; a score that was given anew counts as it was given last."""
    by_procedure = {code: Counter(given) for code, given in tallies.scores(db, period).items()}
    named = named_procedures(db)
    rated = Selection(period=period, mark=Mark.RATED)
    rows = [
        Row((named(code), *_cells(by_procedure[code])), _traces(replace(rated, procedure_code=code or WITHOUT)))
        for code in in_order(by_procedure, named)
    ]
    whole = sum(by_procedure.values(), Counter[int]())
    rows.append(Row(("Tổng số", *_cells(whole)), _traces(rated), Role.TOTAL))
    notes = blanked_note(db, period)
    return Sheet("hai-long", "Mức độ hài lòng", period, _COLUMNS, tuple(rows), unit="Lượt đánh giá", notes=notes)


def _cells(scores: Counter[int]) -> tuple[Cell, ...]:
    count = scores.total()
    content = sum(number for score, number in scores.items() if score >= _CONTENT)
    points = sum(score * number for score, number in scores.items())
    mean = rounded(Decimal(points) / count, 2) if count else None
    return (count, *(scores[score] for score in _SCORES), Share(content, count), mean)


def _traces(rated: Selection) -> tuple[Selection | None, ...]:
    """The dossiers of each score; the share leads to the content ones, the mean to all."""
    of_scores = (replace(rated, details=(str(score),)) for score in _SCORES)
    content = tuple(str(score) for score in _SCORES if score >= _CONTENT)
    return (None, rated, *of_scores, replace(rated, details=content), rated)
