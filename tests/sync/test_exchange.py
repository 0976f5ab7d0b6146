"""One exchange, against the real hub by way of sockets that fail: nothing lost, nothing twice, the report honest."""

from __future__ import annotations

import shutil
from contextlib import AbstractContextManager
from pathlib import Path
from random import Random

import msgspec
import pytest
from counter_fixtures import Clock, Counter, a_counter, hand_over
from filelock import FileLock

from cchc_desktop.acts import printing
from cchc_desktop.domain.status import Status
from cchc_desktop.hub import journal
from cchc_desktop.hub.context import Limits
from cchc_desktop.portal.errors import (
    DeviceRevoked,
    PortalTrouble,
    PortalUnreachable,
    Reason,
    StrangeAnswer,
)
from cchc_desktop.store import abilities, deliveries, ledger, meta, numbers, tasks
from cchc_desktop.store.connection import FILE_NAME
from cchc_desktop.sync import connection
from cchc_desktop.sync.exchange import Report, exchange
from cchc_desktop.wire.contract import Op, Session
from tests.portal.double import FAULTS, PortalDouble
from tests.sync import ways
from tests.sync.conftest import Make
from tests.sync.hubs import RunningHub, listening, new_database
from tests.sync.ways import TROUBLES, Way


def test_a_clean_round_says_so(make: Make, hub: RunningHub) -> None:
    counter = make()
    counter.receive()

    report = counter.exchange()

    assert report == Report(pushed=4, outcomes={"applied": 4}, pulled=report.pulled)
    assert report.all_acknowledged
    assert report.as_json()["all_acknowledged"] is True
    assert meta.read(counter.db, "last_contact") == "2026-10-05T08:15:00.000+07:00"
    assert meta.read(counter.db, "sync_trouble") == ""
    assert hub.holds_all_of(counter)
    assert counter.exchange().pulled == 0


def test_what_a_pull_enters_in_the_ledger_is_sent_in_the_same_round(counter: Counter, hub: RunningHub) -> None:
    dossier = counter.receive()
    counter.exchange()
    hub.move(dossier.uid, Status.SUPPLEMENT)

    report = counter.exchange()

    assert (report.pushed, report.pulled, report.waiting) == (1, 1, 0)
    assert counter.types(dossier.uid) == ["dossier.received", "portal.changed"]
    assert hub.holds_all_of(counter)


def test_a_task_keeps_a_round_from_being_clean(counter: Counter, hub: RunningHub) -> None:
    hub.clock.forward(hours=-2)  # the counter seems to be ahead
    try:
        counter.receive()
        report = counter.exchange()
    finally:
        hub.clock.forward(hours=2)

    assert (report.waiting, report.needs_person) == (0, 1)
    assert not report.all_acknowledged
    assert [task.kind for task in tasks.still_open(counter.db)] == ["GIO_NGHI_NGO"]


def test_the_clock_s_offset_is_noted(counter: Counter, hub: RunningHub) -> None:
    counter.clock.forward(seconds=-75)

    counter.exchange()

    assert meta.read(counter.db, "clock_offset_ms") == "75000"


@pytest.mark.parametrize("days", [400, -400])
def test_a_clock_years_wrong_still_exchanges(counter: Counter, hub: RunningHub, days: int) -> None:
    counter.clock.forward(days=days)
    counter.receive()

    report = counter.exchange()

    assert report.waiting == 0
    assert hub.holds_all_of(counter)


@pytest.mark.parametrize("path", ["/oauth2/token", "/session", "/op-batches", "/changes"])
@pytest.mark.parametrize("fate", TROUBLES, ids=lambda fate: getattr(fate, "__name__", "answer"))
def test_every_trouble_at_every_call_is_got_over(
    counter: Counter, hub: RunningHub, way: Way, fate: ways.Fate, path: str
) -> None:
    dossier = counter.receive()
    hand_over(counter, dossier)
    if path == "/oauth2/token":
        counter.portal = counter.portal and counter.portal.close()  # a new client asks for a new token
    way.tell(path, fate)

    for _ in range(3):
        if (sentence := said(counter)) == "":
            break
        assert meta.read(counter.db, "sync_trouble") == sentence

    way.clear()
    report = counter.exchange()
    assert (report.waiting, report.needs_person) == (0, 0)
    assert meta.read(counter.db, "sync_trouble") == ""
    assert hub.holds_all_of(counter)
    kept = hub.dossiers(counter.desk.office.unit_code)
    assert {uid: found.status for uid, found in kept.items()} == {dossier.uid: "4"}
    assert counter.is_sound()


def said(counter: Counter) -> str:
    """What an exchange had to say for the status bar; nothing when it went well."""
    try:
        counter.exchange()
    except PortalTrouble as trouble:
        return trouble.sentence
    return ""


def test_a_token_refused_is_renewed_within_the_round(counter: Counter, hub: RunningHub, way: Way) -> None:
    counter.receive()
    way.tell("/op-batches", ways.expired)
    before = len(way.asked("/oauth2/token"))

    assert counter.exchange().waiting == 0

    assert len(way.asked("/oauth2/token")) == before + 1
    assert hub.holds_all_of(counter)


def test_a_token_s_end_is_no_trouble(counter: Counter, hub: RunningHub) -> None:
    counter.receive()
    for clock in (counter.clock, hub.clock):
        clock.forward(hours=5)
    try:
        assert counter.exchange().waiting == 0
    finally:
        hub.clock.forward(hours=-5)


@pytest.mark.parametrize(("fate", "seconds"), [(ways.busy, 7.0), (ways.too_many, 9.0)])
def test_a_busy_portal_says_when(counter: Counter, way: Way, fate: ways.Fate, seconds: float) -> None:
    counter.receive()
    way.tell("/op-batches", fate)

    with pytest.raises(PortalUnreachable) as trouble:
        counter.exchange()

    assert (trouble.value.reason, trouble.value.retry_after) == (Reason.BUSY, seconds)
    assert deliveries.waiting(counter.db)[0] == 1


@pytest.mark.parametrize("path", ["/session", "/op-batches", "/changes"])
def test_silence_ends_by_the_deadline(counter: Counter, way: Way, path: str) -> None:
    counter.receive()
    way.tell(path, ways.silence)
    portal = connection.connect(counter.db, counter.clock, deadline=0.3)
    assert portal is not None

    with pytest.raises(PortalUnreachable) as trouble:
        exchange(counter.db, portal, counter.clock)
    portal.close()
    way.clear()  # a slow machine may not have come as far as the silence

    assert trouble.value.reason is Reason.TIMEOUT
    assert counter.exchange().waiting == 0


def test_a_revoked_machine_keeps_everything_and_sends_nothing(counter: Counter, hub: RunningHub) -> None:
    counter.receive()
    hub.revoke(counter)
    held = len(hub.journal_of(counter))

    with pytest.raises(DeviceRevoked):
        counter.exchange()

    assert "thu hồi" in (meta.read(counter.db, "sync_trouble") or "")
    assert deliveries.waiting(counter.db)[0] == 1
    assert len(hub.journal_of(counter)) == held
    assert counter.receive().code  # work goes on


def test_no_range_is_asked_for_while_there_are_enough(counter: Counter, way: Way) -> None:
    before = len(way.asked("/number-ranges"))
    counter.exchange()
    assert len(way.asked("/number-ranges")) == before


def test_one_more_range_is_had_before_today_s_run_out(counter: Counter, hub: RunningHub) -> None:
    unit, day = counter.desk.office.unit_code, counter.now.date()
    counter.db.conn.execute("update number_ranges set last = 3109 where first = 3000")  # 99 in ordinary use

    counter.exchange()

    assert numbers.left(counter.db, unit, day) == 99 + 900
    assert len(hub.ranges_of(counter)) == 2


def test_a_portal_without_ranges_is_not_asked(counter: Counter, way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    from cchc_desktop.hub import api

    monkeypatch.setattr(api, "CAPABILITIES", ["long-poll"])
    counter.db.conn.execute("update number_ranges set state = 'closed'")
    before = len(way.asked("/number-ranges"))

    counter.exchange()

    assert len(way.asked("/number-ranges")) == before


def test_a_portal_that_gives_no_range_is_not_asked_again_that_day(make: Make, way: Way) -> None:
    way.always("/number-ranges", ways.problem(501, "KHONG_CAP_SO_TRUOC"))
    counter = make()
    for _ in range(3):
        counter.receive()
        counter.exchange()
    assert len(way.asked("/number-ranges")) == 1  # at enrolment

    counter.clock.forward(days=1)
    way.always("/number-ranges", None)
    counter.exchange()

    assert len(way.asked("/number-ranges")) == 2
    assert counter.receive().code is not None


def a_hub_without(folder: Path, *withheld: str) -> AbstractContextManager[RunningHub]:
    return listening(new_database(folder), limits=Limits(withheld=frozenset(withheld)))


def test_a_portal_that_makes_codes_itself_gets_provisional_numbers_and_its_codes_are_taken(tmp_path: Path) -> None:
    counter = a_counter(tmp_path / "counter")
    with a_hub_without(tmp_path / "hub", "client-code") as hub:
        counter.enrol(hub.url, hub.code())
        printed = counter.receive()  # with a range in hand, before the first exchange told
        counter.exchange()
        dossier = counter.receive()
        counter.exchange()
        counter.exchange()

        kept = hub.dossiers()
        assert dossier.code is None
        assert counter.dossier(dossier.uid).alias == kept[dossier.uid].data["MaHoSo"]
        assert counter.dossier(printed.uid).code == kept[printed.uid].data["MaHoSo"] == printed.code
        assert counter.dossier(printed.uid).alias == kept[printed.uid].data["MaHoSoKhac"]
        assert tasks.count_open(counter.db) == 0
        assert len(hub.ranges_of(counter)) == 1  # no other is asked for, though none serves
        assert counter.is_sound()
    counter.close()


def test_a_portal_without_ranges_says_so_and_is_never_asked(tmp_path: Path) -> None:
    counter = a_counter(tmp_path / "counter")
    with a_hub_without(tmp_path / "hub", "number-ranges") as hub:
        counter.enrol(hub.url, hub.code())
        assert abilities.RANGES not in (counter.exchange(), meta.read(counter.db, "portal_abilities") or "")[1].split()
        dossier = counter.receive()
        counter.exchange()

        assert hub.dossiers()[dossier.uid].data["SoBienNhan"] == dossier.provisional
        assert hub.ranges_of(counter) == set()
    counter.close()


def test_a_portal_that_counts_by_its_own_clock_changes_nothing_printed(tmp_path: Path) -> None:
    counter = a_counter(tmp_path / "counter")
    with a_hub_without(tmp_path / "hub", "reception-time") as hub:
        counter.enrol(hub.url, hub.code())
        early = counter.receive()
        counter.exchange()
        assert tasks.count_open(counter.db) == 0
        late = counter.receive()
        for clock in (counter.clock, hub.clock):
            clock.forward(days=2)  # without contact meanwhile
        counter.exchange()

        assert hub.dossiers()[late.uid].data["NgayTiepNhan"][:10] == "2026-10-07"
        for dossier in (early, late):
            now = counter.dossier(dossier.uid)
            assert (now.received_at, now.due_at) == (dossier.received_at, dossier.due_at)
        [task] = tasks.still_open(counter.db)
        assert (task.kind, task.dossier_uid) == ("reception_day", late.uid)
    counter.close()


def test_a_provisional_number_gets_its_official_code_at_the_portal(make: Make, hub: RunningHub, way: Way) -> None:
    way.always("/number-ranges", ways.problem(501, "KHONG_CAP_SO_TRUOC"))
    counter = make()
    dossier = counter.receive()

    counter.exchange()

    kept = hub.dossiers(counter.desk.office.unit_code)[dossier.uid]
    assert kept.data["SoBienNhan"] == dossier.provisional
    assert kept.data["MaHoSo"]
    after = counter.dossier(dossier.uid)
    assert (after.printed_code, after.alias) == (
        dossier.provisional,
        kept.data["MaHoSo"],
    )  # the paper's, and the portal's
    assert counter.exchange().all_acknowledged


def test_a_range_refused_is_said_and_stops_nothing_else(counter: Counter, hub: RunningHub, way: Way) -> None:
    counter.db.conn.execute("update number_ranges set state = 'closed' where series = 'MaHoSo'")
    dossier = counter.receive()
    way.tell("/number-ranges", ways.problem(403, "THIEU_QUYEN"))

    report = counter.exchange()

    assert report.waiting == 0
    assert meta.read(counter.db, "sync_trouble") == "Thử."
    assert list(hub.dossiers(counter.desk.office.unit_code)) == [dossier.uid]


def test_a_second_exchange_of_the_store_waits_its_turn(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    from cchc_desktop.sync import exchange as module

    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    with FileLock(counter.folder / module.LOCK), pytest.raises(PortalUnreachable) as trouble:
        counter.exchange()

    assert trouble.value.reason is Reason.BUSY
    assert counter.exchange().waiting == 0


@pytest.mark.parametrize("said", ["", "hôm nay", "2026-10-05T08:15:00"])
def test_a_time_that_is_none_is_a_strange_answer(counter: Counter, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    portal = connection.connect(counter.db, counter.clock)
    assert portal is not None
    monkeypatch.setattr(portal, "session", lambda: Session(said))

    with pytest.raises(StrangeAnswer):
        exchange(counter.db, portal, counter.clock)
    portal.close()


def test_what_the_portal_has_not_decided_is_not_called_done(counter: Counter) -> None:
    mirror = counter.mirror()  # known here, and not (or no longer) at the hub
    hand_over(counter, mirror)

    report = counter.exchange()

    assert (report.waiting, report.undecided) == (0, 2)
    assert not report.all_acknowledged


def test_prints_and_sign_ins_are_journalled_too(counter: Counter, hub: RunningHub) -> None:
    dossier = counter.receive()
    asked = printing.ask(counter.db, dossier.uid, printing.RECEIPT, counter.clerk, counter.now)
    printing.note(counter.db, asked, printing.HANDED_OVER, "P", "", (counter.clerk, counter.now))

    counter.exchange()

    assert [op.type for op in hub.journal_of(counter)][-3:] == ["dossier.received", "slip.printed", "slip.printed"]


def test_a_slip_of_no_single_dossier_is_journalled_too(counter: Counter, hub: RunningHub) -> None:
    asked = printing.ask(counter.db, "BG-3-261005-01", "handover", counter.clerk, counter.now)
    printing.note(counter.db, asked, printing.HANDED_OVER, "P", "", (counter.clerk, counter.now))

    assert counter.exchange().all_acknowledged

    assert [(op.type, op.dossierUid) for op in hub.journal_of(counter)][-2:] == 2 * [("slip.printed", None)]


@pytest.fixture
def fragile(tmp_path: Path) -> tuple[Path, Clock]:
    """A hub's folder whose database the test puts back to an older state."""
    new_database(tmp_path / "hub")
    return tmp_path / "hub", Clock()


def test_a_hub_put_back_to_an_older_state_gets_back_what_it_lost(fragile: tuple[Path, Clock], tmp_path: Path) -> None:
    folder, clock = fragile
    database = f"sqlite:///{folder / 'hub.db'}"
    first, second = (a_counter(tmp_path / name, number=number) for name, number in (("a", 3), ("b", 4)))
    with listening(database, clock) as hub:
        for counter, number in ((first, 3), (second, 4)):
            counter.enrol(hub.url, hub.code(number))
        early = first.receive()
        for counter in (first, second, first):
            counter.exchange()
    shutil.copy(folder / "hub.db", tmp_path / "backup")
    with listening(database, clock) as hub:
        lost = at_the_address(first, hub).receive()
        hand_over(first, early)
        first.exchange()
        at_the_address(second, hub).exchange()
        hand_over(second, second.dossier(lost.uid))  # the second counter acts on what the hub will forget
        second.exchange()
    (folder / "hub.db").unlink()
    shutil.copy(tmp_path / "backup", folder / "hub.db")

    with listening(database, clock) as hub:
        at_the_address(second, hub).exchange()  # its handover waits at the hub for a dossier not there yet
        assert deliveries.outcomes(second.db)["deferred"] == 2  # adoption and handover
        at_the_address(first, hub).exchange()
        second.exchange()

        assert hub.holds_all_of(first)
        assert hub.holds_all_of(second)
        assert {uid: kept.status for uid, kept in hub.dossiers().items()} == {early.uid: "4", lost.uid: "4"}
        assert "deferred" not in deliveries.outcomes(second.db)
        assert [task.kind for task in tasks.still_open(second.db)] == []
        assert first.is_sound()
        assert second.is_sound()
    first.close()
    second.close()


def at_the_address(counter: Counter, hub: RunningHub) -> Counter:
    """The counter, told where the hub now listens."""
    if counter.portal is not None:
        counter.portal.close()
        counter.portal = None
    meta.write(counter.db, "portal_url", hub.url)
    return counter


def test_a_hub_put_back_without_a_word_hides_nothing_behind_what_is_sent_again(
    fragile: tuple[Path, Clock], tmp_path: Path
) -> None:
    """Positions pass the cursors of before as soon as one counter has sent more than was lost."""
    folder, clock = fragile
    database = f"sqlite:///{folder / 'hub.db'}"
    first, second = (a_counter(tmp_path / name, number=number) for name, number in (("a", 3), ("b", 4)))
    with listening(database, clock) as hub:
        for counter, number in ((first, 3), (second, 4)):
            counter.enrol(hub.url, hub.code(number))
        dossier = second.receive()
        for counter in (first, second, first, second):
            counter.exchange()
    shutil.copy(folder / "hub.db", tmp_path / "backup")
    with listening(database, clock) as hub:
        for _ in range(5):
            at_the_address(first, hub).receive()
        first.exchange()
        at_the_address(second, hub).exchange()
    (folder / "hub.db").unlink()
    shutil.copy(tmp_path / "backup", folder / "hub.db")

    with listening(database, clock) as hub:
        hub.move(dossier.uid, Status.PROCESSING, "Phòng đã nhận")
        for _ in range(2):
            at_the_address(first, hub).receive()
        first.exchange()
        at_the_address(second, hub).exchange()

        assert {counter.dossier(dossier.uid).status for counter in (first, second)} == {Status.PROCESSING}
        assert len(hub.dossiers()) == 8
        for counter in (first, second):
            assert hub.holds_all_of(counter)
            counter.close()


def test_a_counter_s_store_put_back_does_not_write_over_the_hub_s_journal(counter: Counter, hub: RunningHub) -> None:
    counter.receive()
    counter.close()
    saved = (counter.folder / FILE_NAME).read_bytes()
    counter.start()
    counter.receive()
    counter.exchange()
    held = hub.journal_of(counter)
    counter.close()
    (counter.folder / FILE_NAME).write_bytes(saved)
    counter.start()
    former = ledger.instance(counter.db)
    counter.receive()

    counter.exchange()

    with hub.hub.storage.reading() as db:
        assert msgspec.json.decode(journal.entries_after(db, former, 0, 1000), type=list[Op]) == held
    assert hub.holds_all_of(counter)  # which goes on apart
    assert counter.is_sound()


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("path", ["/session", "/op-batches", "/changes"])
def test_forty_faults_of_a_portal_leave_the_outbox_as_it_was(tmp_path: Path, path: str, fault: str) -> None:
    from tests.portal.double import json_reply

    counter = a_counter(tmp_path)
    counter.receive()
    enrolled(counter)
    before = deliveries.waiting(counter.db)
    with PortalDouble() as double:
        meta.write(counter.db, "portal_url", double.url)
        double.script("/session", json_reply({"serverTime": "2026-10-05T08:15:00.000+07:00"}))
        double.script(path, FAULTS[fault].reply)
        portal = connection.connect(counter.db, counter.clock, deadline=0.3 if FAULTS[fault].silent else 60.0)
        assert portal is not None
        if path == "/changes":
            counter.sent()
            before = (0, None)
        with pytest.raises(PortalTrouble) as trouble:
            exchange(counter.db, portal, counter.clock)
        portal.close()

    assert trouble.value.sentence == meta.read(counter.db, "sync_trouble")
    assert deliveries.waiting(counter.db) == before
    assert counter.is_sound()
    counter.close()


def enrolled(counter: Counter) -> None:
    from cchc_desktop.portal.device_key import DeviceKey

    key = DeviceKey.generate().pem().decode()
    for name, value in (("client_id", "c"), ("device_key", key), ("portal_unit", "H52.18")):
        meta.write(counter.db, name, value)


@pytest.mark.parametrize("turn", range(4))
def test_rounds_over_a_way_that_fails_at_random_end_complete(hub: RunningHub, make: Make, seed: int, turn: int) -> None:
    """Long histories run without sockets (tests/faults); these few go over them."""
    chance = Random(seed + turn)
    with Way(hub.url, None) as rough:
        counter = make()
        meta.write(counter.db, "portal_url", rough.url)
        rough._chance, rough._fates = chance, TROUBLES
        for _ in range(12):
            dossier = counter.receive()
            if chance.random() < 0.5:
                hand_over(counter, dossier)
            try:
                counter.exchange()
            except PortalTrouble:
                if chance.random() < 0.3:
                    counter.crash()
        rough.clear()

        assert counter.exchange().waiting == 0
        assert hub.holds_all_of(counter)
        assert len(hub.dossiers(counter.desk.office.unit_code)) == 12
        assert counter.is_sound()


def test_a_clock_that_is_behind_asks_for_no_range_after_another(counter: Counter, hub: RunningHub) -> None:
    """A range begins on the portal's day, which such a clock has still before it."""
    counter.clock.forward(days=-3)
    for _ in range(3):
        counter.exchange()
    assert len(hub.ranges_of(counter)) == 1
