"""A choice of dossiers as SQL over facts (bộ lọc thành điều kiện): what must hold, and by what it is ordered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlite_utils import Database

from cchc_desktop.domain.selection import WITHOUT, Order, Selection
from cchc_desktop.domain.status import HolderKind
from cchc_desktop.store import deliveries, figure_sql, holder_columns, holding, labels, mark_sql
from cchc_desktop.store.uids import packed

# What the office can be late with: it is open, and does not wait for papers.
_OVERDUE = "f.counted = 1 and f.finished is null and f.status not in (3, 5, 7, 8, 10) and f.due < :today"
_UNSENT = (
    "f.id in (select d.id from ledger l join dossiers d on d.uid = l.dossier_uid "
    "where l.pos > :acked and l.type not in ('slip.printed', 'portal.changed'))"
)
_SIGNED = f"(select {holding.PERSON} from dossiers d where d.id = f.id) = :person"  # noqa: S608 (ours)
_ORDERS = {
    Order.RECEIVED: ("f.received", "f.minute"),
    Order.DUE: ("f.due",),
    Order.FINISHED: ("f.finished",),
    Order.CODE: ("f.number",),
    Order.NAME: ("f.name",),
}


@dataclass
class _Terms:
    """Conditions and the values of their parameters."""

    db: Database
    every: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)

    def equal(self, column: str, value: object) -> None:
        """A column's number."""
        self.every.append(f"f.{column} = :{column}")
        self.values[column] = value

    def label(self, column: str, *texts: str) -> None:
        """A column that holds the label of one of these texts; nothing does where they are none."""
        numbers = labels.known_numbers(self.db, texts).values()
        self.every.append(f"f.{column} in ({', '.join(map(str, numbers))})")


def terms(db: Database, selection: Selection, today: date) -> tuple[str, dict[str, Any]]:
    """What facts f must meet, without "where", "" for any; and its parameters."""
    found = _Terms(db, values={"today": today.toordinal()})
    _period(found, selection, today)
    _marks(found, selection)
    _labelled(found, selection)
    _numbers(found, selection)
    if selection.overdue:
        found.every.append(_OVERDUE)
    if selection.unsent:
        found.every.append(_UNSENT)
        found.values["acked"] = deliveries.acked(db)
    return " and ".join(f"({each})" for each in found.every), found.values


def order(selection: Selection) -> str:
    """The columns it is ordered by; what has none of the first comes last."""
    first, *others = _ORDERS[selection.order]
    down = " desc" if selection.descending else ""
    last = "" if selection.descending or selection.order in (Order.CODE, Order.NAME) else f"{first} is null, "
    return last + ", ".join(f"{column}{down}" for column in (first, *others, "f.id"))


def _period(found: _Terms, selection: Selection, today: date) -> None:
    if selection.period is None:
        return
    found.values |= figure_sql.days(selection.period, today)
    if selection.figure is not None:
        found.every.append(figure_sql.condition(selection.figure))
    elif selection.mark is None and selection.lacks is None:
        found.every.append("f.received between :first and :last")


def _marks(found: _Terms, selection: Selection) -> None:
    """They mean something in a period alone, as figures do."""
    if selection.period is not None and (selection.mark or selection.lacks):
        found.values |= mark_sql.values(found.db, selection, selection.period)
        if selection.mark:
            found.every.append(mark_sql.condition(selection.mark))
        if selection.lacks:
            found.every.append(f"not ifnull({mark_sql.condition(selection.lacks)}, 0)")
    if selection.uids:
        names = {f"uid{place}": packed(uid) for place, uid in enumerate(selection.uids)}
        marks = ", ".join(f":{name}" for name in names)
        found.every.append(f"f.id in (select id from dossiers where uid in ({marks}))")  # noqa: S608 (marks)
        found.values |= names


def _labelled(found: _Terms, selection: Selection) -> None:
    if kind := selection.holder_kind:
        found.label("holder_kind", *holder_columns.kinds(kind))
    if selection.holder_person:
        found.label("holder_kind", *holder_columns.kinds(HolderKind.DIVISION))
        found.every.append(_SIGNED)
        found.values["person"] = selection.holder_person
    wanted = {
        "holder": selection.holder_name,
        "procedure": selection.procedure_code,
        "field": selection.procedure_field,
        "division": selection.division,
        "clerk": selection.clerk_code,
        "counter": selection.counter,
    }
    for column, text in wanted.items():
        if text:
            found.label(column, "" if text == WITHOUT else text)
    if selection.procedure_codes:
        found.label("procedure", *selection.procedure_codes)


def _numbers(found: _Terms, selection: Selection) -> None:
    if selection.status:
        found.equal("status", int(selection.status.value))
    if selection.channel:
        found.equal("channel", int(selection.channel.value))
    for day, sign in ((selection.due_from, ">="), (selection.due_to, "<=")):
        if day:
            found.every.append(f"f.due {sign} {day.toordinal()}")
    if selection.apologised is not None:
        found.every.append(f"f.apologised is {'not ' if selection.apologised else ''}null")
    if selection.second_request:
        found.every.append("f.second is not null")
