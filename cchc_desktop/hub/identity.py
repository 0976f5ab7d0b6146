"""Units and devices (đơn vị, thiết bị): one-time enrolment codes traded for a device identity, and its withdrawal."""

from __future__ import annotations

import base64
import binascii
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select, update
from uuid_utils import uuid7

from cchc_desktop.domain.instants import instant_text, parse_instant
from cchc_desktop.hub.messages import a_uuid
from cchc_desktop.hub.refusals import Refusal, malformed
from cchc_desktop.hub.schema import devices, enrolment_codes, instances, number_ranges, units
from cchc_desktop.hub.statements import put_new
from cchc_desktop.wire.canonical import GENESIS, sha256_hex
from cchc_desktop.wire.contract import Device, EnrolRequest

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # read aloud and typed: no 0/O, 1/I/L
_CODE_LETTERS = 12
_LONG = timedelta(minutes=90)  # a token lives for 60
_STILL_SERVES = (
    "Kho dữ liệu này đã ghi danh và còn dùng được: hãy đồng bộ, không cần ghi danh lại. "
    "Là bản sao thì ngừng dùng bản sao. Máy cũ đã bỏ thì nhờ quản trị cổng thu hồi nó trước."
)
_ANOTHER_S = (
    "Sổ cái này thuộc máy khác. Là máy cũ đã bỏ của quầy này thì nhờ quản trị cổng thu hồi nó, rồi đồng bộ lại. "
    "Hồ sơ vẫn lưu tại máy."
)
WIDTHS = range(4, 8)
MAX_COUNTER = 999


@dataclass(frozen=True, slots=True)
class Caller:
    """The device behind a request, and what its token allows."""

    device_id: str
    unit: str
    counter: int
    scopes: frozenset[str]


def register_unit(db: Connection, code: str, name: str = "", *, width: int = 4, grants_ranges: bool = True) -> None:
    """Make the unit known, or rename it; width and ranges are settled the first time. Raises ValueError."""
    if not code or len(code) > 40 or width not in WIDTHS:
        raise ValueError("unit code or width")
    put_new(db, units, [{"code": code, "name": name or code, "width": width, "grants_ranges": grants_ranges}])
    if name:
        db.execute(update(units).where(units.c.code == code, units.c.name != name).values(name=name))


def new_enrolment_code(db: Connection, unit: str, counter: int, now: datetime, valid_for: timedelta) -> str:
    """A code good once, until `now + valid_for`; only its hash is kept. Raises ValueError."""
    if not 0 < counter <= MAX_COUNTER:
        raise ValueError("counter")
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LETTERS))
    values = {"unit": unit, "counter": counter, "expires_at": instant_text(now + valid_for)}
    db.execute(insert(enrolment_codes).values(code_hash=sha256_hex(letters.encode()), **values))
    return "-".join(letters[i : i + 4] for i in range(0, _CODE_LETTERS, 4))


def enrol(db: Connection, request: EnrolRequest, now: datetime) -> Device:
    """Trade the code for an identity; raises Refusal 400, 404 (unknown), 409 (used), 410 (expired)."""
    key = _public_key(request.jwk)
    instance = a_uuid(request.deviceInstanceId)
    code = _spend(db, request.enrolmentCode, now)
    device_id = str(uuid7())
    label = _free_label(db, code.unit, code.counter)
    values = {"device_id": device_id, "unit": code.unit, "counter": code.counter, "label": label, "public_key": key}
    seen = {"enrolled_at": instant_text(now), "seen_at": instant_text(now)}
    db.execute(insert(devices).values(**_program(request), **values, **seen))
    _bring_instance(db, instance, device_id, code, now)
    name = db.execute(select(units.c.name).where(units.c.code == code.unit)).scalar_one()
    return Device(deviceId=device_id, clientId=device_id, maThietBi=label, MaDonVi=code.unit, TenDonVi=name)


def _program(request: EnrolRequest) -> dict[str, str]:
    said = {"system": request.os[:200], "app_version": request.appVersion[:50]}
    return {name: text.replace("\0", "") for name, text in said.items()}  # which PostgreSQL's text cannot hold


def _public_key(jwk: dict[str, Any]) -> str:
    """The 32 bytes of an Ed25519 public key as they stand in the JWK; a private key is refused, never stored."""
    text = jwk.get("x")
    if jwk.get("kty") != "OKP" or jwk.get("crv") != "Ed25519" or not isinstance(text, str) or "d" in jwk:
        raise malformed("Khóa công khai của thiết bị phải là khóa Ed25519.")
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise malformed("Khóa công khai của thiết bị không đọc được.") from error
    if len(raw) != 32:
        raise malformed("Khóa công khai của thiết bị không đọc được.")
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _spend(db: Connection, text: str, now: datetime) -> Any:
    letters = "".join(letter for letter in text.upper() if letter in _ALPHABET)
    mine = enrolment_codes.c.code_hash == sha256_hex(letters.encode())
    code = db.execute(select(enrolment_codes).where(mine)).first()
    if code is None:
        raise Refusal(404, "MA_GHI_DANH_SAI", "Mã ghi danh không đúng; hãy kiểm tra lại từng ký tự.")
    used = Refusal(409, "MA_GHI_DANH_DA_DUNG", "Mã ghi danh này đã được dùng; hãy xin mã mới.")
    if code.used_at is not None:
        raise used
    if parse_instant(code.expires_at) <= now:
        raise Refusal(410, "MA_GHI_DANH_HET_HAN", "Mã ghi danh đã hết hạn; hãy xin mã mới.")
    unused = update(enrolment_codes).where(mine, enrolment_codes.c.used_at.is_(None)).values(used_at=instant_text(now))
    if db.execute(unused).rowcount != 1:  # spent by another since it was read above
        raise used
    return code


def _free_label(db: Connection, unit: str, counter: int) -> str:
    """Two or three digits, one device of the unit alone: provisional receipt numbers are told apart by it."""
    taken = set(db.execute(select(devices.c.label).where(devices.c.unit == unit)).scalars())
    wished = [f"{counter:02}"] + ([f"{turn}{counter:02}" for turn in range(1, 10)] if counter < 100 else [])
    for label in (*wished, *(f"{number:03}" for number in range(999, -1, -1))):
        if label not in taken:
            return label
    raise Refusal(409, "HET_MA_THIET_BI", "Đơn vị đã dùng hết mã thiết bị; hãy báo bộ phận hỗ trợ.")


def _bring_instance(db: Connection, instance: str, device_id: str, code: Any, now: datetime) -> None:
    """A store enrolled again at its own counter keeps ledger and ranges; another's instance is not given away.

    Nor one whose device still serves: this store may be a copy, and the other would be refused from then on. One that
    nothing came from yet lost the answer to its enrolment.
    """
    held = db.execute(
        select(instances.c.device_id, devices.c.unit, devices.c.counter, devices.c.revoked_at)
        .join(devices, devices.c.device_id == instances.c.device_id)
        .where(instances.c.device_instance_id == instance)
    ).first()
    if held is None:
        open_instance(db, instance, device_id, now)
        return
    if (held.unit, held.counter) != (code.unit, code.counter):
        raise Refusal(409, "THIET_BI_DA_GHI_DANH", "Kho dữ liệu này đã ghi danh cho quầy khác; hãy báo bộ phận hỗ trợ.")
    if held.revoked_at is None and _has_sent(db, held.device_id):
        raise Refusal(409, "THIET_BI_DANG_DUNG", _STILL_SERVES)
    _hand_on(db, held.device_id, device_id)


def _has_sent(db: Connection, device_id: str) -> bool:
    mine = (instances.c.device_id == device_id) & (instances.c.seq > 0)
    return db.execute(select(instances.c.seq).where(mine).limit(1)).first() is not None


def _hand_on(db: Connection, former: str, device_id: str) -> None:
    for table in (instances, number_ranges):
        db.execute(update(table).where(table.c.device_id == former).values(device_id=device_id))


def inherit(db: Connection, caller: Caller, former: str) -> None:
    """The ledgers and ranges of a revoked device go to another of the same counter; raises Refusal 403.

    A store restored from the backup of a stolen machine is enrolled anew, and has to send what that one did not.
    """
    c = devices.c
    same = (c.device_id == former) & (c.unit == caller.unit) & (c.counter == caller.counter)
    if db.execute(select(c.device_id).where(same, c.revoked_at.is_not(None))).first() is None:
        raise Refusal(403, "THIET_BI_KHONG_KHOP", _ANOTHER_S)
    _hand_on(db, former, caller.device_id)


def open_instance(db: Connection, instance: str, device_id: str, now: datetime) -> None:
    """A ledger of this device, empty so far."""
    values = {"device_id": device_id, "opened_at": instant_text(now), "seq": 0, "hash": GENESIS}
    db.execute(insert(instances).values(device_instance_id=instance, **values))


def is_long_unseen(db: Connection, device_id: str, now: datetime) -> bool:
    """Whether it is worth a write that the device was heard of: tokens and batches note it too."""
    seen = db.execute(select(devices.c.seen_at).where(devices.c.device_id == device_id)).scalar_one()
    return bool(seen < instant_text(now - _LONG))


def touch(db: Connection, device_id: str, now: datetime) -> None:
    """The device was just heard of."""
    db.execute(update(devices).where(devices.c.device_id == device_id).values(seen_at=instant_text(now)))


def revoke(db: Connection, device_id: str, now: datetime) -> None:
    """No request of this device is answered from now on (403, even with a token it still holds); what it sent stays."""
    mine = devices.c.device_id == device_id
    db.execute(update(devices).where(mine, devices.c.revoked_at.is_(None)).values(revoked_at=instant_text(now)))
