"""Provinces and communes are found as people write them, and a residence keeps every word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.places import (
    Place,
    Residence,
    commune,
    communes,
    find_commune,
    find_province,
    province,
    provinces,
    split_residence,
    suggest_communes,
)
from cchc_desktop.domain.text import clean, words

SON_LA = Place("14", "Sơn La", "tỉnh")
NINH_BINH = Place("37", "Ninh Bình", "tỉnh")
HA_NOI = Place("01", "Hà Nội", "thành phố trung ương")
CHIENG_COI = Place("03670", "Phường Chiềng Cơi", "phường")
FORMER = """Hà Giang, Cao Bằng, Bắc Kạn, Tuyên Quang, Lào Cai, Điện Biên, Lai Châu, Sơn La, Yên Bái, Hòa Bình,
    Thái Nguyên, Lạng Sơn, Quảng Ninh, Bắc Giang, Phú Thọ, Vĩnh Phúc, Bắc Ninh, Hải Dương, Hải Phòng, Hưng Yên,
    Thái Bình, Hà Nam, Nam Định, Ninh Bình, Thanh Hóa, Nghệ An, Hà Tĩnh, Quảng Bình, Quảng Trị, Thừa Thiên Huế,
    Đà Nẵng, Quảng Nam, Quảng Ngãi, Bình Định, Phú Yên, Khánh Hòa, Ninh Thuận, Bình Thuận, Kon Tum, Gia Lai, Đắk Lắk,
    Đắk Nông, Lâm Đồng, Bình Phước, Tây Ninh, Bình Dương, Đồng Nai, Bà Rịa - Vũng Tàu, Hồ Chí Minh, Long An,
    Tiền Giang, Bến Tre, Trà Vinh, Vĩnh Long, Đồng Tháp, An Giang, Kiên Giang, Cần Thơ, Hậu Giang, Sóc Trăng,
    Bạc Liêu, Cà Mau, Hà Nội"""


def test_the_country_has_34_provinces_and_3321_communes() -> None:
    codes = [place.code for each in provinces() for place in communes(each.code)]

    assert len(provinces()) == 34
    assert len(codes) == len(set(codes)) == 3321
    assert {len(code) for code in codes} == {5}
    assert communes("99") == ()


def test_places_are_found_by_code() -> None:
    assert province("14") == SON_LA
    assert commune("03670") == CHIENG_COI
    assert province("02") is None
    assert commune("") is None


@pytest.mark.parametrize("text", ["Sơn La", "tỉnh Sơn La", " TỈNH SƠN LA ", "son la", "Tỉnh  sơn la"])
def test_a_province_is_found_with_or_without_kind_and_diacritics(text: str) -> None:
    assert find_province(text) == SON_LA


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("TP. Hà Nội", "Hà Nội"),
        ("thành phố Huế", "Huế"),
        ("TP.HCM", "Hồ Chí Minh"),
        ("TPHCM", "Hồ Chí Minh"),
        ("Thanh Hoá", "Thanh Hóa"),
        ("Đắc Lắc", "Đắk Lắk"),
        ("tỉnh Nam Định", "Ninh Bình"),
        ("Hà Giang", "Tuyên Quang"),
        ("Kiên Giang", "An Giang"),
        ("Bà Rịa - Vũng Tàu", "Hồ Chí Minh"),
    ],
)
def test_other_spellings_and_former_names_find_the_province_of_today(text: str, name: str) -> None:
    found = find_province(text)

    assert found is not None
    assert found.name == name


def test_every_province_before_the_mergers_has_one_today_and_all_34_are_reached() -> None:
    names = clean(FORMER).split(", ")

    assert len(names) == 63
    assert {find_province(name) for name in names} == set(provinces())


@pytest.mark.parametrize("text", ["", "Thành phố Sơn La", "thành phố Nam Định", "xã Sơn La", "Atlantis", "TP"])
def test_a_city_or_a_stranger_is_no_province(text: str) -> None:
    assert find_province(text) is None


@pytest.mark.parametrize(
    "text", ["Phường Chiềng Cơi", "Chiềng Cơi", "phuong chieng coi", "P. Chiềng Cơi", "p.chieng coi"]
)
def test_a_commune_is_found_with_or_without_kind_and_diacritics(text: str) -> None:
    assert find_commune("14", text) == CHIENG_COI


@pytest.mark.parametrize("text", ["Xã Chiềng Cơi", "Chiềng", "", "thị trấn Mộc Châu"])
def test_a_commune_of_another_kind_or_half_a_name_is_not_found(text: str) -> None:
    assert find_commune("14", text) is None


def test_of_two_communes_that_fold_alike_only_the_exact_name_chooses() -> None:
    assert find_commune("19", "Văn Lang") != find_commune("19", "Văn Lăng")
    assert find_commune("19", "Văn Lăng") is not None
    assert find_commune("19", "van lang") is None


@pytest.mark.parametrize("text", ["Xã Cư M'gar", "cu m’gar", "Xã Cư Mgar"])
def test_apostrophes_do_not_matter(text: str) -> None:
    found = find_commune("66", text)

    assert found is not None
    assert found.name == "Xã Cư M’gar"


def test_every_commune_is_found_by_its_own_name() -> None:
    for each in provinces():
        for place in communes(each.code):
            assert find_commune(each.code, place.name) == place


def test_suggestions_begin_with_what_was_typed() -> None:
    found = suggest_communes("14", "chieng c", 3)

    assert found[0] == CHIENG_COI
    assert len(found) == 3
    assert CHIENG_COI in suggest_communes("14", "ph coi", 5)
    assert suggest_communes("14", "atlantis", 5) == []
    assert len(suggest_communes("14", "", 7)) == 7


def test_a_residence_of_today_is_taken_apart() -> None:
    line = "Bản Hẹo, Phường Chiềng Cơi, Sơn La"

    assert split_residence(line) == Residence("Bản Hẹo", CHIENG_COI, SON_LA)
    assert split_residence("Phường Chiềng Cơi,tỉnh Sơn La") == Residence("", CHIENG_COI, SON_LA)
    assert split_residence("Số 1, ngõ 2 , P. Ba Đình, TP Hà Nội") == Residence(
        "Số 1, ngõ 2", Place("00004", "Phường Ba Đình", "phường"), HA_NOI
    )


@pytest.mark.parametrize(
    ("line", "residence"),
    [
        ("Thôn 3, xã X, huyện Y, tỉnh Nam Định", Residence("Thôn 3, xã X, huyện Y, tỉnh Nam Định", None, NINH_BINH)),
        (
            "Tiểu khu 2, Xã Chiềng Ban, Huyện Mai Sơn, Sơn La",
            Residence("Tiểu khu 2, Xã Chiềng Ban, Huyện Mai Sơn", None, SON_LA),
        ),
        ("Bản A, Chiềng Ban, Mai Sơn, Sơn La", Residence("Bản A, Chiềng Ban, Mai Sơn", None, SON_LA)),
        ("Tổ 1, Tô Hiệu, Thành phố Sơn La, Sơn La", Residence("Tổ 1, Tô Hiệu, Thành phố Sơn La", None, SON_LA)),
        ("Tổ 1, Phường Tô Hiệu, Thành phố Sơn La", Residence("Tổ 1, Phường Tô Hiệu, Thành phố Sơn La", None, None)),
        ("Berlin, Đức", Residence("Berlin, Đức", None, None)),
        ("Sơn La", Residence("", None, SON_LA)),
        ("", Residence("", None, None)),
    ],
)
def test_old_three_level_and_unknown_residences_stay_as_text(line: str, residence: Residence) -> None:
    assert split_residence(line) == residence


def whole(residence: Residence) -> list[str]:
    parts = (residence.detail, *(place.name for place in (residence.commune, residence.province) if place))
    return words(", ".join(parts))


PART = st.sampled_from(
    [
        "Bản Hẹo",
        "Phường Chiềng Cơi",
        "xã Mai Sơn",
        "Mai Sơn",
        "Sơn La",
        "Nam Định",
        "Hà Nội",
        "huyện Mai Sơn",
        "",
        "Số 3",
    ]
)


@given(st.lists(PART | st.text(max_size=8), max_size=5))
def test_no_word_of_a_residence_is_lost(parts: list[str]) -> None:
    line = ",".join(parts)
    kinds = {"tinh", "thanh", "pho", "tp"}
    spelt = {"hcm", "tphcm", "dac", "lac"}

    assert set(words(clean(line))) - kinds - spelt <= set(whole(split_residence(line)))
