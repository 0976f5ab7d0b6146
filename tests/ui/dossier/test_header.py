"""The head of the page: the number is masked, late is said, another counter's dossier says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from counter_fixtures import Counter, hand_over
from factories import NOW, a_person
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.receipt_version import scanned_receipt
from cchc_desktop.domain.status import Status
from cchc_desktop.store import meta
from cchc_desktop.ui.dossier.header import Header
from cchc_desktop.ui.dossier.reading import Reading, read


@pytest.fixture
def header(qtbot: QtBot) -> Header:
    made = Header()
    qtbot.addWidget(made)
    return made


def reading(counter: Counter, **changes: object) -> Reading:
    dossier = hand_over(counter, counter.receive(**changes))
    return read(counter.db, dossier.uid, counter.desk, counter.clerk)


def test_it_says_whose_what_where_and_when(header: Header, counter: Counter) -> None:
    header.show_reading(reading(counter), "03", counter.now)

    assert header.code.text() == "H52.18-261005-3000"
    assert header.owner.text() == "Trần Thị Ví Dụ · 000 190 ••• 012"
    assert header.holder.text() == "Phòng Người có công, chưa nhận, từ 05/10 08:15"
    assert header.due.text() == "29/10/2026 08:15"
    assert header.status.text() == "Đang xử lý"
    assert header.mirror.isHidden()


def test_markup_in_a_name_is_text(header: Header, counter: Counter) -> None:
    header.show_reading(reading(counter, owner=a_person(name="<b>Trần</b> & Ví Dụ")), "03", counter.now)
    assert header.owner.text().startswith("<b>Trần</b> & Ví Dụ")


def test_late_is_red_and_said(header: Header, counter: Counter) -> None:
    header.show_reading(reading(counter), "03", counter.now + timedelta(days=30))
    assert header.due.text() == "29/10/2026 08:15 · ✕ quá hạn 6 ngày"
    assert header.due.property("role") == "problem"


def test_a_paused_dossier_is_not_late_and_says_it_waits(header: Header, counter: Counter) -> None:
    now = reading(counter)
    header.show_reading(
        replace(now, dossier=replace(now.dossier, status=Status.SUPPLEMENT)), "03", counter.now + timedelta(days=30)
    )
    assert header.status.text() == "◷ Chờ bổ sung · đồng hồ tạm dừng"
    assert header.due.text() == "29/10/2026 08:15"


def test_a_fee_is_shown_where_there_is_one(header: Header, counter: Counter) -> None:
    header.show_reading(reading(counter), "03", counter.now)
    assert header.fees.isHidden()

    header.show_reading(reading(counter, fee_amount=50_000), "03", counter.now)
    assert header.fees.value.text() == "Còn phải thu 50.000 đồng"
    assert not header.fees.isHidden()


@pytest.mark.parametrize(("text", "seen"), [("H52.18-261005-3000;1", True), ("H52.18-261005-3000;2", False)])
def test_a_replaced_paper_has_a_band_that_no_key_takes_away(
    header: Header, qtbot: QtBot, text: str, seen: bool
) -> None:
    header.show_paper(scanned_receipt(text, 2, NOW))
    qtbot.keyClick(header, "a")

    assert header.band.isHidden() is not seen
    assert ("Đã thay bằng bản 2 ngày 05/10/2026" in header.band.text) is seen
    header.show_paper(None)
    assert header.band.isHidden()


def test_another_counter_s_dossier_says_so_and_since_when(header: Header, counter: Counter) -> None:
    meta.write(counter.db, "last_contact", instant_text(counter.now))
    mirror = read(counter.db, counter.mirror().uid, counter.desk, counter.clerk)

    header.show_reading(mirror, "03", counter.now)

    assert header.mirror.text() == "◷ Hồ sơ của quầy khác. Theo cổng lúc 05/10 08:15."
    assert not header.mirror.isHidden()
