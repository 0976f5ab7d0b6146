"""Signing in to the hub's pages (đăng nhập trang cổng): one password, argon2id, throttled, sessions kept as hashes."""

from __future__ import annotations

import secrets
import unicodedata
from datetime import datetime, timedelta
from typing import NamedTuple

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import Connection, delete, insert, select, update

from cchc_desktop.domain.instants import instant_text, parse_instant
from cchc_desktop.hub.database import FREE, Storage
from cchc_desktop.hub.schema import settings, throttles, web_sessions
from cchc_desktop.hub.statements import insert_into, put
from cchc_desktop.wire.canonical import sha256_hex

LIFETIME = timedelta(hours=8)
FREE_TRIES = 5
LONGEST_LOCK = timedelta(minutes=15)
_KEY = "page_password"


class Session(NamedTuple):
    """A signed-in browser; `csrf` stands in every form it is shown."""

    token: str
    csrf: str


def settle_password(storage: Storage, given: str | None, hasher: PasswordHasher) -> str | None:
    """Keep `given`; with none given and none kept, make one and return it, to be told once."""
    with storage.writing(FREE) as db:
        known = db.execute(select(settings.c.value).where(settings.c.key == _KEY)).scalar()
        if given is None and known is not None:
            return None
        password = given or secrets.token_urlsafe(12)
        row = {"key": _KEY, "value": hasher.hash(_normal(password))}
        if given is not None:
            put(db, settings, row)
            return None
        made = insert_into(db, settings).values(**row).on_conflict_do_nothing().returning(settings.c.key)
        return password if db.execute(made).first() else None  # another process of this hub may have made its own


def _normal(password: str) -> str:
    return unicodedata.normalize("NFC", password)


def sign_in(storage: Storage, password: str, address: str, now: datetime) -> Session | timedelta | None:
    """A new session; None for a wrong password; how long to wait after too many."""
    key = f"page:{address}"
    with storage.reading() as db:
        wait = _locked(db, key, now)
        kept = db.execute(select(settings.c.value).where(settings.c.key == _KEY)).scalar()
    if wait:
        return wait
    right = kept is not None and _is_right(kept, password)  # outside any transaction: it takes its time on purpose
    with storage.writing(FREE) as db:
        if not right:
            _count_failure(db, key, now)
            return None
        db.execute(delete(throttles).where(throttles.c.key == key))
        db.execute(delete(web_sessions).where(web_sessions.c.expires_at < instant_text(now)))
        session = Session(secrets.token_urlsafe(32), secrets.token_urlsafe(24))
        expiry = instant_text(now + LIFETIME)
        values = {"token_hash": sha256_hex(session.token.encode()), "csrf": session.csrf, "expires_at": expiry}
        db.execute(insert(web_sessions).values(**values))
    return session


def _is_right(kept: str, password: str) -> bool:
    try:
        return PasswordHasher().verify(kept, _normal(password))
    except (VerifyMismatchError, InvalidHashError):
        return False


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
    """The session a cookie names, unless it ended."""
    mine = web_sessions.c.token_hash == sha256_hex(token.encode())
    with storage.reading() as db:
        row = db.execute(select(web_sessions).where(mine)).first()
    if row is None or parse_instant(row.expires_at) <= now:
        return None
    return Session(token, row.csrf)


def sign_out(storage: Storage, session: Session) -> None:
    """Forget it."""
    with storage.writing(FREE) as db:
        db.execute(delete(web_sessions).where(web_sessions.c.token_hash == sha256_hex(session.token.encode())))
