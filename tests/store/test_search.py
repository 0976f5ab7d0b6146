"""The search index: any beginning of any word finds, diacritics or not, and nothing typed is ever an operator."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from factories import NAMES, a_business, a_dossier, a_person, an_intake
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from store_fixtures import KEY, received

from cchc_desktop.domain.text import words
from cchc_desktop.store import deliveries, dossiers, ledger, schema, search, summaries
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
    return {found.uid for found in summaries.found(db, text)}


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
    assert uid in {found.uid for found in summaries.found(db, typed, limit=10_000)}


@WITH_DB
@given(NAMES, st.data())
@example("\U0001e900\U0001e93a x", None)  # letters younger than the Unicode of SQLite's own tokenizer
def test_any_beginning_of_any_word_of_any_name_finds_its_owner(
    db: Database, name: str, data: st.DataObject | None
) -> None:
    uid = named(db, name)
    for word in words(name):
        typed = word[: data.draw(st.integers(1, len(word)))] if data else word
        assert uid in {found.uid for found in summaries.found(db, typed, limit=10_000)}


@pytest.mark.parametrize("typed", HOSTILE, ids=lambda typed: repr(typed)[:20])
def test_nothing_typed_is_an_operator_or_an_error(db: Database, typed: str) -> None:
    uid = named(db, "Nguyễn Văn Đức")
    assert uids(db, typed) <= {uid}
    assert uids(db, f"duc {typed}") <= {uid}
    assert uids(db, "duc") == {uid}


@WITH_DB
@given(st.text(max_size=40))
def test_any_text_finds_what_it_fits_and_never_fails(db: Database, typed: str) -> None:
    if not summaries.newest(db):
        named(db, "Nguyễn Văn Đức")
    ((uid, dossier),) = dossiers.own_states(db)
    for text in (typed, f"{typed}*", f"duc {typed}"):
        wanted = search.typed_words(text)
        assert uids(db, text) == ({uid} if wanted and search.fits(dossier, wanted) else set())


@pytest.mark.parametrize("name", [*HOSTILE, "Ò" * 30_000])
def test_any_name_can_be_indexed(db: Database, name: str) -> None:
    uid = named(db, name)
    for word in words(name)[:1]:
        assert uid in uids(db, word[:3])


def test_long_queries_are_cut_to_a_few_words() -> None:
    assert search.typed_words("a " * 1000) == ["a"] * 8
    assert search.typed_words("") == search.typed_words("?!") == []


# any part of a number


@pytest.mark.parametrize(
    "typed",
    ["H52.18-261005-3001", "h52.18-2610", "18-261005", "261005-3001", "053001", "005 300", "5.3001", "300"],
)
def test_any_part_of_a_code_finds_it_as_typed(db: Database, typed: str) -> None:
    dossier = received(db, 1)
    received(db, 402, code="H52.18-261107-4417", intake=an_intake(owner=a_person(number="014188000345", phone="")))
    assert uids(db, typed) == {dossier.uid}


@pytest.mark.parametrize(
    "typed", ["019000", "90 0000 12", "0001 9000 0012", "91234", "12345678", "0912.345.678", "+84 912 345 678"]
)
def test_any_part_of_a_personal_number_or_a_phone_finds_its_owner(db: Database, typed: str) -> None:
    dossier = received(db, intake=an_intake(owner=a_person(number="000190000012", phone="0912345678")))
    received(db, 2, intake=an_intake(owner=a_person(number="014188000345", phone="0987000111")))
    assert uids(db, typed) == {dossier.uid}


@pytest.mark.parametrize("typed", ["tq32610", "Q3 2610", "50001K", "-0007", "18-2610", "Đ.18-261005-0007"])
def test_any_part_of_a_provisional_number_or_an_alias_finds_it(db: Database, typed: str) -> None:
    dossier = received(db, code=None, provisional="TQ32610050001K", alias="Đ.18-261005-0007")
    received(db, 2, code="H52.17-251107-4417")
    assert uids(db, typed) == {dossier.uid}


def test_parts_that_do_not_stand_in_a_row_are_none(db: Database) -> None:
    """2610, 6100 and 1005 all stand in H52.18-261006-1005, and 261005 does not."""
    received(db, code="H52.18-261006-1005", intake=an_intake(owner=a_person(number="", phone="")))
    later = received(db, 2, code="H52.18-261005-0001", intake=an_intake(owner=a_person(number="", phone="")))
    assert uids(db, "6100") == uids(db, "261") != {later.uid}
    assert uids(db, "261005") == {later.uid}


def test_behind_many_that_only_seem_to_hold_a_part_the_one_that_does_is_found(db: Database) -> None:
    wanted = received(db, code="H52.18-261005-0001", intake=an_intake(owner=a_person(number="", phone="")))
    for number in range(6):
        received(db, code=f"H52.1{number}-261006-1005", intake=an_intake(owner=a_person(number="", phone="")))
    assert [found.uid for found in summaries.found(db, "261005", limit=2)] == [wanted.uid]


@WITH_DB
@given(st.from_regex(r"[0-9]{9}|[0-9]{12}", fullmatch=True), st.data())
def test_any_three_or_more_digits_of_a_number_find_its_owner(db: Database, number: str, data: st.DataObject) -> None:
    uid = named(db, "Lê Thị Ỷ", number=number)
    start = data.draw(st.integers(0, len(number) - 3))
    typed = number[start : data.draw(st.integers(start + 3, len(number)))]
    hits = summaries.found(db, typed, limit=10_000)
    assert uid in {found.uid for found in hits}
    assert all(typed in found.owner_number or typed in "0912345678" for found in hits)


# what it was for


def under(db: Database, name: str, procedure: str, field: str = "Người có công", code: str = "1.010803") -> str:
    office = replace(a_dossier().reception, procedure_name=procedure, short_name="", procedure_field=field)
    intake = an_intake(owner=a_person(name=name), procedure_code=code)
    dossier = replace(a_dossier(), uid=new_uid(), code=None, intake=intake, reception=office)
    with transaction(db):
        dossiers.add(db, dossier)
    return dossier.uid


@pytest.mark.parametrize(
    "typed",
    [
        "nguyen mai tro cap",
        "trợ cấp mai nguyễn",
        "tho cung",
        "người có công mai",
        "MAI liet",
        "1.010803",
        "010803 mai",
        "si tho tro",
    ],
)
def test_names_and_what_they_came_for_are_found_in_any_order(db: Database, typed: str) -> None:
    wanted = under(db, "Nguyễn Thị Mai", "Trợ cấp thờ cúng liệt sĩ")
    under(db, "Nguyễn Thị Mai", "Cấp giấy phép lao động", "Việc làm", "1.000105")
    under(db, "Lê Văn Đức", "Hộ tịch", "Tư pháp", "2.000635")
    assert uids(db, typed) == {wanted}


def test_d_with_a_bar_and_marks_are_no_hurdle_in_what_they_came_for_either(db: Database) -> None:
    wanted = under(db, "Lê Văn Tư", "Đăng ký biến động đất đai", "Đất đai", "1.012786")
    assert uids(db, "dat dai") == uids(db, "Đất đai tư") == uids(db, "dang ky le") == {wanted}


def test_a_word_may_be_a_name_here_and_a_procedure_there(db: Database) -> None:
    called = under(db, "Trần Thị Đất", "Hộ tịch", "Tư pháp", "2.000635")
    land = under(db, "Lê Văn Tư", "Giao đất", "Môi trường", "1.012786")
    assert uids(db, "dat") == {called, land}
    assert uids(db, "tran dat") == {called}
    assert uids(db, "le dat") == {land}
    assert uids(db, "tran le dat") == set()


def test_one_letter_names_no_procedure(db: Database) -> None:
    under(db, "Lê Văn Tư", "Hộ tịch")
    assert uids(db, "h") == set()


def test_another_procedure_finds_it_by_the_new_one_only(db: Database) -> None:
    dossier = received(db)
    office = replace(dossier.reception, procedure_name="Khai báo thiết bị", short_name="", procedure_field="An toàn")
    dossiers.save(db, replace(dossier, reception=office))
    assert uids(db, "khai bao thiet bi") == {dossier.uid}
    assert uids(db, "liet si") == set()


def test_what_the_portal_has_not_heard_of_is_found_and_so_is_what_was_not_taken_in(db: Database) -> None:
    """Neither an acknowledgement nor a number makes a dossier findable."""
    unsent = received(db)
    letter = a_dossier(uid=new_uid(), code=None, provisional=None, received_at=None, intake=an_intake(
        owner=a_person(name="Vừ A Páo", number="014188000345")))  # fmt: skip
    with transaction(db):
        dossiers.add(db, letter)
    assert ledger.after(db, 0, 10)
    assert deliveries.acked(db) == 0
    assert unsent.uid in uids(db, "vi du 3001")
    assert uids(db, "vu a pao tho cung") == uids(db, "188000") == {letter.uid}


def test_a_store_of_before_finds_parts_and_procedures_once_it_is_opened(db: Database, folder: Path) -> None:
    dossier = received(db)
    with transaction(db):
        db.conn.execute("insert into search (search) values ('delete-all')")
        db.conn.execute("insert into search (rowid, words) select id, 'vi du' from dossiers")
        db.conn.execute("drop table procedure_words")
        db.conn.execute("delete from _sqlite_migrations where name = ?", (search.NEEDED_AFTER,))
    db.close()

    newer = schema.open_store(folder, KEY)

    assert uids(newer, "190000") == uids(newer, "vi du tho cung") == {dossier.uid}
    newer.close()


def test_filled_anew_step_by_step_each_is_found_as_before(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_AT_ONCE", 2)
    every = [
        received(db, number, intake=an_intake(owner=a_person(number=f"0001900{number:05}"))) for number in range(5)
    ]
    with transaction(db):
        search.fill(db)
    assert [uids(db, f"900{number:05}") for number in range(5)] == [{each.uid} for each in every]
    assert uids(db, "tho cung") == {each.uid for each in every}


def test_what_is_not_in_this_store_is_judged_by_the_same_words() -> None:
    dossier = a_dossier(alias="G22.99-250102-0001")
    for typed in ("vi du", "tho cung", "229", "99-2501", "0912 345 678", "vi 3001 1.010803"):
        assert search.fits(dossier, search.typed_words(typed)), typed
    assert not search.fits(dossier, ["vi", "duc"])
    assert not search.fits(dossier, ["999999"])
