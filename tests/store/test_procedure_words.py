"""A procedure's words are kept once, and say which of the typed ones they answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import a_dossier, an_intake

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.store import procedure_words
from cchc_desktop.store.bulk import Bulk
from cchc_desktop.store.connection import Database, transaction


def under(code: str, short: str, name: str = "", field: str = "") -> Dossier:
    office = replace(a_dossier().reception, procedure_name=name, short_name=short, procedure_field=field)
    return a_dossier(intake=an_intake(procedure_code=code), reception=office)


@pytest.fixture
def numbers(db: Database) -> tuple[int, int]:
    words = [
        procedure_words.words_of(under("1.010803", "Trợ cấp thờ cúng", "Giải quyết chế độ", "Người có công")),
        procedure_words.words_of(under("2.000635", "Hộ tịch", "Cấp bản sao", "Tư pháp")),
    ]
    with transaction(db):
        first, second = (procedure_words.number(db, each) for each in words)
    return first, second


def test_words_are_folded_once_each_and_stand_apart() -> None:
    dossier = under("1.010803", "Đất", "Giao đất", "Đất đai")
    assert procedure_words.words_of(dossier) == " 1010803 1 010803 dat giao dai "


def test_the_same_words_have_one_number_others_another(db: Database, numbers: tuple[int, int]) -> None:
    first = procedure_words.words_of(under("1.010803", "Trợ cấp thờ cúng", "Giải quyết chế độ", "Người có công"))
    with transaction(db):
        assert procedure_words.number(db, first) == numbers[0] != numbers[1]


def test_a_bulk_numbers_as_an_act_does(db: Database, numbers: tuple[int, int]) -> None:
    with transaction(db):
        whole = Bulk(db)
        new = procedure_words.number(whole, " moi ")
        assert procedure_words.number(whole, " moi ") == new
        whole.flush()
    assert new not in numbers
    assert procedure_words.matching(db, ["moi"]) == {1: [new]}


def test_the_mask_says_which_words_a_procedure_answers(db: Database, numbers: tuple[int, int]) -> None:
    first, second = numbers
    assert procedure_words.matching(db, ["mai", "cap", "tro"]) == {0b110: [first], 0b010: [second]}
    assert procedure_words.matching(db, ["cap"]) == {1: [first, second]}
    assert procedure_words.matching(db, ["nguyen"]) == {}
    assert procedure_words.matching(db, []) == {}


@pytest.mark.parametrize(
    ("word", "answered"), [("ho", True), ("h", False), ("hot", False), ("ti", False), ("tic", True)]
)
def test_short_words_must_be_whole_and_longer_ones_begin_one(
    db: Database, numbers: tuple[int, int], word: str, answered: bool
) -> None:
    assert (procedure_words.matching(db, [word]) == {1: [numbers[1]]}) is answered


@pytest.mark.parametrize("word", ["2000635", "000635", "0635", "635"])
def test_any_part_of_a_code_of_three_digits_or_more(db: Database, numbers: tuple[int, int], word: str) -> None:
    assert procedure_words.matching(db, [word]) == {1: [numbers[1]]}
    assert procedure_words.matching(db, [word[-2:]]) == {}


def test_a_token_is_nothing_that_can_be_typed() -> None:
    assert procedure_words.token(7) == "§7"


def test_one_procedure_alone_is_asked_the_same_way() -> None:
    words = procedure_words.words_of(under("2.000635", "Hộ tịch"))
    assert procedure_words.named(words, "tich")
    assert procedure_words.named(words, "635")
    assert not procedure_words.named(words, "t")
    assert not procedure_words.named(words, "dat")
