"""A correction: everything asked stands as it is, what cannot be read is told at its question, the rest is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from factories import a_dossier, a_person, an_intake

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.intake import Paper, ReturnChannel
from cchc_desktop.domain.person import IdentityKind, OwnerKind
from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.deeds.correcting import at_question, corrected, form

PAPERS = (Paper("Tờ khai", 1, code="T1", note="cũ"), Paper("Căn cước", 0, 0, 1))


def answers(intake: object = None) -> dict[str, str]:
    """As the form is filled in."""
    return {ask.name: ask.value for ask in form(a_dossier(intake=intake or an_intake()), ()).asks}


@pytest.mark.parametrize(
    "intake",
    [
        an_intake(),
        an_intake(papers=PAPERS, submitter=a_person(name="Lò Văn Thay"), authorised=True),
        an_intake(owner=a_person(born=None, born_year=1945), return_channel=ReturnChannel.POST),
        an_intake(owner_kind=OwnerKind.ENTERPRISE),
    ],
)
def test_nothing_changed_is_the_same_intake(intake: object) -> None:
    assert corrected(intake, answers(intake)) == intake  # type: ignore[arg-type]
    assert corrected(intake, {}) == intake  # type: ignore[arg-type]


def test_birth_place_and_return_are_corrected() -> None:
    typed = {"born": "1945", "commune": "xa mai son, son la", "return_channel": "1", "collector_address": "Tổ 1"}
    after = corrected(an_intake(), answers() | typed)

    assert (after.owner.born, after.owner.born_year) == (None, 1945)
    assert (after.owner.address.commune, after.owner.address.province) == ("Xã Mai Sơn", "Sơn La")
    assert after.owner.address.commune_code
    assert after.return_channel is ReturnChannel.POST
    assert after.collector.address == "Tổ 1"


def test_papers_are_counted_anew_and_keep_their_code() -> None:
    after = corrected(an_intake(papers=PAPERS), {"papers": "Tờ khai x2/0/1\nGiấy mới x0/1/0"})
    assert after.papers == (replace(PAPERS[0], original=2, photocopy=1), Paper("Giấy mới", certified=1))


def test_who_brought_it_is_named_or_taken_away() -> None:
    typed = {"submitter_name": "Lò Văn Thay", "submitter_number": "014088000345", "authorised": "1"}
    after = corrected(an_intake(), typed)
    assert after.submitter is not None
    assert (after.submitter.name, after.submitter.number_kind) == ("Lò Văn Thay", IdentityKind.PERSONAL)
    assert after.authorised

    alone = corrected(after, {"submitter_name": "", "submitter_number": "", "submitter_phone": "", "authorised": "1"})
    assert alone.submitter is None
    assert not alone.authorised


@pytest.mark.parametrize(
    ("name", "text"), [("born", "32/13/1990"), ("commune", "Xã Không Có, Sơn La"), ("commune", "Sơn La")]
)
def test_what_cannot_be_read_is_told_at_its_question(name: str, text: str) -> None:
    with pytest.raises(Refused) as told:
        corrected(an_intake(), {name: text})
    assert [problem.field for problem in told.value.problems] == [name]


def test_a_day_of_birth_is_read_as_clerks_type_it() -> None:
    assert corrected(an_intake(), {"born": "1/2/1990"}).owner.born == date(1990, 2, 1)


def test_procedure_and_case_are_said_to_stay() -> None:
    assert "Thủ tục, trường hợp không đổi" in form(a_dossier(), ()).note
    assert at_question(Problem("owner.address.province", "x", "y")).field == "commune"
    assert at_question(Problem("papers.0.name", "x", "y")).field == "papers.0.name"
