"""A citizen card is read from whatever a scanner sends, and a bad scan is a sentence."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.card import CitizenCard, looks_like_card, read_card
from cchc_desktop.domain.identity import Sex
from cchc_desktop.domain.problem import Problem

SCAN = "014190003271|123456789|Lò Thị Ví Dụ|01021990|Nữ|Bản Hẹo, Phường Chiềng Cơi, Sơn La|20052021"
OTHER_SCAN = "001085000012||Trần Văn Mẫu|03041985|Nam|Tổ 1, Phường Ba Đình, Hà Nội|01072024"
CARD = CitizenCard(
    personal_number="014190003271",
    old_number="123456789",
    name="Lò Thị Ví Dụ",
    born=date(1990, 2, 1),
    sex=Sex.NU,
    residence="Bản Hẹo, Phường Chiềng Cơi, Sơn La",
    issued=date(2021, 5, 20),
)


def card_of(scan: str) -> CitizenCard:
    card = read_card(scan)
    assert isinstance(card, CitizenCard)
    return card


def problem_of(scan: str) -> Problem:
    problem = read_card(scan)
    assert isinstance(problem, Problem)
    return problem


def doubts_of(scan: str) -> list[tuple[str, str]]:
    doubts = card_of(scan).doubts
    assert not any(doubt.is_error for doubt in doubts)
    return [(doubt.field, doubt.code) for doubt in doubts]


@pytest.mark.parametrize(
    "scan",
    [
        SCAN,
        f"\ufeff{SCAN}\r\n",
        f"{SCAN}\t",
        f"{SCAN}\r{SCAN}\r",
        unicodedata.normalize("NFD", SCAN),
        SCAN.replace("01021990", "01/02/1990").replace("20052021", "20/05/2021"),
        SCAN.replace("|", " | "),
        SCAN.replace("Nữ", "NỮ"),
    ],
)
def test_the_seven_fields_are_read_however_the_scanner_dresses_them(scan: str) -> None:
    assert read_card(scan) == CARD


def test_a_card_without_an_old_number_has_none() -> None:
    assert card_of(OTHER_SCAN).old_number is None
    assert doubts_of(OTHER_SCAN) == []


def test_the_six_field_card_leaves_the_old_number_out() -> None:
    card = card_of(SCAN.replace("|123456789|", "|"))

    assert card.old_number is None
    assert (card.name, card.sex, card.issued) == (CARD.name, CARD.sex, CARD.issued)
    assert card.doubts == ()


def test_what_newer_cards_add_is_kept_as_it_came() -> None:
    card = card_of(f"{SCAN}|Lò Văn Cha|Cà Thị Mẹ||")

    assert card.extra == ("Lò Văn Cha", "Cà Thị Mẹ", "", "")
    assert card.residence == CARD.residence


def test_an_older_card_of_twelve_digits_is_an_old_number_too() -> None:
    assert card_of(SCAN.replace("123456789", "014090000001")).old_number == "014090000001"


@pytest.mark.parametrize(
    ("right", "wrong", "field"),
    [
        ("01021990", "31021990", "born"),
        ("01021990", "00001950", "born"),
        ("01021990", "01020190", "born"),
        ("01021990", "", "born"),
        ("20052021", "200520", "issued"),
        ("20052021", "", "issued"),
        ("Nữ", "N", "sex"),
        ("Bản Hẹo, Phường Chiềng Cơi, Sơn La", "", "residence"),
        ("123456789", "12345", "old_number"),
    ],
)
def test_a_field_that_cannot_be_read_is_left_out_and_doubted(right: str, wrong: str, field: str) -> None:
    scan = SCAN.replace(f"|{right}", f"|{wrong}")

    assert [field_name for field_name, _ in doubts_of(scan)] == [field]
    assert not getattr(card_of(scan), field)


@pytest.mark.parametrize(
    "scan",
    [
        SCAN.encode().decode("cp1252", errors="replace"),
        SCAN.encode().decode("latin-1"),
        SCAN.replace("Lò Thị Ví Dụ", "L\ufffd Th\ufffd V\ufffd D\ufffd"),
        SCAN.replace("Lò Thị Ví Dụ", "L? Th? Ví D?"),
        SCAN.replace("Lò Thị Ví Dụ", "Lo2 Thi5 Vi1 Du5"),
        SCAN.replace("Lò Thị Ví Dụ", "Lo` Thị Ví Dụ"),
    ],
)
def test_letters_broken_on_the_way_are_doubted_and_utf8_is_named(scan: str) -> None:
    doubts = [doubt for doubt in card_of(scan).doubts if doubt.code == "card.garbled"]

    assert card_of(scan).is_broken
    assert [doubt.field for doubt in doubts] == ["name"]
    assert "UTF-8" in doubts[0].message


@pytest.mark.parametrize("name", ["LÃ THỊ ÁNH", "Đoàn Ấn Độ", "H'Hen Niê", "K’Brêu", "Ìa A Sùng", "Ở Ỹ", "Nguyễn - An"])
def test_rightful_names_are_not_taken_for_broken_ones(name: str) -> None:
    assert doubts_of(SCAN.replace("Lò Thị Ví Dụ", name)) == []


@pytest.mark.parametrize("fields", range(2, 7))
def test_a_cut_scan_asks_to_scan_again(fields: int) -> None:
    problem = problem_of("|".join(SCAN.split("|")[:fields]))

    assert problem.code == "card.cut"
    assert f"mới có {fields} trong 7" in problem.message
    assert "Quét lại" in problem.message


def test_a_scan_without_a_name_asks_to_scan_again() -> None:
    assert problem_of(SCAN.replace("Lò Thị Ví Dụ", "")).code == "card.no_name"


def test_an_old_number_is_never_taken_for_the_name_of_a_six_field_card() -> None:
    assert problem_of(SCAN.replace("|Lò Thị Ví Dụ|", "|")).code == "card.cut"


@pytest.mark.parametrize("scan", [f"{SCAN}\r{OTHER_SCAN}", f"{SCAN}{OTHER_SCAN}", f"{SCAN}{SCAN}"])
def test_two_scans_stuck_together_are_not_one_card(scan: str) -> None:
    assert problem_of(scan).code == "card.two"


@pytest.mark.parametrize(
    "scan", ["", "H52.18-261120-3001", "014190003271", "01419000327|Lò", "https://vneid.gov.vn/a|b"]
)
def test_another_code_is_not_a_card(scan: str) -> None:
    assert not looks_like_card(scan)
    assert problem_of(scan).code == "card.other"


def test_a_cut_card_still_looks_like_one() -> None:
    assert looks_like_card("\ufeff014190003271|\r\n")
    assert looks_like_card(SCAN)


@given(st.text(st.characters(exclude_categories=())))
def test_no_text_at_all_raises(raw: str) -> None:
    assert isinstance(read_card(raw), CitizenCard | Problem)
    assert isinstance(read_card(f"014190003271|{raw}"), CitizenCard | Problem)


FIELD = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=12),
    st.from_regex(r"[0-9]{8,12}", fullmatch=True),
    st.sampled_from(["", "Nam", "Nữ", "31/02/2000", "٠١٠٢١٩٩٠"]),
)


@given(st.dictionaries(st.integers(0, 6), FIELD), st.integers(0, len(SCAN)), st.lists(FIELD, max_size=3))
def test_a_spoilt_card_is_a_card_or_a_sentence(spoilt: dict[int, str], cut: int, extra: list[str]) -> None:
    fields = [spoilt.get(place, field) for place, field in enumerate(SCAN.split("|"))]
    scan = "|".join(fields + extra)

    for raw in (scan, scan[:-cut], scan[cut:] + scan[:cut]):
        read = read_card(raw)
        if isinstance(read, CitizenCard):
            assert len(read.personal_number) == 12
            assert read.personal_number.isascii()
            assert read.name
        else:
            assert "Quét lại" in read.message
            assert read.is_error


@given(st.integers(0, len(SCAN) - len("20052021")))
def test_a_card_cut_before_its_last_field_is_never_taken(length: int) -> None:
    if length < len(SCAN) - len("20052021"):
        assert isinstance(read_card(SCAN[:length]), Problem)


def test_keys_of_telex_that_no_program_made_letters_are_doubted_and_names_of_the_highlands_are_not() -> None:
    typed = SCAN.replace("Lò Thị Ví Dụ", "Traafn Thij Ví Duj")

    assert ("name", "card.typed") in doubts_of(typed)
    assert card_of(typed).is_to_be_looked_at
    assert not card_of(typed).is_broken
    for name in ("H'Wiên Kbuôr", "Ksor Jrai", "Rơ Châm H'Phưl", "Bàn Tài Xoan", "Siu Hăr"):
        assert doubts_of(SCAN.replace("Lò Thị Ví Dụ", name)) == []


def test_a_card_without_any_mark_is_doubted_for_a_scanner_may_have_dropped_them() -> None:
    dropped = SCAN.encode("ascii", "ignore").decode()

    assert ("name", "card.unmarked") in doubts_of(dropped)
    assert doubts_of(SCAN.replace("Lò Thị Ví Dụ", "Y Blur")) == []
