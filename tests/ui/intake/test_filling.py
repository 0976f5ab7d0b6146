"""What is known is filled in; what the clerk or the card said is never overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factories import DOCUMENTS, TODAY, a_business, a_foreigner, a_person, a_procedure, an_intake, an_office
from intake_window import CARD

from cchc_desktop.domain.card import CitizenCard, read_card
from cchc_desktop.domain.intake import Collector, ReturnChannel
from cchc_desktop.domain.office import OfficeName
from cchc_desktop.domain.person import Address, IdentityKind, OwnerKind
from cchc_desktop.domain.procedure import Case, RequiredDocument
from cchc_desktop.ui.intake import filling
from cchc_desktop.ui.intake.form import IntakeForm, OwnerShape, PaperForm, PersonForm
from cchc_desktop.ui.intake.reading import read_form


def a_card(text: str = CARD) -> CitizenCard:
    card = read_card(text)
    assert isinstance(card, CitizenCard)
    return card


def test_a_card_fills_the_person_and_says_what_it_filled() -> None:
    person = filling.from_card(a_card(), PersonForm(phone="0912 345 678"))

    assert (person.name, person.number, person.phone) == ("Trần Thị Ví Dụ", "000 190 000 012", "0912 345 678")
    assert "phone" not in person.scanned
    assert {"name", "number", "born", "commune"} <= set(person.scanned)


def test_a_card_of_somebody_else_keeps_nothing_of_the_person_before() -> None:
    person = filling.from_card(a_card(), PersonForm(number="001 190 000 099", phone="0912 345 678"))

    assert person.phone == ""


def test_a_card_without_an_address_leaves_the_one_that_is_known() -> None:
    card = a_card("000190000012||Trần Thị Ví Dụ|14031990|Nữ||01012022")

    person = filling.from_card(card, PersonForm(detail="Tổ 3", province="Sơn La"))

    assert (person.detail, person.province) == ("Tổ 3", "Sơn La")


def test_a_person_goes_into_the_form_and_comes_out_the_same() -> None:
    for known, shape in (
        (a_person(), OwnerShape.CITIZEN),
        (a_foreigner(), OwnerShape.FOREIGNER),
        (a_business(), OwnerShape.ENTERPRISE),
    ):
        form = IntakeForm(shape=shape, owner=filling.from_person(known))
        owner = read_form(form, None).owner
        assert replace(owner, address=known.address) == known


def test_an_earlier_dossier_fills_only_what_is_empty() -> None:
    form = IntakeForm(owner=PersonForm(number="000 190 000 012", name="Tên Mới", phone="0987 654 321"))

    filled = filling.with_earlier(form, an_intake())

    assert (filled.owner.name, filled.owner.phone, filled.owner.born) == ("Tên Mới", "0987 654 321", "14/03/1990")
    assert filled.owner.province == "Sơn La"


def test_the_address_of_a_card_stands_but_for_a_commune_it_does_not_name() -> None:
    form = IntakeForm(owner=PersonForm(detail="Bản Hẹo", province="Sơn La", scanned=("detail", "province")))

    filled = filling.with_earlier(form, an_intake())

    assert (filled.owner.detail, filled.owner.commune) == ("Bản Hẹo", "Xã Mai Sơn")


def test_the_offices_own_province_gives_way_to_a_known_address() -> None:
    known = an_intake(owner=a_person(address=Address("Số 1", "Phường X", "Lào Cai")))
    form = IntakeForm(owner=PersonForm(province="Sơn La"))

    assert filling.with_earlier(form, known, "Sơn La").owner.province == "Lào Cai"


def test_results_go_back_as_last_time_unless_the_clerk_chose() -> None:
    known = an_intake(return_channel=ReturnChannel.POST, collector=Collector("Lê", "0912345678", "Tổ 3"))

    back = filling.with_earlier(IntakeForm(), known).giving_back

    assert (back.channel, back.name, back.phone) == (ReturnChannel.POST, "Lê", "0912 345 678")


def test_the_sort_of_owner_is_taken_from_the_earlier_dossier() -> None:
    business = an_intake(owner=a_business(), owner_kind=OwnerKind.ENTERPRISE)

    assert filling.shape_of(business) is OwnerShape.ENTERPRISE
    assert filling.shape_of(an_intake(owner=a_foreigner())) is OwnerShape.FOREIGNER
    assert filling.shape_of(an_intake(owner=a_person(number_kind=IdentityKind.NONE))) is OwnerShape.CITIZEN


def test_a_procedure_brings_its_checklist_and_keeps_papers_added_by_hand() -> None:
    form = IntakeForm(papers=(PaperForm("Cũ", 1), PaperForm("Thêm", 1, extra=True)), exempt=True)

    chosen = filling.with_procedure(form, a_procedure())

    assert [paper.name for paper in chosen.papers] == [*(d.name for d in DOCUMENTS), "Thêm"]
    assert not any(any(paper.counts) for paper in chosen.papers[:-1])
    assert not chosen.exempt


def test_all_here_counts_as_asked_and_leaves_what_was_counted() -> None:
    papers = filling.with_procedure(IntakeForm(), a_procedure()).papers
    papers = (papers[0].with_counts((0, 2, 0)), *papers[1:], PaperForm("Thêm", 3, extra=True))

    full = filling.with_all_here(papers, a_procedure(), "")

    assert [paper.counts for paper in full] == [(0, 2, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0), (3, 0, 0)]


def test_a_draft_meets_a_changed_checklist_without_losing_a_count() -> None:
    kept = filling.with_procedure(IntakeForm(), a_procedure()).papers
    form = IntakeForm(papers=(kept[0].with_counts((1, 0, 0)), kept[1].with_counts((0, 1, 0)), *kept[2:]))
    changed = a_procedure(documents=(DOCUMENTS[1], RequiredDocument("Mới", "09", original=1)))

    today = filling.reconciled(form, changed)

    assert [(p.name, p.counts, p.extra) for p in today.papers] == [
        (DOCUMENTS[1].name, (0, 1, 0), False),
        ("Mới", (0, 0, 0), False),
        (DOCUMENTS[0].name, (1, 0, 0), True),
    ]
    assert filling.reconciled(form, None).procedure_code == ""


def test_a_case_with_its_own_papers_asks_for_those() -> None:
    case = Case("c1", "Trường hợp 1", documents=(DOCUMENTS[0],))

    assert len(filling.with_procedure(IntakeForm(), a_procedure(cases=(case,)), "c1").papers) == 1


def test_one_more_keeps_the_people_and_nothing_of_the_dossier() -> None:
    form = IntakeForm(owner=PersonForm(name="Trần"), submitter=PersonForm(name="Lê"), authorised=True, sets="3")
    form = replace(filling.with_procedure(form, a_procedure()), case_code="c1")

    following = filling.next_for_same(form)

    assert (following.owner, following.submitter, following.authorised) == (form.owner, form.submitter, True)
    assert (following.procedure_code, following.papers, following.sets) == ("", (), "1")


def test_the_offices_name_tells_its_province_when_there_is_such_a_one() -> None:
    real = OfficeName(date(2025, 7, 1), "Ủy ban nhân dân tỉnh Sơn La", "Trung tâm", "Sơn La")

    assert filling.home_province(an_office(names=(real,)), TODAY) == "Sơn La"
    assert filling.home_province(an_office(), TODAY) == ""


def test_a_year_of_birth_alone_comes_back_from_an_earlier_dossier() -> None:
    assert filling.from_person(a_person(born=None, born_year=1945)).born == "1945"
    assert filling.from_person(a_person(born=None)).born == ""
