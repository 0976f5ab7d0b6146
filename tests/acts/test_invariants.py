"""Random acts by random clerks, some refused, some cut off: what must hold after each (I1 to I3, I7)."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from counter_fixtures import DIVISION, Counter, document, open_counter
from factories import a_dossier, a_person
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.acts import (
    at_intake,
    custody,
    decide,
    feedback,
    fees,
    files,
    portal_change,
    printing,
    rating,
    receive,
    supplement,
)
from cchc_desktop.acts.feedback import Told
from cchc_desktop.acts.fees import Payment
from cchc_desktop.acts.files import Scan
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Approval, Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import (
    Apologised,
    ResultHandedOver,
    ResultPosted,
    Stopped,
    SupplementRequested,
)
from cchc_desktop.domain.events import (
    Refused as NotTaken,
)
from cchc_desktop.domain.feedback import Kind, State
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.status import Status
from cchc_desktop.store import dossiers, ledger, numbers, rebuild, summaries
from cchc_desktop.store import feedback as said
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire.contract import Change

SENTENCE = "Vì lý do thử"


def leave(duty: Duty, by: Clerk) -> Approval:
    return Approval("tq01", "Không có trưởng quầy", duty, by.code, flagged=True)


class Cut(Exception):
    """The lights went out in the middle of an act."""


def amended(c: Counter, d: Dossier, by: Clerk, chance: Random) -> Any:
    owner = a_person(name=chance.choice(["Đỗ <b>Thị</b> Ổi & Con", "Nguyễn Văn A"]))
    return decide.amend(
        c.db,
        d.uid,
        replace(d.intake, owner=owner),
        SENTENCE,
        (by, c.now, chance.choice([None, leave(Duty.CORRECT_LATER, by)])),
    )


def struck_out(c: Counter, d: Dossier, by: Clerk, chance: Random) -> Any:
    fee = chance.choice(d.fees).uid if d.fees else "none"
    return fees.strike_out(c.db, d.uid, fee, SENTENCE, by, c.now)


def printed(c: Counter, d: Dossier, by: Clerk, chance: Random) -> Any:
    asked = printing.ask(c.db, d.uid, printing.RECEIPT, by, c.now)
    if chance.random() < 0.7:
        printing.note(c.db, asked, chance.choice([printing.HANDED_OVER, printing.FAILED]), "P", "", (by, c.now))


def moved_by_the_portal(c: Counter, d: Dossier, _by: Clerk, chance: Random) -> Any:
    version = (dossiers.standing(c.db, d.uid)[1] or 0) + chance.choice([0, 1, 2])
    said = document(d, TrangThaiHoSo=str(chance.randint(1, 11)), MaHoSoKhac=chance.choice([None, f"{d.code}-2"]))
    if chance.random() < 0.5:
        c.sent()
    change = Change("dossier", d.uid, version, "2026-10-05T09:00:00.000+07:00", data=said)
    portal_change.accept_page(c.db, [change], "c", c.now)
    portal_change.accept_held(c.db, c.now)


def asked(c: Counter) -> SupplementRequested:
    return SupplementRequested(c.now, "Thêm", papers=(Paper("Thêm", 1),), approval_reason=SENTENCE)


def working_day(c: Counter, d: Dossier) -> datetime:
    """Some days after what was promised."""
    promised = d.due_at or c.now
    return datetime.combine(c.desk.calendar.worked_after(promised.date(), 3), promised.timetz())


def completed(c: Counter, _d: Dossier, by: Clerk, chance: Random) -> Any:
    """One of those that only had a letter so far, or any other."""
    uid = chance.choice([each.uid for each in summaries.newest(c.db)])
    return receive.receive(c.db, c.desk, c.dossier(uid).intake, by, c.now, uid)


def feedback_moved(c: Counter, _d: Dossier, by: Clerk, chance: Random) -> Any:
    waiting = said.still_open(c.db)
    uid = chance.choice(waiting).uid if waiting else new_uid()
    return feedback.move(c.db, uid, chance.choice(list(State)), chance.choice(["", SENTENCE]), by, c.now)


ACTS: list[Callable[[Counter, Dossier, Clerk, Random], Any]] = [
    lambda c, d, by, r: c.receive(by=by, note=d.code or ""),
    lambda c, d, by, r: custody.hand_over(c.db, c.desk, [d.uid], DIVISION, by, c.now),
    lambda c, d, by, r: custody.send_back(c.db, d.uid, SENTENCE, by, c.now),
    lambda c, d, by, r: custody.take_result(c.db, d.uid, "Quyết định", by, c.now),
    lambda c, d, by, r: custody.return_result(
        c.db, d.uid, r.choice([ResultHandedOver(c.now), ResultPosted(c.now, "E1")]), by
    ),
    lambda c, d, by, r: supplement.request_supplement(
        c.db, c.desk, d.uid, asked(c), by, r.choice([None, leave(Duty.SECOND_SUPPLEMENT, by)])
    ),
    lambda c, d, by, r: supplement.receive_supplement(c.db, c.desk, d.uid, (Paper("Thêm", 1),), by, c.now),
    lambda c, d, by, r: decide.refuse(c.db, c.desk, d.uid, SENTENCE, by, c.now),
    lambda c, d, by, r: decide.withdraw(c.db, d.uid, SENTENCE, None, by, c.now),
    lambda c, d, by, r: decide.give_back(c.db, d.uid, r.choice([None, d.intake.originals[:1]]), by, c.now),
    lambda c, d, by, r: decide.stop(c.db, c.desk, d.uid, Stopped(c.now, r.choice(["", SENTENCE])), by),
    lambda c, d, by, r: decide.apologise(c.db, c.desk, d.uid, Apologised(c.now, SENTENCE, working_day(c, d)), by),
    lambda c, d, by, r: at_intake.request_at_intake(c.db, c.desk, d.intake, asked(c), by),
    lambda c, d, by, r: at_intake.refuse_intake(c.db, c.desk, d.intake, r.choice(["", SENTENCE]), by, c.now),
    lambda c, d, by, r: rating.rate(c.db, d.uid, r.randint(0, 6), SENTENCE, by, c.now),
    lambda c, d, by, r: feedback.take_down(
        c.db, Told(Kind.REPORT, SENTENCE, dossier_uid=r.choice([None, d.uid])), by, c.now
    ),
    lambda c, d, by, r: files.link(c.db, d.uid, Scan(b"%PDF-" + bytes([r.randint(0, 3)]), "Thêm"), by, c.now),
    lambda c, d, by, r: decide.void(c.db, d.uid, SENTENCE, (by, c.now, r.choice([None, leave(Duty.VOID, by)]))),
    lambda c, d, by, r: fees.collect(c.db, d.uid, Payment(r.choice([0, 5000])), by, c.now),
    amended,
    struck_out,
    printed,
    moved_by_the_portal,
    completed,
    feedback_moved,
]
SINGLE = [act for act in ACTS if act not in (printed, moved_by_the_portal)]  # one transaction each


def play(counter: Counter, chance: Random, steps: int) -> list[Dossier]:
    """`steps` random acts; returns every dossier whose reception was acknowledged, as the clerk saw it."""
    mirror = counter.mirror(uid=a_dossier().uid, code="H52.18-261005-4001", status=chance.choice(list(Status)))
    seen = [counter.receive()]
    known = [seen[0].uid, mirror.uid]
    for _ in range(steps):
        act, by = chance.choice(ACTS), chance.choice(list(counter.people.values()))
        before = counter.contents()
        try:
            done = act(counter, counter.dossier(chance.choice(known)), by, chance)
        except Refused:
            assert counter.contents() == before
            continue
        if act in (ACTS[0], completed):
            seen.append(done)
            known.append(done.uid)
        counter.clock.forward(minutes=chance.choice([0, 1, 600, -30]))
    return seen


def check(counter: Counter, seen: list[Dossier]) -> None:
    assert counter.is_sound()  # I7, and rebuilt = live
    entries = counter.entries()
    received = {entry.dossier_uid: entry for entry in entries if entry.type == "dossier.received"}
    for dossier in seen:  # I1
        assert counter.dossier(dossier.uid).code == dossier.code
        assert dossier.uid in received
    codes = [dossier.code for dossier in seen]
    assert len(set(codes)) == len(codes)  # I2
    assert all(count == 1 for count in Tally(entry.op_id for entry in entries).values())
    acts = Tally((entry.act_id, entry.dossier_uid, entry.type) for entry in entries if entry.type != "slip.printed")
    assert all(count == 1 for count in acts.values())  # I3: one entry of a kind per act and dossier
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    events = [rebuild.event_of(counter.db, entry) for entry in entries]
    for kind in (SupplementRequested, Apologised, Stopped, NotTaken):  # letters are numbered without a gap
        given = [event.slip_number for event in events if isinstance(event, kind)]
        assert [int(number[3:6]) for number in given] == list(range(1, len(given) + 1))
    used = {int(code[-4:]) for code in codes if code and code.startswith("H52.18")}
    assert used or not numbers.voided(counter.db)


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32), steps=st.integers(1, 40))
def test_random_acts_by_random_clerks_keep_the_store_sound(
    tmp_path_factory: pytest.TempPathFactory, seed: int, steps: int
) -> None:
    with open_counter(tmp_path_factory.mktemp("acts")) as counter:
        check(counter, play(counter, Random(seed), steps))
        before = counter.contents()
        counter.crash()
        assert counter.contents() == before


@settings(max_examples=25)
@given(seed=st.integers(0, 2**32), writes=st.integers(1, 12))
def test_an_act_cut_off_at_any_write_leaves_nothing(
    tmp_path_factory: pytest.TempPathFactory, seed: int, writes: int
) -> None:
    chance = Random(seed)
    with open_counter(tmp_path_factory.mktemp("cut")) as counter, pytest.MonkeyPatch.context() as patch:
        seen = play(counter, chance, 8)
        before = counter.contents()
        left = [writes]

        def cut(name: str, module: Any) -> None:
            whole = getattr(module, name)

            def write(*given: Any, **named: Any) -> Any:
                left[0] -= 1
                if left[0] == 0:
                    raise Cut
                return whole(*given, **named)

            patch.setattr(module, name, write)

        for module, name in ((ledger, "append"), (dossiers, "add"), (dossiers, "update"), (dossiers, "save")):
            cut(name, module)
        try:
            while left[0] > 0:
                before = counter.contents()
                _try(chance.choice(SINGLE), counter, counter.dossier(chance.choice(seen).uid), chance)
        except Cut:
            assert counter.contents() == before
        patch.undo()
        check(counter, seen)


def _try(act: Callable[..., Any], counter: Counter, dossier: Dossier, chance: Random) -> None:
    try:
        act(counter, dossier, counter.lead, chance)
    except Refused:
        return


def test_a_range_is_used_from_its_first_number(tmp_path: Path) -> None:
    with open_counter(tmp_path) as counter:
        codes = [counter.receive().code for _ in range(3)]
        assert codes == ["H52.18-261005-3000", "H52.18-261005-3001", "H52.18-261005-3002"]
        assert numbers.voided(counter.db) == []
