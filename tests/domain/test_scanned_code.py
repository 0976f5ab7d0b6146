"""Every scan has a meaning or a sentence, and what is not ours is never taken for ours."""

from __future__ import annotations

from datetime import date

import pytest
from domain.card_scans import card_scans
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.batch import BatchNumber
from cchc_desktop.domain.code import make_provisional
from cchc_desktop.domain.receipt_version import qr_text
from cchc_desktop.domain.scanned_code import (
    BatchScan,
    CardScan,
    DossierScan,
    Flaw,
    OtherScan,
    RefusedScan,
    SheetScan,
    parse_ours,
    read_scan,
)
from cchc_desktop.domain.scanner_sheet import BARS, QR

CODE = "H52.18-261123-3012"
PROVISIONAL = make_provisional("TH", date(2026, 11, 23), 7).text
CARD = "014190003271|051234567|Lò Thị Ví Dụ|12051990|Nữ|Bản Hẹo, Chiềng Cơi, Sơn La|01012022"


def flaw(text: str) -> Flaw:
    scan = read_scan(text)
    scan = scan.otherwise if isinstance(scan, OtherScan) else scan
    assert isinstance(scan, RefusedScan), scan
    return scan.flaw


@pytest.mark.parametrize("text", [CODE, CODE.lower(), f" {CODE}\r\n", CODE.replace("-", "–")])
def test_receipt_stub_and_label_are_their_dossier(text: str) -> None:
    assert read_scan(text) == DossierScan(CODE)


def test_a_provisional_number_is_a_dossier_too() -> None:
    assert read_scan(PROVISIONAL) == DossierScan(PROVISIONAL)


@pytest.mark.parametrize("version", [1, 2, 17])
def test_the_qr_of_a_corrected_receipt_names_its_version(version: int) -> None:
    assert read_scan(qr_text(CODE, version)) == DossierScan(CODE, version if version > 1 else 0)


def test_a_handover_slip_is_its_batch_and_its_check() -> None:
    assert read_scan("BG-3-261123-01-7K4M") == BatchScan(BatchNumber("BG-3-261123-01", date(2026, 11, 23), "7K4M"))
    assert parse_ours("bg–3–261123–01") == BatchScan(BatchNumber("BG-3-261123-01", date(2026, 11, 23)))


@given(card_scans())
def test_a_card_is_a_card(text: str) -> None:
    scan = read_scan(f"{text}\r\n")

    assert isinstance(scan, CardScan)
    assert scan.card.doubts == ()


@pytest.mark.parametrize("text", [BARS, QR, BARS.swapcase(), f"~{BARS}", BARS.replace("AA", "Â")])
def test_the_test_sheet_is_known_however_it_arrives(text: str) -> None:
    assert isinstance(read_scan(text), SheetScan)


@pytest.mark.parametrize("cut", range(4, len(CODE) - 1))
def test_a_code_that_lost_its_end_is_torn(cut: int) -> None:
    if parse_ours(CODE[:cut]) is None:
        assert flaw(CODE[:cut]) in (Flaw.TORN, Flaw.FOREIGN)
    if "-" in CODE[:cut]:
        assert flaw(CODE[:cut]) is Flaw.TORN


@pytest.mark.parametrize(
    "text",
    ["2.18-261123-3012", "18-261123-3012", "H52.18-261123-301", "H52.18-269923-3012", "BG-3-2611", "BG-3-261123-01-7K"],
)
def test_what_was_ours_and_is_not_whole_is_torn(text: str) -> None:
    assert flaw(text) is Flaw.TORN


def test_a_provisional_number_with_a_wrong_check_is_torn() -> None:
    wrong = PROVISIONAL[:-1] + ("0" if PROVISIONAL[-1] != "0" else "1")

    assert flaw(wrong) is Flaw.TORN


@pytest.mark.parametrize("text", [CARD[:30], CARD[5:], CARD.split("|", 1)[1], f"{CARD}{CARD}"])
def test_a_card_that_is_cut_or_doubled_is_refused(text: str) -> None:
    assert flaw(text) in (Flaw.TORN, Flaw.TWO)


@pytest.mark.parametrize("other", [CODE, PROVISIONAL, "H52.18-261123-3013;2", "BG-3-261123-01-7K4M"])
def test_two_codes_glued_are_two(other: str) -> None:
    assert flaw(CODE + other) is Flaw.TWO
    assert flaw(other + CODE) is Flaw.TWO


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("00020101021238540010A000000727", "chuyển tiền"),
        ("https://dichvucong.gov.vn/x?y=1", "trang web"),
        ("WWW.example.vn", "trang web"),
        ("8934567890123", "hàng hóa"),
        ("Nguyễn Văn A", "không phải của hồ sơ"),
        ("", "không phải của hồ sơ"),
        ("0912345678", "không phải của hồ sơ"),
    ],
)
def test_a_foreign_code_is_named_in_words(text: str, word: str) -> None:
    scan = read_scan(text)

    assert isinstance(scan, RefusedScan)
    assert scan.flaw is Flaw.FOREIGN
    assert word in scan.sentence


@pytest.mark.parametrize("text", ["G09.99-0001/XYZ", "KTH-2026-000123", "HS-20261123-0001"])
def test_a_code_of_another_system_may_be_a_dossiers_other_one(text: str) -> None:
    scan = read_scan(text)

    assert isinstance(scan, OtherScan)
    assert scan.text == text


def test_letters_that_are_no_utf8_are_refused_even_in_a_whole_card() -> None:
    assert flaw(CARD.replace("ị", "\ufffd")) is Flaw.LETTERS


@given(st.text(max_size=80))
def test_whatever_is_scanned_has_a_meaning_or_a_sentence_without_what_was_scanned(text: str) -> None:
    scan = read_scan(text)

    if isinstance(scan, RefusedScan):
        assert scan.sentence.endswith(".")
        assert len(text) < 8 or text not in scan.sentence
