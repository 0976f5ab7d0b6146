"""The order of names: by given name, whatever the diacritics; bodies by the first of their words."""

from factories import NAMES
from hypothesis import given

from cchc_desktop.domain.name_order import rank
from cchc_desktop.domain.person import OwnerKind


def test_citizens_stand_by_their_given_names() -> None:
    names = ["Trần Thị Đào", "Nguyễn Văn An", "Lê Văn Ân", "Lò Thị Chấu", "Nguyễn Văn Bình"]

    ordered = sorted(names, key=rank)

    assert ordered == ["Lê Văn Ân", "Nguyễn Văn An", "Nguyễn Văn Bình", "Lò Thị Chấu", "Trần Thị Đào"]


def test_a_body_stands_by_its_first_word() -> None:
    assert rank("Công ty An Bình", OwnerKind.ENTERPRISE) > rank("An Bình", OwnerKind.ENTERPRISE)
    assert rank("Công ty An Bình", OwnerKind.ENTERPRISE) == rank("cong ty an binh", OwnerKind.ENTERPRISE)


def test_a_shorter_name_stands_first_and_no_name_before_all() -> None:
    assert 0 == rank("") < rank("An") < rank("Nguyễn An") < rank("Anh")


def test_other_scripts_stand_last() -> None:
    assert rank("Я") > rank("Z") > rank("9")


@given(NAMES)
def test_any_name_has_a_number_that_a_store_can_hold(name: str) -> None:
    assert 0 <= rank(name) < 2**62
