"""Dossiers as they now stand: one row each, own ones folded from the ledger, mirrors replaced whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from sqlcipher3.dbapi2 import Connection
from sqlite_utils import Database

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store import fact_rows, holder_columns, search
from cchc_desktop.store.bulk import Bulk, change, insert_next, keep, kept
from cchc_desktop.store.uids import packed, unpacked

_STATE, _STANDING, _CODE, _ROW = "dossier", "standing", "dossier.code", "dossier.row"  # kept by bulks
_FACTS = (
    "code, provisional, alias, status, holder_kind, holder_name, procedure_code, procedure_field, short_name, "
    "owner_name, owner_number, channel, clerk_code, received_at, due_at, finished_at, voided"
)
_PLAIN = _FACTS.count(",") + 1
_NAMED = ", ".join(f"d.{column}" for column in _FACTS.split(", "))
# S608: the columns are the constant ones above
_INSERT = f"insert into dossiers (uid, own, {_FACTS}, state) values (?, ?{', ?' * _PLAIN}, ?)"  # noqa: S608
_UPDATE = f"update dossiers set own = max(own, ?), {_FACTS.replace(',', ' = ?,')} = ?, state = ? where uid = ?"  # noqa: S608
_BY_CODE = "select state from dossiers where code = ?1 or provisional = ?1 or alias = ?1 order by id desc"
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Dossier)


def add(db: Database, dossier: Dossier, own: bool = True) -> int:
    """Stores a new dossier and its search words, inside the caller's transaction; returns its row id."""
    values = (packed(dossier.uid), own, *_facts(dossier), _encoder.encode(dossier))
    row_id = insert_next(db, "dossiers", _INSERT, values)
    search.add(db, row_id, dossier)
    fact_rows.add(db, row_id, dossier, own)
    keep(db, (_STATE, dossier.uid), dossier)
    keep(db, (_STANDING, dossier.uid), (own, None))
    keep(db, (_ROW, dossier.uid), (row_id,))
    keep(db, (_CODE, dossier.code), True)
    return row_id


def save(db: Database, dossier: Dossier, own: bool = True) -> None:
    """Stores a dossier whether it is there or not, inside the caller's transaction."""
    before = get(db, dossier.uid)
    if before is None:
        add(db, dossier, own)
        return
    was_own, version = standing(db, dossier.uid)
    update(db, before, dossier, own)
    keep(db, (_STANDING, dossier.uid), (own or was_own, version))


def update(db: Database, before: Dossier, dossier: Dossier, own: bool = True) -> None:
    """Stores what has become of a dossier that was `before`, inside the caller's transaction."""
    keep(db, (_STATE, dossier.uid), dossier)
    keep(db, (_CODE, dossier.code), True)
    change(db, _UPDATE, dossier.uid, (own, *_facts(dossier), _encoder.encode(dossier), packed(dossier.uid)))
    fact_rows.update(db, dossier, own)
    if search.differs(before, dossier):
        query, uid = "select id from dossiers where uid = ?", dossier.uid
        row = kept(db, (_ROW, uid), lambda stored: stored.execute(query, (packed(uid),)).fetchone())
        search.replace(db, row[0], dossier)


def _facts(dossier: Dossier) -> tuple[Any, ...]:
    """The columns lists and look-ups need, in the order of the statements above."""
    intake, office, finished = dossier.intake, dossier.reception, dossier.returned_at or dossier.processed_at
    return (
        dossier.code,
        dossier.provisional,
        dossier.alias,
        int(dossier.status.value),
        *holder_columns.columns(dossier.holder),
        intake.procedure_code,
        office.procedure_field,
        office.short_name or office.procedure_name,
        intake.owner.name,
        intake.owner.number,
        int(intake.channel.value),
        office.clerk_code,
        instant_text(dossier.received_at) if dossier.received_at else None,
        instant_text(dossier.due_at) if dossier.due_at else None,
        instant_text(finished) if finished else None,
        dossier.voided,
    )


def get(db: Database, uid: str) -> Dossier | None:
    """The dossier of that uid, or None."""
    return kept(db, (_STATE, uid), lambda stored: _stored(stored, uid))


def _stored(stored: Connection, uid: str) -> Dossier | None:
    row = stored.execute("select state from dossiers where uid = ?", (packed(uid),)).fetchone()
    return _decoder.decode(row[0]) if row else None


def is_own(db: Database, uid: str) -> bool:
    """Whether this counter has acted on it."""
    return standing(db, uid)[0]


def standing(db: Database, uid: str) -> tuple[bool, int | None]:
    """(whether this counter has acted on it, the portal's version last heard of); (False, None) for an unknown one."""
    return kept(db, (_STANDING, uid), lambda stored: _stands(stored, uid))


def _stands(stored: Connection, uid: str) -> tuple[bool, int | None]:
    row = stored.execute("select own, portal_version from dossiers where uid = ?", (packed(uid),)).fetchone()
    return (bool(row[0]), row[1]) if row else (False, None)


def note_version(db: Database, uid: str, version: int) -> None:
    """The portal's newest version of a dossier as far as this counter has heard, inside the caller's transaction."""
    own, before = standing(db, uid) if isinstance(db, Bulk) else (False, None)  # it alone keeps what stands
    db.conn.execute(
        "update dossiers set portal_version = max(coalesce(portal_version, 0), ?) where uid = ?", (version, packed(uid))
    )
    keep(db, (_STANDING, uid), (own, max(before or 0, version)))


def has_code(db: Database, code: str) -> bool:
    """Whether a dossier stands under this code, be it printed, provisional or an alias."""
    return kept(db, (_CODE, code), lambda stored: stored.execute(_BY_CODE, (code,)).fetchone() is not None)


def by_code(db: Database, code: str) -> list[Dossier]:
    """The dossiers a printed code, a provisional number or an alias names: usually one."""
    rows = db.conn.execute(_BY_CODE, (code,)).fetchall()
    return [_decoder.decode(row[0]) for row in rows]


def of_owner(db: Database, number: str, limit: int = 20) -> list[Dossier]:
    """The newest dossiers of an owner's number, newest first."""
    rows = db.conn.execute(
        "select state from dossiers where owner_number = ? and owner_number <> '' order by id desc limit ?",
        (number, limit),
    ).fetchall()
    return [_decoder.decode(row[0]) for row in rows]


def everything(db: Database) -> Iterator[tuple[int, Dossier, bool]]:
    """Row, dossier and whether it is own, of all, ordered by uid."""
    for row_id, state, own in db.conn.execute("select id, state, own from dossiers order by uid"):
        yield row_id, _decoder.decode(state), bool(own)


def refill(db: Database, row_id: int, dossier: Dossier, own: bool) -> None:
    """What a row keeps of a dossier that has not changed, made anew, and its facts, which it had none of."""
    change(db, "update dossiers set state = ? where id = ?", row_id, (_encoder.encode(dossier), row_id))
    fact_rows.add(db, row_id, dossier, own)


def own_states(db: Database) -> Iterator[tuple[str, Dossier]]:
    """Every own dossier with its uid, ordered by uid: what a rebuild compares with."""
    for uid, state in db.conn.execute("select uid, state from dossiers where own = 1 order by uid"):
        yield unpacked(uid), _decoder.decode(state)


def facts_agree(db: Database, dossier: Dossier, known: Mapping[int, str]) -> bool:
    """Whether the row's columns and its facts say what its state says; `known` are the labels."""
    row = db.conn.execute(
        f"select {_NAMED}, {fact_rows.SELECTED} from dossiers d join facts f using (id) where uid = ?",  # noqa: S608 (constant columns)
        (packed(dossier.uid),),
    ).fetchone()
    return bool(row) and row[:_PLAIN] == _facts(dossier) and fact_rows.agree(row[_PLAIN:], dossier, known)
