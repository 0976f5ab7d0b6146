"""Retention: what is over long enough names nobody any more, the chain stands, and what is not over stays as it was."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from counter_fixtures import Counter, hand_over
from factories import NOW, a_person

from cchc_desktop.acts import clock, custody, drafts, feedback, files, printing, retention
from cchc_desktop.acts.feedback import Told
from cchc_desktop.acts.files import Scan
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import ResultHandedOver
from cchc_desktop.domain.feedback import Kind, State
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.retention import BLANKED, Retention, bare
from cchc_desktop.store import dossiers, rebuild, summaries, tasks
from cchc_desktop.store import feedback as said
from cchc_desktop.store import files as kept
from cchc_desktop.store import retention as over
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.tasks import Task
from cchc_desktop.wire.canonical import BLANK
from tests.acts.test_portal_dossier import take

CUT = date(2027, 1, 1)
DECISION = "12/QĐ-UBND"
NAME, NUMBER, PHONE = "Quách Thị Hiếmcó", "000190000999", "0987654321"
WORDS = (NAME, NUMBER, PHONE, "gọi trước 5 giờ", "Hiếmcó")


def returned(counter: Counter, **changes: Any) -> Dossier:
    """A dossier with a whole life: scanned, handed over, talked about, handed out, sent."""
    owner = a_person(name=NAME, number=NUMBER, phone=PHONE)
    dossier = counter.receive(**{"owner": owner, "note": "gọi trước 5 giờ"} | changes)
    scan = Scan(b"%PDF-1.7 " + dossier.uid.encode(), dossier.intake.papers[0].name)
    files.link(counter.db, dossier.uid, scan, counter.clerk, counter.now)
    asked = printing.ask(counter.db, dossier.uid, printing.RECEIPT, counter.clerk, counter.now)
    printing.note(counter.db, asked, printing.HANDED_OVER, "HP-A5", "", (counter.clerk, counter.now))
    hand_over(counter, dossier)
    told = Told(Kind.REPORT, f"{NAME} chờ lâu", NAME, PHONE, dossier.uid)
    heard = feedback.take_down(counter.db, told, counter.clerk, counter.now)
    feedback.move(counter.db, heard.uid, State.REFUSED, f"đã gặp {NAME}", counter.clerk, counter.now)
    custody.take_result(counter.db, dossier.uid, "Quyết định", counter.clerk, counter.now)
    custody.return_result(counter.db, dossier.uid, ResultHandedOver(counter.now, NAME), counter.clerk)
    settled(counter)
    return counter.dossier(dossier.uid)


def settled(counter: Counter) -> None:
    """The portal has everything, scans too."""
    counter.sent()
    counter.db.conn.execute("update transfers set state = 'held'")


def years_later(counter: Counter, years: int = 6) -> None:
    counter.clock.at = NOW + timedelta(days=years * 366)


def applied(counter: Counter, before: date = CUT) -> retention.Done:
    return retention.apply(counter.db, counter.desk, (before, DECISION), counter.admin, counter.now)


def planned(counter: Counter, before: date = CUT) -> retention.Planned:
    return retention.plan(counter.db, counter.desk, before, counter.admin, counter.now)


def told_of(counter: Counter) -> list[str]:
    """Where anything in the store still says something of the person."""
    found = []
    for row in counter.contents():
        text = " ".join(value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value) for value in row)
        found += [row[0] for word in WORDS if word in text]
    blocks = [row[0] for row in counter.db.conn.execute("select block from search_data")]
    return found + ["search" for block in blocks for word in (b"iemco", b"90000999", b"54321") if word in block]


def test_nothing_is_left_that_names_the_person_and_all_is_sound(counter: Counter) -> None:
    dossier = returned(counter)
    told = {"serverState": {"ChuHoSo": NAME}}
    counter.db.conn.execute(
        "update deliveries set answer = cast(json_patch(cast(answer as text), json(?)) as blob) "
        "where pos in (select pos from ledger where dossier_uid = ?)",
        (f'{{"serverState": {{"ChuHoSo": "{NAME}"}}}}', uid_of(dossier)),
    )
    drafts.keep(counter.db, counter.clerk, "d1", NAME, b"{}", counter.now)
    with transaction(counter.db):
        task = tasks.add(counter.db, Task(0, "conflict", dossier.uid, None, str(told).encode(), instant_text(NOW)))
        tasks.close(counter.db, task, instant_text(NOW), "tq01")
    assert told_of(counter)
    years_later(counter)

    done = applied(counter)

    assert told_of(counter) == []
    assert (done.dossiers, done.scans, done.drafts, done.mirrored) == (1, 1, 1, 0)
    assert kept.kept(counter.db) == frozenset()
    assert summaries.found(counter.db, "hiemco") == []
    assert counter.is_sound()


def test_what_is_counted_stays(counter: Counter) -> None:
    dossier = returned(counter, fee_amount=50_000)
    facts = counter.db.conn.execute("select * from facts").fetchall()
    years_later(counter)

    applied(counter)

    after = counter.dossier(dossier.uid)
    assert after == bare(dossier)
    assert after.intake.owner.name == BLANKED
    assert (after.code, after.received_at, after.returned_at) == (
        dossier.code,
        dossier.received_at,
        dossier.returned_at,
    )
    assert after.milestones == dossier.milestones
    assert after.intake.fee_amount == 50_000
    (line,) = counter.db.conn.execute("select * from facts").fetchall()
    assert line[:-1] == facts[0][:-1]  # all but the place of the owner's name among names
    (heard,) = said.of_dossier(counter.db, dossier.uid)
    assert [step.state for step in heard.steps] == [State.RECEIVED, State.REFUSED]


def test_who_did_it_until_when_and_why_stands_in_the_ledger(counter: Counter) -> None:
    dossier = returned(counter)
    years_later(counter)

    done = applied(counter)

    begun, told, ended = counter.entries()[-3:]
    assert {entry.clerk_code for entry in (begun, told, ended)} == {counter.admin.code}
    assert len({entry.act_id for entry in (begun, told, ended)}) == 1
    assert b'"quyetDinh":"12/Q\xc4\x90-UBND"' in begun.payload
    assert b'"truoc":"2027-01-01"' in begun.payload
    assert (told.type, told.dossier_uid) == ("payload.blanked", dossier.uid)
    assert f'"soMuc":{done.entries}'.encode() in ended.payload
    blank = [entry.type for entry in counter.entries(dossier.uid) if entry.payload == BLANK]
    assert len(blank) == done.entries
    assert not {"slip.printed", "custody.handedOver", "payload.blanked"} & set(blank)


def test_nothing_more_is_done_or_printed_of_it(counter: Counter) -> None:
    dossier = returned(counter)
    years_later(counter)
    applied(counter)

    with pytest.raises(Refused, match=r"^dossier\.blanked$"):
        printing.ask(counter.db, dossier.uid, printing.RECEIPT, counter.clerk, counter.now)


def test_once_is_enough(counter: Counter) -> None:
    returned(counter)
    years_later(counter)
    applied(counter)
    settled(counter)
    years_later(counter, 20)

    assert applied(counter, date(2035, 1, 1)).dossiers == 0


def test_the_plan_changes_nothing_and_says_what_would_be(counter: Counter) -> None:
    dossier = returned(counter)
    open_still = counter.receive()
    settled(counter)
    years_later(counter)
    before = counter.contents()

    found = planned(counter)

    assert (found.dossiers, found.by_field) == (1, {dossier.reception.procedure_field: 1})
    assert found.held_back == 0
    assert counter.contents() == before
    applied(counter)
    assert counter.dossier(open_still.uid) == open_still


def test_what_is_not_settled_is_held_back(counter: Counter) -> None:
    asked, unscanned, deferred, heard = (returned(counter) for _ in range(4))
    with transaction(counter.db):
        tasks.add(counter.db, Task(0, "conflict", asked.uid, None, b"{}", instant_text(NOW)))
    counter.db.conn.execute("update transfers set state = 'waiting' where dossier_uid = ?", (uid_of(unscanned),))
    counter.db.conn.execute(
        "update deliveries set outcome = 'deferred' where pos = ?", (counter.entries(deferred.uid)[0].pos,)
    )
    told = Told(Kind.PROPOSAL, "thêm ghế", "", "", heard.uid)
    feedback.take_down(counter.db, told, counter.clerk, counter.now)
    counter.sent()
    unsent = counter.receive()
    custody_void(counter, unsent)
    years_later(counter)

    assert planned(counter).dossiers == 0
    assert planned(counter).held_back == 5
    assert applied(counter).dossiers == 0


def uid_of(dossier: Dossier) -> bytes:
    return bytes.fromhex(dossier.uid.replace("-", ""))


def custody_void(counter: Counter, dossier: Dossier) -> None:
    from cchc_desktop.acts import decide

    decide.void(counter.db, dossier.uid, "nhập nhầm", (counter.lead, counter.now, None))


def test_some_fields_are_kept_longer(counter: Counter) -> None:
    dossier = returned(counter)
    years_later(counter)
    times = Retention(5, ((dossier.reception.procedure_field, 20),))
    counter.desk = replaced(counter, times)

    assert planned(counter).dossiers == 0
    assert applied(counter).dossiers == 0
    years_later(counter, 21)
    assert applied(counter).dossiers == 1


def replaced(counter: Counter, times: Retention) -> Any:
    from dataclasses import replace

    return replace(counter.desk, office=replace(counter.desk.office, retention=times))


def test_a_scan_of_another_dossier_too_stays(counter: Counter) -> None:
    dossier, other = returned(counter), counter.receive()
    scan = Scan(b"%PDF-1.7 " + dossier.uid.encode(), other.intake.papers[0].name)
    files.link(counter.db, other.uid, scan, counter.clerk, counter.now)
    settled(counter)
    years_later(counter)

    assert applied(counter).scans == 0
    assert len(kept.kept(counter.db)) == 1
    assert counter.is_sound()


def test_a_mirrored_dossier_names_nobody_either(counter: Counter) -> None:
    from factories import a_dossier

    from cchc_desktop.domain.status import Status

    state = a_dossier(status=Status.RETURNED, returned_at=NOW)
    mirror = counter.mirror(status=state.status, returned_at=NOW)
    years_later(counter)

    assert applied(counter).mirrored == 1
    assert counter.dossier(mirror.uid).intake.owner.name == BLANKED
    assert applied(counter).mirrored == 0
    assert counter.is_sound()


def test_what_the_portal_tells_again_of_people_is_not_kept(counter: Counter) -> None:
    """As it does of every dossier whenever its feed begins anew."""
    dossier = returned(counter)
    mirror = counter.mirror(status=dossier.status, returned_at=NOW)
    years_later(counter)
    assert applied(counter).dossiers == 1
    settled(counter)
    before = len(counter.entries())

    for each in (dossier, mirror):
        after = take(counter, each, 99, GhiChu="gọi trước 5 giờ", SoDienThoai=PHONE, ChuHoSo=NAME)
        assert (after.blanked, dossiers.standing(counter.db, each.uid)[1]) == (True, 99)

    assert (len(counter.entries()), told_of(counter)) == (before, [])
    assert counter.is_sound()


@pytest.mark.parametrize("role", [Role.CLERK, Role.LEAD])
def test_it_is_an_administrators(counter: Counter, role: Role) -> None:
    with pytest.raises(Refused, match=r"^role\.retention$"):
        retention.plan(counter.db, counter.desk, CUT, counter.people[role], counter.now)


def test_it_needs_a_decision_a_day_long_past_and_a_clock_that_is_believed(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^retention\.early$"):
        planned(counter, date(2022, 1, 1))
    with pytest.raises(Refused, match=r"^retention\.decision$"):
        retention.apply(counter.db, counter.desk, (date(2015, 1, 1), "  "), counter.admin, counter.now)
    clock.settle(counter.db, 3, "người quầy nói", counter.now)
    with pytest.raises(Refused, match=r"^retention\.clock$"):
        planned(counter, date(2015, 1, 1))


def test_cut_off_each_dossier_is_whole_and_the_same_order_goes_on(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        returned(counter)
    years_later(counter)
    monkeypatch.setattr(retention, "_AT_ONCE", 1)
    whole, done = over.clear, []

    def dies(db: Any, uid: str, pos: int) -> int:
        done.append(uid)
        if len(done) == 2:
            raise KeyboardInterrupt
        return whole(db, uid, pos)

    monkeypatch.setattr(over, "clear", dies)
    with pytest.raises(KeyboardInterrupt):
        applied(counter)
    assert counter.is_sound()
    monkeypatch.setattr(over, "clear", whole)

    assert applied(counter).dossiers == 2
    assert counter.is_sound()
    assert all(rebuild.events(counter.db, uid) for uid in done)
