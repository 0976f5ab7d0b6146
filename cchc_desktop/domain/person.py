"""A person or body (cá nhân, tổ chức) as the dossier names them: owner, submitter or collector."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class OwnerKind(Enum):
    """Who owns a dossier (LoaiDoiTuong, the national values)."""

    CITIZEN = "1"
    ENTERPRISE = "2"
    STATE_BODY = "3"
    OTHER = "4"


class IdentityKind(Enum):
    """Which number names them (LoaiDinhDanh): 1 and 2 are national, the others this contract's own."""

    PERSONAL = "1"  # số định danh cá nhân, 12 digits
    OLD = "2"  # chứng minh nhân dân, 9 digits
    PASSPORT = "3"
    TAX_CODE = "4"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Address:
    """An address of two levels; what an old three-level one says beyond them stands in `detail` as text."""

    detail: str = ""
    commune: str = ""
    province: str = ""
    commune_code: str = ""
    province_code: str = ""

    @property
    def text(self) -> str:
        """The whole on one line, as slips print it."""
        return ", ".join(part for part in (self.detail, self.commune, self.province) if part)


@dataclass(frozen=True, slots=True)
class Person:
    """One person or body; empty text means not known, never invented."""

    name: str
    number: str = ""
    number_kind: IdentityKind = IdentityKind.NONE
    born: date | None = None
    born_year: int | None = None  # where the card itself knows no day; never beside `born`
    sex: str = ""  # "Nam", "Nữ" or ""
    nationality: str = ""  # for foreigners, as on the passport
    phone: str = ""
    email: str = ""
    address: Address = Address()
    representative: str = ""  # of an enterprise or body
