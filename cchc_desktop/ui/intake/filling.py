"""Filling a form (điền sẵn): from a citizen card, from an earlier dossier, from a procedure's checklist."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cchc_desktop.domain import places
from cchc_desktop.domain.card import CitizenCard
from cchc_desktop.domain.checklist import all_here, papers_for
from cchc_desktop.domain.identity import grouped
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.intake import Intake, Paper
from cchc_desktop.domain.office import Office
from cchc_desktop.domain.person import IdentityKind, OwnerKind, Person
from cchc_desktop.domain.phone import spaced
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.domain.text import fold
from cchc_desktop.ui.intake.form import IntakeForm, MoreForm, OwnerShape, PaperForm, PersonForm, ReturnForm

_SEAT = re.compile(r"(?:tỉnh|thành phố)\s+(.+)$", re.IGNORECASE)
_ADDRESS = ("detail", "commune", "province")


def from_card(card: CitizenCard, before: PersonForm) -> PersonForm:
    """The person of the card; phone and mail stay when `before` is the same person or was not yet named.

    The address typed or known stays too when the card has none. Letters that broke on the way are not taken.
    """
    number = grouped(card.personal_number)
    same = number == before.number or not before.number
    kept = before if same else PersonForm()
    filled = replace(
        kept,
        number=number,
        name=kept.name if card.is_broken else card.name,
        born=day_text(card.born) if card.born else kept.born,
        sex=card.sex.value if card.sex else "",
        nationality="",
        representative="",
    )
    if card.residence and not card.is_broken:
        home = places.split_residence(card.residence)
        filled = replace(
            filled,
            detail=home.detail,
            commune=home.commune.name if home.commune else "",
            province=home.province.name if home.province else "",
        )
    filled_here = ("number", "name", *(["born"] if card.born else []), *(_ADDRESS if card.residence else ()))
    return replace(filled, scanned=tuple(name for name in filled_here if getattr(filled, name)))


def from_person(person: Person) -> PersonForm:
    """A person as an earlier dossier has them."""
    return PersonForm(
        number=grouped(person.number) if person.number_kind is IdentityKind.PERSONAL else person.number,
        name=person.name,
        born=day_text(person.born) if person.born else str(person.born_year or ""),
        phone=spaced(person.phone),
        email=person.email,
        detail=person.address.detail,
        commune=person.address.commune,
        province=person.address.province,
        nationality=person.nationality,
        representative=person.representative,
        sex=person.sex,
    )


def with_earlier(form: IntakeForm, earlier: Intake, default_province: str = "") -> IntakeForm:
    """What is still empty taken from an earlier dossier of the owner; what the card or the clerk said stands.

    An address is taken whole or not at all; where the card has one, an earlier one of the same province may only add
    the commune the card does not name.
    """
    known, owner = from_person(earlier.owner), form.owner
    names = ("name", "born", "phone", "email", "nationality", "representative", "sex")
    owner = replace(owner, **{name: getattr(owner, name) or getattr(known, name) for name in names})
    blank = not owner.detail and not owner.commune and owner.province in ("", default_province)
    if blank:
        owner = replace(owner, **{name: getattr(known, name) for name in _ADDRESS})
    elif not owner.commune and fold(owner.province) == fold(known.province):
        owner = replace(owner, commune=known.commune)
    back = form.giving_back
    if back == ReturnForm():
        was = earlier.collector
        back = ReturnForm(earlier.return_channel, was.name, spaced(was.phone), was.address)
    shape = form.shape if form.owner.scanned else shape_of(earlier)
    return replace(form, owner=owner, giving_back=back, shape=shape)


def from_intake(intake: Intake) -> IntakeForm:
    """The form of a dossier that is to be completed, as it was taken down."""
    was = intake.collector
    return IntakeForm(
        shape=shape_of(intake),
        owner=from_person(intake.owner),
        submitter=from_person(intake.submitter) if intake.submitter else None,
        authorised=intake.authorised,
        procedure_code=intake.procedure_code,
        case_code=intake.case_code,
        papers=tuple(PaperForm(p.name, p.original, p.certified, p.photocopy, p.code) for p in intake.papers),
        sets=str(intake.sets),
        exempt=bool(intake.fee_exempt),
        fee_exempt=intake.fee_exempt,
        giving_back=ReturnForm(intake.return_channel, was.name, spaced(was.phone), was.address),
        more=MoreForm(
            intake.channel, day_text(intake.filed_on) if intake.filed_on else "", intake.summary, intake.note
        ),
    )


def shape_of(intake: Intake) -> OwnerShape:
    """What sort of owner an intake has."""
    by_kind = {shape.kind: shape for shape in OwnerShape if not shape.is_person}
    if intake.owner_kind is not OwnerKind.CITIZEN:
        return by_kind[intake.owner_kind]
    by_number = {shape.number_kind: shape for shape in OwnerShape if shape.is_person}
    return by_number.get(intake.owner.number_kind, OwnerShape.CITIZEN)


def with_procedure(form: IntakeForm, procedure: Procedure | None, case_code: str = "") -> IntakeForm:
    """The form for this procedure and case: its checklist, nothing ticked; papers added by hand stay."""
    listed = _rows(papers_for(procedure, case_code)) if procedure else ()
    added = tuple(paper for paper in form.papers if paper.extra)
    code = procedure.code if procedure else ""
    return replace(
        form, procedure_code=code, case_code=case_code, papers=listed + added, exempt=False, fee_exempt="", sets="1"
    )


def reconciled(form: IntakeForm, procedure: Procedure | None) -> IntakeForm:
    """A kept draft beside today's checklist: counts go to the same papers, others become extra."""
    listed = _rows(papers_for(procedure, form.case_code)) if procedure else ()
    kept = {(paper.code, paper.name): paper for paper in form.papers if not paper.extra}
    rows = tuple(row.with_counts(kept.pop((row.code, row.name), row).counts) for row in listed)
    others = tuple(replace(paper, extra=True) for paper in kept.values() if any(paper.counts))
    extras = tuple(paper for paper in form.papers if paper.extra)
    return replace(form, procedure_code=procedure.code if procedure else "", papers=rows + others + extras)


def with_all_here(papers: Sequence[PaperForm], procedure: Procedure, case_code: str) -> tuple[PaperForm, ...]:
    """Everything the checklist needs counted as asked; what was already counted is not changed."""
    full = _rows(all_here(procedure, case_code))
    listed = [row for row in papers if not row.extra]
    extras = tuple(row for row in papers if row.extra)
    filled = tuple(
        row if any(row.counts) else row.with_counts(want.counts) for row, want in zip(listed, full, strict=True)
    )
    return filled + extras


def next_for_same(form: IntakeForm) -> IntakeForm:
    """A new form for the same people: who, and how results go back; nothing of the dossier."""
    return IntakeForm(
        shape=form.shape,
        owner=form.owner,
        submitter=form.submitter,
        authorised=form.authorised,
        giving_back=form.giving_back,
    )


def home_province(office: Office, today: date) -> str:
    """The province the office's own name says it is in, "" when none of today's."""
    seat = _SEAT.search(office.name_on(today).upper)
    found = places.find_province(seat[1]) if seat else None
    return found.name if found else ""


def _rows(papers: Sequence[Paper]) -> tuple[PaperForm, ...]:
    return tuple(PaperForm(p.name, p.original, p.certified, p.photocopy, p.code) for p in papers)
