"""Events made fit to keep: paragraphs stay, what cannot be seen goes."""

from dataclasses import fields

from factories import ANY_EVENT, LATER, NOW, a_dossier
from hypothesis import given

from cchc_desktop.domain import events as e
from cchc_desktop.domain.event_cleaning import tidy, tidy_papers
from cchc_desktop.domain.intake import Paper


def test_a_reason_keeps_its_paragraphs_and_loses_what_nobody_sees() -> None:
    written = "Thiếu  bản chính.\n\n\u200bNguye\u0302\u0303n Va\u0306n A\x00\t chưa ký. "

    assert tidy(e.Refused(NOW, written)).reason == "Thiếu bản chính.\nNguyễn Văn A chưa ký."


def test_papers_are_cleaned_too_and_dates_and_dossiers_stay() -> None:
    asked = e.SupplementRequested(
        NOW, " x ", papers=(Paper(" Giấy  khai sinh ", 1),), deadline=LATER, dossier=a_dossier()
    )

    assert tidy(asked) == e.SupplementRequested(
        NOW, "x", papers=(Paper("Giấy khai sinh", 1),), deadline=LATER, dossier=a_dossier()
    )
    assert tidy_papers((Paper("a\u202eb", 2, note=" y "),)) == (Paper("ab", 2, note="y"),)


@given(ANY_EVENT)
def test_what_is_tidy_stays_as_it_is(event) -> None:
    once = tidy(event)

    assert tidy(once) == once
    assert type(once) is type(event)
    assert all(getattr(once, f.name) == getattr(event, f.name) for f in fields(event) if f.name == "at")
