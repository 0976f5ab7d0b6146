"""The search index: any beginning of any word finds, diacritics or not, and nothing typed is ever an operator."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from factories import NAMES, a_business, a_dossier, a_person, an_intake
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from store_fixtures import received

from cchc_desktop.domain.text import words
from cchc_desktop.store import dossiers, search
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.uids import new_uid

WITH_DB = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
SYLLABLES = st.sampled_from("Nguyễn Đỗ Thị Ưng Quỳnh Ỷ Hường Trần Đức Lê Văn Ái Đặng Khánh Phượng Nghĩa".split())
HOSTILE = [
    '"',
    '""',
    "*",
    "a*b",
    "NEAR",
    "NEAR(a b)",
    "a AND b",
    "OR",
    "NOT a",
    "-x",
    "+x",
    "^x",
    "{a b}:c",
    "words:x",
    "rowid:1",
    "(",
    "a)",
    "\x00",
    "a\x00b",
    "'; drop table search; --",
    "\\",
    "%",
    "_",
    "?",
    "\ud7ff",
    "\u202e",
    "😀",
    "x" * 10_000,
    "a " * 5_000,
    "'" * 100,
    "",
    "   ",
]


def uids(db: Database, text: str) -> set[str]:
    return {found.uid for found in dossiers.found(db, text)}


def named(db: Database, name: str, **changes: Any) -> str:
    dossier = replace(a_dossier(), uid=new_uid(), code=None, intake=an_intake(owner=a_person(name=name, **changes)))
    with transaction(db):
        dossiers.add(db, dossier)
    return dossier.uid


@pytest.mark.parametrize(
    "typed",
    [
        "duc",
        "Đức",
        "ĐỨC",
        "đuc",
        "DUC",
        "du",
        "d",
        "nguyen duc",
        "Đức Nguyễn",
        "nguyễn văn đức",
        "duc\u0301",
        "du\u200bc",
    ],
)
def test_a_name_is_found_however_its_marks_are_typed(db: Database, typed: str) -> None:
    uid = named(db, "Nguyễn Văn Đức")
    other = named(db, "Lê Thị Ỷ")
    assert uid in uids(db, typed)
    assert other not in uids(db, typed)


@pytest.mark.parametrize("typed", ["uc", "gu", "ducc", "nguyen le", "Nguyễn Văn Đức X"])
def test_what_no_word_begins_with_finds_nothing(db: Database, typed: str) -> None:
    named(db, "Nguyễn Văn Đức")
    assert uids(db, typed) == set()


@pytest.mark.parametrize("typed", ["000190000012", "000190", "0012", "000012", "0912345678", "5678", "345678", "3001"])
def test_numbers_are_found_by_their_beginning_and_their_last_four_and_six_digits(db: Database, typed: str) -> None:
    dossier = received(db)
    assert uids(db, typed) == {dossier.uid}


def test_a_company_is_found_by_its_tax_code_with_or_without_the_dash(db: Database) -> None:
    dossier = received(db, intake=an_intake(owner=a_business(number="0100109106-001")))
    assert uids(db, "0100109106-001") == uids(db, "0100109106001") == uids(db, "công ty") == {dossier.uid}


def test_who_handed_it_in_finds_it_too(db: Database) -> None:
    dossier = received(db, intake=an_intake(submitter=a_person(name="Lê Văn Nộp Hộ", number="111222333")))
    assert uids(db, "nop ho") == uids(db, "111222") == {dossier.uid}


def test_provisional_number_and_alias_find_it(db: Database) -> None:
    dossier = received(db, provisional="TQ32610050001K", alias="Đ.18-261005-0007 Ữ")
    for typed in ("tq3261005", "0007", "ư"):
        assert uids(db, typed) == {dossier.uid}


def test_when_the_name_is_corrected_the_old_one_finds_it_no_more(db: Database) -> None:
    dossier = received(db)
    dossiers.save(db, replace(dossier, intake=an_intake(owner=a_person(name="Phạm Thị Đúng"))))
    assert uids(db, "dung") == {dossier.uid}
    assert uids(db, "vi du") == set()


def test_a_change_that_moves_no_word_leaves_the_index_alone(db: Database) -> None:
    dossier = received(db)
    assert not search.differs(dossier, replace(dossier, voided=True))
    assert not search.differs(dossier, replace(dossier, intake=an_intake(note="x")))
    assert search.differs(dossier, replace(dossier, alias="0007"))
    assert search.differs(dossier, replace(dossier, intake=an_intake(owner=a_person(name="B"))))


@WITH_DB
@given(st.lists(SYLLABLES, min_size=1, max_size=6), st.data())
def test_any_beginning_of_any_syllable_as_written_finds_its_owner(
    db: Database, syllables: list[str], data: st.DataObject
) -> None:
    uid = named(db, " ".join(syllables))
    syllable = data.draw(st.sampled_from(syllables))
    typed = syllable[: data.draw(st.integers(1, len(syllable)))]
    assert uid in {found.uid for found in dossiers.found(db, typed, limit=10_000)}


@WITH_DB
@given(NAMES, st.data())
@example("\U0001e900\U0001e93a x", None)  # letters younger than the Unicode of SQLite's own tokenizer
def test_any_beginning_of_any_word_of_any_name_finds_its_owner(
    db: Database, name: str, data: st.DataObject | None
) -> None:
    uid = named(db, name)
    for word in words(name):
        typed = word[: data.draw(st.integers(1, len(word)))] if data else word
        assert uid in {found.uid for found in dossiers.found(db, typed, limit=10_000)}


@pytest.mark.parametrize("typed", HOSTILE, ids=lambda typed: repr(typed)[:20])
def test_nothing_typed_is_an_operator_or_an_error(db: Database, typed: str) -> None:
    uid = named(db, "Nguyễn Văn Đức")
    assert uids(db, typed) <= {uid}
    assert uids(db, f"duc {typed}") <= {uid}
    assert uids(db, "duc") == {uid}


@WITH_DB
@given(st.text(max_size=40))
def test_any_text_is_searched_for_and_never_fails(db: Database, typed: str) -> None:
    dossiers.found(db, typed)
    dossiers.found(db, f"{typed}*")


@pytest.mark.parametrize("name", [*HOSTILE, "Ò" * 30_000])
def test_any_name_can_be_indexed(db: Database, name: str) -> None:
    uid = named(db, name)
    for word in words(name)[:1]:
        assert uid in uids(db, word[:3])


def test_long_queries_are_cut_to_a_few_words() -> None:
    assert search.query("a " * 1000).count('"') == 16
    assert search.query("") == search.query("?!") == ""
