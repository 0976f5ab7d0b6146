"""What a keyboard scanner sent is told, or refused; never is it taken as something else (F40)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from domain.card_scans import PROVINCES, card_scans
from domain.typist import Program, Typist
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cchc_desktop.domain.scanned_code import CHANGED
from cchc_desktop.domain.scanner_sheet import BARS
from cchc_desktop.domain.wedge import is_ours, settled, without_symbology

PROGRAMS = st.builds(
    Program,
    method=st.sampled_from(["telex", "simple", "vni"]),
    modern=st.booleans(),
    free=st.booleans(),
    spelling=st.booleans(),
    restores=st.booleans(),
    blind=st.booleans(),
)
CODES = st.sampled_from(
    (
        *("H52.18-261123-3012", "H52.18-261123-3012;2", "G09.20-20260609-0092637", "A12.01-261123-0001"),
        *("BG-3-261123-01-7K4M", "BC-3-261123-01-7K4M", "000.00.18.H40-210129-0001", "TTH26112300017"),
        *("03.001/HDHS/2026", "03.014/TC/2026"),
    )
)
STANDING = st.sampled_from(["", "Hoa", "Hoa2", "Hoaf", "nguye6n4", "tra", "Lo1", "d"])
TELEX, VNI = Program("telex"), Program("vni")
CARD = "064090003271||Ksor Blur|12051990|Nam|Làng A1, Ia Grai, Gia Lai|01012022"


@given(PROGRAMS, card_scans(), STANDING)
@settings(max_examples=500)
@example(TELEX, CARD, "")
def test_a_card_is_what_its_qr_says_or_refused(program: Program, scan: str, standing: str) -> None:
    assert settled(Typist(program, standing).type(scan)) in (scan, CHANGED)


@given(PROGRAMS, card_scans(), st.lists(st.booleans(), min_size=1, max_size=40))
@settings(max_examples=300)
def test_a_program_switched_on_and_off_at_every_key_fools_nobody(program: Program, scan: str, on: list[bool]) -> None:
    typist = Typist(program)
    strokes = "".join(typist.press(key, on[place % len(on)]) for place, key in enumerate(scan))

    assert settled(strokes) in (scan, CHANGED)


@given(PROGRAMS, CODES, STANDING)
def test_a_code_is_what_its_bars_say_or_refused(program: Program, code: str, standing: str) -> None:
    assert settled(Typist(program, standing).type(code)) in (code, CHANGED)


@pytest.mark.parametrize("method", ["telex", "simple", "vni"])
@pytest.mark.parametrize("code", ["H52.18-261123-3012", "H52.18-261123-3012;2", "BG-3-261123-01-7K4M"])
def test_our_codes_pass_every_program(method: str, code: str) -> None:
    assert settled(Typist(Program(method)).type(code)) == code


@pytest.mark.parametrize(
    ("program", "name", "place"),
    [
        (TELEX, "Ksor Blur", "Ia Grai"),
        (TELEX, "Nguyễn Thị Anna", "Số 7B, Chư Sê"),
        (replace(TELEX, method="simple"), "H'Las Siu", "Chư Sê"),
        (VNI, "Y Blur Ayun", "Tổ 3"),
        (replace(TELEX, free=False), "Rmah Joos", "Chư Sê"),
    ],
)
def test_what_was_changed_in_a_card_is_undone(program: Program, name: str, place: str) -> None:
    scan = f"064090003271||{name}|12051990|Nam|Làng Đê, {place}, Gia Lai|01012022"
    strokes = Typist(program).type(scan)

    assert settled(strokes) == scan


def test_digits_that_a_word_in_the_field_swallowed_come_back() -> None:
    scan = "014190003271||Lò Thị Ví Dụ|12051990|Nữ|Bản Hẹo, Sơn La|01012022"
    strokes = Typist(VNI, standing="Hoa2").type(scan)

    assert strokes.startswith("\b")
    assert settled(strokes) == scan


def test_what_two_texts_could_have_been_is_refused() -> None:
    assert settled(Typist(VNI).type(CARD.replace("Ksor Blur", "Lò Ví Dụ"))) == CHANGED  # "A1" and "As" are both "Á"
    assert settled("064090003271||H'Ưen|12051990|Nam|Chư Sê, Gia Lai|01012022") == CHANGED  # H'Wen?


def test_a_scanner_that_types_telex_on_purpose_is_understood() -> None:
    sent = "014190003271||Lof Thij Vis Duj|12051990|Nuwx|Bar Hejo, Sown La|01012022"

    assert settled(Typist(TELEX).type(sent)) == "014190003271||Lò Thị Ví Dụ|12051990|Nữ|Bả Hẹo, Sơn La|01012022"


def test_words_that_an_input_method_wrote_tell_no_keys_of_a_card() -> None:
    assert settled("064090003271||Ksỏ Blủ|12051990|Nam|Chư Sê, Gia Lai|01012022", composed=True) == CHANGED
    assert settled("H52.18-261123-3012", composed=True) == "H52.18-261123-3012"


def test_the_test_sheet_comes_as_it_is() -> None:
    strokes = Typist(TELEX).type(BARS)

    assert "\b" in strokes
    assert settled(strokes) == BARS.replace("QWZYM", "QƯZYM").replace("AA", "Â")


def test_what_no_program_touched_is_let_through_whatever_it_is() -> None:
    assert settled("8934567890123") == "8934567890123"
    assert settled("") == ""


def test_the_kind_of_code_sent_first_is_left_out() -> None:
    assert without_symbology("]C1H52.18-261123-3012") == "H52.18-261123-3012"
    assert settled("ưC1H52.18-261123-3012") == "H52.18-261123-3012"  # Telex on


def test_only_codes_of_ours_and_whole_cards_are_ours() -> None:
    assert is_ours("H52.18-261123-3012")
    assert is_ours(CARD)
    assert not is_ours("Nguyễn Văn A")
    assert not is_ours(CARD[:40])


def test_most_cards_of_a_telex_office_are_undone() -> None:
    """So the refusal is the exception: names of the lowlands hold nothing that Telex changes."""
    names = ["Nguyễn Thị Hoa", "Trần Văn Nam", "Lò Văn Anh", "Siu Hlas", "Ksor Y Blur", "Đỗ Minh Tú", "Vừ A Pó"]
    scans = [
        f"{code}090003271||{name}|12051990|Nam|Tổ 3, {place}|01012022"
        for name in names
        for code, place in PROVINCES.items()
    ]
    told = Counter(settled(Typist(program).type(scan)) == scan for scan in scans for program in (TELEX, VNI))

    assert told[True] == len(scans) * 2
