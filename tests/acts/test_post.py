"""Public post: a list leaves whole under its number; what arrives is noted without a name."""

from __future__ import annotations

from datetime import date

import pytest
from counter_fixtures import Counter, hand_over
from factories import an_item

from cchc_desktop.acts import custody, post
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import ResultPosted
from cchc_desktop.domain.postal import PostalList
from cchc_desktop.domain.status import POST, Status
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
