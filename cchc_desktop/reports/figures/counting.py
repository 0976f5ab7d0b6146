"""Lines of figures (dòng số liệu): what is counted together, what it is called, the dossiers behind each number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import WITHOUT, Figure, Selection
from cchc_desktop.domain.sheet import Cell, Trace
from cchc_desktop.domain.text import fold
from cchc_desktop.reports.figures.named import named_procedures
from cchc_desktop.store import clerks, facts
from cchc_desktop.store.connection import Database
from cchc_desktop.store.facts import By

Counts = Mapping[Figure, int]

HEADS: Mapping[By, str] = {
    By.PROCEDURE: "Thủ tục hành chính",
    By.FIELD: "Lĩnh vực",
    By.DIVISION: "Phòng chuyên môn",
    By.CLERK: "Cán bộ tiếp nhận",
    By.COUNTER: "Quầy",
}
_UNKNOWN: Mapping[By, str] = {
    By.FIELD: "Không rõ lĩnh vực",
    By.DIVISION: "Không rõ phòng chuyên môn",
    By.CLERK: "Không rõ cán bộ",
    By.COUNTER: "Không rõ quầy",
}


def naming(db: Database, by: By) -> Callable[[str], str]:
    """What a label is called in a report."""
    if by is By.PROCEDURE:
        return named_procedures(db)
    if by is not By.CLERK:
        return lambda label: label or _UNKNOWN[by]

    def clerk_named(code: str) -> str:
        account = clerks.get(db, code)  # also one who has left
        return account.clerk.name if account else code or _UNKNOWN[by]

    return clerk_named


def chosen(base: Selection, by: By, label: str) -> Selection:
    """The dossiers of `base` that have this label."""
    wanted = label or WITHOUT
    match by:
        case By.PROCEDURE:
            return replace(base, procedure_code=wanted)
        case By.FIELD:
            return replace(base, procedure_field=wanted)
        case By.DIVISION:
            return replace(base, division=wanted)
        case By.CLERK:
            return replace(base, clerk_code=wanted)
        case By.COUNTER:
            return replace(base, counter=wanted)


def counted_by(db: Database, period: Period, today: date, by: By, figures: Sequence[Figure]) -> dict[str, Counts]:
    """These figures of a period by the labels of one thing."""
    return {label: counts for (label,), counts in facts.figures(db, period, today, (by,), figures).items()}


def in_order(labels: Iterable[str], named: Callable[[str], str]) -> list[str]:
    """By what they are called."""
    return sorted(labels, key=lambda label: (fold(named(label)), label))


def numbers(counts: Counts, figures: Sequence[Figure]) -> tuple[Cell, ...]:
    """The figures in order."""
    return tuple(counts.get(figure, 0) for figure in figures)


def traced(base: Selection, figures: Sequence[Figure]) -> tuple[Trace, ...]:
    """The dossiers behind each of them."""
    return tuple(replace(base, figure=figure) for figure in figures)


def added(every: Collection[Counts]) -> dict[Figure, int]:
    """All of them together."""
    return {figure: sum(counts.get(figure, 0) for counts in every) for figure in Figure}


def notes(db: Database, period: Period, today: date) -> tuple[str, ...]:
    """What must be said beside figures: as of when, and what no period can count."""
    found = []
    if today < period.last:
        found.append(f"Kỳ chưa kết thúc: hồ sơ đang giải quyết tính đến ngày {day_text(today)}.")
    if undated := facts.undated(db):
        found.append(f"Không tính {undated} hồ sơ không có ngày tiếp nhận.")
    return tuple(found)
