"""Signing in: local, throttled, the same password however it is typed; approvals that say whose they are."""

from __future__ import annotations

import unicodedata
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import argon2
import msgspec
import pytest
from counter_fixtures import KEY, Counter
from factories import a_clerk
from filelock import FileLock

from cchc_desktop.acts import sign_in
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty, Role
from cchc_desktop.store import clerks, schema
from cchc_desktop.store.connection import Use

PASSWORD = "mật khẩu Đúng"
WRONG = "sai rồi nhé"


@pytest.fixture(scope="module")
def secret() -> str:
    return sign_in.hashed(PASSWORD)


@pytest.fixture
def guarded(counter: Counter, secret: str) -> Counter:
    """A counter whose three people all have the password."""
    for role in Role:
        clerks.put(counter.db, a_clerk(role), secret)
    return counter


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where guesses are counted, not argon2."""
    monkeypatch.setattr(sign_in, "_matches", lambda _hash, password: password == PASSWORD)


def try_to_enter(counter: Counter, password: str = WRONG) -> str:
    """ "" when let in, else the code of the refusal."""
    try:
        sign_in.sign_in(counter.db, "cb01", password, "03", counter.now)
    except Refused as refused:
        return str(refused)
    return ""


def test_the_hash_is_argon2id_of_the_agreed_cost(secret: str) -> None:
    parameters = argon2.extract_parameters(secret)

    assert parameters.type is argon2.Type.ID
    assert (parameters.time_cost, parameters.memory_cost, parameters.parallelism) == (3, 65_536, 1)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_right_password_lets_in_however_the_keyboard_writes_it(guarded: Counter, form: str) -> None:
    typed = unicodedata.normalize(form, PASSWORD)

    assert sign_in.sign_in(guarded.db, "cb01", typed, "03", guarded.now) == a_clerk()

    entry = guarded.entries()[-1]
    assert (entry.type, entry.clerk_code) == ("counter.event", "cb01")
    assert msgspec.json.decode(entry.payload)["suKien"] == "sign_in"
    account = clerks.get(guarded.db, "cb01")
    assert account is not None
    assert account.last_seen


def test_the_wrong_one_does_not_and_leaves_no_entry(guarded: Counter) -> None:
    before = len(guarded.entries())

    with pytest.raises(Refused, match=r"^password\.wrong$"):
        sign_in.sign_in(guarded.db, "cb01", WRONG, "03", guarded.now)

    assert len(guarded.entries()) == before


@pytest.mark.parametrize("password", ["", "1234567", "bảy chữ"])
def test_a_short_password_is_not_taken(password: str) -> None:
    with pytest.raises(Refused, match=r"^password\.short$"):
        sign_in.hashed(password)


def test_length_is_counted_as_read_not_as_typed() -> None:
    with pytest.raises(Refused):
        sign_in.hashed(unicodedata.normalize("NFD", "ếếếếếếế"))


@pytest.mark.usefixtures("quick")
def test_five_wrong_tries_then_waits_that_double_to_a_quarter_of_an_hour(guarded: Counter) -> None:
    assert [try_to_enter(guarded) for _ in range(5)] == ["password.wrong"] * 5
    for seconds in (30, 60, 120, 240, 480, 900, 900, 900):
        assert try_to_enter(guarded, PASSWORD) == "password.locked"
        guarded.clock.forward(seconds=seconds - 1)
        assert try_to_enter(guarded, PASSWORD) == "password.locked"
        guarded.clock.forward(seconds=1)
        assert try_to_enter(guarded) == "password.wrong"

    guarded.clock.forward(minutes=15)
    assert try_to_enter(guarded, PASSWORD) == ""


@pytest.mark.usefixtures("quick")
def test_the_right_password_starts_the_count_again(guarded: Counter) -> None:
    for _ in range(4):
        try_to_enter(guarded)
    assert try_to_enter(guarded, PASSWORD) == ""

    assert [try_to_enter(guarded) for _ in range(5)] == ["password.wrong"] * 5


@pytest.mark.usefixtures("quick")
def test_many_at_once_with_the_right_password_are_all_let_in(guarded: Counter, quick: None) -> None:
    def enter(_: int) -> str:
        with closing(schema.open_store(guarded.folder, KEY, Use.SYNC)) as db:
            return sign_in.sign_in(db, "cb01", PASSWORD, "03", guarded.now).code

    with ThreadPoolExecutor(8) as several:
        assert list(several.map(enter, range(12))) == ["cb01"] * 12


def test_who_waits_too_long_for_their_turn_is_told_so(guarded: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "_PATIENCE_S", 0.05)
    with FileLock(guarded.folder / "sign-in.lock"):
        assert try_to_enter(guarded, PASSWORD) == "password.busy"
    assert try_to_enter(guarded, PASSWORD) == ""


def test_the_count_survives_a_crash_between_counting_and_looking(
    guarded: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_hash: str, _password: str) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(sign_in, "_matches", crash)
    for _ in range(5):
        with pytest.raises(KeyboardInterrupt):
            sign_in.sign_in(guarded.db, "cb01", WRONG, "03", guarded.now)
        guarded.crash()

    assert try_to_enter(guarded, PASSWORD) == "password.locked"


@pytest.mark.usefixtures("quick")
def test_the_wait_is_told_in_seconds(guarded: Counter) -> None:
    for _ in range(5):
        try_to_enter(guarded)
    guarded.clock.forward(seconds=12)

    with pytest.raises(Refused) as refused:
        sign_in.sign_in(guarded.db, "cb01", PASSWORD, "03", guarded.now)

    assert "sau 18 giây" in refused.value.sentence


@pytest.mark.usefixtures("quick")
def test_another_clerk_is_not_locked_out_with_them(guarded: Counter) -> None:
    for _ in range(5):
        try_to_enter(guarded)

    assert sign_in.sign_in(guarded.db, "tq01", PASSWORD, "03", guarded.now).code == "tq01"


@pytest.mark.usefixtures("quick")
def test_a_clock_set_right_after_being_years_ahead_locks_for_a_quarter_of_an_hour_at_most(guarded: Counter) -> None:
    guarded.clock.forward(days=3650)
    for _ in range(5):
        try_to_enter(guarded)
    guarded.clock.forward(days=-3650)

    assert try_to_enter(guarded, PASSWORD) == "password.locked"
    guarded.clock.forward(minutes=14)
    assert try_to_enter(guarded, PASSWORD) == "password.locked"
    guarded.clock.forward(minutes=1)
    assert try_to_enter(guarded, PASSWORD) == ""


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("code", ["cb01", "nobody"])
def test_who_left_or_never_was_is_not_let_in(guarded: Counter, code: str) -> None:
    clerks.deactivate(guarded.db, "cb01")

    with pytest.raises(Refused, match=r"^clerk\.unknown$"):
        sign_in.sign_in(guarded.db, code, PASSWORD, "03", guarded.now)


def test_in_practice_nobody_is_asked(counter: Counter) -> None:
    for _ in range(8):
        assert sign_in.sign_in(counter.db, "cb01", "", "03", counter.now) == a_clerk()


@pytest.mark.usefixtures("quick")
def test_after_an_idle_lock_the_same_clerk_proves_it_again(guarded: Counter) -> None:
    assert sign_in.unlock(guarded.db, guarded.clerk, PASSWORD, guarded.now) == guarded.clerk
    with pytest.raises(Refused, match=r"^password\.wrong$"):
        sign_in.unlock(guarded.db, guarded.clerk, WRONG, guarded.now)


def test_signing_out_is_noted(counter: Counter) -> None:
    sign_in.sign_out(counter.db, counter.clerk, "03", counter.now)

    assert msgspec.json.decode(counter.entries()[-1].payload)["suKien"] == "sign_out"


def approve(counter: Counter, code: str, by: Clerk, password: str = PASSWORD, reason: str = "Nhập nhầm") -> bool:
    """Whether the approval is flagged; raises Refused."""
    approval = sign_in.approve(counter.db, Duty.VOID, code, password, reason, (by, counter.now))
    assert (approval.by, approval.reason) == (code, reason)
    return approval.flagged


@pytest.mark.usefixtures("quick")
def test_a_lead_approves(guarded: Counter) -> None:
    assert approve(guarded, "tq01", guarded.clerk) is False
    assert msgspec.json.decode(guarded.entries()[-1].payload)["chiTiet"] == {
        "viec": "void",
        "duyet": "tq01",
        "tuDuyet": False,
    }


@pytest.mark.usefixtures("quick")
def test_with_no_lead_the_clerk_approves_themselves_and_it_is_flagged(guarded: Counter) -> None:
    assert approve(guarded, "cb01", guarded.clerk) is True


@pytest.mark.usefixtures("quick")
def test_one_clerk_does_not_approve_another_s_act(guarded: Counter) -> None:
    clerks.put(guarded.db, a_clerk(code="cb02"), "hash")

    for code in ("cb02", "qt01"):
        with pytest.raises(Refused, match=r"^approval\.not_lead$"):
            approve(guarded, code, guarded.clerk)


@pytest.mark.usefixtures("quick")
def test_an_administrator_gets_no_leave_for_a_dossier(guarded: Counter) -> None:
    for code in ("tq01", "qt01"):
        with pytest.raises(Refused, match=r"^role\.void$"):
            approve(guarded, code, guarded.admin)


@pytest.mark.usefixtures("quick")
def test_an_approval_needs_the_password_and_a_reason(guarded: Counter) -> None:
    with pytest.raises(Refused, match=r"^password\.wrong$"):
        approve(guarded, "tq01", guarded.clerk, WRONG)
    with pytest.raises(Refused, match=r"^reason\.empty$"):
        approve(guarded, "tq01", guarded.clerk, reason="  ")


@pytest.mark.usefixtures("quick")
def test_guessing_the_lead_s_password_through_approvals_is_throttled(guarded: Counter) -> None:
    for _ in range(5):
        with pytest.raises(Refused, match=r"^password\.wrong$"):
            approve(guarded, "tq01", guarded.clerk, WRONG)
    with pytest.raises(Refused, match=r"^password\.locked$"):
        approve(guarded, "tq01", guarded.clerk)


def test_a_new_password_replaces_the_old_and_unlocks(guarded: Counter) -> None:
    guarded.db.conn.execute("update clerks set failures = 9, locked_until = '2099-01-01T00:00:00.000+07:00'")

    sign_in.set_password(guarded.db, guarded.clerk, "một mật khẩu khác", guarded.lead, guarded.now)

    assert sign_in.sign_in(guarded.db, "cb01", "một mật khẩu khác", "03", guarded.now) == guarded.clerk
    assert b"m\xe1\xbb\x99t m" not in b"".join(entry.payload for entry in guarded.entries())


def test_everyone_changes_their_own(guarded: Counter) -> None:
    sign_in.set_password(guarded.db, guarded.clerk, "một mật khẩu khác", guarded.clerk, guarded.now)

    assert sign_in.sign_in(guarded.db, "cb01", "một mật khẩu khác", "03", guarded.now)


def test_nobody_makes_themselves_a_lead(guarded: Counter) -> None:
    with pytest.raises(Refused, match=r"^role\.set_password$"):
        sign_in.set_password(guarded.db, a_clerk(Role.LEAD, code="cb01"), PASSWORD, guarded.clerk, guarded.now)

    account = clerks.get(guarded.db, "cb01")
    assert account is not None
    assert account.clerk.role is Role.CLERK


def test_who_was_given_no_password_does_not_get_in(guarded: Counter) -> None:
    clerks.put(guarded.db, guarded.clerk, sign_in.NO_PASSWORD)

    for typed in ("", "!", PASSWORD):
        with pytest.raises(Refused, match=r"^password\.none$"):
            sign_in.sign_in(guarded.db, "cb01", typed, "03", guarded.now)


def test_a_lead_makes_no_administrator(guarded: Counter) -> None:
    with pytest.raises(Refused, match=r"^role\.admin$"):
        sign_in.set_password(guarded.db, a_clerk(Role.ADMIN, code="qt02"), PASSWORD, guarded.lead, guarded.now)


@pytest.mark.parametrize("role", [Role.LEAD, Role.ADMIN])
def test_the_last_of_a_role_keeps_it(guarded: Counter, role: Role) -> None:
    before = guarded.contents()

    with pytest.raises(Refused, match=r"^role\.last$"):
        sign_in.set_password(guarded.db, replace(a_clerk(role), role=Role.CLERK), PASSWORD, guarded.lead, guarded.now)

    assert guarded.contents() == before


def test_a_second_lead_may_step_back(guarded: Counter) -> None:
    second = a_clerk(Role.LEAD, code="tq02")
    sign_in.set_password(guarded.db, second, PASSWORD, guarded.lead, guarded.now)

    sign_in.set_password(guarded.db, replace(second, role=Role.CLERK), PASSWORD, guarded.lead, guarded.now)

    account = clerks.get(guarded.db, "tq02")
    assert account is not None
    assert account.clerk.role is Role.CLERK


def test_a_short_new_password_leaves_the_old_one(guarded: Counter) -> None:
    with pytest.raises(Refused, match=r"^password\.short$"):
        sign_in.set_password(guarded.db, guarded.clerk, "ngắn", guarded.lead, guarded.now)

    assert sign_in.sign_in(guarded.db, "cb01", PASSWORD, "03", guarded.now + timedelta(seconds=1))


def test_an_administrator_makes_another_and_nobody_else_does(counter: Counter) -> None:
    another = Clerk("qt02", "Quản Trị Hai", role=Role.ADMIN)

    with pytest.raises(Refused, match=r"role\.admin"):
        sign_in.set_password(counter.db, another, "mat-khau-thu-hai", counter.lead, counter.now)
    sign_in.set_password(counter.db, another, "mat-khau-thu-hai", counter.admin, counter.now)

    assert sign_in.sign_in(counter.db, "qt02", "mat-khau-thu-hai", "03", counter.now) == another


@pytest.mark.usefixtures("quick")
def test_a_lead_lets_a_clerk_go_and_their_entries_keep_the_name(guarded: Counter) -> None:
    dossier = guarded.receive()

    sign_in.dismiss(guarded.db, "cb01", a_clerk(Role.LEAD), guarded.now)

    assert "clerk.unknown" in try_to_enter(guarded, PASSWORD)
    assert guarded.entries()[-1].clerk_code == a_clerk(Role.LEAD).code
    assert dossier.reception.clerk_code == "cb01"


@pytest.mark.parametrize(
    ("by", "whom", "problem"),
    [
        (Role.CLERK, a_clerk(Role.LEAD).code, "role.set_password"),
        (Role.LEAD, a_clerk(Role.LEAD).code, "dismiss.self"),
        (Role.LEAD, a_clerk(Role.ADMIN).code, "role.last"),
        (Role.LEAD, "nobody", "clerk.unknown"),
    ],
)
def test_who_may_not_be_let_go_stays(guarded: Counter, by: Role, whom: str, problem: str) -> None:
    with pytest.raises(Refused, match=problem):
        sign_in.dismiss(guarded.db, whom, a_clerk(by), guarded.now)

    assert {account.clerk.code for account in clerks.everyone(guarded.db)} >= {a_clerk(role).code for role in Role}


def test_an_administrator_lets_another_go(guarded: Counter, secret: str) -> None:
    other = Clerk("qt02", "Quản Trị Hai", role=Role.ADMIN)
    clerks.put(guarded.db, other, secret)

    sign_in.dismiss(guarded.db, other.code, a_clerk(Role.ADMIN), guarded.now)

    assert other.code not in {account.clerk.code for account in clerks.everyone(guarded.db)}
