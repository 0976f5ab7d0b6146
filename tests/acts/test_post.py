"""Public post: a list leaves whole under its number; what arrives is noted without a name."""

from __future__ import annotations

from datetime import date

import pytest
from counter_fixtures import Counter, hand_over
from factories import an_item

from cchc_desktop.acts import custody, day_close, post
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Approval, Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import ItemCorrected, ResultHandedOver, ResultPosted
from cchc_desktop.domain.postal import PostalList
from cchc_desktop.domain.status import POST, Status
from cchc_desktop.reports import day_close as closing
from cchc_desktop.store import rebuild


def on_the_shelf(counter: Counter) -> Dossier:
    uid = hand_over(counter, counter.receive()).uid
    return custody.take_result(counter.db, uid, "", counter.clerk, counter.now)


def send(counter: Counter, *items: tuple[str, str]) -> PostalList:
    return post.post_results(counter.db, counter.desk, items, counter.clerk, counter.now)


def test_a_list_leaves_in_one_act_with_its_number(counter: Counter) -> None:
    first, second = on_the_shelf(counter), on_the_shelf(counter)

    listed = send(counter, (second.uid, "ev 111 111 115 vn"), (first.uid, "EV222222225VN"))

    assert listed.number == "BC-3-261005-01"
    assert [(item.code, item.item_code) for item in listed.items] == [
        (second.code, "EV111111115VN"),
        (first.code, "EV222222225VN"),
    ]
    for dossier in (first, second):
        now = counter.dossier(dossier.uid)
        assert (now.status, now.holder) == (Status.RETURNED, POST)
    entries = [entry for entry in counter.entries() if entry.act_id == listed.act_id]
    assert [entry.type for entry in entries] == ["result.posted", "result.posted", "counter.event"]
    assert rebuild.event_of(counter.db, entries[1]) == ResultPosted(counter.now, "EV222222225VN")
    assert counter.is_sound()


def test_lists_have_numbers_of_their_own(counter: Counter) -> None:
    numbers = [send(counter, (on_the_shelf(counter).uid, an_item(n))).number for n in range(2)]
    assert numbers == ["BC-3-261005-01", "BC-3-261005-02"]


def test_one_result_that_is_not_here_keeps_all_back(counter: Counter) -> None:
    here, away = on_the_shelf(counter), hand_over(counter, counter.receive())
    before = counter.contents()

    with pytest.raises(Refused, match=r"^dossier\.status$") as caught:
        send(counter, (here.uid, "EV000000014VN"), (away.uid, "EV000000028VN"))

    assert str(away.code) in caught.value.sentence
    assert counter.contents() == before


def test_item_codes_are_looked_at_first(counter: Counter) -> None:
    first, second, third = (on_the_shelf(counter) for _ in range(3))
    with pytest.raises(Refused, match=r"^post\.item, post\.twice$") as caught:
        send(counter, (first.uid, "EV000000014VN"), (second.uid, ""), (third.uid, "ev000000014vn"))
    assert [problem.field for problem in caught.value.problems] == ["items.1.item_code", "items.2.item_code"]


def test_an_empty_list_is_none(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^batch\.empty$"):
        send(counter)


def test_an_arrival_is_noted_with_code_and_day_alone(counter: Counter) -> None:
    post.note_arrival(counter.db, "ev 123 456 785 vn", date(2026, 10, 4), counter.clerk, counter.now)

    entry = counter.entries()[-1]
    assert (entry.type, entry.dossier_uid) == ("counter.event", None)
    assert b'"chiTiet":{"maBuuGui":"EV123456785VN","ngayDen":"2026-10-04"},' in entry.payload


@pytest.mark.parametrize(
    ("item", "day", "code"), [("", date(2026, 10, 5), "post.item"), ("EV000000014VN", date(2026, 10, 6), "post.future")]
)
def test_an_arrival_without_code_or_from_tomorrow_is_refused(counter: Counter, item: str, day: date, code: str) -> None:
    before = counter.contents()
    with pytest.raises(Refused, match=rf"^{code}$"):
        post.note_arrival(counter.db, item, day, counter.clerk, counter.now)
    assert counter.contents() == before


OTHERS = "VTP0012345678"  # of a carrier with codes of its own
MISREAD = "EV123456788VN"  # one digit wrong


@pytest.mark.parametrize(("code", "why"), [(OTHERS, "post.form"), (MISREAD, "post.check_digit")])
def test_a_code_that_looks_wrong_is_taken_when_somebody_has_looked(counter: Counter, code: str, why: str) -> None:
    uid = on_the_shelf(counter).uid
    before = counter.contents()

    with pytest.raises(Refused, match=why.replace(".", r"\.")) as caught:
        send(counter, (uid, code))
    assert caught.value.is_doubt
    with pytest.raises(Refused, match=why.replace(".", r"\.")):
        post.note_arrival(counter.db, code, date(2026, 10, 5), counter.clerk, counter.now)
    assert counter.contents() == before

    post.note_arrival(counter.db, code, date(2026, 10, 5), counter.clerk, counter.now, confirmed=True)
    listed = post.post_results(counter.db, counter.desk, [(uid, code)], counter.clerk, counter.now, confirmed=True)
    assert listed.items[0].item_code == code


def test_what_no_carrier_prints_is_refused_though_confirmed(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^post\.item$") as caught:
        post.note_arrival(counter.db, "EV12", date(2026, 10, 5), counter.clerk, counter.now, confirmed=True)
    assert not caught.value.is_doubt


def test_a_code_that_names_another_item_is_taken_only_when_it_is_confirmed(counter: Counter) -> None:
    gone, second, third = (on_the_shelf(counter) for _ in range(3))
    send(counter, (gone.uid, "EV000000014VN"))
    post.note_arrival(counter.db, "EV000000028VN", counter.now.date(), counter.clerk, counter.now)
    counter.clock.forward(days=364)
    before = counter.contents()

    with pytest.raises(Refused, match=r"^post\.in_use, post\.in_use$") as sent:
        send(counter, (second.uid, "EV000000014VN"), (third.uid, "EV000000028VN"))
    with pytest.raises(Refused, match=r"^post\.in_use$") as arrived:
        post.note_arrival(counter.db, "EV000000014VN", counter.now.date(), counter.clerk, counter.now)

    assert sent.value.is_doubt
    assert arrived.value.is_doubt
    assert [problem.field for problem in sent.value.problems] == ["items.0.item_code", "items.1.item_code"]
    assert f"hồ sơ {gone.code} gửi lúc 08:15 05/10/2026" in sent.value.sentence
    assert counter.contents() == before
    counter.clock.forward(days=2)  # by then the post gives the number again
    assert send(counter, (second.uid, "EV000000014VN")).items


def test_a_code_that_was_put_right_is_free_and_the_right_one_is_in_use(counter: Counter) -> None:
    uid, other = posted(counter), on_the_shelf(counter)
    correct(counter, uid, "EV000000028VN")
    with pytest.raises(Refused, match=r"^post\.in_use$"):
        send(counter, (other.uid, "EV000000028VN"))
    assert send(counter, (other.uid, "EV000000014VN")).items
    with pytest.raises(Refused, match=r"^post\.in_use$"):
        correct(counter, uid, "EV000000014VN")


def posted(counter: Counter, code: str = "EV000000014VN") -> str:
    uid = on_the_shelf(counter).uid
    send(counter, (uid, code))
    return uid


def correct(counter: Counter, uid: str, code: str, why: str = "Gõ nhầm số", by: Clerk | None = None) -> Dossier:
    return post.correct_item(counter.db, uid, (code, why), (by or counter.clerk, counter.now, None))


def test_a_mistyped_code_is_put_right_by_one_entry(counter: Counter) -> None:
    uid = posted(counter)
    before = counter.dossier(uid)

    correct(counter, uid, "ev 000 000 028 vn")

    assert counter.dossier(uid) == before
    assert counter.types(uid)[-2:] == ["result.posted", "result.itemCorrected"]
    event = rebuild.event_of(counter.db, counter.entries()[-1])
    assert event == ItemCorrected(counter.now, "EV000000028VN", "Gõ nhầm số")
    assert counter.is_sound()


@pytest.mark.parametrize("closed", [False, True])
def test_once_the_day_is_over_or_closed_it_is_the_leads_to_correct(counter: Counter, closed: bool) -> None:
    uid = posted(counter)
    if closed:
        day_close.close_day(
            counter.db, closing.day_close(counter.db, "03", counter.now.date()), counter.lead, counter.now
        )
    else:
        counter.clock.forward(days=1)

    with pytest.raises(Refused, match=r"^role\.correct_later$"):
        correct(counter, uid, "EV000000028VN")
    correct(counter, uid, "EV000000028VN", by=counter.lead)

    assert counter.types(uid)[-1] == "result.itemCorrected"


def test_a_lead_allows_a_clerk_to_correct_it_later(counter: Counter) -> None:
    uid = posted(counter)
    counter.clock.forward(days=1)
    leave = Approval("tq01", "Bưu tá báo", Duty.CORRECT_LATER, counter.clerk.code)
    post.correct_item(counter.db, uid, ("EV000000028VN", "Gõ nhầm"), (counter.clerk, counter.now, leave))
    assert counter.types(uid)[-1] == "result.itemCorrected"


@pytest.mark.parametrize(
    ("code", "why", "told"),
    [
        ("EV000000014VN", "Gõ nhầm", "item.same"),
        ("EV000000031VN", "Gõ nhầm", "post.twice"),
        ("EV1", "Gõ nhầm", "post.item"),
        (MISREAD, "Gõ nhầm", "post.check_digit"),
        ("EV000000028VN", " ", "reason.empty"),
    ],
)
def test_a_correction_that_is_none_changes_nothing(counter: Counter, code: str, why: str, told: str) -> None:
    uid, other = on_the_shelf(counter).uid, on_the_shelf(counter).uid
    send(counter, (uid, "EV000000014VN"), (other, "EV000000031VN"))
    before = counter.contents()

    with pytest.raises(Refused, match=rf"^{told}$") as caught:
        correct(counter, uid, code, why)

    assert caught.value.is_doubt is (code == MISREAD)
    assert counter.contents() == before


def test_a_doubted_code_is_taken_when_it_is_confirmed(counter: Counter) -> None:
    uid = posted(counter)
    by_when = (counter.clerk, counter.now, None)
    post.correct_item(counter.db, uid, (OTHERS, "Hãng khác"), by_when, confirmed=True)
    assert counter.types(uid)[-1] == "result.itemCorrected"


def test_only_what_this_counter_posted_is_corrected_here(counter: Counter) -> None:
    given, waiting = on_the_shelf(counter), on_the_shelf(counter)
    custody.return_result(counter.db, given.uid, ResultHandedOver(counter.now), counter.clerk)
    elsewhere = counter.mirror(code="H52.18-261005-7001", status=Status.RETURNED, holder=POST)
    for dossier, told in ((given, "item.not_posted"), (waiting, "dossier.status"), (elsewhere, "item.elsewhere")):
        with pytest.raises(Refused, match=rf"^{told}$") as caught:
            correct(counter, dossier.uid, "EV000000028VN", by=counter.lead)
        if dossier is not elsewhere:
            assert f"do {counter.clerk.name} ghi" in caught.value.sentence
