"""Reading a form (đọc biểu mẫu): what was typed becomes an intake, and what cannot be one a problem at its field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cchc_desktop.domain import intake_cleaning, intake_problems, places
from cchc_desktop.domain.identity import digits
from cchc_desktop.domain.intake import Collector, Intake, Paper
from cchc_desktop.domain.person import Address, IdentityKind, Person
from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.domain.text import fold
from cchc_desktop.ui.intake.form import IntakeForm, OwnerShape, PersonForm
from cchc_desktop.ui.typed_date import read_date, read_year

_EXAMPLE = "14/03/1990"
_SAFE = "Chưa lưu gì. Sửa rồi Enter."
_NO_PROVINCE = "personal_number.province"
_OTHER_SPELLINGS = ("hcm", "dac lac")


def read_form(form: IntakeForm, procedure: Procedure | None) -> Intake:
    """The intake a form stands for, cleaned; what cannot be read is left empty, `problems_of` tells it."""
    fee = procedure.fee if procedure else None
    back, more = form.giving_back, form.more
    intake = Intake(
        owner=_person(form.owner, form.shape),
        procedure_code=form.procedure_code,
        owner_kind=form.shape.kind,
        submitter=_person(form.submitter, submitter_shape(form.submitter)) if form.submitter else None,
        authorised=form.authorised and form.submitter is not None,
        case_code=form.case_code,
        papers=tuple(Paper(p.name, p.original, p.certified, p.photocopy, p.code) for p in form.papers),
        sets=int(form.sets) if form.sets.isascii() and form.sets.isdigit() and len(form.sets) <= 9 else 0,
        channel=more.channel,
        return_channel=back.channel,
        collector=Collector(back.name, back.phone, back.address),
        fee_amount=(0 if form.exempt else fee.amount) if fee else None,
        fee_exempt=form.fee_exempt if form.exempt and fee else "",
        summary=more.summary,
        note=more.note,
        filed_on=read_date(more.filed_on),
    )
    return intake_cleaning.cleaned(intake)[0]


def problems_of(
    form: IntakeForm, procedure: Procedure | None, today: date, practice: bool = False
) -> tuple[Problem, ...]:
    """Everything wrong with a form, at most one problem a field, errors before warnings there; in the screen's order.

    Fields are those of the intake ("owner.number", "papers.3.original", "owner.address.commune"). In practice numbers
    of no province are not doubted: they are the ones that can belong to nobody.
    """
    intake = read_form(form, procedure)
    found = [*_unread(form, procedure), *intake_problems.problems(intake, procedure, today)]
    worst: dict[str, Problem] = {}
    for problem in found:
        if practice and problem.code == _NO_PROVINCE:
            continue
        known = worst.get(problem.field)
        if known is None or (problem.is_error and not known.is_error):
            worst[problem.field] = problem
    return tuple(sorted(worst.values(), key=lambda problem: _place(problem.field)))


def submitter_shape(person: PersonForm) -> OwnerShape:
    """A submitter is a citizen, or a foreigner when a nationality or letters in the number say so."""
    foreign = bool(person.nationality) or any(mark.isalpha() for mark in person.number)
    return OwnerShape.FOREIGNER if foreign else OwnerShape.CITIZEN


_ORDER = ("owner", "submitter", "authorised", "procedure_code", "case_code", "papers", "sets", "fee")
_WITHIN = ("number", "name", "born", "phone", "nationality", "representative", "address")


def _place(path: str) -> tuple[int, int]:
    head, _, rest = path.partition(".")
    outer = next((place for place, name in enumerate(_ORDER) if head.startswith(name)), len(_ORDER))
    inner = next((place for place, name in enumerate(_WITHIN) if rest.startswith(name)), len(_WITHIN))
    return outer, inner


def _person(person: PersonForm, shape: OwnerShape) -> Person:
    number = person.number.strip()
    return Person(
        name=person.name,
        number=number,
        number_kind=shape.number_kind if number else IdentityKind.NONE,
        born=read_date(person.born) if shape.is_person else None,
        born_year=read_year(person.born) if shape.is_person else None,
        sex=person.sex if shape.is_person else "",
        nationality=person.nationality if shape is OwnerShape.FOREIGNER else "",
        phone=person.phone,
        email=person.email,
        address=address_of(person),
        representative="" if shape.is_person else person.representative,
    )


def address_of(person: PersonForm) -> Address:
    """The address with the codes of what the catalogue of places knows; other text stays text, without a code."""
    province = places.find_province(person.province) if person.province else None
    if province and not _is_today(province, person.province):
        province = None
    commune = places.find_commune(province.code, person.commune) if province and person.commune else None
    return Address(
        detail=person.detail,
        commune=commune.name if commune else person.commune,
        province=province.name if province else person.province,
        commune_code=commune.code if commune else "",
        province_code=province.code if province else "",
    )


def _is_today(found: places.Place, typed: str) -> bool:
    """Whether the name typed is the province's own of today, and not that of one it took in."""
    written = fold(typed)
    return fold(found.name) in written or any(short in written for short in _OTHER_SPELLINGS)


def _unread(form: IntakeForm, procedure: Procedure | None) -> Iterator[Problem]:
    if form.shape.is_person:
        yield from _unread_birth("owner.born", form.owner.born)
    yield from _place_doubts("owner", form.owner)
    if form.submitter:
        yield from _unread_birth("submitter.born", form.submitter.born)
        yield from _place_doubts("submitter", form.submitter)
    yield from _unread_date("filed_on", form.more.filed_on, "Ngày nộp")
    if form.exempt and procedure and procedure.fee and not form.fee_exempt.strip():
        yield Problem("fee_exempt", "fee.reason", f"Miễn phí cần ghi lý do. {_SAFE}")


def _unread_date(path: str, text: str, called: str, example: str = _EXAMPLE) -> Iterator[Problem]:
    if text.strip() and read_date(text) is None:
        told = "có ngày không có trong lịch" if len(digits(text)) == 8 else "cần đủ ngày, tháng, năm"
        yield Problem(path, "date.form", f"{called} {told}, ví dụ {example}. {_SAFE}")


def _unread_birth(path: str, text: str) -> Iterator[Problem]:
    if read_year(text) is None:
        yield from _unread_date(path, text, "Ngày sinh", f"{_EXAMPLE}; thẻ chỉ có năm thì ghi 1945")


def _place_doubts(role: str, person: PersonForm) -> Iterator[Problem]:
    """Free text is taken: an old three-level address is an address. It is only said that no code goes with it."""
    typed = person.province.strip()
    if not typed:
        return
    province = places.find_province(typed)
    if province is None:
        said = "Không thấy tỉnh này trong 34 tỉnh, thành phố. Vẫn nhận như đã ghi."
        yield warning(f"{role}.address.province", "province.text", said)
    elif not _is_today(province, typed):
        said = f"Tên tỉnh cũ, nay thuộc {province.name}. Vẫn nhận như đã ghi."
        yield warning(f"{role}.address.province", "province.former", said)
    elif person.commune.strip() and places.find_commune(province.code, person.commune) is None:
        said = f"Không thấy xã, phường này ở {province.name}. Vẫn nhận như đã ghi."
        yield warning(f"{role}.address.commune", "commune.text", said)
