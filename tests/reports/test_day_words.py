"""What the close of a day says: figures that add up, and each thing to look at with whom to ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from counter_fixtures import DIVISION, Counter, hand_over
from factories import an_intake

from cchc_desktop.acts import feedback, fees, late_entry, pad
from cchc_desktop.acts.feedback import Told
from cchc_desktop.acts.fees import Payment
from cchc_desktop.acts.record import record
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.day_close import DayClose, Flagged
from cchc_desktop.domain.events import Withdrawn
from cchc_desktop.domain.feedback import Kind, State
from cchc_desktop.domain.money import TRANSFER
from cchc_desktop.domain.pad import Stub
from cchc_desktop.reports import apologies, day_close, day_words
from cchc_desktop.reports import feedback as waiting_feedback
from cchc_desktop.reports.day_words import LEADS, Line, Matter


def close(counter: Counter) -> DayClose:
    return day_close.day_close(counter.db, "03", counter.now.date())


def lines(counter: Counter, matter: Matter) -> list[Line]:
    late = apologies.to_apologise(counter.db, counter.desk.calendar, counter.now)
    told = waiting_feedback.waiting(counter.db, counter.desk.calendar, counter.now)
    return [line for line in day_words.lines(close(counter), late, told) if line.matter is matter]


def test_a_quiet_day_has_nothing_to_look_at(counter: Counter) -> None:
    assert day_words.lines(close(counter), (), ()) == ()
    assert ("Tổng hồ sơ đang mở", "0 · khớp") in day_words.holders(close(counter))


def test_money_by_clerk_and_way_less_what_was_struck_out(counter: Counter) -> None:
    dossier = counter.receive(fee_amount=90_000)
    dossier = fees.collect(counter.db, dossier.uid, Payment(50_000), counter.clerk, counter.now)
    fees.collect(counter.db, dossier.uid, Payment(40_000, TRANSFER), counter.clerk, counter.now)
    fees.strike_out(counter.db, dossier.uid, dossier.fees[0].uid, "Thu nhầm", counter.clerk, counter.now)

    name = counter.clerk.name
    assert day_words.cash(close(counter)) == (
        (f"{name}, chuyển khoản", "40.000 đồng"),
        (f"{name}, tiền mặt (đã hủy 50.000 đồng)", "0 đồng"),
    )


def test_a_withdrawn_folder_nobody_signed_for_is_not_said_to_be_with_the_division(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())
    record(counter.db, dossier, Withdrawn(counter.now, "Tự nguyện"), counter.clerk)

    [line] = lines(counter, Matter.LEFT_BEHIND)

    assert line.words == f"công dân yêu cầu rút hồ sơ, đã giao {DIVISION}, chưa ai ký nhận"


def test_a_missing_folder_is_asked_of_who_gave_it_away(counter: Counter) -> None:
    dossier = hand_over(counter, counter.receive())

    [line] = lines(counter, Matter.MISSING)

    assert (line.what, line.uid, line.wrong) == (dossier.code, dossier.uid, False)
    assert line.words.startswith(f"hỏi {counter.clerk.name}")
    assert Matter.MISSING in LEADS


def test_who_must_be_told_today_that_it_will_be_late(counter: Counter) -> None:
    dossier = counter.receive()
    assert lines(counter, Matter.APOLOGY) == []
    assert dossier.due_at is not None

    counter.clock.at = dossier.due_at + timedelta(hours=1)

    [line] = lines(counter, Matter.APOLOGY)
    assert (line.uid, line.wrong) == (dossier.uid, True)
    assert line.words.startswith("quá hẹn")


def test_feedback_waits_with_the_last_day_of_its_next_step(counter: Counter) -> None:
    feedback.take_down(counter.db, Told(Kind.REPORT, "Chờ lâu"), counter.clerk, counter.now)

    [line] = lines(counter, Matter.FEEDBACK)

    assert line.what.startswith("Phản ánh")
    assert "chậm nhất" in line.words
    assert "Chờ lâu" not in line.words  # what a citizen said does not hang on the wall
    counter.clock.forward(days=10)
    assert lines(counter, Matter.FEEDBACK)[0].wrong


def test_what_was_entered_late_and_the_stubs_still_out(counter: Counter) -> None:
    first, second, third = pad.make_pad(counter.db, counter.desk, 3, counter.clerk, counter.now).codes
    stub = Stub(first, counter.now, "Mất điện")
    late_entry.receive_late(counter.db, counter.desk, an_intake(), stub, counter.clerk, counter.now)

    [late], [stubs] = lines(counter, Matter.LATE), lines(counter, Matter.STUBS)

    assert (late.what, late.words.endswith("Mất điện")) == (first, True)
    assert (stubs.what, stubs.words) == (second, f"2 giấy còn ngoài, số cuối {third}")


def test_an_approval_by_the_same_clerk_is_named_by_what_it_was_for(counter: Counter) -> None:
    flagged = (Flagged(counter.now, "cb01", "Ngô Thị Hai", Duty.VOID.value), Flagged(counter.now, "cb02", "", "later"))

    found = day_words.lines(replace(close(counter), flagged=flagged), (), ())

    assert [line.words for line in found] == [
        "Ngô Thị Hai tự duyệt hủy hồ sơ",
        "cb02 tự duyệt một việc cần trưởng quầy",
    ]


def test_the_slip_has_every_matter_with_or_without_lines(counter: Counter) -> None:
    titles = [section.title for section in day_words.sections(close(counter), ())]

    assert titles[-len(Matter) :] == [matter.value for matter in Matter]


def test_the_steps_of_feedback_are_told_as_what_has_to_be_done(counter: Counter) -> None:
    told = feedback.take_down(counter.db, Told(Kind.REPORT, "Chờ lâu"), counter.clerk, counter.now)
    [line] = lines(counter, Matter.FEEDBACK)
    assert line.words == "mới nhận; phải tiếp nhận xử lý hoặc trả lời không tiếp nhận chậm nhất 07/10/2026"

    feedback.move(counter.db, told.uid, State.ACCEPTED, "", counter.clerk, counter.now)
    [line] = lines(counter, Matter.FEEDBACK)

    assert line.words.startswith("đã tiếp nhận xử lý; phải chuyển cơ quan có thẩm quyền chậm nhất 12/10/2026, hoặc trả")


def test_what_was_decided_is_counted_on_the_slip_and_on_the_screen_where_there_was_any(counter: Counter) -> None:
    dossier = counter.receive()
    record(counter.db, dossier, Withdrawn(counter.now, "Tự nguyện"), counter.clerk)

    whole = dict(day_words.figures(close(counter))[0].figures)
    screen = dict(day_words.figures(close(counter), whole=False)[0].figures)

    assert (whole["Rút hồ sơ"], whole["Từ chối"], whole["Dừng xử lý"]) == ("1", "0", "0")
    assert (screen["Rút hồ sơ"], "Từ chối" in screen) == ("1", False)
