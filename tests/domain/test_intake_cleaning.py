"""What was typed is made fit to keep: NFC, no invisible marks, numbers in one writing; nothing visible is lost."""

import unicodedata

import pytest
from factories import INTAKES, a_business, a_foreigner, a_person, an_intake
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.intake import Collector, Paper
from cchc_desktop.domain.intake_cleaning import cleaned
from cchc_desktop.domain.intake_file import ALL_PAPERS
from cchc_desktop.domain.person import Address, IdentityKind


def test_a_clean_intake_stays_as_it_is_and_nothing_is_said() -> None:
    assert cleaned(an_intake()) == (an_intake(), ())


def test_texts_are_composed_and_their_blanks_single_however_deep() -> None:
    decomposed = unicodedata.normalize("NFD", "Trần  Thị   Ví Dụ ")
    intake = an_intake(
        owner=a_person(name=decomposed, address=Address(detail=decomposed)),
        papers=(Paper(decomposed, original=1),),
        collector=Collector(name=decomposed),
        note="dòng một\ndòng hai",
    )

    tidy, notices = cleaned(intake)

    assert tidy.owner.name == tidy.owner.address.detail == "Trần Thị Ví Dụ"
    assert tidy.papers[0].name == tidy.collector.name == "Trần Thị Ví Dụ"
    assert tidy.note == "dòng một dòng hai"
    assert notices == ()


def test_invisible_marks_are_taken_out_and_the_clerk_is_told_where() -> None:
    intake = an_intake(
        owner=a_person(name="Trần\u200b Thị\u202e Ví Dụ", address=Address("Tổ\ufeff 3")),
        papers=(Paper("Đơn", original=1), Paper("Gi\u200dấy", original=1)),
    )

    tidy, notices = cleaned(intake)

    assert tidy.owner.name == "Trần Thị Ví Dụ"
    assert [notice.field for notice in notices] == ["owner.name", "owner.address.detail", "papers.1.name"]
    assert not any(notice.is_error for notice in notices)


def test_letters_that_mean_something_elsewhere_stay() -> None:
    name = 'Nguyễn <b>Ví</b> & "Dụ" O\'Hara'

    assert cleaned(an_intake(owner=a_person(name=name)))[0].owner.name == name


@pytest.mark.parametrize(
    ("person", "number"),
    [
        (a_person(number="000 190.000-012"), "000190000012"),
        (a_person(number="0001900000l2"), "0001900000L2"),
        (a_person(number="012 345 678", number_kind=IdentityKind.OLD), "012345678"),
        (a_foreigner(number=" x 123-4567 "), "X1234567"),
        (a_business(number="0100109106 001"), "0100109106-001"),
        (a_business(number="0100.109.106"), "0100109106"),
    ],
)
def test_a_number_is_written_one_way_and_a_wrong_letter_in_it_is_kept(person, number) -> None:
    tidy, _ = cleaned(an_intake(owner=person, submitter=person))

    assert tidy.owner.number == number
    assert tidy.submitter is not None
    assert tidy.submitter.number == number


def test_phones_are_written_one_way() -> None:
    intake = an_intake(owner=a_person(phone="+84 912.345.678"), collector=Collector(phone="0912-345-678"))

    tidy, _ = cleaned(intake)

    assert tidy.owner.phone == tidy.collector.phone == "0912345678"


def test_the_empty_rows_of_a_form_are_left_out() -> None:
    papers = (Paper("Đơn", original=1), Paper(" "), Paper("", photocopy=1), Paper("Giấy khai sinh"))

    assert cleaned(an_intake(papers=papers))[0].papers == (papers[0], papers[2], papers[3])
    assert cleaned(an_intake(papers=ALL_PAPERS))[0].papers == ALL_PAPERS


@given(INTAKES, st.text(max_size=40))
def test_cleaning_twice_changes_nothing_more(intake, text) -> None:
    once, _ = cleaned(an_intake(owner=a_person(name=text, number=text, phone=text), note=text, papers=intake.papers))

    assert cleaned(once) == (once, ())
    assert cleaned(cleaned(intake)[0])[1] == ()
