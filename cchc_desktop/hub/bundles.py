"""A bundle at the hub (gói chép tay): whose it is, whether it is whole and in its turn; nothing is believed before."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.database import FREE
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.messages import is_uuid
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.hub.schema import bundles, devices, instances
from cchc_desktop.hub.seals import key_of_device
from cchc_desktop.hub.statements import put_new
from cchc_desktop.hub.tokens import SCOPES
from cchc_desktop.wire.bundle import Bundle, unpacked
from cchc_desktop.wire.canonical import sha256_hex
from cchc_desktop.wire.sealed import Keys, Kind, Outside, Unsound, opened, outside_of

_NOT_WHOLE = "Gói bị hỏng, bị sửa hoặc chép dở. Chép lại gói từ quầy đã xuất."


class Sender(NamedTuple):
    """The device that made a bundle, and the bundle."""

    caller: Caller
    outside: Outside
    bundle: Bundle
    sha256: str


def refusal(code: str, detail: str) -> Refusal:
    """422: this file is not taken; says nothing about the device that carries it."""
    return Refusal(422, code, detail)


def read(hub: Hub, keys: Keys, data: bytes) -> Sender:
    """What a sealed file holds and who made it; raises Refusal 422.

    In this order: for this hub, by a device it knows, signed by that device, readable, and the same inside as outside.
    """
    try:
        outside = outside_of(data)
    except Unsound:
        raise refusal("GOI_HONG", _NOT_WHOLE) from None
    if outside.kind is not Kind.BUNDLE:
        raise refusal("GOI_HONG", "Tệp này là thư trả lời của cổng, không phải gói để gửi.")
    if outside.hub != keys.public.name:
        raise refusal("GOI_SAI_CONG", "Gói này gửi cho cổng khác. Đưa gói tới đơn vị nối với đúng cổng ấy.")
    device = _device(hub, outside.device)
    try:
        bundle = unpacked(opened(data, key_of_device(device.public_key), keys.opening), Bundle)
    except Unsound:
        raise refusal("GOI_HONG", _NOT_WHOLE) from None
    _demand_same(outside, bundle)
    return Sender(Caller(device.device_id, device.unit, device.counter, SCOPES), outside, bundle, sha256_hex(data))


def _device(hub: Hub, device_id: str) -> Any:
    with hub.storage.glancing() as db:
        row = db.execute(select(devices).where(devices.c.device_id == device_id)).first()
    if row is None:
        raise refusal("GOI_LA", "Cổng không biết quầy đã xuất gói này. Báo quản trị của quầy ấy.")
    if row.revoked_at is not None:
        raise refusal("GOI_BI_THU_HOI", "Cổng đã thu hồi quyền của quầy xuất gói này. Báo quản trị của quầy ấy.")
    return row


def _demand_same(outside: Outside, bundle: Bundle) -> None:
    """Nobody has put another's sealed inside under a name of their own."""
    said = (bundle.hub, bundle.device, bundle.seq, bundle.previous)
    if said != (outside.hub.hex(), outside.device, outside.seq, outside.about.hex()):
        raise refusal("GOI_HONG", _NOT_WHOLE)
    if not (
        is_uuid(bundle.deviceInstanceId) and 0 < bundle.first <= bundle.seq < 2**53 and len(bundle.answerKey) == 32
    ):
        raise refusal("GOI_HONG", _NOT_WHOLE)


def is_in_turn(hub: Hub, sender: Sender) -> bool:
    """The one after the last, or the first of a later export, which stands by itself; else raises Refusal 422.

    The very same once more passes: every call in it has its own key. False for a second one of the same number: two
    copies of one store make bundles, and this copy has to hear of it.
    """
    bundle = sender.bundle
    with hub.storage.reading() as db:
        owner = select(instances.c.device_id).where(instances.c.device_instance_id == bundle.deviceInstanceId)
        if db.execute(owner).scalar() not in (None, sender.caller.device_id):
            raise refusal("GOI_LAC", "Sổ cái trong gói thuộc thiết bị khác. Báo quản trị.")
        last = _last(db, bundle.deviceInstanceId)
        if (known := _sha256(db, bundle.deviceInstanceId, bundle.seq)) == sender.sha256:
            return True
        follows = bundle.seq != last + 1 or _sha256(db, bundle.deviceInstanceId, last) in (None, bundle.previous)
    if known or not follows:
        return False
    if bundle.seq < last:
        raise refusal("GOI_CU", f"Gói số {bundle.seq} cũ hơn gói cổng đã nhận (số {last}). Không cần gửi gói này nữa.")
    if bundle.seq not in (bundle.first, last + 1):
        missing = ", ".join(map(str, range(max(last + 1, bundle.first), bundle.seq)))
        raise refusal("GOI_THIEU", f"Gói số {bundle.seq} phải gửi sau gói số {missing}. Tìm gói ấy, hoặc xuất lại.")
    return True


def _last(db: Connection, instance: str) -> int:
    newest = select(func.max(bundles.c.seq)).where(bundles.c.device_instance_id == instance)
    return int(db.execute(newest).scalar() or 0)


def _sha256(db: Connection, instance: str, seq: int) -> str | None:
    mine = (bundles.c.device_instance_id == instance) & (bundles.c.seq == seq)
    found: str | None = db.execute(select(bundles.c.sha256).where(mine)).scalar()
    return found


def note_taken(hub: Hub, sender: Sender, now: datetime) -> None:
    """From now on older ones are too late."""
    row = {"device_instance_id": sender.bundle.deviceInstanceId, "seq": sender.bundle.seq}
    with hub.storage.writing(FREE) as db:
        put_new(db, bundles, [row | {"sha256": sender.sha256, "taken_at": instant_text(now)}])
