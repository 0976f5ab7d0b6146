"""The imports of the catalogue (các lần nhập danh mục): each with its decision, and which versions held between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import msgspec
from sqlite_utils import Database

from cchc_desktop.domain.decision import Decision
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.store.connection import transaction

_decoder = msgspec.json.Decoder(Procedure)
_COLUMNS = "i.id, i.at, i.version, i.procedures, i.clerk, i.decision_number, i.decision_day, i.decision_agency"


@dataclass(frozen=True, slots=True)
class CatalogueImport:
    """One import; `decision` is None for what the portal sent, and for what was taken before decisions were kept."""

    at: str
    version: str  # of the whole file; "" for what older programs took
    procedures: int
    clerk: str
    decision: Decision | None = None
    number: int = 0  # given by the store


def add(db: Database, taken: CatalogueImport) -> int:
    """Notes an import whose procedures are current already: what is no longer current ends, what is new begins."""
    decision = taken.decision
    said = (decision.number, decision.day.isoformat(), decision.agency) if decision else (None, None, None)
    with transaction(db):
        number: int = db.conn.execute(
            "insert into catalogue_imports (at, version, procedures, clerk, decision_number, decision_day, "
            "decision_agency) values (?, ?, ?, ?, ?, ?, ?) returning id",
            (taken.at, taken.version, taken.procedures, taken.clerk, *said),
        ).fetchone()[0]
        db.conn.execute(
            "update procedure_periods as held set ended = ? where ended is null and not exists (select 1 from "
            "procedures p where p.code = held.code and p.version = held.version and p.current = 1)",
            (number,),
        )
        db.conn.execute(
            "insert into procedure_periods (code, version, began) select p.code, p.version, ? from procedures p "
            "where p.current = 1 and not exists (select 1 from procedure_periods held where held.code = p.code "
            "and held.version = p.version and held.ended is null)",
            (number,),
        )
    return number


def latest(db: Database, limit: int = 20) -> list[CatalogueImport]:
    """The newest imports, newest first."""
    query = f"select {_COLUMNS} from catalogue_imports i order by i.id desc limit ?"  # noqa: S608 (constant)
    return [_from_row(row) for row in db.conn.execute(query, (limit,)).fetchall()]


def source(db: Database, code: str, version: str) -> CatalogueImport | None:
    """The import that brought a version of a procedure, the last time it did; None where the store does not have it."""
    query = (
        f"select {_COLUMNS} from procedure_periods held join catalogue_imports i on i.id = held.began "  # noqa: S608
        "where held.code = ? and held.version = ? order by held.began desc limit 1"
    )
    row = db.conn.execute(query, (code, version)).fetchone()
    return _from_row(row) if row else None


def catalogue_at(db: Database, moment: str) -> list[Procedure]:
    """The catalogue as it was at a moment (text of an instant), by code."""
    rows = db.conn.execute(
        "select p.code, p.data from procedure_periods held join procedures p "
        "on p.code = held.code and p.version = held.version "
        "join catalogue_imports began on began.id = held.began "
        "left join catalogue_imports ended on ended.id = held.ended "
        "where began.at <= ? and (ended.at is null or ended.at > ?) order by held.code, held.began",
        (moment, moment),
    ).fetchall()
    return [_decoder.decode(data) for data in dict(rows).values()]


def _from_row(row: Sequence[str | int | None]) -> CatalogueImport:
    number, at, version, count, clerk, said, day, agency = row
    decision = Decision(str(said), date.fromisoformat(str(day)), str(agency)) if said is not None else None
    return CatalogueImport(str(at), str(version), int(count or 0), str(clerk), decision, int(number or 0))
