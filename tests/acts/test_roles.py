"""Who may do what: every act called by every role; either it is done, or it is refused and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from inspect import getmembers, isfunction
from types import ModuleType
from typing import Any

import pytest
from counter_fixtures import DIVISION, Counter, hand_over
from factories import LATER, PAPERS, a_clerk, a_procedure, an_intake, an_item
from task_fixtures import a_conflict

from cchc_desktop.acts import (
    at_intake,
    calendar,
    catalogue,
    custody,
    day_close,
    decide,
    drafts,
    feedback,
    fees,
    files,
    late_entry,
    pad,
    post,
    printing,
    rating,
    receive,
    set_up,
    sign_in,
    supplement,
    tasks,
)
from cchc_desktop.acts.feedback import Told
from cchc_desktop.acts.fees import Payment
from cchc_desktop.acts.files import Scan
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty, Role
from cchc_desktop.domain.conflict_rules import Answer
from cchc_desktop.domain.events import Apologised, ResultHandedOver, ResultPosted, Stopped, SupplementRequested
from cchc_desktop.domain.feedback import Kind, State
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.pad import Stub
from cchc_desktop.domain.status import Status
from cchc_desktop.reports import day_close as closing
from cchc_desktop.store import clerks, transfers
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


def withdrawn(c: Counter) -> str:
    uid = received(c)
    decide.withdraw(c.db, uid, "x", (), c.clerk, c.now)
    return uid


def received_by_another(c: Counter) -> str:
    return c.receive(by=a_clerk(code="cb99")).uid


def in_a_batch(c: Counter) -> str:
    return custody.hand_over(c.db, c.desk, [c.receive().uid], DIVISION, c.clerk, c.now).bars


def a_stub(c: Counter) -> str:
    return pad.make_pad(c.db, c.desk, 1, c.clerk, c.now).codes[0]


def handed(c: Counter) -> str:
    return hand_over(c, c.receive()).uid


def finished(c: Counter) -> str:
    uid = handed(c)
    custody.take_result(c.db, uid, "", c.clerk, c.now)
    return uid


def posted_yesterday(c: Counter) -> str:
    uid = finished(c)
    post.post_results(c.db, c.desk, [(uid, "EV000000014VN")], c.clerk, c.now)
    c.clock.forward(days=1)
    return uid


def waiting(c: Counter) -> str:
    uid = received(c)
    ask(c, uid, c.clerk)
    return uid


def ask(c: Counter, uid: str, by: Clerk) -> None:
    request = SupplementRequested(c.now, "x", approval_reason="giấy sai")
    supplement.request_supplement(c.db, c.desk, uid, request, by)


def asked_once(c: Counter) -> str:
    uid = waiting(c)
    supplement.receive_supplement(c.db, c.desk, uid, (), c.clerk, c.now)
    return uid


def told(c: Counter) -> str:
    return feedback.take_down(c.db, Told(Kind.REPORT, "Chờ lâu"), c.clerk, c.now).uid


def with_a_refused_file(c: Counter) -> str:
    uid = received(c)
    files.link(c.db, uid, Scan(b"%PDF-1", PAPERS[0].name), c.clerk, c.now)
    (waiting,) = transfers.unheld(c.db)
    transfers.note(c.db, waiting._replace(state="refused"))
    return uid


def online(c: Counter) -> str:
    return c.mirror(status=Status.NEW, code=None).uid


def charged(c: Counter) -> str:
    return c.receive(fee_amount=1000).uid


def paid(c: Counter) -> tuple[str, str]:
    uid = c.receive(fee_amount=1000).uid
    return uid, fees.collect(c.db, uid, Payment(1000), c.clerk, c.now).fees[0].uid


def draft(c: Counter) -> str:
    drafts.keep(c.db, c.clerk, "n1", "A", b"1", c.now)
    return "n1"


def task(kind: str) -> Prepare:
    def prepare(c: Counter) -> int:
        with transaction(c.db):
            return opened.add(c.db, Task(0, kind, None, None, b"{}", "2026-10-05T08:15:00.000+07:00"))

    return prepare


def conflict(c: Counter) -> int:
    return a_conflict(c.db, received(c), c.lead, c.now).id


def nothing(_c: Counter) -> None:
    return None


def amend(c: Counter, uid: str, by: Clerk) -> None:
    intake = replace(c.dossier(uid).intake, note="x")
    decide.amend(c.db, uid, intake, "Ghi nhầm", (by, c.now, None))


def a_printing(c: Counter, uid: str) -> printing.Asked:
    return printing.Asked("0192f7c0-0000-7000-8000-000000000abc", c.dossier(uid), "receipt", 1, "")


def note_printing(c: Counter, uid: str, by: Clerk) -> None:
    printing.note(c.db, a_printing(c, uid), printing.FAILED, "", "", (by, c.now))


def note_job(c: Counter, uid: str, by: Clerk) -> None:
    printing.note_all(c.db, [printing.End(a_printing(c, uid), printing.FAILED, "", "")], (by, c.now))


def approve(c: Counter, _given: Any, by: Clerk) -> None:
    sign_in.approve(c.db, Duty.VOID, "tq01", "", "Nhập nhầm", (by, c.now))


def apologise(c: Counter, uid: str, by: Clerk) -> None:
    decide.apologise(c.db, c.desk, uid, Apologised(c.now, "Chậm", LATER + timedelta(days=7)), by)


def another_clerk(counter: Counter) -> str:
    other = a_clerk(code="cb09")
    clerks.put(counter.db, other, "")
    return other.code


ACTS = {
    "receive": Act(
        "receive.receive", COUNTER, nothing, lambda c, _, by: receive.receive(c.db, c.desk, an_intake(), by, c.now)
    ),
    "complete": Act(
        "receive.receive",
        COUNTER,
        online,
        lambda c, uid, by: receive.receive(c.db, c.desk, an_intake(), by, c.now, uid),
    ),
    "ask for papers": Act("supplement.request_supplement", COUNTER, received, ask),
    "ask for papers again": Act("supplement.request_supplement", LEAD, asked_once, ask),
    "take papers": Act(
        "supplement.receive_supplement",
        COUNTER,
        waiting,
        lambda c, uid, by: supplement.receive_supplement(c.db, c.desk, uid, (Paper("x", 1),), by, c.now),
    ),
    "ask before reception": Act(
        "at_intake.request_at_intake",
        COUNTER,
        nothing,
        lambda c, _, by: at_intake.request_at_intake(c.db, c.desk, an_intake(), SupplementRequested(c.now, "x"), by),
    ),
    "refuse before reception": Act(
        "at_intake.refuse_intake",
        COUNTER,
        nothing,
        lambda c, _, by: at_intake.refuse_intake(c.db, c.desk, an_intake(), "x", by, c.now),
    ),
    "refuse": Act(
        "decide.refuse", COUNTER, online, lambda c, uid, by: decide.refuse(c.db, c.desk, uid, "x", by, c.now)
    ),
    "withdraw": Act(
        "decide.withdraw", COUNTER, received, lambda c, uid, by: decide.withdraw(c.db, uid, "x", None, by, c.now)
    ),
    "give back": Act(
        "decide.give_back", COUNTER, withdrawn, lambda c, uid, by: decide.give_back(c.db, uid, PAPERS[:1], by, c.now)
    ),
    "stop": Act(
        "decide.stop", COUNTER, received, lambda c, uid, by: decide.stop(c.db, c.desk, uid, Stopped(c.now, "x"), by)
    ),
    "rate": Act("rating.rate", COUNTER, received, lambda c, uid, by: rating.rate(c.db, uid, 5, "", by, c.now)),
    "take down feedback": Act(
        "feedback.take_down",
        COUNTER,
        nothing,
        lambda c, _, by: feedback.take_down(c.db, Told(Kind.PROPOSAL, "x"), by, c.now),
    ),
    "answer feedback": Act(
        "feedback.move", COUNTER, told, lambda c, uid, by: feedback.move(c.db, uid, State.ACCEPTED, "", by, c.now)
    ),
    "link a scan": Act(
        "files.link",
        COUNTER,
        received,
        lambda c, uid, by: files.link(c.db, uid, Scan(b"%PDF-1", PAPERS[0].name), by, c.now),
    ),
    "send refused files again": Act(
        "files.send_again", ANYONE, with_a_refused_file, lambda c, _, by: files.send_again(c.db, by, c.now)
    ),
    "apologise": Act("decide.apologise", COUNTER, received, apologise),
    "correct another's": Act("decide.amend", LEAD, received_by_another, amend),
    "correct what left": Act("decide.amend", LEAD, handed, amend),
    "void": Act("decide.void", LEAD, received, lambda c, uid, by: decide.void(c.db, uid, "x", (by, c.now, None))),
    "hand over": Act(
        "custody.hand_over",
        COUNTER,
        received,
        lambda c, uid, by: custody.hand_over(c.db, c.desk, [uid], DIVISION, by, c.now),
    ),
    "take a batch": Act(
        "custody.take_batch",
        COUNTER,
        in_a_batch,
        lambda c, slip, by: custody.take_batch(c.db, slip, None, "Đỗ Văn Nhận", by, c.now),
    ),
    "take results": Act(
        "custody.take_results", COUNTER, handed, lambda c, uid, by: custody.take_results(c.db, [uid], "K1", by, c.now)
    ),
    "post results": Act(
        "post.post_results",
        COUNTER,
        finished,
        lambda c, uid, by: post.post_results(c.db, c.desk, [(uid, an_item(1))], by, c.now),
    ),
    "note an arrival": Act(
        "post.note_arrival",
        COUNTER,
        nothing,
        lambda c, _, by: post.note_arrival(c.db, an_item(1), c.now.date(), by, c.now),
    ),
    "make a pad": Act("pad.make_pad", COUNTER, nothing, lambda c, _, by: pad.make_pad(c.db, c.desk, 2, by, c.now)),
    "strike out a stub": Act(
        "pad.void_stub", COUNTER, a_stub, lambda c, code, by: pad.void_stub(c.db, c.desk, code, "rách", by, c.now)
    ),
    "enter a stub": Act(
        "late_entry.receive_late",
        COUNTER,
        a_stub,
        lambda c, code, by: late_entry.receive_late(c.db, c.desk, an_intake(), Stub(code, c.now, "x"), by, c.now),
    ),
    "close the day": Act(
        "day_close.close_day",
        COUNTER,
        nothing,
        lambda c, _, by: day_close.close_day(c.db, closing.day_close(c.db, "03", c.now.date()), by, c.now),
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
    "correct an item code the day after": Act(
        "post.correct_item",
        LEAD,
        posted_yesterday,
        lambda c, uid, by: post.correct_item(c.db, uid, ("EV000000028VN", "Gõ nhầm"), (by, c.now, None)),
    ),
    "take money": Act(
        "fees.collect", COUNTER, charged, lambda c, uid, by: fees.collect(c.db, uid, Payment(1000), by, c.now)
    ),
    "strike out money": Act(
        "fees.strike_out", COUNTER, paid, lambda c, given, by: fees.strike_out(c.db, *given, "x", by, c.now)
    ),
    "print": Act("printing.ask", COUNTER, received, lambda c, uid, by: printing.ask(c.db, uid, "receipt", by, c.now)),
    "note a printing": Act("printing.note", COUNTER, received, note_printing),
    "note a job": Act("printing.note_all", COUNTER, received, note_job),
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
    "choose a version": Act(
        "tasks.answer", LEAD, conflict, lambda c, given, by: tasks.answer(c.db, given, Answer.PORTAL, by, c.now)
    ),
    "import the catalogue": Act(
        "catalogue.import_catalogue",
        ADMIN,
        nothing,
        lambda c, _, by: catalogue.import_catalogue(c.db, [a_procedure()], "v", by, c.now),
    ),
    "set the calendar": Act(
        "calendar.set_calendar",
        LEAD | ADMIN,
        nothing,
        lambda c, _, by: calendar.set_calendar(c.db, "", by, c.now),
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
    "let a clerk go": Act(
        "sign_in.dismiss", LEAD, another_clerk, lambda c, code, by: sign_in.dismiss(c.db, code, by, c.now)
    ),
    "get leave": Act("sign_in.approve", COUNTER, nothing, approve),
    "sign in": Act(
        "sign_in.sign_in", ANYONE, nothing, lambda c, _, by: sign_in.sign_in(c.db, by.code, "", "03", c.now)
    ),
    "sign out": Act("sign_in.sign_out", ANYONE, nothing, lambda c, _, by: sign_in.sign_out(c.db, by, "03", c.now)),
    "unlock": Act("sign_in.unlock", ANYONE, nothing, lambda c, _, by: sign_in.unlock(c.db, by, "", c.now), silent=True),
}
NOT_ACTS_OF_A_CLERK = {
    "decide.correction": "asks only",
    "post.correction": "asks only",
    "pad.remember": "part of an act",
    "pad.unused_stub": "part of an act",
    "supplement.resumption": "asks only",
    "printing.upcoming": "asks only",
    "receive.accepted": "asks only",
    "receive.save": "part of an act",
    "receive.appointment": "asks only",
    "receive.next_code": "asks only",
    "tasks.is_for_a_lead": "asks only",
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
        uid = counter.receive(by=by).uid
        amend(counter, uid, by)
        assert counter.dossier(uid).intake.note == "x"


def test_every_act_has_its_row() -> None:
    modules: tuple[ModuleType, ...] = (
        *(
            at_intake,
            calendar,
            catalogue,
            custody,
            decide,
            drafts,
            feedback,
            fees,
            files,
            printing,
            rating,
            receive,
            set_up,
        ),
        *(sign_in, supplement, tasks, day_close, late_entry, pad, post),
    )
    acts = {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in modules
        for name, found in getmembers(module, isfunction)
        if found.__module__ == module.__name__ and not name.startswith("_")
    }
    assert acts == {act.does for act in ACTS.values()} | NOT_ACTS_OF_A_CLERK.keys()
