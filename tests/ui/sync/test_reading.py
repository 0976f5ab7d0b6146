"""What waits and what needs a person, from the real store."""

from __future__ import annotations

from counter_fixtures import Counter

from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store import deliveries, ledger, tasks
from cchc_desktop.store.tasks import Task
from cchc_desktop.ui.sync.reading import OF_A_DOSSIER, WAITING_SHOWN, read
from cchc_desktop.ui.sync.task_words import told
from cchc_desktop.ui.sync.words import portal_says


def test_the_oldest_of_what_waits_is_shown_first_with_its_dossier(counter: Counter) -> None:
    deliveries.set_acked(counter.db, ledger.last_pos(counter.db))
    first = counter.receive()
    counter.clock.forward(minutes=1)
    counter.receive()

    reading = read(counter.db, counter.now, counter.clerk)

    assert reading.waiting[0].uid == first.uid
    assert reading.waiting[0].code == first.code
    assert reading.waiting[0].text.startswith("Tiếp nhận, 3 loại giấy tờ")
    assert reading.state.waiting == len(reading.waiting) == 2


def test_entries_of_the_counter_itself_wait_without_a_dossier(counter: Counter) -> None:
    (set_up,) = read(counter.db, counter.now, counter.clerk).waiting
    assert (set_up.code, set_up.uid) == ("", "")
    assert set_up.text.startswith("Việc của quầy")


def test_a_long_outbox_is_counted_whole_and_shown_in_part(counter: Counter) -> None:
    for _ in range(WAITING_SHOWN + 5):
        counter.receive()
    reading = read(counter.db, counter.now, counter.clerk)
    assert len(reading.waiting) == WAITING_SHOWN
    assert reading.state.waiting == WAITING_SHOWN + 6


def test_tasks_name_their_dossier(counter: Counter) -> None:
    dossier, at = counter.receive(), instant_text(counter.now)
    tasks.add(counter.db, Task(0, "NGAY_HEN_KHAC", dossier.uid, None, b"{}", at))
    tasks.add(counter.db, Task(0, "catalogue_wrong", None, None, b"[]", at))

    reading = read(counter.db, counter.now, counter.clerk)

    assert [(each.task.kind, each.code) for each in reading.to_do] == [
        ("NGAY_HEN_KHAC", dossier.code),
        ("catalogue_wrong", ""),
    ]
    assert reading.state.needs_person == 2


def test_an_administrator_reads_how_much_waits_and_nothing_of_what_happened(counter: Counter) -> None:
    dossier = counter.receive()
    said = '{"code": "NGAY_HEN_KHAC", "detail": "Bà Ví Dụ hẹn ngày khác"}'.encode()
    tasks.add(counter.db, Task(0, "conflict", dossier.uid, None, said, instant_text(counter.now)))

    reading = read(counter.db, counter.now, counter.people[Role.ADMIN])

    (to_do,), waiting = reading.to_do, reading.waiting
    assert (to_do.code, to_do.task.dossier_uid, portal_says(to_do.task)) == (dossier.code, None, "")
    assert told(to_do.task).title == "Ngày hẹn khác"
    assert [(each.text, each.uid) for each in waiting if each.code] == [(OF_A_DOSSIER, "")]
    assert reading.state == read(counter.db, counter.now, counter.clerk).state
