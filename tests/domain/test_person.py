"""An address prints on one line whatever is missing from it."""

import pytest

from cchc_desktop.domain.person import Address, IdentityKind, OwnerKind, Person


@pytest.mark.parametrize(
    ("address", "line"),
    [
        (Address("Tổ 3", "Xã Mai Sơn", "Sơn La"), "Tổ 3, Xã Mai Sơn, Sơn La"),
        (Address("Bản A, xã B, huyện C, tỉnh D"), "Bản A, xã B, huyện C, tỉnh D"),
        (Address(province="Sơn La"), "Sơn La"),
        (Address(commune_code="03979", province_code="14"), ""),
        (Address(), ""),
    ],
)
def test_an_address_is_its_known_parts_from_small_to_big(address: Address, line: str) -> None:
    assert address.text == line


def test_nothing_is_invented_for_a_person_of_whom_only_the_name_is_known() -> None:
    person = Person("Trần Thị Ví Dụ")

    assert (person.number, person.number_kind, person.born, person.sex) == ("", IdentityKind.NONE, None, "")
    assert person.address.text == ""


def test_owner_kinds_are_the_national_values() -> None:
    assert [kind.value for kind in OwnerKind] == ["1", "2", "3", "4"]
    assert (IdentityKind.PERSONAL.value, IdentityKind.OLD.value) == ("1", "2")
