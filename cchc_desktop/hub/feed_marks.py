"""Marks of the feed (mốc của dòng thay đổi): by them a cursor shows that it tells of what this database has lost.

A hub leaves one at the feed's end whenever it starts, and a cursor names the newest of when it was given. A copy that was
put back from a backup has a later mark before the place of a cursor that was given after the backup.
"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, func, insert, select

from cchc_desktop.hub.schema import changes
from cchc_desktop.hub.standing_schema import feed_marks


def leave(db: Connection) -> None:
    """One more, while nobody writes."""
    last = select(func.coalesce(func.max(changes.c.position), 0)).scalar_subquery()
    db.execute(insert(feed_marks).values(mark=uuid4().hex[:12], position=last))


def newest() -> Any:
    """As part of a question."""
    return select(feed_marks.c.mark).order_by(feed_marks.c.place.desc()).limit(1).scalar_subquery()


def is_passed(db: Connection, mark: str, position: int) -> bool:
    """Whether, by the marks that are here, no cursor of this place can name this mark."""
    c = feed_marks.c
    left_at = db.execute(select(c.place).where(c.mark == mark)).scalar()
    if left_at is None:
        return True
    following = db.execute(select(func.min(c.position)).where(c.place > left_at)).scalar()
    return following is not None and int(following) < position
