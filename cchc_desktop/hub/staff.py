"""Accounts of a division's people (tài khoản cán bộ phòng): made by the administrator, a password of their own each."""

from __future__ import annotations

import re
import secrets
import unicodedata
from datetime import datetime
from typing import Any, NamedTuple

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import Connection, Row, delete, insert, select, update

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.text import clean
from cchc_desktop.hub.page_schema import staff, web_sessions
from cchc_desktop.hub.schema import units

SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 200
LONGEST_NAME = 50  # NguoiXuLy of the national contract
LONGEST_DIVISION = 200
_CODE = re.compile(r"[A-Za-z0-9._-]{2,20}", re.ASCII)


class Staff(NamedTuple):
    """Somebody of a division of a unit."""

    code: str
    name: str
    unit: str
    division: str
    temporary: bool = False


def read_form(form: dict[str, str]) -> tuple[Staff, dict[str, str]]:
    """The account wished for, and by field what is wrong with it."""
    said = {name: clean(form.get(name, "")) for name in ("maCanBo", "hoTen", "donVi", "phong")}
    wished = Staff(said["maCanBo"].lower(), said["hoTen"], said["donVi"], said["phong"], temporary=True)
    wrong = {}
    if not _CODE.fullmatch(wished.code):
        wrong["maCanBo"] = "Mã cán bộ có 2 đến 20 chữ không dấu hoặc số."
    if not wished.name or len(wished.name) > LONGEST_NAME:
        wrong["hoTen"] = f"Hãy ghi họ tên, không quá {LONGEST_NAME} ký tự."
    if not wished.division or len(wished.division) > LONGEST_DIVISION:
        wrong["phong"] = "Hãy ghi tên phòng đúng như trên phiếu bàn giao."
    return wished, wrong


def add(db: Connection, wished: Staff, hasher: PasswordHasher, now: datetime) -> tuple[str, dict[str, str]]:
    """The first password, told once; or by field what is in the way."""
    if not db.execute(select(units.c.code).where(units.c.code == wished.unit)).first():
        return "", {"donVi": "Hãy chọn đơn vị."}
    if row_of(db, wished.code):
        return "", {"maCanBo": "Mã cán bộ này đã có."}
    password = _made()
    kept = wished._asdict() | {"password": hashed(password, hasher), "temporary": True, "made_at": instant_text(now)}
    db.execute(insert(staff).values(**kept))
    return password, {}


def renew(db: Connection, code: str, hasher: PasswordHasher) -> str:
    """Another first password in place of a forgotten one, the account open again; "" for a code that is none."""
    password = _made()
    values = {"password": hashed(password, hasher), "temporary": True, "locked_at": None}
    found = db.execute(update(staff).where(staff.c.code == code).values(**values)).rowcount
    _end_sessions(db, code)
    return password if found else ""


def lock(db: Connection, code: str, now: datetime) -> None:
    """No more of this account, from this moment on."""
    db.execute(update(staff).where(staff.c.code == code).values(locked_at=instant_text(now)))
    _end_sessions(db, code)


def set_password(db: Connection, code: str, hash_of_it: str) -> None:
    """The person's own, as `hashed` made it."""
    db.execute(update(staff).where(staff.c.code == code).values(password=hash_of_it, temporary=False))


def read_password(form: dict[str, str]) -> dict[str, str]:
    """By field what is wrong with a new password; its former one is checked elsewhere."""
    new = form.get("matKhauMoi", "")
    if not SHORTEST_PASSWORD <= len(normal(new)) <= LONGEST_PASSWORD:
        return {"matKhauMoi": f"Mật khẩu mới cần từ {SHORTEST_PASSWORD} ký tự trở lên."}
    if normal(new) == normal(form.get("matKhau", "")):
        return {"matKhauMoi": "Mật khẩu mới phải khác mật khẩu đang dùng."}
    if normal(new) != normal(form.get("matKhauLai", "")):
        return {"matKhauLai": "Hai lần ghi mật khẩu mới không giống nhau."}
    return {}


def row_of(db: Connection, code: str) -> Row[Any] | None:
    """The account as it is kept, locked ones too."""
    return db.execute(select(staff).where(staff.c.code == code)).first()


def everyone(db: Connection) -> list[Row[Any]]:
    """Every account, by unit, division and name."""
    return list(db.execute(select(staff).order_by(staff.c.unit, staff.c.division, staff.c.name)))


def as_staff(row: Row[Any]) -> Staff:
    """The person of an account."""
    return Staff(row.code, row.name, row.unit, row.division, row.temporary)


def hashed(password: str, hasher: PasswordHasher) -> str:
    """argon2id; takes its time on purpose."""
    return hasher.hash(normal(password))


def is_right(kept: str, password: str) -> bool:
    """Whether `password` is the one that was kept; takes its time on purpose."""
    try:
        return PasswordHasher().verify(kept, normal(password))
    except (VerifyMismatchError, InvalidHashError):
        return False


def normal(password: str) -> str:
    """A password however a keyboard composed it."""
    return unicodedata.normalize("NFC", password)


def _made() -> str:
    return secrets.token_urlsafe(9)


def _end_sessions(db: Connection, code: str) -> None:
    db.execute(delete(web_sessions).where(web_sessions.c.staff == code))
