"""The catalogue of procedures (danh mục thủ tục): every version ever imported, and how often each is used here."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlcipher3.dbapi2 import Connection
from sqlite_utils import Database

from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.domain.text import fold, words
from cchc_desktop.store.bulk import insert, kept
from cchc_desktop.store.connection import transaction

_KEPT = "procedure"
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Procedure)


def import_all(db: Database, procedures: Iterable[Procedure], at: str) -> int:
    """Makes these the current catalogue, older versions kept for dossiers received under them; returns how many."""
    rows = [
        (p.code, p.version, at, fold(f"{p.code} {p.name} {p.procedure_field}"), _encoder.encode(p)) for p in procedures
    ]
    with transaction(db):
        db.conn.execute("update procedures set current = 0 where current = 1")
        db.conn.executemany(
            "insert into procedures (code, version, imported_at, name_folded, data, current) values (?, ?, ?, ?, ?, 1) "
            "on conflict (code, version) do update set current = 1, data = excluded.data, "
            "name_folded = excluded.name_folded",
            rows,
        )
    return len(rows)


def get(db: Database, code: str, version: str | None = None) -> Procedure | None:
    """The current procedure of that code, or the version named; None when there is none."""
    return kept(db, (_KEPT, code, version), lambda stored: _get(stored, code, version))


def _get(stored: Connection, code: str, version: str | None) -> Procedure | None:
    if version is None:
        row = stored.execute("select data from procedures where code = ? and current = 1", (code,)).fetchone()
    else:
        row = stored.execute("select data from procedures where code = ? and version = ?", (code, version)).fetchone()
    return _decoder.decode(row[0]) if row else None


def current(db: Database) -> list[Procedure]:
    """The current catalogue, most used first, then by code."""
    rows = db.conn.execute(
        "select p.data from procedures p left join procedure_uses u on u.code = p.code where p.current = 1 "
        "order by coalesce(u.uses, 0) desc, p.code"
    ).fetchall()
    return [_decoder.decode(row[0]) for row in rows]


def divisions(db: Database) -> tuple[str, ...]:
    """Every division and agency of a leg that the current catalogue names, each once."""
    return kept(db, (_KEPT, "divisions"), _divisions)


def _divisions(stored: Connection) -> tuple[str, ...]:
    rows = stored.execute(
        "select json_extract(cast(data as text), '$.division') as name from procedures where current = 1 union "
        "select json_extract(leg.value, '$.agency') from procedures p, "
        "json_each(cast(p.data as text), '$.legs') leg where p.current = 1 order by name"
    ).fetchall()
    return tuple(name for (name,) in rows if name)


def names_ever(db: Database) -> dict[str, str]:
    """What each procedure that ever was in the catalogue is called, the current version last: short name, else name."""
    short = "json_extract(cast(data as text), '$.short_name')"
    rows = db.conn.execute(
        f"select code, coalesce(nullif({short}, ''), json_extract(cast(data as text), '$.name')) from procedures "  # noqa: S608
        "order by current, imported_at"
    )
    return dict(rows.fetchall())


def matching(db: Database, text: str, limit: int = 20) -> list[Procedure]:
    """Current procedures that hold every folded word of `text` (or its code), most used first."""
    wanted = words(text)
    rows = db.conn.execute(
        "select p.name_folded, p.data from procedures p left join procedure_uses u on u.code = p.code "
        "where p.current = 1 order by coalesce(u.uses, 0) desc, p.code"
    ).fetchall()
    code = text.strip()
    hits = [data for folded, data in rows if folded.startswith(code) or all(word in folded for word in wanted)]
    return [_decoder.decode(data) for data in hits[:limit]]


def count_use(db: Database, code: str, at: str) -> None:
    """Notes one more reception of a procedure, inside the caller's transaction."""
    insert(
        db,
        "procedure_uses",
        "insert into procedure_uses (code, uses, last_used) values (?, 1, ?) "
        "on conflict (code) do update set uses = uses + 1, last_used = excluded.last_used",
        (code, at),
    )
