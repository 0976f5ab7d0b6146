"""A hub that was put back from a backup (cổng được khôi phục): no range and no code is given twice because of it.

What was granted after the backup is known to the counters alone. They tell it (`counter.event` "range") in the order of
their ledgers; until every counter of the unit was heard out, nothing is granted there: provisional numbers serve. For
counters that this copy does not know, some is held (lost_ranges).
"""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, delete, exists, select, update

from cchc_desktop.domain.instants import instant_text, parse_instant
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.lost_ranges import hold_next, jump_own
from cchc_desktop.hub.ranges import HELD
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.hub.schema import devices, settings, units
from cchc_desktop.hub.standing_schema import heard_again, put_back_units
from cchc_desktop.hub.statements import put, put_new

FORGOTTEN = HELD  # a device silent for so long before is not waited for; revoke one that is scrapped


def notice_all(db: Connection, now: datetime) -> int:
    """An administrator says that this database is an older copy; how many units wait for their counters now.

    Before it is served again: every cursor is void from then on, so that counters read all anew.
    """
    db.execute(update(settings).where(settings.c.key == "epoch").values(value=uuid4().hex[:12]))
    known = db.execute(select(units.c.code)).scalars().all()
    db.execute(delete(put_back_units))
    for unit in known:
        notice(db, unit, now)
    return len(known)


def notice(db: Connection, unit: str, now: datetime) -> None:
    """Something of the unit proves that this database is an older copy; told again it is the same one still."""
    if db.execute(select(put_back_units.c.unit).where(put_back_units.c.unit == unit)).first() is None:
        put_new(db, put_back_units, [{"unit": unit, "noticed_at": instant_text(now)}])
        hold_next(db, unit, now)
        jump_own(db, unit, now)


def pulled(db: Connection, caller: Caller, now: datetime, *, ahead: bool) -> None:
    """A device reads the feed: from a place that is not here any more, or having sent all it had."""
    if ahead:
        notice(db, caller.unit, now)
    else:
        heard(db, caller, now)


def carried(db: Connection, caller: Caller, made_at: str, now: datetime) -> None:
    """A bundle has brought all the device had when it was made; one of before the notice may lie in a drawer for long."""
    since = _noticed_at(db, caller.unit)
    if since is not None and made_at >= since:
        heard(db, caller, now)


def is_awaited(db: Connection, caller: Caller) -> bool:
    """Whether this device has still to be heard out."""
    since = _noticed_at(db, caller.unit)
    return since is not None and caller.device_id in _silent(db, caller.unit, since)


def heard(db: Connection, caller: Caller, now: datetime) -> None:
    """The device has begun anew, sent all it had and reads on: the last of its unit ends the waiting."""
    since = _noticed_at(db, caller.unit)
    if since is None:
        return
    begun = db.execute(select(devices.c.seen_at).where(devices.c.device_id == caller.device_id)).scalar_one()
    if begun < since:
        return  # an exchange of before
    put(db, heard_again, {"device_id": caller.device_id, "heard_at": instant_text(now)})
    if not _silent(db, caller.unit, since):
        db.execute(delete(put_back_units).where(put_back_units.c.unit == caller.unit))


def demand_all_heard(db: Connection, unit: str) -> None:
    """Raises Refusal 409 while a counter of the unit may hold a range that is not known here."""
    since = _noticed_at(db, unit)
    if since is not None and _silent(db, unit, since):
        detail = "Cổng vừa khôi phục, đang chờ các quầy của đơn vị nối lại rồi mới cấp số; quầy dùng số biên nhận tạm."
        raise Refusal(409, "CHO_QUAY_NOI_LAI", detail)


def is_noticed(db: Connection, unit: str) -> bool:
    """Whether what the unit's counters tell may be of a time that this copy has lost."""
    return _noticed_at(db, unit) is not None


def _noticed_at(db: Connection, unit: str) -> str | None:
    return db.execute(select(put_back_units.c.noticed_at).where(put_back_units.c.unit == unit)).scalar()


def _silent(db: Connection, unit: str, since: str) -> set[str]:
    c, again = devices.c, heard_again.c
    told = exists().where(again.device_id == c.device_id, again.heard_at >= since)
    lately = instant_text(parse_instant(since) - FORGOTTEN)
    waited = select(c.device_id).where(c.unit == unit, c.revoked_at.is_(None), c.seen_at >= lately, ~told)
    return set(db.execute(waited).scalars())
