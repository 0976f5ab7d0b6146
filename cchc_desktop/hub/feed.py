"""The change feed (dòng thay đổi): latest state of each item in commit order, read by an opaque cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, func, or_, select

from cchc_desktop.hub import feed_marks
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.hub.room import fitting
from cchc_desktop.hub.schema import changes, dossiers
from cchc_desktop.hub.statements import insert_rows, one_of
from cchc_desktop.wire.contract import Change, ChangeKind, ChangePage, SnapshotPage


class Item(NamedTuple):
    """One thing that changed; `unit` None means every unit, `data` None that a dossier's own row holds the state."""

    kind: ChangeKind
    item_id: str
    unit: str | None
    version: int
    changed_at: str
    caused_by: str | None = None
    data: bytes | None = None
    deleted: bool = False


def publish(db: Connection, items: Sequence[Item]) -> None:
    """Put items at the end of the feed, each in place of its former state; two states of one item: the last counts."""
    latest = {(item.kind, item.item_id): item for item in items}
    if not latest:
        return
    for kind in {item.kind for item in latest.values()}:
        ids = [item_id for known, item_id in latest if known == kind]
        db.execute(delete(changes).where(changes.c.kind == kind, one_of(db, changes.c.item_id, ids)))
    insert_rows(db, changes, Item._fields, list(latest.values()))


def _end(db: Connection, unit: str) -> tuple[int, str]:
    """The last place of what this unit reads (another's writer may still hold an earlier one), and the newest mark."""
    newest = select(func.max(changes.c.position))
    parts = (newest.where(changes.c.unit == unit), newest.where(changes.c.unit.is_(None)))
    places = (func.coalesce(part.scalar_subquery(), 0) for part in parts)
    *found, mark = db.execute(select(*places, feed_marks.newest())).one()
    return max(int(place) for place in found), mark


def _parts(cursor: str) -> tuple[str, str, str]:
    """The database, the place, and the mark: "" in a cursor of before there were any."""
    named, _, rest = cursor.partition(".")
    place, _, mark = rest.partition(".")
    return named, place, mark


def _position(cursor: str, epoch: str, last: int) -> int:
    """Where a cursor stands; raises Refusal 410 for one of another database, or of a future this one never had."""
    named, place, _ = _parts(cursor)
    if named != epoch or not place.isdecimal() or len(place) > 15 or int(place) > last:
        raise expired()
    return int(place)


def expired() -> Refusal:
    """410: a snapshot first."""
    return Refusal(410, "CON_TRO_HET_HAN", "Con trỏ đồng bộ không còn dùng được; máy sẽ tải lại toàn bộ.")


def is_ahead(db: Connection, names: tuple[str, str], unit: str, cursor: str | None) -> bool:
    """Whether a cursor shows that this database is an older copy: it was given here and tells of what is not here.

    `names`: of the database, and with its history (its epoch).
    """
    named, place, mark = _parts(cursor or "")
    if not place.isdecimal() or len(place) > 15 or named.partition("-")[0] != names[0]:
        return False
    if named != names[1]:
        return True
    last, newest = _end(db, unit)
    return int(place) > last or (mark not in ("", newest) and feed_marks.is_passed(db, mark, int(place)))


def is_of(epoch: str, cursor: str | None) -> bool:
    """Whether a cursor was given by this database with this history."""
    return _parts(cursor or "")[0] == epoch


def page(
    db: Connection, epoch: str, unit: str, cursor: str | None, limit: int, kinds: frozenset[str]
) -> tuple[list[Change], str, bool]:
    """Changes after `cursor` (None: from the first) as far as an answer holds them, the next cursor, whether more wait."""
    last, mark = _end(db, unit)
    after = _position(cursor, epoch, last) if cursor else 0
    mine: list[ColumnElement[bool]] = [
        changes.c.position > after,
        or_(changes.c.unit == unit, changes.c.unit.is_(None)),
    ]
    if kinds:
        mine.append(changes.c.kind.in_(kinds))
    rows = db.execute(select(changes).where(*mine).order_by(changes.c.position).limit(limit + 1)).all()
    states = _states(db, [row.item_id for row in rows if row.kind == "dossier"])
    held = min(limit, fitting(len(_state(row, states)) for row in rows))
    more, rows = len(rows) > held, rows[:held]
    found = [_change(row, states) for row in rows]
    return found, f"{epoch}.{rows[-1].position if more else last}.{mark}", more


def _states(db: Connection, uids: list[str]) -> dict[str, bytes]:
    if not uids:
        return {}
    rows = db.execute(select(dossiers.c.uid, dossiers.c.data).where(one_of(db, dossiers.c.uid, uids)))
    return {row.uid: row.data for row in rows}


def _state(row: Any, states: dict[str, bytes]) -> bytes:
    return states.get(row.item_id, b"{}") if row.kind == "dossier" else row.data or b"{}"


def _change(row: Any, states: dict[str, bytes]) -> Change:
    return Change(
        kind=row.kind,
        id=row.item_id,
        version=row.version,
        changedAt=row.changed_at,
        deleted=row.deleted,
        causedBy=row.caused_by,
        data=msgspec.json.decode(_state(row, states)),
    )


def page_document(found: tuple[list[Change], str, bool], server_time: str) -> ChangePage:
    """A page as it is sent."""
    return ChangePage(changes=found[0], nextCursor=found[1], hasMore=found[2], serverTime=server_time)


class Pin(NamedTuple):
    """Where a snapshot stands: the feed's position, mark and moment when it began, the last uid sent, and its filter."""

    position: int
    as_of: str
    after_uid: str
    received_from: str
    mark: str

    def token(self, epoch: str) -> str:
        """Opaque to the counter."""
        return "~".join((epoch, str(self.position), self.as_of, self.after_uid, self.received_from, self.mark))


def new_pin(db: Connection, unit: str, as_of: str, received_from: str) -> Pin:
    """A snapshot that begins now."""
    position, mark = _end(db, unit)
    return Pin(position, as_of, "", received_from, mark)


def pinned(token: str, epoch: str) -> Pin:
    """The snapshot a page token goes on with; raises Refusal 410."""
    parts = token.split("~")
    if len(parts) != 6 or parts[0] != epoch or not parts[1].isdecimal():
        raise Refusal(410, "CON_TRO_HET_HAN", "Lần tải toàn bộ này không còn dùng được; máy sẽ tải lại từ đầu.")
    return Pin(int(parts[1]), *parts[2:])


def snapshot(db: Connection, epoch: str, unit: str, pin: Pin, limit: int) -> SnapshotPage:
    """One page, as far as an answer holds it.

    What changes after the pin may come in its later state, and comes again from the last page's cursor.
    """
    rows = db.execute(
        select(dossiers.c.uid, dossiers.c.data)
        .where(dossiers.c.unit == unit, dossiers.c.uid > pin.after_uid, dossiers.c.received_day >= pin.received_from)
        .order_by(dossiers.c.uid)
        .limit(limit + 1)
    ).all()
    held = min(limit, fitting(len(row.data) for row in rows))
    more, rows = len(rows) > held, rows[:held]
    return SnapshotPage(
        asOf=pin.as_of,
        dossiers=[msgspec.json.decode(row.data) for row in rows],
        nextPageToken=pin._replace(after_uid=rows[-1].uid).token(epoch) if more else None,
        cursor=None if more else f"{epoch}.{pin.position}.{pin.mark}",
    )
