"""The light's truth: the words of the pill from the store's counts, green by acknowledgement only."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from counter_fixtures import Counter
from factories import NOW
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.reports.sync_state import SyncState
from cchc_desktop.store import deliveries, ledger, meta
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.shell.status import light
from cchc_desktop.ui.sync.light import SyncLight, counts

TWO_HOURS = timedelta(hours=2)
STATE = SyncState(True, 92, 80, 1, 14, NOW - TWO_HOURS, NOW - timedelta(seconds=10), "")


def pill(state: SyncState) -> tuple[str, str]:
    shown = light(counts(state, NOW))
    return shown.tone, shown.words


def test_the_pill_says_it_in_the_product_s_words() -> None:
    assert pill(STATE) == ("wrong", "Đã lưu 92 · Cổng nhận 80 · Cần xem 1 · cũ nhất 2 giờ")


def test_offline_comes_first_with_its_age() -> None:
    state = replace(STATE, needs_person=0, last_contact=NOW - TWO_HOURS, trouble="Chưa nối được tới cổng.")
    assert pill(state) == ("waiting", "Ngoại tuyến 2 giờ · Đã lưu 92 · Cổng nhận 80 · Cần xem 0 · cũ nhất 2 giờ")


def test_green_is_agreement_and_nobody_needed() -> None:
    clean = replace(STATE, acknowledged=92, needs_person=0, waiting=0, oldest_waiting=None)
    assert pill(clean) == ("done", "Đã lưu 92 · Cổng nhận 92 · Cần xem 0")


def test_a_counter_that_works_alone_says_so() -> None:
    tone, words = pill(replace(STATE, connected=False))
    assert tone == "note"
    assert words.startswith("Chưa nối cổng")


def test_never_reached_is_offline_since_the_oldest_thing_that_waits() -> None:
    state = replace(STATE, last_contact=None, trouble="Chưa nối được tới cổng.")
    assert counts(state, NOW).offline == TWO_HOURS
    assert counts(replace(state, oldest_waiting=None), NOW).offline == timedelta()


def test_a_print_journal_on_its_way_is_not_waiting_but_an_old_one_is_told() -> None:
    agreed = replace(STATE, acknowledged=92, needs_person=0)
    assert counts(replace(agreed, oldest_waiting=NOW - timedelta(seconds=20)), NOW).oldest is None
    assert counts(agreed, NOW).oldest == TWO_HOURS
    assert pill(agreed) == ("waiting", "Đã lưu 92 · Cổng nhận 92 · Cần xem 0 · cũ nhất 2 giờ")
    assert light(counts(agreed, NOW)).short == "1"


def test_a_clock_set_back_makes_no_negative_age() -> None:
    state = replace(STATE, last_contact=NOW + TWO_HOURS, trouble="Chưa nối được tới cổng.")
    assert counts(state, NOW).offline == timedelta()


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 3), st.booleans(), st.booleans())
def test_it_is_never_green_by_hope(saved: int, acknowledged: int, needs: int, offline: bool, connected: bool) -> None:
    state = replace(
        STATE,
        connected=connected,
        saved=max(saved, acknowledged),
        acknowledged=acknowledged,
        needs_person=needs,
        trouble="Cổng đang bận." if offline else "",
    )
    tone, _ = pill(state)
    if tone == "done":
        assert state.clean
        assert not offline


@given(st.integers(0, 3), st.integers(0, 3))
def test_it_is_green_only_when_every_entry_of_a_minute_ago_is_acknowledged(saved: int, waiting: int) -> None:
    oldest = NOW - timedelta(minutes=1) if waiting else None
    agreed = replace(STATE, saved=saved, acknowledged=saved, needs_person=0)
    state = replace(agreed, waiting=waiting, oldest_waiting=oldest)

    assert (pill(state)[0] == "done") is state.clean


@pytest.fixture
def told(reader: Reader, counter: Counter) -> tuple[SyncLight, list[object]]:
    made, heard = SyncLight(reader, counter.clock, every_ms=50), []
    made.changed.connect(heard.append)
    return made, heard


def test_the_store_s_counts_reach_the_light(
    qtbot: QtBot, told: tuple[SyncLight, list[object]], counter: Counter
) -> None:
    meta.write(counter.db, "portal_url", "https://portal.example")
    counter.receive()
    deliveries.set_acked(counter.db, ledger.last_pos(counter.db))
    counter.receive()
    counter.clock.forward(hours=2)

    told[0].refresh()
    qtbot.waitUntil(lambda: bool(told[1]))

    (heard,) = told[1]
    assert (heard.saved, heard.accepted, heard.oldest) == (2, 1, TWO_HOURS)


def test_ages_grow_by_themselves(qtbot: QtBot, told: tuple[SyncLight, list[object]], counter: Counter) -> None:
    meta.write(counter.db, "portal_url", "https://portal.example")
    meta.write(counter.db, "last_contact", instant_text(counter.now))
    meta.write(counter.db, "sync_trouble", "Chưa nối được tới cổng.")
    light, heard = told
    light.start()
    counter.clock.forward(hours=1)
    qtbot.waitUntil(lambda: bool(heard) and heard[-1].offline == timedelta(hours=1))
    light.stop()
