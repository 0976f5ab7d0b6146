"""Which questions each deed asks, filled in as far as the dossier tells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import NOW, a_dossier, a_person, an_intake

from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.money import PaidFee
from cchc_desktop.domain.possible import Deed, possible
from cchc_desktop.domain.procedure import RequiredDocument
from cchc_desktop.domain.slip_kind import KINDS
from cchc_desktop.ui.deeds.form import DeedForm, Kind
from cchc_desktop.ui.deeds.forms import form_of
from cchc_desktop.ui.deeds.reading import DeedsReading

LEADS = {"tq01": "Lê Văn Trưởng Quầy", "cb01": "Phạm Thị Tiếp Nhận (không có trưởng quầy trong ca)"}
OWN_PAGE = {Deed.TAKE}


def reading(dossier: Dossier | None = None, **changes: object) -> DeedsReading:
    dossier = dossier or a_dossier()
    found = DeedsReading(dossier, possible(dossier, NOW.date()), {}, LEADS, (), dossier.due_at)
    return replace(found, **changes)  # type: ignore[arg-type]


def form(deed: Deed, found: DeedsReading | None = None) -> DeedForm:
    made = form_of(deed, found or reading())
    assert made is not None
    return made


@pytest.mark.parametrize("deed", Deed)
def test_every_deed_has_its_form_or_a_page_of_its_own(deed: Deed) -> None:
    made = form_of(deed, reading())
    assert (made is None) is (deed in OWN_PAGE)
    if made is not None:
        assert made.title
        assert made.button
        assert set(made.slips) <= set(KINDS)
        names = [ask.name for ask in made.asks]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("deed", sorted(set(Deed) - OWN_PAGE, key=str))
def test_with_leave_lead_password_and_reason_are_asked_too(deed: Deed) -> None:
    made = form(deed, reading(leave={deed: Duty.VOID}))
    assert made.lead is Duty.VOID
    assert [ask.name for ask in made.asks[-3:]] == ["approver", "password", "approval_reason"]
    assert made.asks[-2].kind is Kind.SECRET
    assert made.asks[-3].choices == LEADS
    assert made.asks[-3].value == "tq01"


def test_a_second_supplement_warns_and_a_lead_says_why_too() -> None:
    again = reading(a_dossier(supplements=1))
    assert "quá hạn" in form(Deed.REQUEST_SUPPLEMENT, again).warning
    assert form(Deed.REQUEST_SUPPLEMENT, again).asks[-1].name == "approval_reason"
    assert form(Deed.REQUEST_SUPPLEMENT).warning == ""


def test_a_second_supplement_asks_a_lead_why_though_something_else_needs_leave() -> None:
    found = reading(a_dossier(supplements=1), leave={Deed.AMEND: Duty.CORRECT_LATER})
    assert [ask.name for ask in form(Deed.REQUEST_SUPPLEMENT, found).asks].count("approval_reason") == 1


def test_asked_papers_stand_there_to_be_confirmed() -> None:
    found = reading(asked=(Paper("Giấy khai sinh", 1), Paper("Sổ hộ khẩu", 1, 1), Paper("<b>")))
    assert form(Deed.RECEIVE_SUPPLEMENT, found).asks[0].value == "Giấy khai sinh x1/0/0\nSổ hộ khẩu x1/1/0\n<b> x1/0/0"


def test_the_checklist_is_what_papers_are_asked_from() -> None:
    documents = (RequiredDocument("Giấy khai sinh", "G1", certified=1),)
    asks = {ask.name: ask for ask in form(Deed.REQUEST_SUPPLEMENT, reading(documents=documents)).asks}
    assert (asks["papers"].kind, asks["papers"].documents) == (Kind.PAPERS, documents)


def test_the_kinds_that_were_asked_for_stand_beside_what_comes() -> None:
    asked = form(Deed.RECEIVE_SUPPLEMENT, reading(asked=(Paper("Giấy khai sinh", 0, 1, 2, "G1"),))).asks[0].documents
    assert [(each.code, each.original, each.certified, each.photocopy) for each in asked] == [("G1", 0, 1, 2)]


def test_where_nobody_has_a_password_none_is_asked() -> None:
    made = form(Deed.VOID, reading(leave={Deed.VOID: Duty.VOID}, practice=True))
    assert [ask.name for ask in made.asks[-2:]] == ["approver", "approval_reason"]


def test_the_new_date_is_told_before_papers_are_taken() -> None:
    assert "29/10/2026" in form(Deed.RECEIVE_SUPPLEMENT).note
    assert (
        form(Deed.RECEIVE_SUPPLEMENT, reading(due_after=None)).note
        == "Giấy tiếp nhận bản 2 thay bản công dân đang giữ."
    )


@pytest.mark.parametrize(("amount", "filled"), [(None, ""), (0, ""), (50_000, "50.000"), (10**12, "1.000.000.000.000")])
def test_what_is_owed_is_filled_in_as_it_is_read(amount: int | None, filled: str) -> None:
    found = reading(a_dossier(intake=an_intake(fee_amount=amount)))
    assert form(Deed.COLLECT_FEE, found).asks[0].value == filled


def test_payments_are_told_apart_and_a_struck_out_one_is_not_offered() -> None:
    fees = (
        PaidFee("a", 50_000, "tien-mat", "12"),
        PaidFee("b", 50_000, "chuyen-khoan"),
        PaidFee("c", 1, "tien-mat", voided=True),
    )
    made = form(Deed.VOID_FEE, reading(a_dossier(fees=fees)))
    assert dict(made.asks[0].choices) == {
        "a": "50.000 đồng, tiền mặt, biên lai 12",
        "b": "50.000 đồng, chuyển khoản",
    }
    assert made.first == "fee_uid"
    assert form(Deed.VOID_FEE, reading(a_dossier(fees=fees[:1]))).first == "reason"


def test_only_originals_are_given_back() -> None:
    papers = (Paper("Bằng", 1), Paper("Căn cước", 0, 0, 1), Paper("Tờ khai", 3, 1))
    found = reading(a_dossier(intake=an_intake(papers=papers)))
    for deed in (Deed.WITHDRAW, Deed.STOP):
        asks = {ask.name: ask for ask in form(deed, found).asks}
        assert asks["papers"].value == "Bằng\nTờ khai x3"


def test_a_correction_starts_from_what_is_known_and_names_the_new_version() -> None:
    found = reading(a_dossier(intake=an_intake(owner=a_person(name="Trần"), note="cũ"), reissues=1))
    made = form(Deed.AMEND, found)
    values = {ask.name: ask.value for ask in made.asks}
    assert (values["name"], values["note"], values["reason"]) == ("Trần", "cũ", "")
    assert "bản 3" in made.note
