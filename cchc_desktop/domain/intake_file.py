"""An intake as a JSON file (tệp tiếp nhận): read for `receive INTAKE.json`, written for drafts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec

from cchc_desktop.domain.checklist import all_here
from cchc_desktop.domain.intake import Channel, Collector, Intake, Paper, ReturnChannel
from cchc_desktop.domain.intake_form import AddressFile, CollectorFile, IntakeFile, PaperFile, PersonFile
from cchc_desktop.domain.person import Address, IdentityKind, OwnerKind, Person
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.domain.shape import Mismatch, fitting, mismatches

ALL_PAPERS = (Paper("", code="*"),)
"""What `papers` holds after `"papers": "all"` was read, until `with_all_papers` knows the procedure."""


def read_intake(data: bytes) -> Intake | tuple[Problem, ...]:
    """The intake of an INTAKE.json, or everything wrong with its form, fields named as the screen names them.

    What the form allows may still be wrong: `intake_problems.problems` says so. `"papers": "all"` becomes ALL_PAPERS.
    """
    intake, wrong = read_what_fits(data)
    return intake if intake is not None and not wrong else wrong


def read_what_fits(data: bytes) -> tuple[Intake | None, tuple[Problem, ...]]:
    """The intake as far as its form is right (None: not at all), and everything wrong with the form.

    What was left out for its form is missing or empty in the intake: `intake_problems.all_at_once` knows.
    """
    try:
        content = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        said = "Tệp không phải JSON đúng cú pháp (UTF-8). Chưa lưu gì."
        return None, (Problem("", "intake_file.syntax", said),)
    wrong: tuple[Problem, ...] = ()
    try:
        file = msgspec.convert(content, IntakeFile)
    except msgspec.ValidationError:
        wrong = tuple(map(_problem, mismatches(content, IntakeFile)))
        if not isinstance(content, dict):
            return None, wrong
        file = msgspec.convert(fitting(content, IntakeFile), IntakeFile)
    return _intake(file), (*wrong, *_several_numbers(file))


def with_all_papers(intake: Intake, procedure: Procedure) -> Intake:
    """`papers` as the checklist asks for them when the file said "all"; otherwise the same intake."""
    if intake.papers != ALL_PAPERS:
        return intake
    return replace(intake, papers=all_here(procedure, intake.case_code))


def intake_json(intake: Intake) -> bytes:
    """The inverse of `read_intake`: UTF-8 JSON."""
    return msgspec.json.encode(_file(intake))


def _problem(mismatch: Mismatch) -> Problem:
    said = f"Mục “{mismatch.path or 'cả tệp'}”: {mismatch.what}. Chưa lưu gì."
    return Problem(mismatch.path, f"intake_file.{mismatch.kind}", said)


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
        born_year=None if file.born else file.born_year,
        sex=file.sex,
        nationality=file.nationality,
        phone=file.phone,
        email=file.email,
        address=Address(**msgspec.structs.asdict(file.address)),
        representative=file.representative,
    )


def _file(intake: Intake) -> IntakeFile:
    members: dict[str, Any] = {name: getattr(intake, name) for name in IntakeFile.__struct_fields__}
    members["owner"] = _person_file(intake.owner)
    members["submitter"] = _person_file(intake.submitter) if intake.submitter else None
    for name in ("owner_kind", "channel", "return_channel"):
        members[name] = members[name].name.lower()
    if intake.papers == ALL_PAPERS:
        members["papers"] = "all"
    else:
        members["papers"] = tuple(msgspec.convert(paper, PaperFile, from_attributes=True) for paper in intake.papers)
    members["collector"] = msgspec.convert(intake.collector, CollectorFile, from_attributes=True)
    return IntakeFile(**members)


def _person_file(person: Person) -> PersonFile:
    members: dict[str, Any] = {name: getattr(person, name, None) for name in PersonFile.__struct_fields__}
    members["number"] = None
    members["address"] = msgspec.convert(person.address, AddressFile, from_attributes=True)
    if person.number or person.number_kind is not IdentityKind.NONE:
        members[_MEMBER[person.number_kind]] = person.number
    return PersonFile(**members)
