"""A form sent twice does its work once (gửi trùng biểu mẫu): its own key, and what was answered the first time."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub.page_schema import form_posts
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.hub.sign_in import Session
from cchc_desktop.wire.canonical import sha256_hex

FIELD = "lan"  # in the form, and behind the place one is sent on to
_KEY = re.compile(r"[A-Za-z0-9_-]{16}", re.ASCII)


class Done(NamedTuple):
    """Where the browser is sent on to, and the sentences it reads there."""

    place: str
    said: Sequence[str] = ()


def once(db: Connection, session: Session, key: str, now: datetime, work: Callable[[Connection], Done]) -> str:
    """Do `work` in the caller's transaction unless this form was sent before; the address to go on to.

    Two at once: the second meets the first one's row, is refused by the database and looks again (`deciding`).
    """
    if not _KEY.fullmatch(key):
        raise Refusal(400, "PHONG_BI_SAI", "Biểu mẫu đã cũ; hãy mở lại trang rồi gửi lại.")
    kept = _kept(session, key)
    place = db.execute(select(form_posts.c.place).where(form_posts.c.key == kept)).scalar()
    if place is None:
        done = work(db)
        place = done.place
        row = {"key": kept, "sent_at": instant_text(now), "place": place, "said": "\n".join(done.said)}
        db.execute(insert(form_posts).values(**row))
    return f"{place}?{FIELD}={key}"


def said(db: Connection, session: Session, key: str) -> list[str]:
    """What the form of this key was answered; nothing for another's."""
    if not key:
        return []
    text = db.execute(select(form_posts.c.said).where(form_posts.c.key == _kept(session, key))).scalar()
    return text.split("\n") if text else []


def _kept(session: Session, key: str) -> str:
    return sha256_hex(f"{session.token} {key}".encode())
