"""Figures and filters beside DuckDB on an unencrypted copy of the same rows: the limit of what a counter could do."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pytest
from bench_fixtures import Figures, fastest, fullest_year, ms, opened

from cchc_desktop.app import places
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Order, Selection
from cchc_desktop.reports.figures.ii06a import FIGURES, ii06a
from cchc_desktop.store import choosing, facts, figure_sql
from cchc_desktop.store.connection import Database, Use
from cchc_desktop.store.facts import By

ROUNDS = 7
PAGE = 100
CHOICES = {
    "overdue": Selection(overdue=True),
    "by return date": Selection(order=Order.DUE, descending=False),
}


@pytest.fixture(scope="module")
def copy(large: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The facts in DuckDB, in a file without encryption."""
    folder = tmp_path_factory.mktemp("duckdb")
    with opened(large, Use.READER) as counter, (folder / "facts.csv").open("w", newline="", encoding="ascii") as file:
        rows = counter.db.conn.execute("select * from facts order by id")
        columns = {column[0]: "bigint" for column in rows.description}
        csv.writer(file).writerows(rows)
    with duckdb.connect(str(folder / "facts.duckdb")) as copied:
        copied.execute(f"create table facts as from read_csv('{file.name}', header = false, columns = {columns})")
        yield copied


def test_the_form_of_a_year(large: Path, size: int, figures: Figures, copy: duckdb.DuckDBPyConnection) -> None:
    today = places.clock().date()
    with opened(large, Use.READER) as counter:
        db, year = counter.db, fullest_year(counter.db, today)
        ours = partial(facts.figures, db, year, today, (By.FIELD, By.PROCEDURE), FIGURES)
        theirs = partial(grouped, copy, year, today)
        assert sum(counts[figure_sql.Figure.TOTAL] for counts in ours().values()) == sum(row[-1] for row in theirs())
        form, counted, limit = fastest(partial(ii06a, db, year, today), ours, theirs, rounds=ROUNDS)
    told = f"{counted / limit:.1f} x ({ms(counted)} against {ms(limit)}; the whole form {ms(form)})"
    figures.add(f"II.06a counted at {size:,}, of DuckDB unencrypted", told)


@pytest.mark.parametrize("name", CHOICES)
def test_a_page_of_the_register(
    large: Path, size: int, figures: Figures, copy: duckdb.DuckDBPyConnection, name: str
) -> None:
    today = places.clock().date()
    with opened(large, Use.READER) as counter:
        ours = partial(facts.selected, counter.db, CHOICES[name], today, PAGE)
        theirs = partial(chosen, copy, counter.db, CHOICES[name], today)
        assert ours() == theirs()
        took, limit = fastest(ours, theirs, rounds=ROUNDS)
    told = f"{took / limit:.1f} x ({ms(took)} against {ms(limit)})"
    figures.add(f"register {name} at {size:,}, of DuckDB unencrypted", told)


def grouped(copy: duckdb.DuckDBPyConnection, year: Period, today: date) -> list[tuple[int, ...]]:
    """Rows of a field, a procedure, where it came from, what became of it, and how many."""
    query = (
        f"select f.field, f.procedure, {figure_sql.ORIGIN}, {figure_sql.FATE}, count(*) from facts f "
        f"where {figure_sql.SCOPE} group by all"
    )
    return asked(copy, query, figure_sql.days(year, today))


def chosen(copy: duckdb.DuckDBPyConnection, db: Database, selection: Selection, today: date) -> list[int]:
    """The same page, by the same condition."""
    where, values = choosing.terms(db, selection, today)
    query = f"select f.id from facts f {f'where {where}' if where else ''} order by {choosing.order(selection)} limit {PAGE}"
    return [row[0] for row in asked(copy, query, values)]


def asked(copy: duckdb.DuckDBPyConnection, query: str, values: dict[str, Any]) -> list[Any]:
    """SQL of the store, its parameters named as DuckDB names them."""
    named = re.sub(r":([a-z]+)", r"$\1", query)
    return copy.execute(named, {name: value for name, value in values.items() if f"${name}" in named}).fetchall()
