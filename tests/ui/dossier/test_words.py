"""How a dossier is spoken of: every status has words and an icon, late is said, never by colour alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from counter_fixtures import DIVISION, Counter, hand_over
from factories import NOW, a_dossier

from cchc_desktop.acts import custody, fees
from cchc_desktop.acts.printing import FAILED, HANDED_OVER, RECEIPT, ask, note
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.legs import Leg, LegDates
from cchc_desktop.domain.possible import Deed
from cchc_desktop.domain.status import COLLECTOR, COUNTER, POST, Holder, HolderKind, Status
from cchc_desktop.store import prints
from cchc_desktop.store.prints import Print
from cchc_desktop.ui.dossier import words
from cchc_desktop.ui.dossier.reading import read
from cchc_desktop.ui.widgets.icons import GLYPHS


@pytest.mark.parametrize("status", Status)
def test_every_status_has_words_of_its_own_and_an_icon(status: Status) -> None:
    said = words.status(status)
    assert said.text
    assert said.glyph in GLYPHS
    assert said.tone != "wrong"  # red is late or wrong only
    assert [other for other in Status if words.status(other).text == said.text] == [status]


def test_a_status_is_called_by_the_national_wording_or_its_beginning() -> None:
    assert words.status(Status.RECEIVED).text == Status.RECEIVED.label == "Được tiếp nhận"
    shortened = {status for status in Status if words.status(status).text != status.label}
    assert shortened == {Status.SUPPLEMENT, Status.PAYMENT, Status.WITHDRAWN}
    whole = {status for status in Status if words.long_status(a_dossier(status=status)).text == status.label}
    assert set(Status) - whole == {Status.SUPPLEMENT, Status.PAYMENT}


def test_a_voided_dossier_says_so_whatever_its_status() -> None:
    assert words.status(Status.PROCESSING, voided=True).text == "Đã hủy, nhập nhầm"


def test_that_the_clock_stands_still_is_said() -> None:
    assert words.long_status(a_dossier(status=Status.SUPPLEMENT)).text == "Chờ bổ sung · đồng hồ tạm dừng"
    assert words.long_status(a_dossier(status=Status.PROCESSING)).text == "Đang xử lý"
    assert words.long_status(a_dossier(status=Status.SUPPLEMENT, code=None)).text == "Chờ bổ sung · chưa tiếp nhận"
    assert words.long_status(a_dossier(voided=True)).tone == "wrong"


@pytest.mark.parametrize(
    ("due_in", "wanted", "tone"),
    [
        (timedelta(days=-3), "02/10/2026 quá hạn 3 ngày", "wrong"),
        (timedelta(minutes=-5), "05/10/2026 quá hạn", "wrong"),
        (timedelta(hours=2), "05/10/2026 hôm nay 10:15", "waiting"),
        (timedelta(days=1), "06/10/2026", ""),
    ],
)
def test_late_and_today_are_said_in_words(due_in: timedelta, wanted: str, tone: str) -> None:
    said = words.due(NOW + due_in, NOW, running=True)
    assert (said.text, said.tone) == (wanted, tone)
    assert bool(said.glyph) == bool(tone)


@pytest.mark.parametrize("status", [Status.RETURNED, Status.FINISHED, Status.WITHDRAWN, Status.SUPPLEMENT])
def test_what_is_done_or_paused_is_not_late(status: Status) -> None:
    assert words.due(NOW - timedelta(days=9), NOW, words.is_running(status)).tone == ""


def test_no_due_date_is_said() -> None:
    assert words.due(None, NOW, running=True).text == "không hẹn ngày"
    assert words.due_line(None, None) == "Không có ngày hẹn trả"


def test_a_moved_date_shows_both() -> None:
    promised, now_due = datetime(2026, 12, 8, 8, 15, tzinfo=VN), datetime(2026, 12, 10, 8, 15, tzinfo=VN)
    assert words.due_line(promised, now_due) == "08/12/2026 08:15 → 10/12/2026 08:15"
    assert words.due_line(promised, promised) == "08/12/2026 08:15"


@pytest.mark.parametrize(
    ("holder", "wanted"),
    [
        (COUNTER, "Quầy 03"),
        (Holder(HolderKind.DIVISION, "Phòng Người có công"), "Phòng Người có công"),
        (Holder(HolderKind.DIVISION), "Phòng chuyên môn"),
        (COLLECTOR, "Người nhận kết quả"),
        (POST, "Bưu chính công ích"),
    ],
)
def test_there_is_always_a_holder(holder: Holder, wanted: str) -> None:
    assert words.holder(holder, "03") == wanted


def test_papers_are_counted_three_ways() -> None:
    assert words.paper(Paper("Giấy khai sinh", 1, 0, 2)) == "Giấy khai sinh (1 bản chính, 2 bản photo)"
    assert words.paper(Paper("Căn cước", certified=1)) == "Căn cước (1 chứng thực)"
    assert words.paper(Paper("Ủy quyền")) == "Ủy quyền: chưa nộp"


def test_who_has_it_says_whether_they_have_taken_it_and_who_signed(counter: Counter) -> None:
    given = hand_over(counter, counter.receive())
    before = read(counter.db, given.uid, counter.desk, counter.clerk)
    assert words.held(before, "03", counter.now) == f"{DIVISION}, chưa nhận, từ 05/10 08:15"
    custody.take_batch(counter.db, "BG-3-261005-01", None, "Vì Văn Hồng", counter.clerk, counter.now)

    after = read(counter.db, given.uid, counter.desk, counter.clerk)

    assert words.held(after, "03", counter.now) == f"{DIVISION}, từ 05/10 08:15 (Vì Văn Hồng ký nhận)"


def test_a_result_is_on_its_place_on_the_shelf(counter: Counter) -> None:
    given = hand_over(counter, counter.receive())
    custody.take_result(counter.db, given.uid, "", counter.clerk, counter.now, "A12")

    found = read(counter.db, given.uid, counter.desk, counter.clerk)

    assert words.held(found, "03", counter.now) == "Kệ kết quả, A12, từ 05/10 08:15"


def test_fees_say_what_is_owed_and_paid(counter: Counter) -> None:
    dossier = counter.receive(fee_amount=150_000)
    assert words.fees(dossier) == "Còn phải thu 150.000 đồng"
    paid = fees.collect(counter.db, dossier.uid, fees.Payment(50_000), counter.clerk, counter.now)
    assert words.fees(paid) == "Còn phải thu 100.000 đồng · đã thu 50.000 đồng"
    assert words.fees(counter.receive()) == ""
    exempt = replace(dossier, intake=replace(dossier.intake, fee_exempt="Hộ nghèo"))
    assert words.fees(exempt) == "Được miễn: Hộ nghèo"


def test_a_printed_slip_says_how_often_and_a_failed_one_that_it_did_not_come(counter: Counter) -> None:
    dossier = counter.receive()
    for state in (HANDED_OVER, HANDED_OVER, FAILED):
        asked = ask(counter.db, dossier.uid, RECEIPT, counter.clerk, counter.now)
        note(counter.db, asked, state, "Quay-03", "", (counter.clerk, counter.now))
        if state is HANDED_OVER:
            good = prints.of_dossier(counter.db, dossier.uid)

    assert words.printed(good, counter.now) == ("printer", "Giấy tiếp nhận · 2 lần · 05/10 08:15")
    failed = words.printed(prints.of_dossier(counter.db, dossier.uid), counter.now)
    assert failed == ("warning", "Giấy tiếp nhận · 2 lần · 05/10 08:15: in chưa được")


def test_each_leg_has_its_own_date() -> None:
    known = Leg("Sở Tư pháp", Duration(5, Unit.WORKING_DAY))
    assert words.leg(LegDates(known, NOW, NOW)) == "Sở Tư pháp · 5 ngày làm việc · đến 05/10/2026 08:15"
    assert words.leg(LegDates(Leg("Sở Tài chính"), NOW, None)) == "Sở Tài chính · chưa có thời hạn"


def test_how_often_a_slip_was_printed_counts_what_a_printer_got() -> None:
    def printing(number: int, state: str) -> Print:
        at = f"2026-11-23T0{number}:12:00.000+07:00"
        return Print(f"p{number}", "u1", "label", "", number, state, "Quay-03", "", at, at)

    now = datetime(2026, 11, 24, 8, tzinfo=VN)
    first, failed, last = printing(1, "handed_over"), printing(2, "failed"), printing(3, "handed_over")

    assert words.printings([failed], now) == ""
    assert words.printings([first, failed], now) == "đã in, 23/11 01:12"
    assert words.printings([first, failed, last], now) == "đã in 2 lần, 23/11 03:12"


def test_every_next_deed_has_words_for_the_main_button() -> None:
    assert words.next_deed(None) == words.ALL_DEEDS
    assert words.next_deed(Deed.RECEIVE_SUPPLEMENT) == "Nhận bổ sung"
