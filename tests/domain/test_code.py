"""Dossier codes of every shape seen are read, and come back letter for letter."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.code import (
    DossierCode,
    Provisional,
    format_code,
    is_practice,
    is_unit_code,
    make_provisional,
    parse_code,
    parse_provisional,
    survives_unikey,
    version_in,
)

SHAPES = [
    ("H15.50.05.13-261008-0975", DossierCode("H15.50.05.13", date(2026, 10, 8), 975, 4)),
    ("H52.18-210129-0001", DossierCode("H52.18", date(2021, 1, 29), 1, 4)),
    ("000.00.18.H40-210129-0001", DossierCode("000.00.18.H40", date(2021, 1, 29), 1, 4)),
    ("G09.20-20260609-0092637", DossierCode("G09.20", date(2026, 6, 9), 92637, 7, long_date=True)),
    ("G09-261008-090123", DossierCode("G09", date(2026, 10, 8), 90123, 6)),
]
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
UNITS = st.from_regex(r"([0-9]{2,3}\.){0,3}[A-Z][0-9]{2}(\.[0-9]{1,3}){0,3}", fullmatch=True)


@pytest.mark.parametrize(("text", "code"), SHAPES)
def test_all_five_shapes_are_read_and_written_back(text: str, code: DossierCode) -> None:
    assert parse_code(text) == code
    assert str(code) == text


@pytest.mark.parametrize(
    "scan",
    [
        "H52.18-261008-0975;2",
        "h52.18-261008-0975;12\r\n",
        "h52.18-261008-0975",
        "  H52.18-261008-0975\r\n",
        "\ufeffH52.18-261008-0975\t",
        "H52.18–261008—0975",
    ],
)
def test_case_blanks_suffix_and_long_dashes_do_not_matter(scan: str) -> None:
    code = parse_code(scan)

    assert code is not None
    assert code.text == "H52.18-261008-0975"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "H52.18-261308-0975",
        "H52.18-260230-0975",
        "H52.18-261008-975",
        "H52.18-261008-09750975",
        "H52.18-261008-0975H52.18-261008-0975",
        "H52.18 261008 0975",
        "H5-261008-0975",
        "HH52-261008-0975",
        "H52.18-２61008-0975",
        "014190003271|",
    ],
)
def test_what_is_not_a_code_is_none(text: str) -> None:
    assert parse_code(text) is None


@given(UNITS, DAYS, st.integers(4, 7), st.data())
def test_every_code_given_here_is_read_back_the_same(unit: str, day: date, width: int, data: st.DataObject) -> None:
    ordinal = data.draw(st.integers(0, 10**width - 1))
    text = format_code(unit, day, ordinal, width)

    assert parse_code(text) == DossierCode(unit, day, ordinal, width)
    assert parse_code(f" {text.lower()}\r\n") == parse_code(text)


@given(UNITS, DAYS, st.integers(0, 9_999_999))
def test_codes_with_long_dates_round_trip(unit: str, day: date, ordinal: int) -> None:
    code = DossierCode(unit, day, ordinal, 7, long_date=True)

    assert parse_code(code.text) == code


@given(st.text(st.characters(exclude_categories=())))
def test_no_text_raises(text: str) -> None:
    code = parse_code(text)
    number = parse_provisional(text)

    assert code is None or parse_code(code.text) == code
    assert number is None or parse_provisional(number.text) == number


@pytest.mark.parametrize(
    ("unit", "day", "ordinal", "width"),
    [
        ("H52", date(2026, 10, 8), 10_000, 4),
        ("H52", date(2026, 10, 8), 1, 3),
        ("H52", date(2026, 10, 8), 1, 8),
        ("H52", date(2026, 10, 8), -1, 4),
        ("h52", date(2026, 10, 8), 1, 4),
        ("Sơn La", date(2026, 10, 8), 1, 4),
        ("H52", date(2100, 1, 1), 1, 4),
    ],
)
def test_a_code_that_would_not_read_back_is_never_given(unit: str, day: date, ordinal: int, width: int) -> None:
    with pytest.raises(ValueError, match="do not make a dossier code"):
        format_code(unit, day, ordinal, width)


def test_a_provisional_number_shows_device_day_and_order() -> None:
    number = make_provisional("03", date(2026, 10, 8), 7)

    assert number.text[:-1] == "T032610080007"
    assert str(number) == number.text
    assert parse_provisional(f" {number.text.lower()}\r\n") == number
    assert parse_code(number.text) is None


@given(st.from_regex(r"[0-9A-Z]{2,5}", fullmatch=True), DAYS, st.integers(1, 9999))
def test_provisional_numbers_round_trip(device: str, day: date, ordinal: int) -> None:
    assert parse_provisional(make_provisional(device, day, ordinal).text) == Provisional(device, day, ordinal)


@given(DAYS, st.integers(1, 9999), st.integers(1, 13), st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_one_wrong_character_of_a_provisional_number_is_noticed(
    day: date, ordinal: int, place: int, wrong: str
) -> None:
    text = make_provisional("03", day, ordinal).text
    if text[place] != wrong:
        assert parse_provisional(text[:place] + wrong + text[place + 1 :]) is None


@pytest.mark.parametrize(("device", "ordinal"), [("3", 1), ("000003", 1), ("a1", 1), ("03", 0), ("03", 10_000)])
def test_a_provisional_number_that_would_not_read_back_is_never_made(device: str, ordinal: int) -> None:
    with pytest.raises(ValueError, match="do not make a provisional number"):
        make_provisional(device, date(2026, 10, 8), ordinal)


def test_practice_codes_are_told_from_real_ones() -> None:
    assert is_practice("H00-261008-0001")
    assert is_practice("h00.18-261008-0001 ")
    assert is_practice("000.00.00.H00-261008-0001")
    assert not is_practice("H52-261008-0001")
    assert not is_practice("H00")


def test_codes_of_provinces_survive_unikey_and_vowels_do_not() -> None:
    assert survives_unikey(format_code("H52.18", date(2026, 10, 8), 3001, 4))
    assert survives_unikey("T032610080007")
    assert not survives_unikey("TA1")
    assert not survives_unikey("W")


@pytest.mark.parametrize(
    ("text", "version"),
    [("H52.18-261008-0975", 0), ("H52.18-261008-0975;2", 2), (" h52.18-261008-0975;13\r\n", 13), (";0", 0), (";x", 0)],
)
def test_the_version_of_a_receipt_stands_behind_its_code(text: str, version: int) -> None:
    assert version_in(text) == version


def test_what_is_no_version_is_no_part_of_a_code() -> None:
    assert parse_code("H52.18-261008-0975;") is None
    assert parse_code("H52.18-261008-0975;0") is None
    assert parse_code("H52.18-261008-0975;2;3") is None


def test_a_provisional_number_has_versions_too() -> None:
    number = make_provisional("Q3", date(2026, 10, 5), 1)

    assert parse_provisional(f"{number};2") == number


@pytest.mark.parametrize("unit", ["H52", "H52.18", "000.00.18.H52", "H15.50.05.13"])
def test_units_in_both_national_writings_are_told(unit: str) -> None:
    assert is_unit_code(unit)
    assert parse_code(f"{unit}-261005-0001") is not None


@pytest.mark.parametrize("text", ["", "XX", "h52", "H5", "H52.", "H52.1234", "H52-18", "H52.18 ", "52"])
def test_what_is_no_unit_is_none(text: str) -> None:
    assert not is_unit_code(text)
