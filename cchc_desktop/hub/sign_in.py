"""Signing in to the hub's pages (đăng nhập trang cổng): argon2id, throttled, sessions kept as hashes.

The administrator knows the hub's one password; everybody else has an account with a password of their own.
"""

from __future__ import annotations

import functools
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from argon2 import PasswordHasher
from sqlalchemy import Connection, delete, insert, select, update

from cchc_desktop.domain.instants import instant_text, parse_instant
from cchc_desktop.hub import staff
from cchc_desktop.hub.database import FREE, Storage
from cchc_desktop.hub.page_schema import form_posts, throttles, web_sessions
from cchc_desktop.hub.schema import settings
from cchc_desktop.hub.staff import Staff, hashed, is_right
from cchc_desktop.hub.statements import insert_into, put
from cchc_desktop.wire.canonical import sha256_hex

LIFETIME = timedelta(hours=8)
FREE_TRIES = 5
LONGEST_LOCK = timedelta(minutes=15)
_KEY = "page_password"


class Session(NamedTuple):
    """A signed-in browser; `csrf` stands in every form it is shown; `staff` None: the administrator."""

    token: str
    csrf: str
    staff: Staff | None = None


def settle_password(storage: Storage, given: str | None, hasher: PasswordHasher) -> str | None:
    """Keep `given`; with none given and none kept, make one and return it, to be told once."""
    with storage.writing(FREE) as db:
        known = db.execute(select(settings.c.value).where(settings.c.key == _KEY)).scalar()
        if given is None and known is not None:
            return None
        password = given or secrets.token_urlsafe(12)
        row = {"key": _KEY, "value": hashed(password, hasher)}
        if given is not None:
            put(db, settings, row)
            return None
        made = insert_into(db, settings).values(**row).on_conflict_do_nothing().returning(settings.c.key)
        return password if db.execute(made).first() else None  # another process of this hub may have made its own


class Attempt(NamedTuple):
    """What was typed, and where; `code` "" is the administrator."""

    password: str
    address: str
    code: str = ""


def sign_in(storage: Storage, attempt: Attempt, now: datetime) -> Session | timedelta | None:
    """A new session; None for a wrong password or account; how long to wait after too many."""
    code = attempt.code.strip().lower()[:20]
    key = f"page:{attempt.address}:{code}" if code else f"page:{attempt.address}"
    with storage.reading() as db:
        wait = _locked(db, key, now)
        kept, person = _account(db, code)
    if wait:
        return wait
    # outside any transaction: it takes its time on purpose, the same for a code that is nobody's
    right = is_right(kept or _nobodys(), attempt.password) and kept is not None
    with storage.writing(FREE) as db:
        if not right:
            _count_failure(db, key, now)
            return None
        db.execute(delete(throttles).where(throttles.c.key == key))
        db.execute(delete(web_sessions).where(web_sessions.c.expires_at < instant_text(now)))
        db.execute(delete(form_posts).where(form_posts.c.sent_at < instant_text(now - LIFETIME)))
        session = Session(secrets.token_urlsafe(32), secrets.token_urlsafe(24), person)
        expiry = instant_text(now + LIFETIME)
        values = {"token_hash": sha256_hex(session.token.encode()), "csrf": session.csrf, "expires_at": expiry}
        db.execute(insert(web_sessions).values(**values, staff=code))
    return session


def _account(db: Connection, code: str) -> tuple[str | None, Staff | None]:
    if not code:
        return db.execute(select(settings.c.value).where(settings.c.key == _KEY)).scalar(), None
    row = staff.row_of(db, code)
    return (row.password, staff.as_staff(row)) if row and not row.locked_at else (None, None)


@functools.cache
def _nobodys() -> str:
    return hashed(secrets.token_urlsafe(), PasswordHasher())


def _locked(db: Connection, key: str, now: datetime) -> timedelta | None:
    until = db.execute(select(throttles.c.locked_until).where(throttles.c.key == key)).scalar()
    left = parse_instant(until) - now if until else timedelta()
    return left if left > timedelta() else None


def _count_failure(db: Connection, key: str, now: datetime) -> None:
    once = insert_into(db, throttles).values(key=key, failures=1, locked_until=instant_text(now))
    counted = once.on_conflict_do_update(index_elements=["key"], set_={"failures": throttles.c.failures + 1})
    failures = db.execute(counted.returning(throttles.c.failures)).scalar_one()
    lock = timedelta(seconds=2 ** min(failures - FREE_TRIES, 12)) if failures >= FREE_TRIES else timedelta()
    until = instant_text(now + min(lock, LONGEST_LOCK))
    db.execute(update(throttles).where(throttles.c.key == key).values(locked_until=until))


def session_of(storage: Storage, token: str, now: datetime) -> Session | None:
    """The session a cookie names, unless it ended or its account was locked."""
    mine = web_sessions.c.token_hash == sha256_hex(token.encode())
    with storage.reading() as db:
        row = db.execute(select(web_sessions).where(mine)).first()
        account = staff.row_of(db, row.staff) if row and row.staff else None
    if row is None or parse_instant(row.expires_at) <= now:
        return None
    if not row.staff:
        return Session(token, row.csrf)
    return Session(token, row.csrf, staff.as_staff(account)) if account and not account.locked_at else None


def sign_out(storage: Storage, session: Session) -> None:
    """Forget it."""
    with storage.writing(FREE) as db:
        db.execute(delete(web_sessions).where(web_sessions.c.token_hash == sha256_hex(session.token.encode())))


def change_password(storage: Storage, session: Session, former: str, new: str, hasher: PasswordHasher) -> bool:
    """The person's own password, which ends their other sessions; False when the former one is not right."""
    who = session.staff
    with storage.reading() as db:
        row = staff.row_of(db, who.code) if who else None
    if who is None or row is None or not is_right(row.password, former):
        return False
    fresh = hashed(new, hasher)
    with storage.writing(FREE) as db:
        staff.set_password(db, who.code, fresh)
        others = web_sessions.c.token_hash != sha256_hex(session.token.encode())
        db.execute(delete(web_sessions).where(web_sessions.c.staff == who.code, others))
    return True
