"""The figures of a year, beside the bare SQL that counts the same, and the register: its first page, and any filter."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from bench_fixtures import Figures, fastest, fullest_year, ms, opened, seconds

from cchc_desktop.app import places
from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Figure, Order, Selection
from cchc_desktop.domain.sheet import Sheet
from cchc_desktop.domain.status import HolderKind, Status
from cchc_desktop.reports.figures.ii06a import FIGURES, ii06a
from cchc_desktop.store import deliveries, facts, figure_sql, ledger
from cchc_desktop.store.connection import Database, Use

ROUNDS = 7
PAGE = 100
BACKLOG = 10_000
YEAR_GOAL, WARM_GOAL, TIMES_GOAL = 1.0, 0.150, 2.0
FIRST_PAGE_GOAL, FILTER_GOAL = 0.050, 0.150


def test_the_form_of_a_year_against_its_bare_sql(large: Path, size: int, figures: Figures) -> None:
    today = places.clock().date()
    with opened(large, Use.READER) as counter:
        year = fullest_year(counter.db, today)
    with opened(large, Use.READER) as counter:
        sheets: list[Sheet] = []
        cold = seconds(lambda: sheets.append(ii06a(counter.db, year, today)))
        form, bare = fastest(
            partial(ii06a, counter.db, year, today), partial(bare_sql, counter.db, year, today), rounds=ROUNDS
        )
        assert sheets[0].rows[-1].cells[2:] == bare_sql(counter.db, year, today)

    name = f"II.06a of a year at {size:,}"
    figures.add(f"{name}, first", ms(cold), f"≤ {ms(YEAR_GOAL)}", cold <= YEAR_GOAL)
    figures.add(f"{name}, warm", ms(form), f"≤ {ms(WARM_GOAL)}", form <= WARM_GOAL)
    figures.add(f"{name}, of its bare SQL", f"{form / bare:.2f} ({ms(bare)})", f"≤ {TIMES_GOAL}", form <= 2 * bare)


CHOICES = {
    "status": Selection(status=Status.RETURNED),
    "holder": Selection(holder_kind=HolderKind.DIVISION),
    "channel": Selection(channel=Channel.POST),
    "overdue": Selection(overdue=True),
    "nothing found": Selection(procedure_code="0"),
    "by return date": Selection(order=Order.DUE, descending=False),
    "by name": Selection(order=Order.NAME, descending=False),
    "by code": Selection(order=Order.CODE),
    "late ones of a figure": Selection(figure=Figure.FINISHED_LATE),
}


def test_the_register_opens_and_is_filtered(large: Path, size: int, figures: Figures) -> None:
    today = places.clock().date()
    with opened(large, Use.READER) as counter:
        db, year = counter.db, fullest_year(counter.db, today)
        first = seconds(partial(facts.selected, db, Selection(), today, PAGE))
        assert facts.selected(db, Selection(), today, PAGE) == newest(db)
        told = f"{ms(first)} with its number {ms(seconds(partial(facts.count, db, Selection(), today)))}"
        figures.add(f"register at {size:,}, first page", told, f"≤ {ms(FIRST_PAGE_GOAL)}", first <= FIRST_PAGE_GOAL)
        facts.count(db, Selection(overdue=True), today)
        last = facts.count(db, Selection(), today) - PAGE
        (took,) = fastest(partial(facts.selected, db, Selection(), today, PAGE, last), rounds=3)
        figures.add(f"register at {size:,}, jump to its end", ms(took), f"≤ {ms(FILTER_GOAL)}", took <= FILTER_GOAL)
        for name, choice in CHOICES.items():
            selection = Selection(year, choice.figure) if choice.figure else choice
            (took,) = fastest(partial(facts.selected, db, selection, today, PAGE), rounds=3)
            assert facts.selected(db, selection, today, PAGE) == facts.selected(db, selection, today)[:PAGE]
            goal = (
                ("", None) if selection.order is not Order.RECEIVED else (f"≤ {ms(FILTER_GOAL)}", took <= FILTER_GOAL)
            )
            figures.add(f"register at {size:,}, {name}", ms(took), *goal)


def test_what_the_portal_has_not_heard_of(large: Path, size: int, figures: Figures) -> None:
    today = places.clock().date()
    with opened(large) as counter:
        db = counter.db
        db.conn.execute("begin")
        acked = max(0, ledger.last_pos(db) - BACKLOG)
        deliveries.set_acked(db, acked)
        took = min(fastest(partial(facts.selected, db, Selection(unsent=True), today, PAGE), rounds=3))
        waiting = (
            each for each in ledger.after(db, acked, BACKLOG) if each.type not in ("slip.printed", "portal.changed")
        )
        assert set(facts.uids(db, Selection(unsent=True), today)) == {each.dossier_uid for each in waiting} - {None}
        db.conn.execute("rollback")
    told = f"register at {size:,}, unsent, {BACKLOG:,} entries behind"
    figures.add(told, ms(took), f"≤ {ms(FILTER_GOAL)}", took <= FILTER_GOAL)


def newest(db: Database) -> list[int]:
    """The first page of the register, from the dossiers themselves."""
    query = "select id from dossiers order by substr(received_at, 1, 16) desc, id desc limit ?"
    return [row[0] for row in db.conn.execute(query, (PAGE,))]


def bare_sql(db: Database, period: Period, today: date) -> tuple[int, ...]:
    """Each column as one sum, as somebody would write it who needs nothing but the total."""
    sums = ", ".join(f"sum({figure_sql.condition(figure)})" for figure in FIGURES)
    query = f"select {sums} from facts f indexed by facts_figures where {figure_sql.SCOPE}"
    found: tuple[int, ...] = db.conn.execute(query, figure_sql.days(period, today)).fetchone()
    return found
