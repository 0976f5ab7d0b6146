"""Feedback (phản ánh, kiến nghị) as it now stands: folded from feedback.recorded entries, one row each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
from sqlcipher3.dbapi2 import Connection
from sqlite_utils import Database

from cchc_desktop.domain.events import FeedbackRecorded
from cchc_desktop.domain.feedback import Feedback, folded
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store.bulk import change, keep, kept
from cchc_desktop.store.dated import span
from cchc_desktop.store.uids import packed

_KEPT = "feedback"  # what a bulk keeps, by uid
_NOTE = (
    "insert into feedback (uid, dossier_uid, state, received_at, data) values (?, ?, ?, ?, ?) "
    "on conflict (uid) do update set state = excluded.state, data = excluded.data"
)
_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Feedback)


def note(db: Database, dossier_uid: str | None, event: FeedbackRecorded) -> Feedback:
    """Takes over what an entry says, inside the caller's transaction; returns what it has become."""
    before = get(db, event.feedback_uid)
    after = folded(before, event, dossier_uid)
    uid = packed(after.dossier_uid) if after.dossier_uid else None
    row = (packed(after.uid), uid, after.state.value, instant_text(after.received_at), _encoder.encode(after))
    change(db, _NOTE, after.uid, row)
    keep(db, (_KEPT, after.uid), after)
    return after


def get(db: Database, uid: str) -> Feedback | None:
    """The feedback of that uid, or None."""
    return kept(db, (_KEPT, uid), lambda stored: _stored(stored, uid))


def _stored(stored: Connection, uid: str) -> Feedback | None:
    row = stored.execute("select data from feedback where uid = ?", (packed(uid),)).fetchone()
    return _decoder.decode(row[0]) if row else None


def still_open(db: Database, limit: int = 200) -> list[Feedback]:
    """What is not over yet, oldest first."""
    return _found(db, "where state not in ('refused', 'published') order by received_at, uid limit ?", (limit,))


def newest(db: Database, limit: int = 200) -> list[Feedback]:
    """All there is, newest first."""
    return _found(db, "order by received_at desc, uid desc limit ?", (limit,))


def received_in(db: Database, first: date, last: date) -> list[Feedback]:
    """What came from a first day to a last one, oldest first."""
    days = span(first.isoformat(), last.isoformat())
    return _found(db, "where received_at >= ? and received_at < ? order by received_at, uid", days)


def of_dossier(db: Database, dossier_uid: str) -> list[Feedback]:
    """What was said about a dossier, oldest first."""
    return _found(db, "where dossier_uid = ? order by received_at, uid", (packed(dossier_uid),))


def bare_of(db: Database, dossier_uid: str) -> None:
    """Leaves only days and steps of what was said about a dossier, inside the caller's transaction."""
    for said in of_dossier(db, dossier_uid):
        db.conn.execute("update feedback set data = ? where uid = ?", (_encoder.encode(said.bare), packed(said.uid)))


def everything(db: Database) -> dict[str, Feedback]:
    """All there is, by uid: what a rebuild compares with."""
    return {each.uid: each for each in _found(db, "order by uid", ())}


def _found(db: Database, tail: str, values: Sequence[object]) -> list[Feedback]:
    rows = db.conn.execute(f"select data from feedback {tail}", values).fetchall()  # noqa: S608 (ours)
    return [_decoder.decode(row[0]) for row in rows]
