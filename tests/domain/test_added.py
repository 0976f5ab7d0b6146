"""What is only ever added to: two tellings of a dossier put together, in any order, as often as they come."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import NOW, a_dossier
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.added import NAMES, NOTHING, Added, Voiding, joined, news
from cchc_desktop.domain.conflict_rules import ADDED, named
from cchc_desktop.domain.events import PortalChanged
from cchc_desktop.domain.money import PaidFee

FIRST, SECOND = PaidFee("f1", 8000, "tien-mat"), PaidFee("f2", 5000, "chuyen-khoan", "0001")
STRUCK = replace(FIRST, voided=True)
FEES = st.lists(
    st.builds(
        PaidFee, st.sampled_from(["", "f1", "f2", "f3"]), st.just(8000), st.just("tien-mat"), voided=st.booleans()
    ),
    max_size=4,
    unique_by=lambda fee: fee.uid or object(),
).map(tuple)
TELLINGS = st.builds(Added, FEES, st.booleans(), st.integers(0, 3), st.integers(0, 2))


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        ((), (FIRST,), (FIRST,)),
        ((FIRST,), (), (FIRST,)),
        ((FIRST,), (SECOND, FIRST), (SECOND, FIRST)),
        ((FIRST,), (SECOND,), (SECOND, FIRST)),
        ((FIRST,), (STRUCK,), (STRUCK,)),
        ((STRUCK,), (FIRST,), (STRUCK,)),
    ],
)
def test_every_payment_stands_once_and_struck_out_is_struck_out(
    ours: tuple[PaidFee, ...], theirs: tuple[PaidFee, ...], both: tuple[PaidFee, ...]
) -> None:
    assert joined(Added(ours), Added(theirs)).fees == both


def test_payments_without_a_uid_are_told_apart_by_what_is_said_of_them() -> None:
    online = PaidFee("", 8000, "truc-tuyen")

    assert joined(Added((online,)), Added((online, online))).fees == (online, online)
    assert joined(Added((online, online)), Added((online,))).fees == (online, online)


@given(TELLINGS, TELLINGS)
def test_two_tellings_make_the_same_on_both_sides_and_never_less(ours: Added, theirs: Added) -> None:
    here, there = joined(ours, theirs), joined(theirs, ours)

    assert sorted(map(repr, here.fees)) == sorted(map(repr, there.fees))
    assert replace(here, fees=()) == replace(there, fees=())
    assert joined(here, theirs) == here
    assert news(here, theirs) == ()
    assert sum(fee.voided for fee in here.fees) >= sum(fee.voided for fee in ours.fees)


@given(TELLINGS, TELLINGS)
def test_what_is_news_is_all_that_is_needed(ours: Added, theirs: Added) -> None:
    assert joined(ours, theirs.only(news(ours, theirs))) == joined(ours, theirs)


@given(TELLINGS, TELLINGS)
def test_a_dossier_takes_them_over(ours: Added, theirs: Added) -> None:
    before = a_dossier(
        fees=ours.fees, voided=ours.voided, supplements=ours.supplements, apologies=ours.apologies, portal_version=1
    )

    assert before.after(PortalChanged(NOW, 2, added=theirs)).added == joined(ours, theirs)
    assert before.after(PortalChanged(NOW, 2)).added == ours  # of an entry from before they crossed


def test_the_names_are_items_of_the_conflict_rules() -> None:
    assert {item.name for item in ADDED} == NAMES
    assert set(named(tuple(NAMES))) == set(ADDED)


def test_who_voided_it_goes_with_the_voiding() -> None:
    told = Added(voided=True, apologies=1, voiding=Voiding(NOW, "4", "Lò Thị Hai", "Nhập nhầm"))

    assert told.only(("voided",)).voiding == told.voiding
    assert told.only(()) == NOTHING
