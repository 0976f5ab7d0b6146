"""The members of an INTAKE.json (các mục của tệp tiếp nhận), and the JSON schema that says them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec


class AddressFile(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """An address of two levels; what an old three-level one says beyond them stands in `detail`."""

    detail: str = ""
    commune: str = ""
    province: str = ""
    commune_code: str = ""
    province_code: str = ""


class PersonFile(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, frozen=True):
    """A person or body, with at most one of the numbers that name them."""

    name: Annotated[str, msgspec.Meta(description="As on the card or the licence", examples=["Trần Thị Ví Dụ"])]
    personal_number: Annotated[str | None, msgspec.Meta(description="Số định danh cá nhân, 12 digits")] = None
    old_number: Annotated[str | None, msgspec.Meta(description="Chứng minh nhân dân, 9 digits")] = None
    passport: str | None = None
    tax_code: Annotated[str | None, msgspec.Meta(description="Mã số thuế, mã số doanh nghiệp")] = None
    number: Annotated[str | None, msgspec.Meta(description="A number of a kind not yet known (drafts)")] = None
    born: date | None = None
    born_year: Annotated[
        Annotated[int, msgspec.Meta(ge=1800, le=2200)] | None,
        msgspec.Meta(description="Instead of born: no day is known"),
    ] = None
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


def intake_schema() -> bytes:
    """The JSON schema shipped as docs/intake.schema.json, indented, with a newline at the end."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "INTAKE.json (cchc-desktop receive)"}
    return msgspec.json.format(msgspec.json.encode(head | msgspec.json.schema(IntakeFile)), indent=2) + b"\n"
