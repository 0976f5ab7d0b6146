"""An answer is taken in as if it had come by network; nothing is believed but what the hub signed for this very store."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from counter_fixtures import KEY, Clock, Counter, a_counter
from factories import PAPERS

from cchc_desktop.acts import backup, portal_change, restore
from cchc_desktop.acts import files as acts
from cchc_desktop.acts.files import Scan
from cchc_desktop.acts.set_up import PRACTICE
from cchc_desktop.app import restoring
from cchc_desktop.domain.status import Status
from cchc_desktop.hub import bundle_calls, put_back, room
from cchc_desktop.store import deliveries, keys, ledger, meta, numbers, stick, tasks, transfers
from cchc_desktop.sync import connection, exchange, stick_export
from cchc_desktop.sync.stick_take import NOT_OURS, NOT_WHOLE, OTHER_HUB, PUT_BACK, TOO_MUCH
from cchc_desktop.wire.canonical import sha256_hex
from tests.sync.conftest import Make
from tests.sync.hubs import CATALOGUE, RunningHub, listening, new_database
from tests.sync.sticks import Stick, flipped
from tests.sync.test_exchange import at_the_address


def is_settled(hub: RunningHub, counter: Counter) -> bool:
    assert hub.holds_all_of(counter)
    assert deliveries.waiting(counter.db)[0] == 0
    assert counter.is_sound()
    return True


def granted(counter: Counter) -> set[str]:
    """Its ranges, but for that of its provisional numbers."""
    return {each.range_id for each in numbers.ranges(counter.db)} - {"tam"}


def test_everything_is_acknowledged_and_the_stick_is_empty(
    hub: RunningHub, alone: Counter, near: Counter, usb: Stick
) -> None:
    taken = usb.whole_way(alone, near)

    assert is_settled(hub, alone)
    assert (taken.answers, taken.refused) == (1, ())
    assert taken.outcomes == {"applied": ledger.last_pos(alone.db)}
    assert usb.names == []


def test_many_parts_are_as_one(
    hub: RunningHub, alone: Counter, near: Counter, usb: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stick_export, "_BATCH", 2)
    monkeypatch.setattr(stick_export, "_MOST_OPS", 2)
    assert usb.whole_way(alone, near).answers >= 3
    assert is_settled(hub, alone)


def test_what_the_portal_has_changed_comes_back(hub: RunningHub, alone: Counter, near: Counter, usb: Stick) -> None:
    dossier = alone.receive()
    usb.whole_way(alone, near)
    hub.move(dossier.uid, Status.FINISHED)

    usb.whole_way(alone, near)

    assert alone.dossier(dossier.uid).status is Status.FINISHED
    assert "portal.changed" in alone.types(dossier.uid)


def test_a_feed_begun_anew_that_is_too_much_for_one_stick_comes_trip_by_trip(
    tmp_path: Path, usb: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, clock = new_database(tmp_path / "hub"), Clock()
    with listening(database, clock) as hub:
        alone, near = (a_counter(tmp_path / str(number), clock, number=number) for number in (3, 4))
        for counter, number in ((alone, 3), (near, 4)):
            counter.enrol(hub.url, hub.code(number))
            counter.exchange()
        dossier = alone.receive()
        usb.whole_way(alone, near)
        with hub.hub.storage.writing() as db:
            put_back.notice_all(db, hub.hub.now())
    monkeypatch.setattr(bundle_calls, "_MOST_SNAPSHOT", 500)  # a unit with more than 64 MB of dossiers
    monkeypatch.setattr(bundle_calls, "_MOST", 500)
    with listening(database, clock) as hub:
        at_the_address(near, hub).exchange()
        clock.forward(minutes=1)
        hub.move(dossier.uid, Status.FINISHED)

        usb.export(alone)
        usb.carry(near)
        late = usb.copied("late")
        assert [why for _name, why in usb.take(alone).refused] == [TOO_MUCH]
        assert [usb.whole_way(alone, near).refused for _ in range(3)] == [()] * 3

        assert alone.dossier(dossier.uid).status is Status.FINISHED
        assert is_settled(hub, alone)
        alone.db.conn.execute("update bundles set taken_at = null")  # as if it had ended while it took the answer in
        cursor = meta.read(alone.db, "cursor")
        assert late.take(alone).refused == ()
        assert meta.read(alone.db, "cursor") == cursor
    alone.close()
    near.close()


def test_a_change_that_meets_later_acts_waits_for_them(
    hub: RunningHub, alone: Counter, near: Counter, usb: Stick
) -> None:
    dossier = alone.receive()
    usb.whole_way(alone, near)
    hub.move(dossier.uid, Status.FINISHED)
    usb.export(alone)
    usb.carry(near)
    from counter_fixtures import hand_over

    hand_over(alone, dossier)
    usb.take(alone)
    assert alone.dossier(dossier.uid).status is not Status.FINISHED

    usb.whole_way(alone, near)
    assert alone.dossier(dossier.uid).status is Status.FINISHED


def test_a_further_range_comes_back(
    hub: RunningHub, alone: Counter, near: Counter, usb: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = granted(alone)
    with monkeypatch.context() as low:
        low.setattr(exchange, "numbers_low", lambda *_given: True)
        usb.export(alone)
    usb.carry(near)
    copied = usb.copied("again")
    usb.take(alone)

    fresh = granted(alone) - held
    assert len(fresh) == 1
    assert fresh | held == hub.ranges_of(alone)
    assert meta.read(alone.db, connection.WISH) is None
    copied.take(alone)
    assert fresh | held == granted(alone)


def test_a_wish_that_was_granted_by_network_costs_no_second_range(
    hub: RunningHub, alone: Counter, near: Counter, usb: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as low:
        low.setattr(exchange, "numbers_low", lambda *_given: True)
        usb.export(alone)
        alone.exchange()
    ranges = hub.ranges_of(alone)
    usb.carry(near)
    usb.take(alone)
    assert hub.ranges_of(alone) == ranges == granted(alone)


def test_a_newer_catalogue_comes_back(alone: Counter, near: Counter, usb: Stick) -> None:
    meta.write(alone.db, "portal_catalogue", "2020-01")
    usb.whole_way(alone, near)
    assert meta.read(alone.db, "portal_catalogue") == CATALOGUE


def test_files_are_held_once_the_hub_says_so(
    hub: RunningHub, alone: Counter, near: Counter, usb: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stick_export, "_PIECE", 1000)
    monkeypatch.setattr(stick_export, "_MOST_BYTES", 1500)
    data = b"%PDF-1.7" + os.urandom(3492)
    acts.link(alone.db, alone.receive().uid, Scan(data, PAPERS[0].name), alone.clerk, alone.now)
    usb.export(alone)
    usb.carry(near)
    assert len(transfers.unheld(alone.db)) == 1

    usb.take(alone)

    assert transfers.unheld(alone.db) == []
    assert hub.hub.uploads
    assert hub.hub.uploads.shelf.size(alone.desk.office.unit_code, sha256_hex(data)) == len(data)


def test_a_file_that_is_too_large_for_the_portal_is_a_task(
    hub: RunningHub, alone: Counter, near: Counter, usb: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cchc_desktop.hub.uploads import FileLimits

    assert hub.hub.uploads
    monkeypatch.setattr(hub.hub.uploads, "limits", FileLimits(most_bytes=5))
    acts.link(alone.db, alone.receive().uid, Scan(b"%PDF-1.7 x", PAPERS[0].name), alone.clerk, alone.now)
    usb.whole_way(alone, near)
    assert [task.kind for task in tasks.still_open(alone.db)] == ["file_refused"]
    assert is_settled(hub, alone)


def test_a_result_s_file_comes_back(hub: RunningHub, alone: Counter, near: Counter, usb: Stick) -> None:
    from cchc_desktop.hub.identity import Caller
    from cchc_desktop.store import files

    assert hub.hub.uploads
    data = b"%PDF-1.7 ket qua"
    sha256, uid = sha256_hex(data), alone.receive().uid
    caller = Caller("d", alone.desk.office.unit_code, 1, frozenset())
    upload_id, facts = hub.hub.uploads.create(caller, sha256, len(data), hub.hub.now())
    hub.hub.uploads.append(upload_id, facts, 0, data)
    transfers.want(alone.db, sha256, uid)

    usb.whole_way(alone, near)

    assert files.read(alone.db, sha256) == data


# what must not be believed


def counted(counter: Counter) -> tuple[object, ...]:
    return deliveries.acked(counter.db), deliveries.outcomes(counter.db), meta.read(counter.db, "cursor")


def test_an_altered_or_cut_answer_is_told_and_left(alone: Counter, near: Counter, usb: Stick) -> None:
    usb.export(alone)
    usb.carry(near)
    before, path = counted(alone), usb.answers[0]
    sound, size = path.read_bytes(), path.stat().st_size
    for place in (8, 9, 36, 45, 80, size // 2, size - 64, size - 1):
        path.write_bytes(sound)
        flipped(path, place)
        assert [why for _, why in usb.take(alone).refused] in ([NOT_WHOLE], [OTHER_HUB], [NOT_OURS]), place
    for length in (0, 10, 100, size - 64, size - 1):
        path.write_bytes(sound[:length])
        assert usb.take(alone).refused == ((path.name, NOT_WHOLE),)
    assert counted(alone) == before

    path.write_bytes(sound)
    assert usb.take(alone).answers == 1


def test_another_counter_s_answer_is_left_alone(alone: Counter, near: Counter, usb: Stick) -> None:
    usb.export(alone)
    usb.carry(near)
    before = counted(near)

    taken = usb.take(near)

    assert (taken.answers, taken.others, taken.refused) == (0, 1, ())
    assert counted(near) == before
    assert len(usb.answers) == 1


def test_an_answer_of_another_hub_is_not_believed(alone: Counter, usb: Stick, tmp_path: Path, near: Counter) -> None:
    usb.export(alone)
    usb.carry(near)
    with listening(new_database(tmp_path / "other")) as other:
        assert other.hub.seals
        meta.write(alone.db, connection.BUNDLE_KEY, other.hub.seals.public.text)
    assert [why for _, why in usb.take(alone).refused] == [OTHER_HUB]
    assert deliveries.acked(alone.db) == 0


def test_an_answer_to_a_bundle_this_store_did_not_make_is_not_believed(
    alone: Counter, near: Counter, usb: Stick
) -> None:
    usb.export(alone)
    usb.carry(near)
    alone.db.conn.execute("delete from bundles")
    assert [why for _, why in usb.take(alone).refused] == [NOT_OURS]
    assert deliveries.acked(alone.db) == 0


def test_the_bundle_alone_is_no_answer(alone: Counter, near: Counter, usb: Stick) -> None:
    usb.export(alone)
    path = usb.bundles[0]
    (usb.folder / stick.answer_name(path)).write_bytes(path.read_bytes())
    assert usb.take(alone).answers == 0
    assert deliveries.acked(alone.db) == 0


# again, late, cut off


def test_taken_twice_changes_nothing_more(hub: RunningHub, alone: Counter, near: Counter, usb: Stick) -> None:
    usb.export(alone)
    usb.carry(near)
    again = usb.copied("again")
    usb.take(alone)
    before = alone.contents()

    taken = again.take(alone)

    assert (taken.answers, taken.before) == (0, 1)
    assert alone.contents() == before
    assert again.names == []


def test_an_office_that_was_online_meanwhile_is_told_nothing_back(
    hub: RunningHub, alone: Counter, near: Counter, usb: Stick
) -> None:
    dossier = alone.receive()
    usb.export(alone)
    usb.carry(near)
    alone.exchange()
    hub.move(dossier.uid, Status.FINISHED)
    alone.exchange()
    before = counted(alone)

    taken = usb.take(alone)

    assert taken.answers == 1
    assert counted(alone) == before
    assert alone.dossier(dossier.uid).status is Status.FINISHED
    assert is_settled(hub, alone)


def test_sent_by_network_first_then_carried(hub: RunningHub, alone: Counter, near: Counter, usb: Stick) -> None:
    usb.export(alone)
    alone.exchange()
    usb.carry(near)
    usb.take(alone)
    assert is_settled(hub, alone)
    assert set(deliveries.outcomes(alone.db)) == {"applied"}


def test_acts_between_export_and_answer_go_with_the_next(
    hub: RunningHub, alone: Counter, near: Counter, usb: Stick
) -> None:
    usb.export(alone)
    late = alone.receive()
    usb.carry(near)
    usb.take(alone)
    assert deliveries.waiting(alone.db)[0] == 1
    assert late.uid not in hub.dossiers(alone.desk.office.unit_code)

    usb.whole_way(alone, near)
    assert is_settled(hub, alone)


def test_answers_out_of_order_are_both_taken(hub: RunningHub, alone: Counter, near: Counter, usb: Stick) -> None:
    usb.export(alone)
    usb.carry(near)
    first = usb.copied("first")
    for path in usb.folder.iterdir():
        path.unlink()
    alone.receive()
    usb.whole_way(alone, near)
    before = counted(alone)

    assert first.take(alone).answers == 1
    assert counted(alone) == before
    assert is_settled(hub, alone)


@pytest.mark.parametrize("step", ["pull", "note_taken", "take_answer"])
def test_a_program_that_dies_while_taking_goes_on_later(
    hub: RunningHub, alone: Counter, near: Counter, usb: Stick, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    from cchc_desktop.acts import deliver
    from cchc_desktop.store import bundles
    from cchc_desktop.sync import pull

    usb.export(alone)
    usb.carry(near)
    module = {"pull": pull, "note_taken": bundles, "take_answer": deliver}[step]
    with monkeypatch.context() as patch:
        patch.setattr(module, step, _dies(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            usb.take(alone)
    alone.crash()
    assert len(usb.answers) == 1

    assert usb.take(alone).answers == 1
    assert is_settled(hub, alone)


def _dies(error: BaseException) -> Callable[..., object]:
    def dying(*_given: object, **_named: object) -> object:
        raise error

    return dying


def test_a_stick_that_cannot_be_written_to_is_taken_all_the_same(
    hub: RunningHub, alone: Counter, near: Counter, usb: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cchc_desktop.store.errors import StoreTrouble, Trouble

    usb.export(alone)
    usb.carry(near)
    monkeypatch.setattr(stick, "drop", _dies(StoreTrouble(Trouble.NO_STICK)))
    assert usb.take(alone).answers == 1
    assert usb.take(alone).before == 1
    assert is_settled(hub, alone)


def test_changes_are_asked_from_where_this_counter_is(
    hub: RunningHub, alone: Counter, near: Counter, usb: Stick
) -> None:
    """A feed of more pages than one, and a counter that was cut off between two of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cchc_desktop.sync.pull.PAGE", 1)
        usb.export(alone)
        usb.carry(near)
        accept, left = portal_change.accept_page, [1]

        def once(*given: object) -> None:
            if left[0] == 0:
                raise KeyboardInterrupt
            left[0] -= 1
            accept(*given)  # type: ignore[arg-type]

        with pytest.MonkeyPatch.context() as cut:
            cut.setattr(portal_change, "accept_page", once)
            with pytest.raises(KeyboardInterrupt):
                usb.take(alone)
        usb.take(alone)
    assert is_settled(hub, alone)


def test_what_the_portal_refused_holds_no_later_answer_up(
    hub: RunningHub, alone: Counter, near: Counter, usb: Stick
) -> None:
    most = hub.hub.max_ops
    object.__setattr__(hub.hub, "max_ops", 1)
    usb.export(alone)
    usb.carry(near)
    object.__setattr__(hub.hub, "max_ops", most)
    acked = deliveries.acked(alone.db)
    ((name, why),) = usb.take(alone).refused
    assert (name, "quá lớn" in why) == (usb.answers[0].name, True)
    assert deliveries.acked(alone.db) == acked

    usb.export(alone)
    usb.carry(near)
    taken = usb.take(alone)
    assert (taken.answers, [name for name, _ in taken.refused]) == (1, [name])
    assert is_settled(hub, alone)


# restored counters and hubs


@pytest.fixture
def no_credential_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys of restored counters lie in their folders."""

    def refuse() -> None:
        raise keys.NoCredentialStoreError

    monkeypatch.setattr(keys, "_trusted_backend", refuse)


@pytest.mark.parametrize("trips", [1, 3])
@pytest.mark.usefixtures("no_credential_store")
def test_a_restored_counter_without_a_network_gets_back_what_its_backup_lacks(
    hub: RunningHub,
    alone: Counter,
    near: Counter,
    usb: Stick,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    trips: int,
) -> None:
    """In several trips where its journal is longer than an answer may be."""
    place = tmp_path / "backups"
    place.mkdir()
    backup.choose_place(alone.db, place, alone.admin, alone.now)
    backup.back_up(alone.db, alone.now)
    before, lost = len(alone.entries()), alone.receive()
    usb.whole_way(alone, near)
    if trips > 1:
        assert len(hub.journal_of(alone)) == before + trips - 1
        monkeypatch.setattr(room, "ROOM", 1)  # one entry a page, one page an answer
        monkeypatch.setattr(bundle_calls, "_MOST_JOURNAL", 0)
    alone.close()
    folder = tmp_path / "restored"
    restoring.restore_into(folder, restoring.Source(restoring.only_box(place, KEY), KEY, PRACTICE), alone.now)
    again = Counter(folder, replace(alone.desk, folder=folder), alone.clock, None)  # type: ignore[arg-type]  # next line
    again.start()
    new = again.receive()

    for trip in range(trips):
        assert restore.formers(again.db), trip
        usb.whole_way(again, near)

    assert again.dossier(lost.uid).code == lost.code
    assert set(hub.dossiers(again.desk.office.unit_code)) >= {lost.uid, new.uid}
    assert restore.formers(again.db) == []

    for _ in range(2):  # what taking it in, and a range that was granted, have entered in the ledger
        usb.whole_way(again, near)
    assert hub.holds_all_of(again)
    assert deliveries.waiting(again.db)[0] == 0
    assert again.is_sound()
    again.close()
    alone.start()


def test_a_hub_put_back_is_noticed_and_the_next_export_makes_up_for_it(
    make: Make, usb: Stick, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = new_database(tmp_path / "other")
    file = tmp_path / "other" / "hub.db"
    with listening(database) as hub:
        counter = make(8, enrolled=False)
        unit = counter.desk.office.unit_code
        counter.enrol(hub.url, hub.code(8, unit))
        counter.receive()
        usb.whole_way(counter, counter)
        with hub.hub.storage.writing() as db:
            db.exec_driver_sql("select 1")
    older = file.read_bytes()
    with listening(database) as hub:
        meta.write(counter.db, "portal_url", hub.url)
        counter.receive()
        usb.whole_way(counter, counter)
        sent = deliveries.acked(counter.db)
    for each in tmp_path.glob("other/hub.db-*"):
        each.unlink()
    file.write_bytes(older)
    with listening(database) as hub:
        meta.write(counter.db, "portal_url", hub.url)
        counter.receive()
        monkeypatch.setattr(stick_export, "_BATCH", 2)
        monkeypatch.setattr(stick_export, "_MOST_OPS", 2)
        counter.receive()
        counter.receive()
        taken = usb.whole_way(counter, counter)
        assert {why for _, why in taken.refused} == {PUT_BACK}
        assert taken.answers > 1
        assert deliveries.acked(counter.db) < sent

        usb.whole_way(counter, counter)
        assert hub.holds_all_of(counter)
        assert deliveries.waiting(counter.db)[0] == 0
