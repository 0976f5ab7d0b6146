"""Labels (nhãn): names and codes that narrow rows name by a number, each kept once and for good."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlcipher3.dbapi2 import Connection
from sqlite_utils import Database

from cchc_desktop.store.bulk import Bulk, insert_next, keep, kept

# Under a number of its own: one that another program has given meanwhile is refused, not taken for ours.
_INSERT = "insert into labels (id, text) values (?, ?)"
_TABLE = "labels"


def numbers(db: Database, texts: Iterable[str]) -> list[int]:
    """The number of each text, new ones kept, inside the caller's transaction."""
    wanted = list(texts)
    if isinstance(db, Bulk):
        return [_in_bulk(db, text) for text in wanted]
    known = known_numbers(db, wanted)
    for text in wanted:
        if text not in known:
            row = db.conn.execute("insert into labels (text) values (?)", (text,))
            known[text] = int(row.lastrowid or 0)
    return [known[text] for text in wanted]


def known_numbers(db: Database, texts: Iterable[str]) -> dict[str, int]:
    """The numbers of those texts that are labels."""
    wanted = tuple(dict.fromkeys(texts))
    marks = ", ".join("?" * len(wanted))
    rows = db.conn.execute(f"select text, id from labels where text in ({marks})", wanted)  # noqa: S608 (marks)
    return dict(rows.fetchall())


def texts(db: Database) -> Mapping[int, str]:
    """Every label by its number: a few thousand at most."""
    return dict(db.conn.execute("select id, text from labels").fetchall())


def _in_bulk(whole: Bulk, text: str) -> int:
    number = kept(whole, (_TABLE, text), lambda stored: _stored(stored, text))
    if number is None:
        number = kept(whole, ("last", _TABLE), _last) + 1
        insert_next(whole, _TABLE, _INSERT, (number, text))
        keep(whole, (_TABLE, text), number)
    return number


def _stored(stored: Connection, text: str) -> int | None:
    row = stored.execute("select id from labels where text = ?", (text,)).fetchone()
    return row[0] if row else None


def _last(stored: Connection) -> int:
    last: int = stored.execute("select coalesce(max(id), 0) from labels").fetchone()[0]
    return last
