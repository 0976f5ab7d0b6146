"""A restored store begins a new instance whose numbers, letters and batches repeat none of the lost one's."""

from __future__ import annotations

from counter_fixtures import Counter, hand_over

from cchc_desktop.acts import restore
from cchc_desktop.domain.batch import HANDOVER, stem
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.office_file import OfficeFile, read_office
from cchc_desktop.resources import resource
from cchc_desktop.store import batches, ledger, meta, replay, slip_numbers, tasks
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.slip_numbers import Series
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire.canonical import Link, canonical, link_hash, sha256_hex


def begun(counter: Counter, *, top_tenth: bool = True) -> restore.Begun:
    return restore.begin_instance(counter.db, counter.folder, counter.now, top_tenth=top_tenth)


def test_the_new_chain_follows_the_old_and_says_what_happened(counter: Counter) -> None:
    counter.receive()
    former, head = ledger.instance(counter.db), ledger.head(counter.db)[2]

    told = begun(counter)

    assert (told.former, told.numbered, told.instance) == (former, True, ledger.instance(counter.db))
    assert ledger.first_previous(counter.db, told.instance) == head
    last = counter.entries()[-1]
    assert (last.seq, last.type, last.clerk_code) == (1, "counter.event", "khoi-phuc")
    assert restore.formers(counter.db) == [former]
    assert (counter.receive().code or "").endswith("-3900")
    assert counter.is_sound()


def test_what_was_of_the_lost_pc_is_forgotten(counter: Counter) -> None:
    meta.write(counter.db, "range_wish", "x")

    begun(counter)

    assert meta.read(counter.db, "range_wish") is None


def test_letters_jump_by_the_days_that_may_be_lost(counter: Counter) -> None:
    year = counter.now.year
    with transaction(counter.db):
        slip_numbers.next_number(counter.db, counter.folder, Series.APOLOGY, "03", year)
    counter.receive()
    counter.clock.forward(days=2)
    begun(counter)

    with transaction(counter.db):
        given = slip_numbers.next_number(counter.db, counter.folder, Series.APOLOGY, "03", year)
        first = slip_numbers.next_number(counter.db, counter.folder, Series.REFUSAL, "03", year)

    assert given.text == "03.302/PXL"
    assert given.skipped == ("03.002/PXL", "03.301/PXL")
    assert first.text == "03.301/TC"


def test_batches_of_the_day_jump_too(counter: Counter) -> None:
    text = resource("sample/office.toml").read_text(encoding="utf-8")
    file = read_office(text)
    assert isinstance(file, OfficeFile)
    meta.write(counter.db, "office", text)
    day = counter.now.date()

    begun(counter)

    begins = stem(HANDOVER, file.office.counter, day)
    with transaction(counter.db):
        assert batches.next_number(counter.db, counter.folder, begins, day) == f"{begins}101"


def test_a_second_restore_out_of_one_backup_has_no_number_of_the_first(counter: Counter) -> None:
    told = begun(counter, top_tenth=False)
    dossier = counter.receive()

    assert not told.numbered
    assert dossier.code is None
    assert (dossier.provisional or "").startswith("T9")


def test_it_is_settled_once_every_former_journal_is_here(counter: Counter) -> None:
    first, second = begun(counter).former, begun(counter).former
    assert restore.formers(counter.db) == [first, second]

    restore.settle(counter.db, first)
    assert (counter.receive().code or "").endswith("-3990")
    restore.settle(counter.db, second)

    assert restore.formers(counter.db) == []
    assert counter.receive().code is None


def test_what_comes_back_on_a_dossier_worked_on_since_is_a_task(counter: Counter) -> None:
    dossier = counter.receive()
    former = ledger.instance(counter.db)
    seq, previous = replay.end_of(counter.db, former)
    begun(counter)
    hand_over(counter, dossier)
    payload = canonical({"salt": "AAAAAAAAAAAAAAAAAAAAAA==", "diem": 5})
    sha = sha256_hex(payload)
    link = Link(new_uid(), str(seq + 1), "rating.recorded", dossier.uid, instant_text(counter.now), "cb01", sha)
    who = ("cb01", "", "", payload, sha, link_hash(previous, link))
    about = (link.type, 1, dossier.uid, None, link.occurred_at)
    late = Entry(0, former, seq + 1, link.op_id, new_uid(), *about, *who)

    assert restore.put_back(counter.db, [late], counter.now) == 1
    assert restore.put_back(counter.db, [late], counter.now) == 0

    assert [(task.kind, task.dossier_uid) for task in tasks.still_open(counter.db)] == [(restore.AGAIN, dossier.uid)]
