"""Who may do what: every act called by every role; either it is done, or it is refused and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from inspect import getmembers, isfunction
from types import ModuleType
from typing import Any

import pytest
from counter_fixtures import DIVISION, Counter, hand_over
from factories import LATER, a_clerk, a_procedure, an_intake

from cchc_desktop.acts import catalogue, custody, decide, drafts, fees, printing, receive, set_up, sign_in, tasks
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty, Role
from cchc_desktop.domain.events import Apologised, ResultHandedOver, ResultPosted, SupplementRequested
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.status import Status
from cchc_desktop.store import tasks as opened
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.errors import StoreTrouble
from cchc_desktop.store.tasks import Task

COUNTER = frozenset({Role.CLERK, Role.LEAD})
LEAD = frozenset({Role.LEAD})
ADMIN = frozenset({Role.ADMIN})
ANYONE = frozenset(Role)

Prepare = Callable[[Counter], Any]
Do = Callable[[Counter, Any, Clerk], Any]


@dataclass(frozen=True)
class Act:
    """An act: what must be there first, how it is done, who may."""

    does: str  # module.function
    allowed: frozenset[Role]
    prepare: Prepare
    do: Do
    silent: bool = False  # may write nothing and yet be done


def received(c: Counter) -> str:
    return c.receive().uid


def received_by_another(c: Counter) -> str:
    return c.receive(by=a_clerk(code="cb99")).uid


def handed(c: Counter) -> str:
    return hand_over(c, c.receive()).uid


def finished(c: Counter) -> str:
    uid = handed(c)
    custody.take_result(c.db, uid, "", c.clerk, c.now)
    return uid


def waiting(c: Counter) -> str:
    uid = received(c)
    decide.request_supplement(c.db, uid, SupplementRequested(c.now, "x"), c.clerk)
    return uid


def asked_once(c: Counter) -> str:
    uid = waiting(c)
    decide.receive_supplement(c.db, uid, (), LATER, c.clerk, c.now)
    return uid


def online(c: Counter) -> str:
    return c.mirror(status=Status.NEW, code=None).uid


def paid(c: Counter) -> tuple[str, str]:
    uid = received(c)
    return uid, fees.collect(c.db, uid, 1000, "tien-mat", c.clerk, c.now).fees[0].uid


def draft(c: Counter) -> str:
    drafts.keep(c.db, c.clerk, "n1", "A", b"1", c.now)
    return "n1"


def task(kind: str) -> Prepare:
    def prepare(c: Counter) -> int:
        with transaction(c.db):
            return opened.add(c.db, Task(0, kind, None, None, b"{}", "2026-10-05T08:15:00.000+07:00"))

    return prepare


def nothing(_c: Counter) -> None:
    return None


def amend(c: Counter, uid: str, by: Clerk) -> None:
    intake = replace(c.dossier(uid).intake, note="x")
    decide.amend(c.db, uid, intake, "Ghi nhầm", (by, c.now, None))


def note_printing(c: Counter, uid: str, by: Clerk) -> None:
    asked = printing.Asked("0192f7c0-0000-7000-8000-000000000abc", c.dossier(uid), "receipt", 1, "")
    printing.note(c.db, asked, printing.FAILED, "", "", (by, c.now))


def approve(c: Counter, _given: Any, by: Clerk) -> None:
    sign_in.approve(c.db, Duty.VOID, "tq01", "", "Nhập nhầm", (by, c.now))


def apologise(c: Counter, uid: str, by: Clerk) -> None:
    decide.apologise(c.db, uid, Apologised(c.now, "Chậm", LATER), by)


ACTS = {
    "receive": Act(
        "receive.receive", COUNTER, nothing, lambda c, _, by: receive.receive(c.db, c.desk, an_intake(), by, c.now)
    ),
    "ask for papers": Act(
        "decide.request_supplement",
        COUNTER,
        received,
        lambda c, uid, by: decide.request_supplement(c.db, uid, SupplementRequested(c.now, "x"), by),
    ),
    "ask for papers again": Act(
        "decide.request_supplement",
        LEAD,
        asked_once,
        lambda c, uid, by: decide.request_supplement(c.db, uid, SupplementRequested(c.now, "x"), by),
    ),
    "take papers": Act(
        "decide.receive_supplement",
        COUNTER,
        waiting,
        lambda c, uid, by: decide.receive_supplement(c.db, uid, (Paper("x", 1),), LATER, by, c.now),
    ),
    "refuse": Act("decide.refuse", COUNTER, online, lambda c, uid, by: decide.refuse(c.db, uid, "x", by, c.now)),
    "withdraw": Act(
        "decide.withdraw", COUNTER, received, lambda c, uid, by: decide.withdraw(c.db, uid, "x", by, c.now)
    ),
    "stop": Act("decide.stop", COUNTER, received, lambda c, uid, by: decide.stop(c.db, uid, "x", by, c.now)),
    "apologise": Act("decide.apologise", COUNTER, received, apologise),
    "correct another's": Act("decide.amend", LEAD, received_by_another, amend),
    "correct what left": Act("decide.amend", LEAD, handed, amend),
    "void": Act("decide.void", LEAD, received, lambda c, uid, by: decide.void(c.db, uid, "x", (by, c.now, None))),
    "hand over": Act(
        "custody.hand_over", COUNTER, received, lambda c, uid, by: custody.hand_over(c.db, [uid], DIVISION, by, c.now)
    ),
    "send back": Act(
        "custody.send_back", COUNTER, handed, lambda c, uid, by: custody.send_back(c.db, uid, "x", by, c.now)
    ),
    "take the result": Act(
        "custody.take_result", COUNTER, handed, lambda c, uid, by: custody.take_result(c.db, uid, "x", by, c.now)
    ),
    "return the result": Act(
        "custody.return_result",
        COUNTER,
        finished,
        lambda c, uid, by: custody.return_result(c.db, uid, ResultHandedOver(c.now), by),
    ),
    "post the result": Act(
        "custody.return_result",
        COUNTER,
        finished,
        lambda c, uid, by: custody.return_result(c.db, uid, ResultPosted(c.now), by),
    ),
    "take money": Act(
        "fees.collect", COUNTER, received, lambda c, uid, by: fees.collect(c.db, uid, 1000, "tien-mat", by, c.now)
    ),
    "strike out money": Act(
        "fees.strike_out", COUNTER, paid, lambda c, given, by: fees.strike_out(c.db, *given, "x", by, c.now)
    ),
    "print": Act("printing.ask", COUNTER, received, lambda c, uid, by: printing.ask(c.db, uid, "receipt", by, c.now)),
    "note a printing": Act("printing.note", COUNTER, received, note_printing),
    "keep a draft": Act("drafts.keep", COUNTER, nothing, lambda c, _, by: drafts.keep(c.db, by, "n", "", b"", c.now)),
    "give up a draft": Act(
        "drafts.discard", ANYONE, draft, lambda c, given, by: drafts.discard(c.db, by, given), silent=True
    ),
    "give a draft away": Act(
        "drafts.reassign", LEAD, draft, lambda c, given, by: drafts.reassign(c.db, given, c.lead, by)
    ),
    "close a notice": Act(
        "tasks.close", ANYONE, task("notice"), lambda c, given, by: tasks.close(c.db, given, by, c.now)
    ),
    "close a conflict": Act(
        "tasks.close", LEAD, task("conflict"), lambda c, given, by: tasks.close(c.db, given, by, c.now)
    ),
    "import the catalogue": Act(
        "catalogue.import_catalogue",
        ADMIN,
        nothing,
        lambda c, _, by: catalogue.import_catalogue(c.db, [a_procedure()], "v", by, c.now),
    ),
    "set up": Act(
        "set_up.set_up",
        ADMIN,
        nothing,
        lambda c, _, by: set_up.set_up(c.db, set_up.NewStore("", "", "", ()), c.now, by),
    ),
    "change the office": Act(
        "set_up.change_office", ADMIN, nothing, lambda c, _, by: set_up.change_office(c.db, "new", by, c.now)
    ),
    "set another's password": Act(
        "sign_in.set_password",
        LEAD,
        nothing,
        lambda c, _, by: sign_in.set_password(c.db, a_clerk(code="cb02"), "mật khẩu dài", by, c.now),
    ),
    "set one's own password": Act(
        "sign_in.set_password",
        ANYONE,
        nothing,
        lambda c, _, by: sign_in.set_password(c.db, by, "mật khẩu dài", by, c.now),
    ),
    "get leave": Act("sign_in.approve", COUNTER, nothing, approve),
    "sign in": Act(
        "sign_in.sign_in", ANYONE, nothing, lambda c, _, by: sign_in.sign_in(c.db, by.code, "", "03", c.now)
    ),
    "sign out": Act("sign_in.sign_out", ANYONE, nothing, lambda c, _, by: sign_in.sign_out(c.db, by, "03", c.now)),
    "unlock": Act("sign_in.unlock", ANYONE, nothing, lambda c, _, by: sign_in.unlock(c.db, by, "", c.now), silent=True),
}
NOT_ACTS_OF_A_CLERK = {
    "receive.appointment": "asks only",
    "receive.next_code": "asks only",
    "set_up.demand_mode": "asks only",
    "sign_in.hashed": "changes no store",
}


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
@pytest.mark.parametrize("name", ACTS)
def test_each_cell(counter: Counter, name: str, role: Role) -> None:
    act, by = ACTS[name], counter.people[role]
    given = act.prepare(counter)
    before = counter.contents()

    if role in act.allowed:
        try:
            act.do(counter, given, by)
        except StoreTrouble:
            assert name == "set up"  # allowed, but this store is set up already
        else:
            assert act.silent or counter.contents() != before
    else:
        with pytest.raises(Refused, match=r"^role\.\w+$"):
            act.do(counter, given, by)
        assert counter.contents() == before
    assert counter.is_sound()


def test_a_clerk_may_correct_their_own(counter: Counter) -> None:
    for role in (Role.CLERK, Role.LEAD):
        by = counter.people[role]
        amend(counter, counter.receive(by=by).uid, by)


def test_every_act_has_its_row() -> None:
    modules: tuple[ModuleType, ...] = (
        *(catalogue, custody, decide, drafts, fees, printing, receive, set_up, sign_in, tasks),
    )
    acts = {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in modules
        for name, found in getmembers(module, isfunction)
        if found.__module__ == module.__name__ and not name.startswith("_")
    }
    assert acts == {act.does for act in ACTS.values()} | NOT_ACTS_OF_A_CLERK.keys()
