"""What is wrong with a person as taken down (lỗi ở phần người): number, birth, ways to reach them, address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cchc_desktop.domain import identity, places
from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.person import Address, IdentityKind, OwnerKind, Person
from cchc_desktop.domain.phone import email_problems, phone_problems
from cchc_desktop.domain.problem import Problem, warning

LONGEST_NAME = 500  # the contract's ChuHoSo
_OLDEST = 120
_MAY_ACT_ALONE = 15  # Bộ luật Dân sự 2015, Điều 21


def person_problems(person: Person, called: str, kind: OwnerKind, today: date) -> Iterator[Problem]:
    """All that is wrong, fields below the person ("name", "address.province"); `called` is their role in Vietnamese."""
    if not person.name.strip():
        yield Problem("name", "name.empty", f"Chưa có tên {called}.")
    if len(person.name) > LONGEST_NAME:
        said = f"Tên {called} dài nhất {LONGEST_NAME} chữ, đang có {len(person.name)}."
        yield Problem("name", "name.long", said)
    for problem in _number_problems(person, called, kind, today):
        yield problem.under("number")
    if person.born is not None:
        yield from _born_problems(person.born, today)
    elif person.born_year is not None:
        yield from _year_problems(person.born_year, today)
    for problem in phone_problems(person.phone):
        yield problem.under("phone")
    for problem in email_problems(person.email):
        yield problem.under("email")
    if person.number_kind is IdentityKind.PASSPORT and not person.nationality:
        yield warning("nationality", "nationality.empty", f"Chưa ghi quốc tịch của {called}.")
    yield from _address_problems(person.address)


def is_too_young(person: Person, today: date) -> bool:
    """Whether the law wants a representative to act for them; False when the birth is not known."""
    if person.born is None:
        return person.born_year is not None and today.year - person.born_year < _MAY_ACT_ALONE
    return age(person.born, today) < _MAY_ACT_ALONE


def age(born: date, today: date) -> int:
    """Full years lived; negative for a birth yet to come."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _number_problems(person: Person, called: str, kind: OwnerKind, today: date) -> list[Problem]:
    number = person.number
    if not number.strip():
        wanted = "mã số thuế" if kind is OwnerKind.ENTERPRISE else "số giấy tờ định danh"
        return [warning("", "number.empty", f"Chưa có {wanted} của {called}.")]
    match person.number_kind:
        case IdentityKind.PERSONAL:
            sex = {each.value: each for each in identity.Sex}.get(person.sex)
            return identity.personal_number_problems(number, _known_birth(person), sex, today)
        case IdentityKind.OLD:
            return identity.old_number_problems(number)
        case IdentityKind.PASSPORT:
            return identity.passport_problems(number)
        case IdentityKind.TAX_CODE:
            return identity.tax_code_problems(number)
        case IdentityKind.NONE:
            return [warning("", "number.kind", f"Chưa chọn loại giấy tờ của số này ({called}).")]


def _born_problems(born: date, today: date) -> Iterator[Problem]:
    if born > today:
        yield Problem("born", "born.future", f"Ngày sinh {day_text(born)} chưa tới.")
    elif age(born, today) > _OLDEST:
        yield warning("born", "born.old", f"Ngày sinh {day_text(born)} là hơn {_OLDEST} tuổi. Xem lại năm sinh.")


def _year_problems(year: int, today: date) -> Iterator[Problem]:
    if year > today.year:
        yield Problem("born", "born.future", f"Năm sinh {year} chưa tới.")
    elif today.year - year > _OLDEST:
        yield warning("born", "born.old", f"Năm sinh {year} là hơn {_OLDEST} tuổi. Xem lại năm sinh.")
    else:
        yield warning("born", "born.year_only", "Chỉ ghi năm sinh. Trên thẻ có ngày, tháng thì ghi đủ.")


def _known_birth(person: Person) -> date | None:
    """The day, or one of the year that is known: the number tells no more than the year."""
    year = person.born_year
    return person.born or (date(year, 1, 1) if year and date.min.year <= year <= date.max.year else None)


def _address_problems(address: Address) -> Iterator[Problem]:
    """Two levels are checked by their codes; an old three-level address stands as text and is never doubted."""
    if address.province_code and places.province(address.province_code) is None:
        yield warning(
            "address.province", "province.unknown", "Không có tỉnh này trong danh mục 34 tỉnh, thành. Chọn lại."
        )
    elif address.commune_code and not _is_in_province(address):
        yield warning("address.commune", "commune.elsewhere", "Xã, phường này không thuộc tỉnh đã chọn. Chọn lại.")


def _is_in_province(address: Address) -> bool:
    if not address.province_code:
        return places.commune(address.commune_code) is not None
    return any(place.code == address.commune_code for place in places.communes(address.province_code))
