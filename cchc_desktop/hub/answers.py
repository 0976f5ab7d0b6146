"""Remembered answers (câu trả lời đã nhớ): one intent has one effect, however often its request comes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, insert, select

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.hub.schema import answers


def once(
    db: Connection, device_id: str, key: str, fingerprint: str, now: datetime, make: Callable[[], tuple[int, bytes]]
) -> tuple[int, bytes]:
    """Status and body of the first request with this key, made now if there was none; 422 for other content.

    A refusal is not remembered: the same intent may succeed later.
    """
    mine = (answers.c.device_id == device_id) & (answers.c.key == key)
    known = db.execute(select(answers).where(mine)).first()
    if known is not None:
        if known.fingerprint != fingerprint:
            raise reused()
        return known.status, known.body
    status, body = make()
    values = {"fingerprint": fingerprint, "status": status, "body": body, "created_at": instant_text(now)}
    db.execute(insert(answers).values(device_id=device_id, key=key, **values))
    return status, body


def reused() -> Refusal:
    """422: the same key came with other content."""
    return Refusal(422, "KHOA_DUNG_LAI", "Khóa chống trùng đã dùng cho nội dung khác; hãy báo bộ phận hỗ trợ.")
