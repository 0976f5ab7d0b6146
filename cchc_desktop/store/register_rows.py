"""Lines of the register (dòng của sổ): what a list of many dossiers shows of each, and what they can be chosen by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec
from sqlite_utils import Database

from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.status import Holder, HolderKind, Status
from cchc_desktop.store import holder_columns, holding, procedures
from cchc_desktop.store.uids import unpacked

_STATUSES = {int(each.value): each for each in Status}
_CHANNELS = {int(each.value): each for each in Channel}
_DIVISION = ", ".join(map(repr, holder_columns.kinds(HolderKind.DIVISION)))
_COUNTER_ELSEWHERE = holder_columns.kinds(HolderKind.COUNTER)[1]
_PERSON = f"case when d.holder_kind in ({_DIVISION}) then {holding.PERSON} end"
_LINES = (
    "select d.id, d.uid, coalesce(d.code, d.provisional, d.alias, ''), d.owner_name, d.short_name, d.procedure_code, "  # noqa: S608
    "d.procedure_field, d.status, d.voided, d.holder_kind, d.holder_name, v.text, d.clerk_code, c.text, d.channel, "
    f"d.received_at, d.due_at, d.finished_at, {_PERSON} from json_each(?) wanted join dossiers d on d.id = wanted.value "
    "join facts f on f.id = d.id left join labels v on v.id = f.division left join labels c on c.id = f.counter "
    "order by wanted.key"
)


class Line(NamedTuple):
    """One dossier in a long list, made quickly; moments aware, +07:00; `code` is what is printed, "" before reception."""

    uid: str
    code: str
    owner_name: str
    procedure: str
    procedure_code: str
    field: str
    status: Status
    voided: bool
    holder: Holder
    division: str
    clerk_code: str
    counter: str
    channel: Channel
    received_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    person: str = ""  # who signed for the folder, in a division


@dataclass(frozen=True, slots=True)
class Choices:
    """What the dossiers of a store can be chosen by; `procedures` and `clerks` are code and name."""

    fields: tuple[str, ...]
    procedures: tuple[tuple[str, str], ...]
    divisions: tuple[str, ...]
    clerks: tuple[tuple[str, str], ...]
    counters: tuple[str, ...]
    holders: tuple[
        tuple[str, str], ...
    ] = ()  # what it is called, label: divisions and other counters that hold folders
    people: tuple[str, ...] = ()  # who signed for them there


def lines(db: Database, ids: Sequence[int]) -> Iterator[Line]:
    """The lines of these rows, in their order; one that is gone is left out."""
    wanted = msgspec.json.encode(list(ids)).decode()
    return map(_line, db.conn.execute(_LINES, (wanted,)).fetchall())


def choices(db: Database) -> Choices:
    """What stands in any dossier of the store."""
    names, codes = procedures.names_ever(db), _used(db, "procedure")
    people = dict(db.conn.execute("select code, name from clerks").fetchall())
    return Choices(
        fields=_used(db, "field"),
        procedures=tuple((code, names.get(code, "")) for code in codes),
        divisions=_used(db, "division"),
        clerks=tuple((code, people.get(code, "")) for code in _used(db, "clerk")),
        counters=_used(db, "counter"),
        holders=_holders(db),
        people=_people(db),
    )


def _holders(db: Database) -> tuple[tuple[str, str], ...]:
    rows = db.conn.execute(
        "select distinct k.text, h.text from (select distinct holder_kind, holder from facts) f "  # noqa: S608 (constant)
        "join labels k on k.id = f.holder_kind join labels h on h.id = f.holder "
        f"where k.text in ({_DIVISION}, '{_COUNTER_ELSEWHERE}') and h.text <> ''"
    ).fetchall()
    return tuple(sorted({(f"Quầy {name}" if kind == _COUNTER_ELSEWHERE else name, name) for kind, name in rows}))


def _people(db: Database) -> tuple[str, ...]:
    rows = db.conn.execute(
        f"select distinct {holding.PERSON} as person from facts f join dossiers d on d.id = f.id "  # noqa: S608 (constant)
        f"where f.holder_kind in (select id from labels where text in ({_DIVISION}))"
    ).fetchall()
    return tuple(sorted(person for (person,) in rows if person))


def _used(db: Database, column: str) -> tuple[str, ...]:
    """The texts that a column of the facts has."""
    used = f"select distinct {column} from facts"  # noqa: S608 (our own columns)
    rows = db.conn.execute(f"select text from labels where id in ({used}) and text <> '' order by text")  # noqa: S608
    return tuple(text for (text,) in rows)


_holder = lru_cache(maxsize=1_024)(holder_columns.holder)


def _line(row: Sequence[Any]) -> Line:
    received, due, finished, person = row[15:19]
    return Line(
        uid=unpacked(row[1]),
        code=row[2],
        owner_name=row[3],
        procedure=row[4],
        procedure_code=row[5],
        field=row[6],
        status=_STATUSES[row[7]],
        voided=bool(row[8]),
        holder=_holder(row[9], row[10]),
        division=row[11] or "",
        clerk_code=row[12],
        counter=row[13] or "",
        channel=_CHANNELS[row[14]],
        received_at=parse_instant(received) if received else None,
        due_at=parse_instant(due) if due else None,
        finished_at=parse_instant(finished) if finished else None,
        person=person or "",
    )
