"""Custody: each folder has one holder; a handover is whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from counter_fixtures import DIVISION, Counter, hand_over, open_counter

from cchc_desktop.acts import custody
from cchc_desktop.acts.custody import Taking
from cchc_desktop.acts.record import record
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.batch import Batch, Receiver, parse_batch
from cchc_desktop.domain.code import Provisional
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import ResultArrived, ResultHandedOver, ResultPosted, Stopped, Taken, Withdrawn
from cchc_desktop.domain.status import COLLECTOR, COUNTER, POST, Holder, HolderKind, Status
from cchc_desktop.store import batches, dossiers, rebuild
from cchc_desktop.store.connection import FILE_NAME, transaction


def given(counter: Counter, *dossiers: Dossier, division: str = DIVISION) -> Batch:
    return custody.hand_over(
        counter.db, counter.desk, [dossier.uid for dossier in dossiers], division, counter.clerk, counter.now
    )


def take(counter: Counter, slip: str, codes: list[str] | None = None, person: str | Receiver = "Đỗ Văn Nhận") -> Taking:
    return custody.take_batch(counter.db, slip, codes, person, counter.clerk, counter.now)


def kinds(taking: Taking) -> list[tuple[str, str]]:
    return [(each.kind.value, each.code) for each in taking.differences]


def test_thirty_folders_go_in_one_act_with_an_entry_each(counter: Counter) -> None:
    dossiers = [counter.receive() for _ in range(30)]

    batch = given(counter, *reversed(dossiers))

    assert batch.number == "BG-3-261005-01"
    assert batch.codes == tuple(dossier.code for dossier in dossiers)  # as codes rise, whatever order they were scanned
    assert {counter.dossier(dossier.uid).holder for dossier in dossiers} == {Holder(HolderKind.DIVISION, DIVISION)}
    entries = [counter.entries(dossier.uid)[-1] for dossier in dossiers]
    assert {entry.type for entry in entries} == {"custody.handedOver"}
    assert {entry.act_id for entry in entries} == {batch.act_id}
    assert len({entry.op_id for entry in entries}) == 30
    assert all(b"BG-3-261005-01" in entry.payload for entry in entries)
    assert counter.is_sound()


def test_batches_of_a_day_are_counted_and_the_next_day_starts_anew(counter: Counter) -> None:
    numbers = [given(counter, counter.receive()).number for _ in range(3)]
    counter.clock.forward(days=1)
    numbers.append(given(counter, counter.receive()).number)
    assert numbers == ["BG-3-261005-01", "BG-3-261005-02", "BG-3-261005-03", "BG-3-261006-01"]


def test_what_an_act_said_of_its_batch_the_ledger_says_too(counter: Counter) -> None:
    batch = given(counter, counter.receive(), counter.receive())
    number = parse_batch(batch.bars)
    assert number is not None
    assert batches.get(counter.db, number) == batch


def test_one_folder_that_is_not_here_keeps_all_back_and_is_named(counter: Counter) -> None:
    first, gone, last = (counter.receive() for _ in range(3))
    hand_over(counter, gone)
    before = counter.contents()

    with pytest.raises(Refused, match=r"^handover\.holder$") as caught:
        given(counter, first, gone, last)

    assert caught.value.problems[0].field == "folders.1"
    assert caught.value.sentence.startswith(f"{gone.code}: ")
    assert counter.contents() == before


def test_every_folder_that_may_not_go_is_told_at_once(counter: Counter) -> None:
    gone, ended, here = (counter.receive() for _ in range(3))
    hand_over(counter, gone)
    record(counter.db, ended, Withdrawn(counter.now, "Tự nguyện"), counter.clerk)

    with pytest.raises(Refused, match=r"^handover\.holder, dossier\.status$"):
        given(counter, gone, ended, here)


def test_a_folder_scanned_twice_is_not_handed_over_twice(counter: Counter) -> None:
    dossier = counter.receive()

    with pytest.raises(Refused, match=r"^batch\.twice$"):
        given(counter, dossier, dossier)

    assert counter.types(dossier.uid) == ["dossier.received"]


def test_a_handover_needs_folders_and_a_division(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^batch\.empty$"):
        given(counter)
    with pytest.raises(Refused, match=r"^handover\.division$"):
        given(counter, counter.receive(), division=" ")


def test_a_refused_handover_leaves_its_number_free(counter: Counter) -> None:
    gone = hand_over(counter, counter.receive())
    with pytest.raises(Refused):
        given(counter, gone)
    assert given(counter, counter.receive()).number == "BG-3-261005-02"  # 01 went with `gone`


def test_a_restored_store_calls_no_other_slip_alike(counter: Counter) -> None:
    given(counter, counter.receive())
    counter.db.conn.execute("pragma wal_checkpoint(truncate)")
    older = (counter.folder / FILE_NAME).read_bytes()
    given(counter, counter.receive())
    counter.close()
    for path in counter.folder.glob(f"{FILE_NAME}*"):
        path.unlink()
    (counter.folder / FILE_NAME).write_bytes(older)
    counter.start()

    assert given(counter, counter.receive()).number == "BG-3-261005-03"


def test_another_counter_s_folder_goes_with_ours(counter: Counter) -> None:
    mirror, own = counter.mirror(code="H52.18-261005-4001"), counter.receive()

    batch = given(counter, mirror, own)

    assert batch.codes == (own.code, mirror.code)
    assert counter.types(mirror.uid) == ["dossier.adopted", "custody.handedOver"]
    assert counter.is_sound()


# The other side.


def test_a_signed_slip_scanned_back_means_all_were_taken(counter: Counter) -> None:
    dossiers = [counter.receive(), counter.receive()]
    batch = given(counter, *dossiers)

    taking = take(counter, batch.bars)

    assert [dossier.uid for dossier in taking.taken] == [dossier.uid for dossier in dossiers]
    assert taking.differences == ()
    entries = [counter.entries(dossier.uid)[-1] for dossier in dossiers]
    assert {entry.type for entry in entries} == {"custody.taken"}
    assert len({entry.act_id for entry in entries}) == 1
    assert rebuild.event_of(counter.db, entries[0]) == Taken(counter.now, DIVISION, "Đỗ Văn Nhận", batch.number)
    assert counter.is_sound()


def test_what_is_missing_stays_under_way_and_can_come_later(counter: Counter) -> None:
    first, second, third = (counter.receive() for _ in range(3))
    batch = given(counter, first, second, third)

    taking = take(counter, batch.number, [str(third.code).lower(), str(first.code)])
    assert kinds(taking) == [("missing", second.code)]
    assert [dossier.uid for dossier in taking.taken] == [first.uid, third.uid]

    later = take(counter, batch.number, [str(second.code), str(first.code)])
    assert kinds(later) == []
    assert [dossier.uid for dossier in later.taken] == [second.uid]
    with pytest.raises(Refused, match=r"^batch\.taken$"):
        take(counter, batch.number)


def test_swapped_folders_of_two_piles_are_told_and_neither_is_taken(counter: Counter) -> None:
    ours, theirs = counter.receive(), counter.receive()
    batch = given(counter, ours)
    other = given(counter, theirs, division="Phòng Lao động - Việc làm")

    taking = take(counter, batch.number, [str(theirs.code)])

    assert kinds(taking) == [("missing", ours.code), ("swapped", theirs.code)]
    assert taking.differences[1].elsewhere == other.number
    assert taking.taken == ()
    assert counter.types(theirs.uid)[-1] == "custody.handedOver"


def test_a_stranger_in_the_pile_is_extra_and_a_garbled_code_too(counter: Counter) -> None:
    dossier, stranger = counter.receive(), counter.receive()
    batch = given(counter, dossier)

    taking = take(counter, batch.number, [str(dossier.code), str(stranger.code), "???"])

    assert kinds(taking) == [("extra", stranger.code), ("extra", "???")]
    assert len(taking.taken) == 1


def test_an_alias_on_the_folder_is_the_folder(counter: Counter) -> None:
    dossier = counter.receive()
    with transaction(counter.db):
        alias = replace(dossier, alias=f"{dossier.code}-2")
        dossiers.update(counter.db, dossier, alias)
    batch = given(counter, dossier)
    assert kinds(take(counter, batch.number, [f"{dossier.code}-2"])) == []


def test_a_folder_that_came_back_or_was_withdrawn_is_not_waited_for(counter: Counter) -> None:
    back, withdrawn, here = (counter.receive() for _ in range(3))
    batch = given(counter, back, withdrawn, here)
    custody.send_back(counter.db, back.uid, "Thiếu chữ ký", counter.clerk, counter.now)
    record(counter.db, counter.dossier(withdrawn.uid), Withdrawn(counter.now, "Tự nguyện"), counter.clerk)

    taking = take(counter, batch.number)

    assert ([dossier.uid for dossier in taking.taken], taking.differences) == ([here.uid], ())


def test_a_slip_of_which_nothing_waits_tells_what_became_of_its_folders(counter: Counter) -> None:
    taken, back, withdrawn = (counter.receive() for _ in range(3))
    batch = given(counter, taken, back, withdrawn)
    take(counter, batch.number, [str(taken.code)])
    custody.send_back(counter.db, back.uid, "Thiếu chữ ký", counter.clerk, counter.now)
    record(counter.db, counter.dossier(withdrawn.uid), Withdrawn(counter.now, "Tự nguyện"), counter.clerk)

    with pytest.raises(Refused, match=r"^batch\.taken$") as caught:
        take(counter, batch.number)

    assert "nhận đủ" not in caught.value.sentence
    assert "1 đã nhận, 1 đã kết thúc (rút, dừng hoặc hủy), 1 đã về quầy" in caught.value.sentence


def test_a_folder_that_was_ended_under_way_and_is_scanned_is_told_and_not_taken(counter: Counter) -> None:
    stopped, here = counter.receive(), counter.receive()
    batch = given(counter, stopped, here)
    record(counter.db, counter.dossier(stopped.uid), Stopped(counter.now, "Không còn đối tượng"), counter.clerk)

    taking = take(counter, batch.number, [str(stopped.code), str(here.code)])

    assert kinds(taking) == [("ended", stopped.code)]
    assert [dossier.uid for dossier in taking.taken] == [here.uid]


def test_a_slip_whose_check_is_wrong_is_refused_aloud(counter: Counter) -> None:
    batch = given(counter, counter.receive(), counter.receive())
    forged = f"{batch.number}-{'0000' if batch.digest != '0000' else '1111'}"
    before = counter.contents()

    with pytest.raises(Refused, match=r"^batch\.check$") as caught:
        take(counter, forged)

    assert "Chưa ghi gì" in caught.value.sentence
    assert counter.contents() == before


@pytest.mark.parametrize("text", ["H52.18-261005-3001", "", "BG-3-2610-01"])
def test_what_is_no_batch_number_is_refused(counter: Counter, text: str) -> None:
    with pytest.raises(Refused, match=r"^batch\.number$"):
        take(counter, text)


def test_somebody_must_have_signed(counter: Counter) -> None:
    batch = given(counter, counter.receive())
    with pytest.raises(Refused, match=r"^batch\.person$"):
        take(counter, batch.number, person=" ")


def test_a_division_s_own_program_takes_by_scanning_and_proves_the_pile(counter: Counter, tmp_path: Path) -> None:
    dossiers = [counter.receive(), counter.receive()]
    batch = given(counter, *dossiers)
    with open_counter(tmp_path / "division", number=7) as theirs:
        for dossier in dossiers:
            theirs.mirror(uid=dossier.uid, code=dossier.code)

        with pytest.raises(Refused, match=r"^batch\.unknown$"):
            take(theirs, batch.bars)
        taking = take(theirs, batch.bars, list(reversed(batch.codes)))

        assert taking.differences == ()
        assert [dossier.uid for dossier in taking.taken] == [dossier.uid for dossier in reversed(dossiers)]
        assert {theirs.dossier(dossier.uid).holder.name for dossier in dossiers} == {DIVISION}
        assert take(theirs, batch.bars, list(batch.codes)).taken == ()  # once is enough
        assert theirs.is_sound()


def test_a_slip_with_provisional_numbers_is_proved_though_the_portal_has_named_the_folders(
    counter: Counter, tmp_path: Path
) -> None:
    folders = []
    for number in (1, 2):
        dossier = counter.receive()
        with transaction(counter.db):
            named = replace(dossier, code=None, provisional=Provisional("03", counter.now.date(), number).text)
            dossiers.update(counter.db, dossier, named)
        folders.append(named)
    batch = given(counter, *folders)
    assert list(batch.codes) == [folder.provisional for folder in folders]
    with open_counter(tmp_path / "division", number=7) as theirs:
        for number, folder in enumerate(folders, start=1):
            code = f"H52.18-261005-900{number}"
            theirs.mirror(uid=folder.uid, code=code, provisional=folder.provisional)

        stranger = take(theirs, batch.bars, [*batch.codes, "???"])

        assert kinds(stranger) == [("unproved", ""), ("unknown", "???")]
        assert len(stranger.taken) == 2
        assert kinds(take(theirs, batch.bars, list(batch.codes))) == []


def test_a_division_s_own_program_sees_that_its_pile_is_not_the_slip_s(counter: Counter, tmp_path: Path) -> None:
    known, unheard = counter.receive(), counter.receive()
    batch = given(counter, known, unheard)
    with open_counter(tmp_path / "division", number=7) as theirs:
        theirs.mirror(uid=known.uid, code=known.code)
        ended = theirs.mirror(
            uid="0192f7c0-0000-7000-8000-00000000ccc1", code="H52.18-261005-4001", status=Status.RETURNED
        )

        assert kinds(take(theirs, batch.bars, list(batch.codes))) == [("unknown", unheard.code)]
        found = take(theirs, batch.bars, [str(known.code), str(ended.code)])
        assert kinds(found) == [("unproved", ""), ("extra", ended.code), ("not_taken", "")]


@pytest.fixture
def division(counter: Counter, tmp_path: Path) -> Iterator[tuple[Counter, list[Dossier]]]:
    """The program of a division that knows the dossiers of the counter and has heard of no batch."""
    dossiers = [counter.receive() for _ in range(4)]
    with open_counter(tmp_path / "division", number=7) as theirs:
        for dossier in dossiers:
            theirs.mirror(uid=dossier.uid, code=dossier.code)
        yield theirs, dossiers


def test_nothing_of_an_unlisted_slip_is_taken_while_the_pile_is_not_the_slip_s(
    counter: Counter, division: tuple[Counter, list[Dossier]]
) -> None:
    theirs, (first, second, _, never_given) = division
    batch = given(counter, first, second)
    before = theirs.contents()

    taking = take(theirs, batch.bars, [str(first.code), str(never_given.code)])
    typed = take(theirs, batch.number, list(batch.codes))

    assert (taking.taken, kinds(taking)) == ((), [("unproved", ""), ("not_taken", "")])
    assert (typed.taken, kinds(typed)) == ((), [("unchecked", ""), ("not_taken", "")])
    assert theirs.contents() == before
    assert len(take(theirs, batch.bars, list(batch.codes)).taken) == 2


def test_what_is_confirmed_of_an_unlisted_slip_is_taken_noted_and_completed_later(
    counter: Counter, division: tuple[Counter, list[Dossier]]
) -> None:
    theirs, (first, second, third, _) = division
    batch = given(counter, first, second, third)

    taking = take(theirs, batch.bars, [str(first.code)], Receiver("Đỗ Văn Nhận", confirmed=True))
    assert ([each.code for each in taking.taken], kinds(taking)) == ([first.code], [("unproved", "")])
    noted = [entry for entry in theirs.entries() if b"batch_unproved" in entry.payload]
    assert len(noted) == 1
    assert str(first.code).encode() in noted[0].payload

    rest = take(theirs, batch.bars, [str(second.code), str(third.code)])
    assert ([each.code for each in rest.taken], rest.differences) == ([second.code, third.code], ())
    assert theirs.is_sound()


def test_a_stranger_beside_the_whole_slip_is_told_and_the_slip_taken(
    counter: Counter, division: tuple[Counter, list[Dossier]]
) -> None:
    theirs, (first, second, *_) = division
    batch = given(counter, first, second)

    taking = take(theirs, batch.bars, [*batch.codes, "H52.18-261005-9999"])

    assert [each.code for each in taking.taken] == [first.code, second.code]
    assert kinds(taking) == [("unproved", ""), ("unknown", "H52.18-261005-9999")]


def test_an_unlisted_slip_is_taken_by_the_division_that_stands_on_it(
    counter: Counter, division: tuple[Counter, list[Dossier]]
) -> None:
    theirs, (first, second, *_) = division
    other = given(counter, first, division="Phòng Lao động - Việc làm")
    own = given(counter, second)

    named = take(theirs, other.bars, list(other.codes), Receiver("Nhận", "Phòng Lao động - Việc làm"))
    assumed = take(theirs, own.bars, list(own.codes))

    assert (theirs.dossier(first.uid).holder.name, named.assumed) == ("Phòng Lao động - Việc làm", "")
    assert (theirs.dossier(second.uid).holder.name, assumed.assumed) == (DIVISION, DIVISION)


def test_an_unlisted_slip_of_folders_for_two_divisions_asks_for_whom_it_is(counter: Counter, tmp_path: Path) -> None:
    first, second = counter.receive(), counter.receive()
    batch = given(counter, first, second)
    with open_counter(tmp_path / "division", number=7) as theirs:
        theirs.mirror(uid=first.uid, code=first.code)
        reception = replace(first.reception, division="Phòng khác")
        theirs.mirror(uid=second.uid, code=second.code, reception=reception)
        with pytest.raises(Refused, match=r"^batch\.division$"):
            take(theirs, batch.bars, list(batch.codes))
        assert theirs.dossier(first.uid).holder == COUNTER


def test_a_folder_comes_back_without_a_result(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())

    back = custody.send_back(counter.db, dossier.uid, "Thiếu chữ ký", counter.clerk, counter.now)

    assert (back.holder, back.status) == (COUNTER, Status.PROCESSING)


def test_what_never_left_cannot_come_back(counter: Counter) -> None:
    dossier = counter.receive()

    with pytest.raises(Refused, match=r"^sent_back\.holder$"):
        custody.send_back(counter.db, dossier.uid, "x", counter.clerk, counter.now)


@pytest.mark.parametrize("way", ["counter", "post"])
def test_a_dossier_s_whole_way(counter: Counter, way: str) -> None:
    dossier = hand_over(counter, counter.receive())
    arrived = custody.take_result(counter.db, dossier.uid, "Quyết định", counter.clerk, counter.now)
    given = ResultHandedOver(counter.now) if way == "counter" else ResultPosted(counter.now, "EV1VN")

    returned = custody.return_result(counter.db, dossier.uid, given, counter.clerk)

    assert (arrived.status, arrived.holder, arrived.processed_at) == (Status.FINISHED, COUNTER, counter.now)
    assert (returned.status, returned.returned_at) == (Status.RETURNED, counter.now)
    assert returned.holder == (COLLECTOR if way == "counter" else POST)
    assert counter.is_sound()


def test_being_overdue_never_stops_a_return(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())
    counter.clock.forward(days=400)
    custody.take_result(counter.db, dossier.uid, "", counter.clerk, counter.now)

    assert custody.return_result(counter.db, dossier.uid, ResultHandedOver(counter.now), counter.clerk).returned_at


def test_a_result_that_is_not_here_is_not_returned(counter: Counter) -> None:
    dossier = counter.receive()

    with pytest.raises(Refused, match=r"^dossier\.status$"):
        custody.return_result(counter.db, dossier.uid, ResultHandedOver(counter.now), counter.clerk)


def test_another_counter_s_result_is_returned_here(counter: Counter) -> None:
    mirror = counter.mirror(status=Status.FINISHED)

    custody.return_result(counter.db, mirror.uid, ResultHandedOver(counter.now), counter.clerk)

    assert counter.types(mirror.uid) == ["dossier.adopted", "result.handedOver"]
    assert counter.is_sound()


def test_many_results_come_back_to_one_place_on_the_shelf(counter: Counter) -> None:
    uids = [hand_over(counter, counter.receive()).uid for _ in range(3)]

    back = custody.take_results(counter.db, uids, "Kệ 2, ngăn B", counter.clerk, counter.now)

    assert {(dossier.status, dossier.holder) for dossier in back} == {(Status.FINISHED, COUNTER)}
    entries = [counter.entries(uid)[-1] for uid in uids]
    assert len({entry.act_id for entry in entries}) == 1
    assert rebuild.event_of(counter.db, entries[0]) == ResultArrived(counter.now, "", "Kệ 2, ngăn B")


def test_one_result_that_cannot_come_back_keeps_all_back(counter: Counter) -> None:
    here, ended = (hand_over(counter, counter.receive()) for _ in range(2))
    record(counter.db, ended, Stopped(counter.now, "Theo đề nghị"), counter.clerk)
    before = counter.contents()

    with pytest.raises(Refused, match=r"^dossier\.status$"):
        custody.take_results(counter.db, [here.uid, ended.uid], "", counter.clerk, counter.now)

    assert counter.contents() == before


def at_the_counter(counter: Counter) -> Dossier:
    uid = hand_over(counter, counter.receive()).uid
    return custody.take_result(counter.db, uid, "Quyết định", counter.clerk, counter.now)


def test_somebody_authorised_is_named_with_number_and_paper(counter: Counter) -> None:
    uid = at_the_counter(counter).uid

    with pytest.raises(Refused) as caught:
        custody.return_result(counter.db, uid, ResultHandedOver(counter.now, authorised=True), counter.clerk)
    assert [problem.field for problem in caught.value.problems] == ["collector", "collector_number", "authorisation"]

    given_to = ResultHandedOver(counter.now, "Lê Văn Thay", True, "000190000099", "Giấy ủy quyền 12/UBND")
    assert custody.return_result(counter.db, uid, given_to, counter.clerk).status is Status.RETURNED
    assert rebuild.event_of(counter.db, counter.entries(uid)[-1]) == given_to


def test_nobody_named_is_the_owner(counter: Counter) -> None:
    uid = at_the_counter(counter).uid

    custody.return_result(counter.db, uid, ResultHandedOver(counter.now), counter.clerk)

    event = rebuild.event_of(counter.db, counter.entries(uid)[-1])
    assert isinstance(event, ResultHandedOver)
    assert event.collector == "Trần Thị Ví Dụ"
