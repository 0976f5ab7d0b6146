"""Signing in (đăng nhập): local, works offline, throttled; and a lead's approval for one act."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

from filelock import FileLock, Timeout

from cchc_desktop.acts.record import note_counter, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Approval, Clerk, Duty, Role
from cchc_desktop.domain.instants import instant_text, parse_instant, to_millisecond
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store import clerks
from cchc_desktop.store.clerks import Account
from cchc_desktop.store.connection import Database, folder_of, transaction

LEAST_LETTERS = 8
NO_PASSWORD = "!"  # nobody signs in with it: a lead has to give one
_FREE_TRIES = 5
_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(minutes=15)
_LOCK = "sign-in.lock"  # beside the store: window and commands take turns
_PATIENCE_S = 20.0
_BUSY = Problem("password", "password.busy", "Đang có nhiều người đăng nhập cùng lúc. Chưa làm gì; gõ lại mật khẩu.")
_WRONG = Problem("password", "password.wrong", "Mật khẩu chưa đúng. Gõ lại; chú ý phím Caps Lock và bộ gõ.")


@dataclass(frozen=True, slots=True)
class LockedOut(Problem):
    """No password is looked at for so many seconds more."""

    seconds: int = 0

    @classmethod
    def lasting(cls, seconds: int) -> LockedOut:
        """Why, and for how long still."""
        minutes, rest = divmod(seconds, 60)
        span = f"{minutes} phút {rest:02} giây" if minutes else f"{rest} giây"
        message = f"Sai mật khẩu nhiều lần; thử lại sau {span}. Hồ sơ đã lưu vẫn an toàn."
        return cls("password", "password.locked", message, seconds=seconds)


def hashed(password: str) -> str:
    """argon2id (t=3, 64 MiB, p=1) of the NFC password; raises Refused when it is shorter than LEAST_LETTERS."""
    from argon2 import PasswordHasher  # noqa: PLC0415  # only needed when somebody signs in

    text = unicodedata.normalize("NFC", password)
    if len(text) < LEAST_LETTERS:
        message = f"Mật khẩu cần ít nhất {LEAST_LETTERS} ký tự. Chưa lưu gì."
        raise Refused((Problem("password", "password.short", message),))
    return PasswordHasher(time_cost=3, memory_cost=65_536, parallelism=1).hash(text)


def sign_in(db: Database, code: str, password: str, counter: str, now: datetime) -> Clerk:
    """The clerk, once the password is right. Raises Refused: unknown, wrong, or locked for a while."""
    account = _proved(db, code, password, now)
    at = instant_text(to_millisecond(now))
    with transaction(db):
        clerks.note_attempt(db, code, 0, None, at)
        note_counter(db, "sign_in", {"quay": counter}, account.clerk, now)
    return account.clerk


def sign_out(db: Database, by: Clerk, counter: str, now: datetime) -> None:
    """Notes that a clerk left the counter."""
    note_counter(db, "sign_out", {"quay": counter}, by, now)


def unlock(db: Database, by: Clerk, password: str, now: datetime) -> Clerk:
    """The same clerk proves it again after an idle lock."""
    account = _proved(db, by.code, password, now)
    with transaction(db):
        clerks.note_attempt(db, by.code, 0, None, None)
    return account.clerk


def approve(
    db: Database, duty: Duty, code: str, password: str, reason: str, by_when: tuple[Clerk, datetime]
) -> Approval:
    """Leave for one lead's act: by a lead's password, or with no lead on shift by the clerk's own again, flagged.

    `by_when` is the clerk at the counter and the moment. Raises Refused.
    """
    by, now = by_when
    if not reason.strip():
        raise Refused((Problem("reason", "reason.empty", "Cần ghi lý do. Chưa lưu gì."),))
    account = _proved(db, code, password, now)
    if account.clerk.role is not Role.LEAD and code != by.code:
        _forgive(db, code)  # the password was right
        raise Refused((Problem("code", "approval.not_lead", "Người duyệt phải là trưởng quầy."),))
    if by.role is Role.ADMIN:
        require(by, duty)
    approval = Approval(code, reason, duty, by.code, flagged=account.clerk.role is not Role.LEAD)
    with transaction(db):
        _forgive(db, code)
        note_counter(db, "approval", {"viec": duty.value, "duyet": code, "tuDuyet": approval.flagged}, by, now)
    return approval


def _forgive(db: Database, code: str) -> None:
    with transaction(db):
        clerks.note_attempt(db, code, 0, None, None)


def set_password(db: Database, clerk: Clerk, password: str, by: Clerk, now: datetime) -> None:
    """Adds a clerk or gives one a new password: a lead's duty; everyone may change their own.

    Raises Refused when it would take away the last lead or administrator, or make an administrator without being one.
    """
    if clerk != by and not by.role is clerk.role is Role.ADMIN:  # administrators are made by administrators
        require(by, Duty.SET_PASSWORD)
    _keep_roles(db, clerk, by)
    secret = hashed(password)
    with transaction(db):
        clerks.put(db, clerk, secret)
        note_counter(db, "set_password", {"maCanBo": clerk.code, "vaiTro": clerk.role.value}, by, now)


def dismiss(db: Database, code: str, by: Clerk, now: datetime) -> None:
    """Takes away a clerk's right to sign in here; what they did stays under their name. A lead's or administrator's duty.

    Raises Refused for oneself, for the last lead or administrator, and for somebody who is not here.
    """
    with transaction(db):
        account = clerks.get(db, code)
        if account is None or not account.active:
            raise Refused((Problem("code", "clerk.unknown", "Không có cán bộ này ở quầy. Chọn lại tên."),))
        who = account.clerk
        if not by.role is who.role is Role.ADMIN:
            require(by, Duty.SET_PASSWORD)
        if who.code == by.code:
            message = "Không tự thôi dùng tài khoản đang đăng nhập được. Chưa thay đổi gì."
            raise Refused((Problem("code", "dismiss.self", message),))
        _demand_another(db, who)
        clerks.deactivate(db, code)
        note_counter(db, "dismiss", {"maCanBo": code}, by, now)


def _keep_roles(db: Database, clerk: Clerk, by: Clerk) -> None:
    known = clerks.get(db, clerk.code)
    before = known.clerk.role if known else None
    if before is clerk.role:
        return
    if clerk.role is Role.ADMIN and by.role is not Role.ADMIN:
        raise Refused((Problem("role", "role.admin", "Chỉ quản trị mới thêm được quản trị. Chưa thay đổi gì."),))
    if known is not None:
        _demand_another(db, known.clerk)


def _demand_another(db: Database, who: Clerk) -> None:
    """Somebody else must be left in a role that a counter cannot do without."""
    others = [a for a in clerks.everyone(db) if a.clerk.role is who.role and a.clerk.code != who.code]
    if who.role in (Role.LEAD, Role.ADMIN) and not others:
        message = f"{who.code} là {who.role.label.lower()} duy nhất của quầy. Chưa thay đổi gì."
        raise Refused((Problem("role", "role.last", message),))


def _proved(db: Database, code: str, password: str, now: datetime) -> Account:
    """The account, its password checked; one try at a time, so that many commands at once do not count as guesses."""
    try:
        with FileLock(folder_of(db) / _LOCK, timeout=_PATIENCE_S):
            account = _counted(db, code, now)
            if account.password_hash and not _matches(account.password_hash, password):
                raise Refused((_WRONG,))
            if account.password_hash:
                _forgive(db, code)
            return account
    except Timeout:
        raise Refused((_BUSY,)) from None


def _counted(db: Database, code: str, now: datetime) -> Account:
    """The account that may be tried; the try is counted before it is looked at, also when the program is killed then."""
    with transaction(db):
        account = clerks.get(db, code)
        if account is None or not account.active:
            raise Refused((Problem("code", "clerk.unknown", "Không có cán bộ này ở quầy. Chọn lại tên."),))
        if account.password_hash == NO_PASSWORD:
            message = "Chưa có mật khẩu cho người này. Trưởng quầy đặt mật khẩu trước."
            raise Refused((Problem("password", "password.none", message),))
        left = _still_locked(account, now)
        if left > _LONGEST_WAIT:  # locked by a clock that was ahead and has been set right since
            left = _LONGEST_WAIT
            clerks.note_attempt(db, code, account.failures, instant_text(to_millisecond(now + left)), None)
        elif not left and account.password_hash:
            failures = account.failures + 1
            clerks.note_attempt(db, code, failures, _locked_until(failures, now), None)
    if left:
        raise Refused((LockedOut.lasting(max(1, round(left.total_seconds()))),))
    return account


def _still_locked(account: Account, now: datetime) -> timedelta:
    """How long still; nothing for an account that is not locked."""
    until = parse_instant(account.locked_until) if account.locked_until else now
    return max(until - now, timedelta())


def _locked_until(failures: int, now: datetime) -> str | None:
    if failures < _FREE_TRIES:
        return None
    wait = min(_FIRST_WAIT * 2 ** min(failures - _FREE_TRIES, 10), _LONGEST_WAIT)
    return instant_text(to_millisecond(now + wait))


def _matches(password_hash: str, password: str) -> bool:
    from argon2 import PasswordHasher  # noqa: PLC0415
    from argon2.exceptions import VerifyMismatchError  # noqa: PLC0415

    try:
        return PasswordHasher().verify(password_hash, unicodedata.normalize("NFC", password))
    except VerifyMismatchError:
        return False
