"""Each figure as a condition over facts (số liệu thành điều kiện): counting and tracing ask the same, so they agree.

Parameters: :first and :last, the days of the period; :seen, the last of its days that has come, as of which what is
still open is judged. Each dossier in scope has just one origin and one fate, and every figure is made of those: so
3 = 4 + 5 + 6 = 7 + 11, 7 = 8 + 9 + 10 and 11 = 12 + 13, whatever the rows hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Figure

FINISHED = "ifnull(f.finished, 9999999)"
"""The day it was finished, as the index facts_figures has it: of what is open a day that never comes."""

SCOPE = f"f.counted = 1 and f.received <= :last and {FINISHED} >= :first"
"""What came in the period or was open at its first instant."""

ORIGIN = "case when f.received < :first then 6 when f.channel = 2 then 4 else 5 end"

LATE_DONE = "f.finished > f.judged or f.second <= f.finished"
_IS_DONE = f"case when {LATE_DONE} then 10 when f.finished < f.judged then 8 else 9 end"
# Before its first pause the day it had to be done was the one promised: the pause has moved it since.
JUDGED = "case when f.paused > :seen then f.promised else f.judged end"
WAITS = "f.paused <= :seen and (f.resumed is null or f.resumed > :seen)"
_IS_OPEN = f"case when f.second <= :seen then 13 when {WAITS} then 12 when {JUDGED} < :seen then 13 else 12 end"
FATE = f"case when f.finished <= :last then {_IS_DONE} else {_IS_OPEN} end"
"""By day: before the day it had to be done 8, on it 9, later 10; open at the end 12 or 13; without a date in time."""

RETURNED = "f.counted = 1 and f.returned between :first and :last"
_BY_POST = 3

ORIGINS: Mapping[Figure, frozenset[int]] = {
    Figure.RECEIVED_ONLINE: frozenset({4}),
    Figure.RECEIVED_OTHERWISE: frozenset({5}),
    Figure.OPEN_BEFORE: frozenset({6}),
    Figure.RECEIVED: frozenset({4, 5}),
}
FATES: Mapping[Figure, frozenset[int]] = {
    Figure.FINISHED: frozenset({8, 9, 10}),
    Figure.FINISHED_BEFORE: frozenset({8}),
    Figure.FINISHED_ON: frozenset({9}),
    Figure.FINISHED_LATE: frozenset({10}),
    Figure.OPEN: frozenset({12, 13}),
    Figure.OPEN_IN_TIME: frozenset({12}),
    Figure.OPEN_LATE: frozenset({13}),
    Figure.FINISHED_IN_TIME: frozenset({8, 9}),
    Figure.LATE: frozenset({10, 13}),
    Figure.NOT_LATE: frozenset({8, 9, 12}),
}
KINDS = 256
KIND = f"{ORIGIN} * 32 + {FATE} * 2 + (f.channel = {_BY_POST})"
"""A number below KINDS by which rows in scope are counted together: `figures_of` says what it counts in."""

RETURNED_KIND = "(f.return_channel = 1)"
"""The same of what was returned in the period, whenever it was finished."""


def condition(figure: Figure) -> str:
    """What a row of facts f must meet to be counted in `figure`."""
    if figure is Figure.RETURNED:
        return RETURNED
    if figure is Figure.RETURNED_BY_POST:
        return f"{RETURNED} and {RETURNED_KIND}"
    if figure is Figure.RECEIVED_BY_POST:
        return f"{condition(Figure.RECEIVED)} and f.channel = {_BY_POST}"
    if figure in ORIGINS:
        return f"{SCOPE} and {ORIGIN} in ({_listed(ORIGINS[figure])})"
    if figure in FATES:
        return f"{SCOPE} and {FATE} in ({_listed(FATES[figure])})"
    return SCOPE


def figures_of(kind: int) -> frozenset[Figure]:
    """The figures that a row in scope of that KIND is counted in."""
    (origin, fate), by_post = divmod(kind // 2, 16), kind % 2
    found = {Figure.TOTAL}
    found |= {figure for figure, origins in ORIGINS.items() if origin in origins}
    found |= {figure for figure, fates in FATES.items() if fate in fates}
    if by_post and Figure.RECEIVED in found:
        found.add(Figure.RECEIVED_BY_POST)
    return frozenset(found)


def returned_of(kind: int) -> frozenset[Figure]:
    """The figures that a returned row of that RETURNED_KIND is counted in."""
    return frozenset({Figure.RETURNED, Figure.RETURNED_BY_POST} if kind else {Figure.RETURNED})


def days(period: Period, today: date) -> dict[str, int]:
    """The parameters of a period as of `today`."""
    return bounds(period) | {"seen": min(period.last, max(today, period.first)).toordinal()}


def bounds(period: Period) -> dict[str, int]:
    """Its first and its last day, for what nothing open is judged by."""
    return {"first": period.first.toordinal(), "last": period.last.toordinal()}


def _listed(numbers: frozenset[int]) -> str:
    return ", ".join(map(str, sorted(numbers)))
