"""Who owns and who hands in a dossier (chủ hồ sơ, người nộp), and what is asked for, as the receipt says it."""

from __future__ import annotations

from cchc_desktop.domain.identity import digits, masked, normal_tax_code
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.person import IdentityKind, Person
from cchc_desktop.domain.phone import normal_phone, spaced
from cchc_desktop.slips.drawing.facts import Fact, Source, W
from cchc_desktop.slips.drawing.text import Printed
from cchc_desktop.slips.forms.wording import PeopleWording, filled


def people(source: Source[W]) -> tuple[tuple[Fact, ...], ...]:
    """The lines between title and papers, in the order of the form; facts that may share a line stand together."""
    wording, intake, owner = source.wording, source.dossier.intake, source.dossier.intake.owner
    office = source.office_name.lower
    counter = filled(wording.counter_value, counter=source.dossier.reception.counter, office=office)
    official = source.dossier.official if source.dossier.code is None else None
    few = (
        *source.fact(wording.nationality, owner.nationality),
        *source.fact(wording.email, owner.email),
        *source.fact(wording.representative, owner.representative),
    )
    rows = (
        source.fact(wording.official_code, official or ""),
        source.fact(wording.counter, counter),
        source.fact(wording.owner, owner.name, bold=True),
        source.fact(_number_label(owner, wording), shown_number(owner)) + source.fact(wording.phone, _phone(owner)),
        few[:2],
        few[2:],
        source.fact(wording.submitter, _submitter(source)),
        source.fact(wording.address, owner.address.text),
        source.fact(wording.procedure, _procedure(source)),
        source.fact(wording.filed, _filed(source)) if intake.channel is not Channel.COUNTER else (),
    )
    return tuple(row for row in rows if row)


def signer(source: Source[W]) -> Printed:
    """Whose name stands under the left signature: who stood at the counter."""
    intake = source.dossier.intake
    return source.ink(intake.submitter.name if intake.submitter else intake.owner.representative or intake.owner.name)


def shown_number(person: Person) -> str:
    """The number as paper may show it: a body's tax code whole, a person's number with three characters hidden."""
    if person.number_kind is IdentityKind.TAX_CODE and len(digits(person.number)) != 12:
        return normal_tax_code(person.number)
    return masked(person.number)


def _number_label(person: Person, wording: PeopleWording) -> str:
    labels = {
        IdentityKind.PERSONAL: wording.number_personal,
        IdentityKind.OLD: wording.number_old,
        IdentityKind.PASSPORT: wording.number_passport,
        IdentityKind.TAX_CODE: wording.number_tax,
    }
    return labels.get(person.number_kind, wording.number_other)


def _phone(person: Person) -> str:
    return spaced(normal_phone(person.phone))


def _submitter(source: Source[W]) -> str:
    """Name and whether authorised, then number and phone; "" when the owner came in person."""
    wording, intake = source.wording, source.dossier.intake
    if intake.submitter is None:
        return ""
    said = wording.submitter_authorised if intake.authorised else wording.submitter_other
    label = _number_label(intake.submitter, wording).removesuffix(":")
    parts = (
        filled(said, name=intake.submitter.name),
        filled(wording.submitter_number, label=label[:1].lower() + label[1:], number=shown_number(intake.submitter)),
        filled(wording.submitter_phone, phone=_phone(intake.submitter)),
    )
    return ", ".join(part for part in parts if part)


def _procedure(source: Source[W]) -> str:
    intake, wording = source.dossier.intake, source.wording
    name = source.dossier.reception.procedure_name
    procedure = filled(wording.procedure_value, name=name, code=intake.procedure_code) or name or intake.procedure_code
    return filled(wording.procedure_summary, procedure=procedure, summary=intake.summary) or procedure


def _filed(source: Source[W]) -> str:
    """How and when it was filed, when not at this counter today."""
    intake, wording = source.dossier.intake, source.wording
    channel = wording.filed_by_post if intake.channel is Channel.POST else wording.filed_online
    day = day_text(intake.filed_on) if intake.filed_on else ""
    return filled(wording.filed_on, channel=channel, day=day) or channel
