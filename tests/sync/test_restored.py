"""A counter restored from an old backup meets the real hub: what was lost comes back, no number is given twice."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from counter_fixtures import KEY, Clock, Counter, a_counter, hand_over

from cchc_desktop.acts import backup, decide, printing
from cchc_desktop.acts import tasks as task_acts
from cchc_desktop.acts.set_up import PRACTICE
from cchc_desktop.app import restoring
from cchc_desktop.domain.conflict_rules import Answer
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.hub import put_back, room
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import LedgerTampered, PortalTrouble
from cchc_desktop.store import backup as store_backup
from cchc_desktop.store import keys, ledger, meta, number_jump, numbers, prints, tasks
from cchc_desktop.sync import connection
from cchc_desktop.wire.contract import Op
from tests.sync import ways
from tests.sync.conftest import Make
from tests.sync.hubs import RunningHub, listening, new_database
from tests.sync.sticks import Stick
from tests.sync.ways import Way


@pytest.fixture(autouse=True)
def no_credential_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of restored counters lie in their folders."""

    def refuse() -> None:
        raise keys.NoCredentialStoreError

    monkeypatch.setattr(keys, "_trusted_backend", refuse)


@dataclass
class Second:
    """The second place of a counter, and restoring out of it."""

    counter: Counter
    place: Path

    def backed_up(self) -> None:
        self.place.mkdir(exist_ok=True)
        backup.choose_place(self.counter.db, self.place, self.counter.admin, self.counter.now)
        backup.back_up(self.counter.db, self.counter.now)

    def restored(self, name: str = "restored") -> Counter:
        """The disk is gone; a new one gets the backup."""
        self.counter.close()
        folder = self.counter.folder.parent / name
        source = restoring.Source(restoring.only_box(self.place, KEY), KEY, PRACTICE)
        done = restoring.restore_into(folder, source, self.counter.now)
        desk = replace(self.counter.desk, folder=folder)
        again = Counter(folder, desk, self.counter.clock, None)  # type: ignore[arg-type]  # opened on the next line
        again.start()
        assert ledger.instance(again.db) == done.instance
        return again


@pytest.fixture
def second(counter: Counter, tmp_path: Path) -> Second:
    made = Second(counter, tmp_path / "stick")
    made.backed_up()
    return made


def code(dossier: Dossier) -> str:
    assert dossier.code is not None
    return dossier.code


def test_what_the_backup_lacks_comes_back_from_the_portal(counter: Counter, second: Second, hub: RunningHub) -> None:
    lost = counter.receive()
    asked = printing.ask(counter.db, lost.uid, printing.RECEIPT, counter.clerk, counter.now)
    printing.note(counter.db, asked, printing.HANDED_OVER, "HP", "", (counter.clerk, counter.now))
    hand_over(counter, lost)
    counter.exchange()
    whole, former = counter.dossier(lost.uid), ledger.instance(counter.db)

    again = second.restored()
    assert again.db.conn.execute("select count(*) from dossiers").fetchone()[0] == 0
    new = again.receive()
    report = again.exchange()

    assert again.dossier(lost.uid) == replace(whole, portal_version=again.dossier(lost.uid).portal_version)
    assert prints.next_printing(again.db, lost.uid, printing.RECEIPT) == 2
    assert code(new) != code(lost)
    assert report.waiting == 0
    assert report.all_acknowledged
    assert set(hub.dossiers(again.desk.office.unit_code)) == {lost.uid, new.uid}
    assert [entry.instance == former for entry in again.entries(lost.uid)] == [True] * 4
    assert hub.holds_all_of(again)
    assert again.is_sound()
    again.close()


def test_offline_the_numbers_are_those_kept_back_and_then_a_new_range_s(counter: Counter, second: Second) -> None:
    printed = {code(counter.receive()) for _ in range(3)}  # on paper, and lost with the disk

    again = second.restored()
    offline = {code(again.receive()) for _ in range(3)}
    assert sorted(text[-4:] for text in offline) == ["3900", "3901", "3902"]
    again.exchange()
    after = {code(again.receive()) for _ in range(3)}
    again.exchange()

    assert len(printed | offline | after) == 9
    assert {text[-4:-3] for text in after} != {"3"}
    states = {each.state for each in numbers.ranges(again.db) if each.prefix == again.desk.office.unit_code}
    assert states == {"restored", "open"}
    assert again.is_sound()
    again.close()


def test_the_portal_burns_every_range_the_lost_store_had(counter: Counter, second: Second, hub: RunningHub) -> None:
    before = hub.ranges_of(counter)

    again = second.restored()
    again.exchange()

    portal = connection.connect(again.db, again.clock)
    assert portal is not None
    states = {each.rangeId: each.state for each in portal.ranges()}
    portal.close()
    assert {states[each] for each in before} == {"burned"}
    assert sorted(states.values()) == ["burned", "open"]
    again.close()


@pytest.mark.parametrize("cuts", [True, False])
def test_a_journal_of_more_than_one_answer_comes_back_whole(
    counter: Counter, second: Second, monkeypatch: pytest.MonkeyPatch, cuts: bool
) -> None:
    """Whether the portal cuts its answers by their length, or is asked for less."""
    if cuts:
        monkeypatch.setattr(room, "ROOM", 15_000)
    for _ in range(20):
        counter.receive()
    counter.exchange()

    again = second.restored()
    again.portal = connection.connect(again.db, again.clock, cap=30_000)
    report = again.exchange()

    assert again.db.conn.execute("select count(*) from dossiers").fetchone()[0] == 20
    assert report.waiting == 0
    assert again.is_sound()
    again.close()


def test_a_second_restore_of_the_same_backup_gives_provisional_numbers(counter: Counter, second: Second) -> None:
    first = second.restored()
    given = code(first.receive())
    first.close()

    again = second.restored("restored twice")
    dossier = again.receive()

    assert given
    assert dossier.code is None
    assert (dossier.provisional or "").startswith("T9")
    again.exchange()
    assert again.receive().code is not None
    again.close()


def test_entries_sent_by_nobody_go_first_under_the_old_instance(
    counter: Counter, second: Second, hub: RunningHub
) -> None:
    kept = counter.receive()
    store_backup.append_entries(counter.db, second.place)

    again = second.restored()
    assert again.dossier(kept.uid).code == kept.code
    new = again.receive()
    report = again.exchange()

    assert report.all_acknowledged
    assert set(hub.dossiers(again.desk.office.unit_code)) == {kept.uid, new.uid}
    assert again.is_sound()
    again.close()


def test_cut_off_while_it_catches_up_it_goes_on_at_the_next_exchange(
    counter: Counter, second: Second, way: Way
) -> None:
    lost = [counter.receive() for _ in range(3)]
    counter.exchange()

    again = second.restored()
    for path in ("/ledger", "/number-ranges"):
        way.tell(path, ways.TROUBLES[0])
    for _ in range(2):
        with pytest.raises(PortalTrouble):
            again.exchange()
    assert meta.read(again.db, "restored_instances")
    again.exchange()

    assert meta.read(again.db, "restored_instances") is None
    assert [again.dossier(each.uid).code for each in lost] == [each.code for each in lost]
    assert again.is_sound()
    again.close()


def test_work_done_since_on_what_comes_back_is_shown_to_the_lead(counter: Counter, second: Second) -> None:
    dossier = counter.receive()
    store_backup.append_entries(counter.db, second.place)
    hand_over(counter, dossier)
    counter.exchange()

    again = second.restored()
    hand_over(again, again.dossier(dossier.uid))
    again.exchange()

    assert "restored_again" in [task.kind for task in tasks.still_open(again.db)]
    assert again.is_sound()
    again.close()


def test_another_history_at_the_portal_is_refused_aloud(
    counter: Counter, second: Second, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.receive()
    counter.exchange()
    again = second.restored()
    before, told = len(again.entries()), Portal.ledger

    def forged(portal: Portal, *asked: Any) -> list[Op]:
        return [msgspec.structs.replace(op, payload=msgspec.Raw(b'{"salt":"x"}')) for op in told(portal, *asked)]

    monkeypatch.setattr(Portal, "ledger", forged)
    with pytest.raises(LedgerTampered):
        again.exchange()

    assert len(again.entries()) == before
    again.close()


def test_nothing_is_asked_of_the_portal_where_nothing_was_restored(counter: Counter, way: Way) -> None:
    counter.exchange()

    assert way.asked("/ledger") == []


def test_a_stolen_pc_is_revoked_and_its_backup_goes_on(counter: Counter, second: Second, hub: RunningHub) -> None:
    kept = counter.receive()
    backup.back_up(counter.db, counter.now)
    sent = counter.receive()
    counter.exchange()
    hub.revoke(counter)
    again = second.restored()
    new = again.receive()
    with pytest.raises(PortalTrouble):
        again.exchange()

    again.enrol(meta.read(again.db, "portal_url") or "", hub.code(3, again.desk.office.unit_code))
    again.portal = None
    report = again.exchange()

    assert report.all_acknowledged
    assert set(hub.dossiers(again.desk.office.unit_code)) == {kept.uid, sent.uid, new.uid}
    assert again.dossier(sent.uid).code == sent.code
    assert hub.holds_all_of(again)
    assert len(of_all(kept, sent, new, again.receive())) == 4
    assert again.is_sound()
    again.close()


def test_enrolled_anew_it_asks_for_no_range_that_would_be_burned_with_the_old(
    counter: Counter, second: Second, hub: RunningHub
) -> None:
    second.restored().close()
    again = second.restored("restored twice")  # which has no numbers at all
    hub.revoke(again)
    again.enrol(meta.read(again.db, "portal_url") or "", hub.code(3, again.desk.office.unit_code))

    again.exchange()

    assert again.portal is not None
    assert sorted(each.state for each in again.portal.ranges()) == ["burned", "open"]
    assert again.receive().code is not None
    again.close()


# A twin: the PC that was thought lost goes on.


def test_the_old_instance_is_closed_at_the_portal_by_the_first_entry_of_the_new(
    counter: Counter, second: Second, hub: RunningHub
) -> None:
    counter.receive()
    counter.exchange()
    former = ledger.instance(counter.db)

    again = second.restored()
    again.exchange()

    assert again.portal is not None
    heads = {head.deviceInstanceId: head.closed for head in again.portal.session().ledgerHeads}
    assert heads == {former: True, ledger.instance(again.db): False}
    again.close()


def test_a_pc_that_was_not_lost_after_all_parts_from_the_restored_one(
    counter: Counter, second: Second, hub: RunningHub
) -> None:
    early = counter.receive()  # on the PC alone: neither sent nor backed up
    again = second.restored()
    again.exchange()
    counter.start()  # the PC that was thought lost
    late = [counter.receive()]

    report = counter.exchange()
    late.append(counter.receive())
    counter.exchange()
    other = again.receive()
    again.exchange()

    assert report.waiting == 0
    assert {task.kind for task in tasks.still_open(counter.db)} == {"twin"}
    unit = counter.desk.office.unit_code
    assert set(hub.dossiers(unit)) == {early.uid, other.uid, *(each.uid for each in late)}
    codes = [each.data.get("MaHoSo") for each in hub.dossiers(unit).values()]
    assert len(set(codes)) == len(codes)
    assert late[1].code is not None  # the portal gave a range of its own
    assert late[1].code[:-3] != code(other)[:-3]
    assert counter.exchange().waiting == 0
    assert counter.is_sound()
    assert again.is_sound()
    again.close()


def test_what_a_twin_entered_after_the_restore_is_kept_and_said(
    counter: Counter, second: Second, hub: RunningHub
) -> None:
    again = second.restored()
    again.exchange()
    counter.start()
    counter.clock.forward(minutes=1)
    dossier = counter.receive()

    counter.exchange()

    assert dossier.uid in hub.dossiers(counter.desk.office.unit_code)
    assert {task.kind for task in tasks.still_open(counter.db)} == {"twin", "SO_DA_DONG"}
    again.close()


# The portal itself is put back.


@dataclass
class Place:
    """A hub's folder, its backup, and counters that follow it."""

    folder: Path
    database: str

    def back_up(self) -> None:
        shutil.copy(self.folder / "hub.db", self.folder / "backup")

    def put_back(self) -> None:
        (self.folder / "hub.db").unlink()
        shutil.copy(self.folder / "backup", self.folder / "hub.db")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "hub", new_database(tmp_path / "hub"))


def follow(counter: Counter, hub: RunningHub) -> Counter:
    if counter.portal is not None:
        counter.portal.close()
        counter.portal = None
    meta.write(counter.db, "portal_url", hub.url)
    return counter


def a_member(tmp_path: Path, hub: RunningHub, number: int, clock: Clock) -> Counter:
    made = a_counter(tmp_path / f"counter{number}", clock, number=number)
    made.enrol(hub.url, hub.code(number))
    made.exchange()
    return made


def use_up(counter: Counter) -> None:
    """Today's numbers are nearly used up."""
    of = numbers.ranges(counter.db)[-1]
    numbers.note_used(counter.db, of, counter.now.date(), of.last_usual - 5)


@pytest.mark.parametrize("noticed", ["by the administrator", "by what a counter tells"])
def test_a_hub_put_back_gives_no_range_twice(tmp_path: Path, place: Place, noticed: str) -> None:
    clock = Clock()
    with listening(place.database, clock) as hub:
        first, second = (a_member(tmp_path, hub, number, clock) for number in (3, 4))
    place.back_up()
    with listening(place.database, clock) as hub:
        use_up(follow(first, hub))
        first.exchange()
        extra = numbers.ranges(first.db)[-1]  # which the hub will have forgotten
        printed = [first.receive() for _ in range(8)]  # the last of them out of it
        first.exchange()
    place.put_back()
    clock.forward(minutes=1)
    with listening(place.database, clock) as hub:
        follow(first, hub)
        if noticed == "by the administrator":
            with hub.hub.storage.writing() as db:
                assert put_back.notice_all(db, hub.hub.now()) == 1
        else:
            first.exchange()
        use_up(follow(second, hub))
        second.exchange()
        held_back = noticed == "by the administrator"  # for the first was not heard yet
        assert ("chờ các quầy" in (meta.read(second.db, "sync_trouble") or "")) is held_back
        waiting = [second.receive() for _ in range(8)]
        assert (waiting[-1].code is None) is held_back  # provisional numbers serve

        for counter in (first, second, first, second):
            clock.forward(minutes=1)
            counter.exchange()

        assert (extra.first, extra.range_id in hub.ranges_of(first)) == (9000, True)
        theirs = [of.first for of in numbers.ranges(second.db) if of.series == numbers.DOSSIER]
        assert len(theirs) == 2
        assert 9000 not in theirs
        new = [counter.receive() for counter in (first, second) for _ in range(10)]
        assert len({each.code or each.provisional for each in (*printed, *waiting, *new)}) == 36
        for counter in (first, second):
            assert counter.exchange().waiting == 0
            assert hub.holds_all_of(counter)
            assert [task.kind for task in tasks.still_open(counter.db)] == []
    first.close()
    second.close()


@pytest.mark.parametrize("cut_off", [False, True])
def test_a_hub_put_back_without_a_word_is_seen_by_who_sends_more_than_was_lost(
    tmp_path: Path, place: Place, cut_off: bool
) -> None:
    clock = Clock()
    with listening(place.database, clock) as hub:
        first, second = (a_member(tmp_path, hub, number, clock) for number in (3, 4))
        first.exchange()
    place.back_up()
    with listening(place.database, clock) as hub:
        use_up(follow(second, hub))
        second.exchange()
        for _ in range(8):
            printed = second.receive()  # the last out of the range that the hub forgets
        for _ in range(3):
            follow(first, hub).receive()
        first.exchange()
    place.put_back()
    clock.forward(minutes=1)
    with listening(place.database, clock) as hub, Way(hub.url) as way:
        follow(first, hub).receive()
        meta.write(first.db, "portal_url", way.url)
        use_up(first)
        if cut_off:
            way.tell("/changes", ways.lost)
            with pytest.raises(PortalTrouble):
                first.exchange()
        first.exchange()

        paths = [passing.path for passing in way.passed]
        assert paths.index("/changes") < paths.index("/op-batches")
        assert "chờ các quầy" in (meta.read(first.db, "sync_trouble") or "")
        assert [of.first for of in numbers.ranges(first.db) if of.series == numbers.DOSSIER] == [3000]
        for counter in (follow(second, hub), first, second):
            clock.forward(minutes=1)
            counter.exchange()
        assert code(first.receive()) != code(printed)
    first.close()
    second.close()


def test_a_range_that_is_another_s_by_now_gives_no_number_more(tmp_path: Path, place: Place) -> None:
    clock = Clock()
    with listening(place.database, clock) as hub:
        first, second = (a_member(tmp_path, hub, number, clock) for number in (3, 4))
    place.back_up()
    with listening(place.database, clock) as hub:
        use_up(follow(first, hub))
        first.exchange()
    place.put_back()
    clock.forward(minutes=1)
    with listening(place.database, clock) as hub:
        use_up(follow(second, hub))
        second.exchange()  # nobody knows yet that the hub is an older copy
        assert numbers.ranges(second.db)[-1].first == 9000

        follow(first, hub).exchange()

        lost = next(of for of in numbers.ranges(first.db) if of.first == 9000)
        assert lost.state == "restored"
        assert "DAI_SO_TRUNG" in {task.kind for task in tasks.still_open(first.db)}
        assert (first.receive().code or "")[-4:-3] != "9"
    first.close()
    second.close()


def test_codes_that_the_hub_gave_and_forgot_are_not_given_again(tmp_path: Path, place: Place) -> None:
    clock = Clock()
    with listening(place.database, clock) as hub:
        first, second = (a_member(tmp_path, hub, number, clock) for number in (3, 4))
        for counter in (first, second):
            number_jump.give_up(counter.db)  # so that numbers are provisional
        first.receive()
        first.exchange()
    place.back_up()
    with listening(place.database, clock) as hub:
        follow(first, hub).receive()
        first.exchange()
        told = {row[0] for row in first.db.conn.execute("select alias from dossiers")}
    place.put_back()
    clock.forward(minutes=1)
    with listening(place.database, clock) as hub:
        with hub.hub.storage.writing() as db:
            put_back.notice_all(db, hub.hub.now())
        dossier = follow(second, hub).receive()
        second.exchange()

        assert second.dossier(dossier.uid).alias not in told
    first.close()
    second.close()


def noticed(hub: RunningHub) -> None:
    with hub.hub.storage.writing() as db:
        put_back.notice_all(db, hub.hub.now())


def of_all(*given: Dossier) -> set[str]:
    return {each.code or each.provisional or "" for each in given}


@pytest.mark.parametrize("left_out", [False, True])
def test_an_old_stick_does_not_stand_for_its_counter(tmp_path: Path, place: Place, left_out: bool) -> None:
    clock, usb = Clock(), Stick(tmp_path / "usb")
    with listening(place.database, clock) as hub:
        near, far = (a_member(tmp_path, hub, number, clock) for number in (3, 4))
        for counter in (near, far):
            counter.exchange()
    place.back_up()
    with listening(place.database, clock) as hub:
        usb.export(far)  # and left in a drawer
        use_up(follow(far, hub))
        far.exchange()
        printed = [far.receive() for _ in range(8)]
    place.put_back()
    clock.forward(minutes=5)
    with listening(place.database, clock) as hub:
        noticed(hub)
        clock.forward(minutes=5)
        follow(near, hub)
        if not left_out:
            assert not usb.carry(near).refused
        use_up(near)
        for _ in range(3):
            near.exchange()
        waiting = [near.receive() for _ in range(8)]
        assert waiting[-1].code is None  # the far counter was not heard: it is the one with the line of before

        follow(far, hub)
        for _ in range(2):  # the first answer brings it the cursor of today, the second bundle all it has
            clock.forward(minutes=1)
            usb.export(far)
            usb.carry(near)
            usb.take(far)
        clock.forward(minutes=1)
        near.exchange()
        assert len(of_all(*printed, *waiting, *(near.receive() for _ in range(8)))) == 24
        assert numbers.ranges(near.db)[-1].first in (6000, 7000)  # neither the far one's nor what is held
    near.close()
    far.close()


def test_a_counter_that_the_backup_does_not_know_keeps_its_numbers(tmp_path: Path, place: Place) -> None:
    clock = Clock()
    with listening(place.database, clock) as hub:
        known = a_member(tmp_path, hub, 3, clock)
        known.exchange()
    place.back_up()
    with listening(place.database, clock) as hub:
        unknown = a_member(tmp_path, hub, 4, clock)
        use_up(unknown)
        unknown.exchange()
        printed = [unknown.receive() for _ in range(8)]
    place.put_back()
    clock.forward(minutes=5)
    with listening(place.database, clock) as hub:
        noticed(hub)
        clock.forward(minutes=5)
        use_up(follow(known, hub))
        for _ in range(2):
            known.exchange()
        other = [known.receive() for _ in range(8)]
        assert other[-1].code is not None  # nobody it could wait for
        with pytest.raises(PortalTrouble) as refused:
            follow(unknown, hub).exchange()
        assert "mã ghi danh mới" in refused.value.sentence

        follow(unknown, hub).enrol(hub.url, hub.code(4))
        for counter in (unknown, known, unknown):
            assert counter.exchange().waiting == 0

        assert {of.first for of in numbers.ranges(unknown.db) if of.state == "open"} >= {4000, 9000}
        more = [counter.receive() for counter in (unknown, known) for _ in range(8)]
        assert len(of_all(*printed, *other, *more)) == 32
        for counter in (unknown, known):
            counter.exchange()
            assert hub.holds_all_of(counter)
        assert [task.kind for counter in (known, unknown) for task in tasks.still_open(counter.db)] == []
    known.close()
    unknown.close()


@pytest.mark.parametrize("choice", [None, Answer.PORTAL, Answer.OURS])
def test_an_answered_conflict_is_not_asked_again(
    counter: Counter, second: Second, make: Make, hub: RunningHub, choice: Answer | None
) -> None:
    other = make(4)
    counter.exchange()
    dossier = counter.receive()
    counter.exchange()
    other.exchange()
    backup.back_up(counter.db, counter.now)
    intake = counter.dossier(dossier.uid).intake
    for each, phone in ((other, "0987654321"), (counter, "0977777777")):
        changed = replace(intake, owner=replace(intake.owner, phone=phone))
        decide.amend(each.db, dossier.uid, changed, "Công dân đổi số", (each.lead, each.now, None))
        each.exchange()
    [task] = tasks.still_open(counter.db)
    if choice is not None:
        task_acts.answer(counter.db, task.id, choice, counter.lead, counter.now)
        counter.exchange()

    again = second.restored()
    for each in (again, again, other):
        each.exchange()

    assert {task.kind for task in tasks.still_open(again.db)} == (set() if choice else {"conflict"})
    if choice:
        there = hub.dossiers(again.desk.office.unit_code)[dossier.uid].data["SoDienThoai"]
        assert there == again.dossier(dossier.uid).intake.owner.phone == other.dossier(dossier.uid).intake.owner.phone
        assert there == ("0987654321" if choice is Answer.PORTAL else "0977777777")
    again.close()
