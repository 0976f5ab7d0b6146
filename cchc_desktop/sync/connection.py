"""The counter's link to its portal (kết nối cổng): what enrolment left in the store, made into a client."""

from __future__ import annotations

import platform
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from cchc_desktop import __version__
from cchc_desktop.acts import ranges, restore
from cchc_desktop.acts.record import note_counter, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.problem import Problem
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.client import enrol as trade_code
from cchc_desktop.portal.device_key import DeviceKey
from cchc_desktop.portal.errors import NoRangesHere, PortalRefused, PortalTrouble
from cchc_desktop.portal.transport import CAP, Transport
from cchc_desktop.store import ledger, meta, numbers
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire.contract import API_PATH, Device, EnrolRequest, RangeRequest

RANGE_SIZE = 1000
DEADLINE = 30.0
BUNDLE_KEY = "hub_bundle_key"  # what the portal's bundles are sealed to and its answers signed with
KEY_USED = "KHOA_DUNG_LAI"
_JOINED = ("portal_url", "client_id", "device_key")
_NONE_ON = "no_ranges_on"  # the day on which the portal said that it grants none
WISH = "range_wish"  # the idempotency key of a range asked for and not granted yet

Clock = Callable[[], datetime]


def enrol(db: Database, url: str, code: str, by: Clerk, clock: Clock) -> Device:
    """Trades a one-time code for this counter's identity, and asks for its first number range.

    `url` is the portal's whole address, or only where it is: then the contract's usual path is below it.
    Raises PortalTrouble with nothing kept when the code is not taken, Refused for a code of another unit or an address
    that is none; an administrator's duty.
    """
    require(by, Duty.ENROL)
    key, url = DeviceKey.generate(), _whole(url.strip())
    transport = _transport(url)
    try:
        request = EnrolRequest(code, dict(key.jwk()), ledger.instance(db), platform.system(), __version__)
        device = trade_code(transport, request)
        if device.MaDonVi != (unit := meta.read(db, "unit")):
            raise Refused((_other_unit(device.MaDonVi, unit or ""),))
        with transaction(db):
            for name, value in _kept(url, device, key).items():
                meta.write(db, name, value)
            note_counter(db, "enrol", {"thietBi": device.deviceId}, by, clock())
        # enrolled anew it has its ranges still, and restored the exchange asks once those of before are burned
        if not (numbers.open_ranges(db, device.MaDonVi, clock().date()) or restore.formers(db)):
            _first_range(db, Portal(transport, device.clientId, key, clock), device.MaDonVi, clock)
    finally:
        transport.close()
    return device


def _whole(url: str) -> str:
    bare = urlsplit(url)
    return url.rstrip("/") + API_PATH if bare.netloc and bare.path in ("", "/") else url


def _transport(url: str) -> Transport:
    try:
        return Transport(url, __version__, deadline=DEADLINE)
    except ValueError:
        message = "Địa chỉ cổng bắt đầu bằng https://. Chưa thay đổi gì."
        raise Refused((Problem("portal", "enrol.address", message),)) from None


def _other_unit(theirs: str, ours: str) -> Problem:
    message = f"Mã ghi danh này của đơn vị {theirs}, quầy này của {ours}. Chưa nối; xin mã của đúng đơn vị."
    return Problem("code", "enrol.unit", message)


def _first_range(db: Database, portal: Portal, unit: str, clock: Clock) -> None:
    """The code is spent by now: when the line breaks here, the next exchange asks again; until then provisional."""
    try:
        ask_for_range(db, portal, unit, clock)
    except PortalTrouble as trouble:
        meta.write(db, "sync_trouble", trouble.sentence)


def _kept(url: str, device: Device, key: DeviceKey) -> dict[str, str]:
    # the device's private key lies in the store, which is encrypted with a key that the credential store holds
    return {
        "portal_url": url,
        "client_id": device.clientId,
        "device": device.maThietBi,
        "portal_unit": device.MaDonVi,
        "device_key": key.pem().decode("ascii"),
        BUNDLE_KEY: device.bundleKey,
    }


def joined(db: Database) -> tuple[str | None, ...]:
    """What it was enrolled as, and where: another value, another portal."""
    return tuple(meta.read(db, name) for name in _JOINED)


def connect(db: Database, clock: Clock, deadline: float = DEADLINE, cap: int = CAP) -> Portal | None:
    """The portal this counter was enrolled at, or None; the client belongs to the calling thread."""
    url, client_id, pem = joined(db)
    if not (url and client_id and pem):
        return None
    return Portal(
        Transport(url, __version__, deadline=deadline, cap=cap),
        client_id,
        DeviceKey.from_pem(pem.encode("ascii")),
        clock,
    )


def wish_for_range(db: Database, unit: str) -> tuple[RangeRequest, str]:
    """What is asked for, and the key under which it is asked until it is granted."""
    with transaction(db):
        wish = meta.read(db, WISH) or new_uid()
        meta.write(db, WISH, wish)
    return RangeRequest("MaHoSo", unit, RANGE_SIZE, ledger.instance(db)), wish


def may_ask_for_range(db: Database, now: datetime) -> bool:
    """Whether the portal did not say today that it grants none."""
    return meta.read(db, _NONE_ON) != now.date().isoformat()


def ask_for_range(db: Database, portal: Portal, unit: str, clock: Clock) -> bool:
    """One more standing range; False where the portal grants none: it is asked again another day.

    The key of the wish is kept until it is granted, so that a lost answer costs the unit no thousand numbers.
    """
    request, wish = wish_for_range(db, unit)
    try:
        granted = portal.grant_range(request, wish)
    except PortalRefused as refused:
        if isinstance(refused, NoRangesHere) or refused.problem.code == KEY_USED:
            meta.remove(db, WISH)  # any other no may be a box's between here and a portal that said yes
        if isinstance(refused, NoRangesHere):
            meta.write(db, _NONE_ON, clock().date().isoformat())
            return False
        raise
    with transaction(db):
        ranges.take_granted(db, granted, clock())
        meta.remove(db, WISH)
    return True
