"""The sentences below the counts: true, short, amber only where somebody has to look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest
from counter_fixtures import Counter, hand_over
from factories import NOW
from PySide6.QtWidgets import QWidget

from cchc_desktop.reports.sync_standing import Standing
from cchc_desktop.store import abilities, deliveries, ledger, meta, reconciling
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.deliveries import Delivery
from cchc_desktop.store.reconciling import Reconciled
from cchc_desktop.ui.sync.reading import read
from cchc_desktop.ui.sync.standing import ENOUGH, StandingLines, verdict

CLEAN = Reconciled("2026-10-05T08:00:00.000+07:00", "2026-10-05", 7, 52)
Show = Callable[..., QWidget]


def in_a_window(show: Show) -> StandingLines:
    made, window = StandingLines(), QWidget()
    window.setLayout(made)
    show(window)
    return made


@pytest.fixture
def lines(show: Show, counter: Counter) -> StandingLines:
    meta.write(counter.db, "portal_url", "https://portal.example")
    meta.write(counter.db, "last_contact", "2026-10-05T08:00:00.000+07:00")
    return in_a_window(show)


def look(lines: StandingLines, counter: Counter) -> StandingLines:
    lines.show_reading(read(counter.db, counter.now, counter.clerk), counter.now)
    return lines


def test_contact_clock_and_catalogue_stand_in_one_line(lines: StandingLines, counter: Counter) -> None:
    meta.write(counter.db, "clock_offset_ms", "2400")
    meta.write(counter.db, "catalogue_at", "2026-10-02T08:15:00.000+07:00")
    meta.write(counter.db, "catalogue_version", "2026-10")

    said = look(lines, counter).contact.text()

    assert "cách đây 15 phút" in said
    assert "Đồng hồ lệch 2 giây." in said
    assert "Danh mục bản 2026-10, nhận 3 ngày trước." in said
    assert lines.clock.isHidden()


def test_what_the_gateway_has_and_the_portal_above_has_not_is_told(lines: StandingLines, counter: Counter) -> None:
    counter.receive()
    with transaction(counter.db):
        place = ledger.last_pos(counter.db)
        deliveries.put(counter.db, Delivery(place, "pending-upstream", 1, b"{}", "2026-10-05T08:15:00.000+07:00"))
    deliveries.set_acked(counter.db, place)

    said = look(lines, counter).contact.text()

    assert "1 hồ sơ đã gửi cổng trung gian, còn việc chờ cổng trên nhận." in said
    assert "cổng đang giữ" not in said


def test_what_the_portal_holds_back_is_told(lines: StandingLines, counter: Counter) -> None:
    hand_over(counter, counter.receive())
    with transaction(counter.db):
        place = ledger.last_pos(counter.db)
        deliveries.put(counter.db, Delivery(place, "deferred", None, b"{}", "2026-10-05T08:15:00.000+07:00"))
    deliveries.set_acked(counter.db, place)

    assert "1 hồ sơ có việc cổng đang giữ, chờ quầy khác gửi phần trước." in look(lines, counter).contact.text()


@pytest.mark.parametrize(
    ("offset", "words"), [("300000", "chậm hơn cổng 5 phút"), ("-180000000", "nhanh hơn cổng 2 ngày")]
)
def test_a_clock_far_off_is_amber_and_refuses_nothing(
    lines: StandingLines, counter: Counter, offset: str, words: str
) -> None:
    meta.write(counter.db, "clock_offset_ms", offset)

    look(lines, counter)

    assert words in lines.clock.text()
    assert "Vẫn tiếp nhận được" in lines.clock.text()
    assert not lines.clock.isHidden()


def test_what_the_portal_does_itself_is_said_once(lines: StandingLines, counter: Counter) -> None:
    abilities.note(counter.db, [abilities.LONG_POLL])

    said = look(lines, counter).portal.text()

    assert said.count("biên nhận tạm") == 1
    assert "giờ trên giấy hẹn vẫn giữ" in said


def test_only_a_clean_comparison_says_that_all_is_in_step() -> None:
    words, tone = verdict(Standing(reconciled=CLEAN), NOW)

    assert words == f"{ENOUGH}: 52 hồ sơ khớp với cổng, đối soát lúc 05/10 08:00, ngày 05/10."
    assert tone == "done"


@pytest.mark.parametrize(
    ("standing", "tone"),
    [
        (Standing(reconciled=CLEAN, acts_since=2), ""),
        (Standing(), ""),
        (Standing(reconciled=CLEAN, reconcile_asked=True), ""),
        (Standing(reconciled=CLEAN, reconcile_trouble="Cổng chưa đối soát được."), "waiting"),
    ],
)
def test_else_it_is_never_said(standing: Standing, tone: str) -> None:
    words, shown = verdict(standing, NOW)

    assert ENOUGH not in words
    assert shown == tone


def test_differences_are_counted_by_kind() -> None:
    apart = msgspec.structs.replace(CLEAN, not_there=1, differing=2)
    waits = msgspec.structs.replace(CLEAN, waiting=3, onward_waiting=4)

    assert verdict(Standing(reconciled=apart), NOW) == (
        "Đối soát lúc 05/10 08:00, ngày 05/10: 1 hồ sơ cổng không có, 2 hồ sơ khác nhau.",
        "wrong",
    )
    assert verdict(Standing(reconciled=waits), NOW)[1] == "waiting"


def test_the_page_shows_it_until_a_dossier_changes(lines: StandingLines, counter: Counter) -> None:
    counter.receive()
    done = msgspec.structs.replace(CLEAN, pos=counter.entries()[-1].pos)
    reconciling.note(counter.db, done)
    assert ENOUGH in look(lines, counter).verdict.text()

    counter.receive()

    assert ENOUGH not in look(lines, counter).verdict.text()


def test_a_counter_on_its_own_is_told_so_and_nothing_else(show: Show, counter: Counter) -> None:
    lines = in_a_window(show)
    meta.write(counter.db, "clock_offset_ms", "999999999")
    reconciling.ask(counter.db, (counter.now + timedelta(days=1)).date())

    look(lines, counter)

    assert "chưa nối cổng" in lines.contact.text()
    assert [each.isHidden() for each in (lines.clock, lines.portal, lines.verdict)] == [True] * 3
