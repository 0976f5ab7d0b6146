"""An intake as a JSON file (tệp tiếp nhận): read for `receive INTAKE.json`, written for drafts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Literal, cast

import msgspec

from cchc_desktop.domain.checklist import all_here
from cchc_desktop.domain.intake import Channel, Collector, Intake, Paper, ReturnChannel
from cchc_desktop.domain.person import Address, IdentityKind, OwnerKind, Person
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.domain.shape import mismatches

ALL_PAPERS = (Paper("", code="*"),)
"""What `papers` holds after `"papers": "all"` was read, until `with_all_papers` knows the procedure."""


class AddressFile(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """An address of two levels; what an old three-level one says beyond them stands in `detail`."""

    detail: str = ""
    commune: str = ""
    province: str = ""
    commune_code: str = ""
    province_code: str = ""


class PersonFile(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """A person or body, with at most one of the numbers that name them."""

    name: Annotated[str, msgspec.Meta(description="Full name as on the card or the licence", examples=["Trần Thị Ví Dụ"])]
    personal_number: Annotated[str | None, msgspec.Meta(description="Số định danh cá nhân, 12 digits")] = None
    old_number: Annotated[str | None, msgspec.Meta(description="Chứng minh nhân dân, 9 digits")] = None
    passport: str | None = None
    tax_code: Annotated[str | None, msgspec.Meta(description="Mã số thuế, mã số doanh nghiệp")] = None
    number: Annotated[str | None, msgspec.Meta(description="A number of a kind not yet known (drafts)")] = None
    born: date | None = None
    sex: Literal["", "Nam", "Nữ"] = ""
    nationality: str = ""
    phone: str = ""
    email: str = ""
    address: AddressFile = AddressFile()
    representative: Annotated[str, msgspec.Meta(description="Who signs for an enterprise or body")] = ""


class PaperFile(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """A paper handed in, counted three ways."""

    name: str
    original: int = 0
    certified: int = 0
    photocopy: int = 0
    code: Annotated[str, msgspec.Meta(description="The catalogue's code of it, empty for one the clerk added")] = ""
    note: str = ""


class CollectorFile(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """Who gets the result by post; empty means as the owner."""

    name: str = ""
    phone: str = ""
    address: str = ""


class IntakeFile(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """What is taken down when a dossier is received."""

    owner: PersonFile
    procedure_code: Annotated[str, msgspec.Meta(description="Mã thủ tục hành chính", examples=["1.010803"])]
    owner_kind: Literal["citizen", "enterprise", "state_body", "other"] = "citizen"
    submitter: Annotated[PersonFile | None, msgspec.Meta(description="Absent: the owner came in person")] = None
    authorised: Annotated[bool, msgspec.Meta(description="The submitter holds a written authorisation")] = False
    case_code: Annotated[str, msgspec.Meta(description="Trường hợp of the procedure, where it has cases")] = ""
    papers: Annotated[
        tuple[PaperFile, ...] | Literal["all"],
        msgspec.Meta(description='The papers handed in, or "all": everything the checklist asks for is here'),
    ] = ()
    sets: int = 1
    channel: Literal["counter", "online", "post"] = "counter"
    return_channel: Literal["counter", "online", "post"] = "counter"
    collector: CollectorFile = CollectorFile()
    fee_amount: Annotated[int | None, msgspec.Meta(description="Whole đồng; absent: the procedure has no fee")] = None
    fee_exempt: Annotated[str, msgspec.Meta(description="Reason of exemption")] = ""
    summary: str = ""
    note: str = ""
    filed_on: Annotated[date | None, msgspec.Meta(description="When filed, if before the day of reception")] = None


def read_intake(data: bytes) -> Intake | tuple[Problem, ...]:
    """The intake of an INTAKE.json, or everything wrong with its form, fields named as the screen names them.

    What the form allows may still be wrong: `intake_problems.problems` says so. `"papers": "all"` becomes ALL_PAPERS.
    """
    try:
        content = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return (Problem("", "intake_file.syntax", "Tệp không phải JSON đúng cú pháp (UTF-8). Chưa lưu gì."),)
    wrong = tuple(
        Problem(m.path, f"intake_file.{m.kind}", f"Mục “{m.path or 'cả tệp'}”: {m.what}. Chưa lưu gì.")
        for m in mismatches(content, IntakeFile)
    )
    if wrong:
        return wrong
    file = msgspec.convert(content, IntakeFile)
    return _several_numbers(file) or _intake(file)


def with_all_papers(intake: Intake, procedure: Procedure) -> Intake:
    """`papers` as the checklist asks for them when the file said "all"; otherwise the same intake."""
    if intake.papers != ALL_PAPERS:
        return intake
    return replace(intake, papers=all_here(procedure, intake.case_code))


def intake_json(intake: Intake) -> bytes:
    """The inverse of `read_intake`: UTF-8 JSON, members at their defaults left out."""
    return msgspec.json.encode(_file(intake))


def intake_schema() -> bytes:
    """The JSON schema shipped as docs/intake.schema.json, indented, with a newline at the end."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "INTAKE.json (cchc-desktop receive)"}
    return msgspec.json.format(msgspec.json.encode(head | msgspec.json.schema(IntakeFile)), indent=2) + b"\n"


_NUMBERS = {
    "personal_number": IdentityKind.PERSONAL,
    "old_number": IdentityKind.OLD,
    "passport": IdentityKind.PASSPORT,
    "tax_code": IdentityKind.TAX_CODE,
    "number": IdentityKind.NONE,
}
_MEMBER = {kind: member for member, kind in _NUMBERS.items()}
_OWNER_KINDS = {kind.name.lower(): kind for kind in OwnerKind}
_CHANNELS = {channel.name.lower(): channel for channel in Channel}
_RETURN_CHANNELS = {channel.name.lower(): channel for channel in ReturnChannel}


def _numbers(person: PersonFile) -> list[tuple[IdentityKind, str]]:
    return [(kind, number) for name, kind in _NUMBERS.items() if (number := getattr(person, name)) is not None]


def _several_numbers(file: IntakeFile) -> tuple[Problem, ...]:
    said = "chỉ ghi một trong các số personal_number, old_number, passport, tax_code. Chưa lưu gì."
    people = {"owner": file.owner, "submitter": file.submitter}
    return tuple(
        Problem(f"{role}.number", "intake_file.numbers", f"Mục “{role}”: {said}")
        for role, person in people.items()
        if person and len(_numbers(person)) > 1
    )


def _intake(file: IntakeFile) -> Intake:
    papers = tuple(Paper(**msgspec.structs.asdict(paper)) for paper in file.papers if isinstance(paper, PaperFile))
    return Intake(
        owner=_person(file.owner),
        procedure_code=file.procedure_code,
        owner_kind=_OWNER_KINDS[file.owner_kind],
        submitter=_person(file.submitter) if file.submitter else None,
        authorised=file.authorised,
        case_code=file.case_code,
        papers=ALL_PAPERS if file.papers == "all" else papers,
        sets=file.sets,
        channel=_CHANNELS[file.channel],
        return_channel=_RETURN_CHANNELS[file.return_channel],
        collector=Collector(**msgspec.structs.asdict(file.collector)),
        fee_amount=file.fee_amount,
        fee_exempt=file.fee_exempt,
        summary=file.summary,
        note=file.note,
        filed_on=file.filed_on,
    )


def _person(file: PersonFile) -> Person:
    kind, number = next(iter(_numbers(file)), (IdentityKind.NONE, ""))
    return Person(
        name=file.name,
        number=number,
        number_kind=kind,
        born=file.born,
        sex=file.sex,
        nationality=file.nationality,
        phone=file.phone,
        email=file.email,
        address=Address(**msgspec.structs.asdict(file.address)),
        representative=file.representative,
    )


def _file(intake: Intake) -> IntakeFile:
    papers = tuple(msgspec.convert(paper, PaperFile, from_attributes=True) for paper in intake.papers)
    same = ("procedure_code", "authorised", "case_code", "sets", "fee_amount", "fee_exempt", "summary", "note", "filed_on")
    return IntakeFile(
        owner=_person_file(intake.owner),
        submitter=_person_file(intake.submitter) if intake.submitter else None,
        owner_kind=intake.owner_kind.name.lower(),  # type: ignore[arg-type]  # the enum's names are the literals
        papers="all" if intake.papers == ALL_PAPERS else papers,
        channel=intake.channel.name.lower(),  # type: ignore[arg-type]  # likewise
        return_channel=intake.return_channel.name.lower(),  # type: ignore[arg-type]  # likewise
        collector=msgspec.convert(intake.collector, CollectorFile, from_attributes=True),
        **{name: getattr(intake, name) for name in same},
    )


def _person_file(person: Person) -> PersonFile:
    same = ("name", "born", "nationality", "phone", "email", "representative")
    has_number = person.number or person.number_kind is not IdentityKind.NONE
    return PersonFile(
        address=msgspec.convert(person.address, AddressFile, from_attributes=True),
        sex=cast(Literal["", "Nam", "Nữ"], person.sex),
        **{name: getattr(person, name) for name in same},
        **({_MEMBER[person.number_kind]: person.number} if has_number else {}),
    )
