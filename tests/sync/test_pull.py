"""Pulling: page by page from where the last round ended; the whole anew when the portal forgot where that was."""

from __future__ import annotations

from typing import Any

import pytest
from counter_fixtures import DIVISION, Counter, document, hand_over
from factories import a_dossier

from cchc_desktop.acts import custody, printing
from cchc_desktop.domain.batch import Batch
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import ResultHandedOver
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.status import Holder, HolderKind, Status
from cchc_desktop.hub import division as at_division
from cchc_desktop.hub import dossiers as kept
from cchc_desktop.hub import moves, results, room, slips
from cchc_desktop.hub.staff import Staff
from cchc_desktop.portal.errors import CursorExpired, PortalUnreachable, Reason
from cchc_desktop.reports import handover, holders
from cchc_desktop.store import dossiers, meta, tasks
from cchc_desktop.sync import connection, pull
from cchc_desktop.wire.contract import ChangePage, ProblemDocument, SnapshotPage
from tests.sync.conftest import Make
from tests.sync.hubs import RunningHub
from tests.sync.ways import Way, lost, through

AT = "2026-10-05T09:00:00.000+07:00"


def pulled(counter: Counter) -> int:
    portal = connection.connect(counter.db, counter.clock)
    assert portal is not None
    try:
        return pull.pull(counter.db, portal, counter.clock)
    finally:
        portal.close()


def test_what_the_portal_decided_arrives(counter: Counter, hub: RunningHub) -> None:
    dossier = counter.receive()
    counter.exchange()
    hub.move(dossier.uid, Status.FINISHED)

    assert pulled(counter) == 1

    assert counter.dossier(dossier.uid).status is Status.FINISHED
    assert pulled(counter) == 0


def test_another_counter_s_dossiers_arrive_as_mirrors(make: Make, hub: RunningHub) -> None:
    here, there = make(3), make(4)
    theirs = there.receive()
    there.exchange()

    pulled(here)

    assert here.dossier(theirs.uid).intake == theirs.intake
    assert not dossiers.is_own(here.db, theirs.uid)
    assert here.is_sound()


def test_pages_are_taken_until_there_are_no_more(make: Make, way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = make(3), make(4)
    for _ in range(7):
        there.receive()
    there.exchange()
    monkeypatch.setattr(pull, "PAGE", 3)

    assert pulled(here) >= 7

    assert len(way.asked("/changes")) >= 4
    assert mirrors(here) == 7


LONG = "Bản chính hoặc bản sao có chứng thực giấy tờ chứng minh quyền sử dụng đất theo quy định tại Điều 137"


def many_long(counter: Counter, count: int = 12) -> None:
    """Dossiers of some 6 kB each."""
    papers = tuple(Paper(f"{LONG} ({turn})", 1, 0, 1) for turn in range(20))
    for _ in range(count):
        counter.receive(papers=papers)
    counter.exchange()


def reading_little(counter: Counter, most: int) -> Counter:
    """It reads no more than this of one answer."""
    if counter.portal is not None:
        counter.portal.close()
    counter.portal = connection.connect(counter.db, counter.clock, cap=most)
    return counter


def test_the_hub_s_pages_are_never_longer_than_is_read(make: Make, way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = make(3), make(4)
    many_long(there)
    monkeypatch.setattr(room, "ROOM", 30_000)  # as 1 MB is to 2 MiB
    before = len(way.asked("/changes"))

    reading_little(here, 60_000).exchange()

    assert mirrors(here) == 12
    pages = way.asked("/changes")[before:]
    assert 3 <= len(pages) <= 6
    assert all("limit=200" in each.target for each in pages)


@pytest.mark.parametrize("cursor", [None, "another-epoch.5"])
def test_a_portal_whose_pages_are_too_long_is_asked_for_less(make: Make, way: Way, cursor: str | None) -> None:
    here, there = make(3), make(4)
    many_long(there)
    if cursor:
        meta.write(here.db, "cursor", cursor)

    reading_little(here, 20_000).exchange()

    assert mirrors(here) == 12
    asked = way.asked("/snapshot" if cursor else "/changes")
    assert any("limit=3&" in f"{each.target}&" for each in asked)  # halved from 200 on
    assert here.is_sound()


def test_a_dossier_that_is_too_long_alone_is_read_all_the_same(make: Make) -> None:
    here, there = make(3), make(4)
    many_long(there, 2)

    reading_little(here, 3_000).exchange()

    assert mirrors(here) == 2


def mirrors(counter: Counter) -> int:
    return len(counter.db.conn.execute("select 1 from dossiers where own = 0").fetchall())


def test_a_pull_cut_off_goes_on_where_it_was(make: Make, way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = make(3), make(4)
    for _ in range(7):
        there.receive()
    there.exchange()
    monkeypatch.setattr(pull, "PAGE", 3)
    way.tell("/changes", through, lost)
    with pytest.raises(PortalUnreachable):
        pulled(here)
    assert 0 < mirrors(here) < 7

    here.crash()
    pulled(here)

    assert mirrors(here) == 7


def test_what_is_held_is_taken_up_once_our_acts_are_sent(counter: Counter, hub: RunningHub) -> None:
    dossier = counter.receive()
    counter.exchange()
    hub.move(dossier.uid, Status.SUPPLEMENT)
    hand_over(counter, dossier)
    pulled(counter)
    assert counter.dossier(dossier.uid).status is Status.PROCESSING

    counter.exchange()

    assert counter.dossier(dossier.uid).status is Status.SUPPLEMENT
    assert hub.dossiers(counter.desk.office.unit_code)[dossier.uid].status == "5"
    assert counter.is_sound()


def test_a_cursor_the_portal_does_not_know_brings_the_whole_anew(make: Make, hub: RunningHub) -> None:
    here, there = make(3), make(4)
    theirs = there.receive()
    there.exchange()
    own = here.receive()
    here.exchange()
    hub.move(own.uid, Status.FINISHED)
    hub.move(theirs.uid, Status.SUPPLEMENT)
    meta.write(here.db, "cursor", "another-epoch.5")

    assert pulled(here) >= 2

    assert here.dossier(own.uid).status is Status.FINISHED
    assert here.dossier(theirs.uid).status is Status.SUPPLEMENT
    assert (meta.read(here.db, "cursor") or "").startswith(hub.hub.storage.epoch)
    assert here.is_sound()


class Told:
    """A portal that says what it was told to say."""

    def __init__(self, pages: list[Any]) -> None:
        self.pages = pages
        self.asked: list[Any] = []

    def changes(self, cursor: str | None, _limit: int) -> ChangePage:
        self.asked.append(cursor)
        return self._next()

    def snapshot(self, token: str | None, _limit: int) -> SnapshotPage:
        self.asked.append(token)
        return self._next()

    def _next(self) -> Any:
        page = self.pages.pop(0)
        if isinstance(page, Exception):
            raise page
        return page


EXPIRED = CursorExpired(ProblemDocument("about:blank", "x", 410, code="CON_TRO_HET_HAN"))


def snapshot(*documents: dict[str, Any], token: str | None = None, cursor: str | None = None) -> SnapshotPage:
    return SnapshotPage(AT, list(documents), token, cursor)


def test_a_snapshot_cut_off_starts_again_from_its_beginning(counter: Counter) -> None:
    meta.write(counter.db, "cursor", "old")
    one, two = (document(a_dossier(uid=f"0192f7c0-0000-7000-8000-00000000000{n}", code=None)) for n in (1, 2))
    told = Told([EXPIRED, snapshot(one, token="t1"), PortalUnreachable(Reason.OFFLINE)])
    with pytest.raises(PortalUnreachable):
        pull.pull(counter.db, told, counter.clock)  # type: ignore[arg-type]  # stands in for the portal
    assert meta.read(counter.db, "cursor") == "old"

    told = Told([EXPIRED, snapshot(one, token="t1"), snapshot(two, cursor="new"), ChangePage([], "new", False, AT)])
    assert pull.pull(counter.db, told, counter.clock) == 2  # type: ignore[arg-type]  # stands in for the portal

    assert told.asked == ["old", None, "t1", "new"]
    assert meta.read(counter.db, "cursor") == "new"


@pytest.mark.parametrize("odd", [{}, {"version": "x"}, {"version": [1]}, {"dossierUid": 7}, {"version": None}])
def test_an_odd_dossier_in_a_snapshot_holds_nothing_up(counter: Counter, odd: dict[str, Any]) -> None:
    good = document(a_dossier(uid="0192f7c0-0000-7000-8000-000000000002", code=None), version=3)
    told = Told([EXPIRED, snapshot(odd, good, cursor="new"), ChangePage([], "new", False, AT)])

    pull.pull(counter.db, told, counter.clock)  # type: ignore[arg-type]  # stands in for the portal

    assert [task.kind for task in tasks.still_open(counter.db)] == ["unreadable_change"]
    assert dossiers.standing(counter.db, good["dossierUid"]) == (False, 3)
    assert meta.read(counter.db, "cursor") == "new"


def test_a_snapshot_that_expires_again_is_said(counter: Counter) -> None:
    told = Told([EXPIRED, EXPIRED])

    with pytest.raises(CursorExpired):
        pull.pull(counter.db, told, counter.clock)  # type: ignore[arg-type]  # stands in for the portal


# Who has the folders: between counters, and the program or the page of a division.


def given(counter: Counter, *handed: Dossier) -> Batch:
    uids = [dossier.uid for dossier in handed]
    return custody.hand_over(counter.db, counter.desk, uids, DIVISION, counter.clerk, counter.now)


def taken(counter: Counter, batch: Batch, codes: list[str] | None = None) -> None:
    custody.take_batch(counter.db, batch.bars, codes, "Đỗ Văn Nhận", counter.clerk, counter.now)


def takings(counter: Counter, dossier: Dossier) -> int:
    return counter.types(dossier.uid).count("custody.taken")


def waiting(counter: Counter, batch: Batch) -> tuple[str, ...]:
    found = handover.progress(counter.db, batch.number)
    assert found is not None
    return found.waiting


@pytest.mark.parametrize("order", ["slip first", "taking first"])
def test_a_division_that_takes_on_its_own_program_saves_the_slip_its_way_back(make: Make, order: str) -> None:
    here, division = make(3), make(7)
    dossiers = [here.receive(), here.receive()]
    here.exchange()
    division.exchange()
    batch = given(here, *dossiers)
    here.clock.forward(minutes=10)
    division.clock.forward(minutes=10)
    if order == "slip first":
        here.exchange()
    taken(division, batch, list(batch.codes))
    division.exchange()
    for _ in range(3):  # once to hear of it, the rest to see that nothing goes round
        here.exchange()
        division.exchange()

    assert waiting(here, batch) == ()
    for dossier in dossiers:
        assert (takings(here, dossier), takings(division, dossier)) == (1, 1)
        assert here.dossier(dossier.uid).holder == Holder(HolderKind.DIVISION, DIVISION)
        assert division.dossier(dossier.uid).holder == Holder(HolderKind.DIVISION, DIVISION, "3")
    assert (holders.holders(here.db).total, holders.holders(division.db).total) == (2, 0)
    assert tasks.count_open(here.db) == tasks.count_open(division.db) == 0
    assert here.is_sound()
    assert division.is_sound()


def test_the_signed_slip_and_the_division_s_word_are_one_taking(make: Make) -> None:
    here, division = make(3), make(7)
    dossier = here.receive()
    here.exchange()
    division.exchange()
    batch = given(here, dossier)
    here.exchange()
    taken(division, batch, list(batch.codes))
    taken(here, batch)
    division.exchange()
    here.exchange()
    assert takings(here, dossier) == 1
    assert tasks.count_open(here.db) == 0


def test_a_slip_confirmed_on_the_hub_s_page_shows_as_received(counter: Counter, hub: RunningHub) -> None:
    dossiers = [counter.receive(), counter.receive()]
    batch = given(counter, *dossiers)
    counter.exchange()
    unit = counter.desk.office.unit_code
    with hub.hub.storage.writing() as db:
        folders = kept.of_slip(db, unit, batch.number)
        slips.confirm(db, folders, "Đỗ Văn Nhận", hub.hub.now(), [folders[0].uid])
    counter.exchange()
    assert waiting(counter, batch) == batch.codes[1:]
    assert takings(counter, dossiers[0]) == 1
    counter.exchange()
    assert takings(counter, dossiers[0]) == 1
    assert counter.is_sound()


def test_what_a_division_asks_and_gives_back_on_its_page_is_work_here_and_ends_there(
    counter: Counter, hub: RunningHub
) -> None:
    wanted, wrong, done = (counter.receive() for _ in range(3))
    given(counter, wanted, wrong, done)
    counter.exchange()
    who, now = Staff("lan", "Lò Thị Lan", counter.desk.office.unit_code, DIVISION), hub.hub.now()
    ask = moves.Move(Status.SUPPLEMENT, "", "Bản vẽ mờ", papers=("Bản vẽ",)).by(who)
    with hub.hub.storage.writing() as db:
        found = kept.load(db, [wanted.uid, wrong.uid, done.uid])
        slips.confirm(db, list(found.values()), who.name, now)
        moves.move(db, found[wanted.uid], ask, now)
        at_division.send_back(db, [found[wrong.uid]], who, "Nhầm phòng", now)
        results.register(db, found[done.uid], results.Result("Giấy phép"), who, now)
        at_division.send_back(db, [found[done.uid]], who, "", now)

    counter.exchange()

    assert {(task.kind, task.dossier_uid) for task in tasks.still_open(counter.db)} == {
        ("supplement_asked", wanted.uid),
        ("custody_given_back", wrong.uid),
    }
    statuses = [counter.dossier(each.uid).status for each in (wanted, wrong, done)]
    assert statuses == [Status.SUPPLEMENT, Status.PROCESSING, Status.FINISHED]
    custody.send_back(counter.db, wrong.uid, "Nhầm phòng", counter.clerk, counter.now)
    counter.exchange()
    with hub.hub.storage.reading() as db:
        desk = at_division.desk(db, who, now)
    assert [line.dossier.uid for line in (*desk.here, *desk.going)] == [wanted.uid, done.uid]
    assert counter.is_sound()


def test_a_folder_acted_on_at_two_counters_is_counted_by_one(make: Make) -> None:
    """Received at one, printed at another; then brought to the other and given to a division from there."""
    first, second = make(3), make(4)
    dossier = first.receive()
    first.exchange()
    second.exchange()
    printing.ask(second.db, dossier.uid, "receipt", second.clerk, second.now)

    def exchanged() -> tuple[int, int]:
        for counter in (second, first, second):
            counter.exchange()
        return holders.holders(first.db).total, holders.holders(second.db).total

    assert exchanged() == (1, 0)
    batch = given(second, second.dossier(dossier.uid))
    assert exchanged() == (0, 1)
    assert [task.kind for task in tasks.still_open(first.db)] == ["custody_moved"]
    assert first.dossier(dossier.uid).holder == Holder(HolderKind.DIVISION, DIVISION, "4")
    taken(second, batch)
    custody.take_result(
        first.db, dossier.uid, "", first.clerk, first.now
    )  # the division brings it where it was received
    assert exchanged() == (1, 0)
    assert second.dossier(dossier.uid).holder == Holder(HolderKind.COUNTER, "", "3")
    given_back = ResultHandedOver(second.now, "Trần Thị Ví Dụ")
    custody.return_result(second.db, dossier.uid, given_back, second.clerk)  # and the citizen comes to the other
    assert exchanged() == (0, 0)
    assert first.dossier(dossier.uid).holder.kind is HolderKind.COLLECTOR
    assert first.is_sound()
    assert second.is_sound()
