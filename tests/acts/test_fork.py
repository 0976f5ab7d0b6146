"""A copied ledger: numbers end at once, a new instance goes on, a person is told, nothing in the ledger changes."""

from __future__ import annotations

from counter_fixtures import Counter

from cchc_desktop.acts import fork, restore
from cchc_desktop.store import forks, ledger, meta, tasks
from cchc_desktop.store.uids import new_uid


def kinds(counter: Counter) -> list[str]:
    return [task.kind for task in tasks.still_open(counter.db)]


def test_once_noticed_no_number_of_before_is_given(counter: Counter) -> None:
    name = ledger.instance(counter.db)
    meta.write(counter.db, restore.WISH, new_uid())
    counter.receive()
    entries = counter.entries()

    fork.notice(counter.db, name)
    label = meta.read(counter.db, "device")
    fork.notice(counter.db, name)

    assert counter.entries() == entries
    assert (fork.doubted(counter.db), meta.read(counter.db, restore.WISH)) == (name, None)
    assert meta.read(counter.db, "device") == label
    dossier = counter.receive()
    assert dossier.code is None
    assert (dossier.provisional or "").startswith("T9")


def test_a_doubt_that_was_none_ends(counter: Counter) -> None:
    fork.notice(counter.db, ledger.instance(counter.db))

    fork.calm(counter.db)
    fork.calm(counter.db)

    assert fork.doubted(counter.db) is None
    assert counter.receive().code is None


def test_an_older_copy_waits_for_what_the_portal_has(counter: Counter) -> None:
    name = ledger.instance(counter.db)
    counter.receive()
    fork.tell(counter.db, fork.TAMPERED, counter.now)

    fork.fall_in(counter.db, counter.folder, counter.now)

    assert ledger.instance(counter.db) != name
    assert restore.formers(counter.db) == [name]
    assert fork.doubted(counter.db) is None
    assert kinds(counter) == [fork.FORKED]  # it was no tampering
    assert counter.is_sound()


def test_a_branch_waits_for_nothing_and_the_next_instance_follows_it(counter: Counter) -> None:
    name = ledger.instance(counter.db)
    counter.receive()
    before = counter.entries()

    fork.branch_off(counter.db, (name, 1), (), counter.folder, counter.now)

    assert counter.entries()[: len(before)] == before
    last = forks.as_sent(counter.db, before)[-1]
    assert last.hash != before[-1].hash
    assert ledger.first_previous(counter.db, ledger.instance(counter.db)) == last.hash
    assert restore.formers(counter.db) == []
    assert kinds(counter) == [fork.FORKED]
    assert counter.receive().code is None
    assert counter.is_sound()


def test_it_is_told_once(counter: Counter) -> None:
    for _ in range(2):
        fork.tell(counter.db, fork.FORKED, counter.now)

    assert kinds(counter) == [fork.FORKED]
