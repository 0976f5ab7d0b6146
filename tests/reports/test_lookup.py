"""Looking up: by code however it was scanned or typed, by words and number ends, newest first."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter, open_counter
from factories import a_person

from cchc_desktop.reports import lookup


def test_nothing_typed_shows_the_newest(counter: Counter) -> None:
    received = [counter.receive().uid for _ in range(4)]

    assert [found.uid for found in lookup.look_up(counter.db, "  ", limit=3)] == received[:0:-1]


@pytest.mark.parametrize(
    "typed",
    ["H52.18-261005-3001", " h52.18-261005-3001\n", "H52.18–261005–3001"],
    ids=["as printed", "as scanned", "with long dashes"],
)
def test_a_code_finds_its_dossier_however_it_comes(counter: Counter, typed: str) -> None:
    counter.receive()
    second = counter.receive()

    assert [found.uid for found in lookup.look_up(counter.db, typed)] == [second.uid]
    assert [found.uid for found in lookup.by_code(counter.db, typed)] == [second.uid]


def test_a_code_not_here_finds_nothing_and_guesses_nothing(counter: Counter) -> None:
    counter.receive()

    assert lookup.look_up(counter.db, "H52.18-261005-3999") == []
    assert lookup.by_code(counter.db, "H52.18-261005-3999") == []


def test_a_provisional_number_finds_its_dossier(tmp_path: object) -> None:
    with open_counter(tmp_path, granted=None) as counter:  # type: ignore[arg-type]  # a path
        dossier = counter.receive()
        counter.receive()

        assert [found.uid for found in lookup.look_up(counter.db, dossier.provisional or "")] == [dossier.uid]
        assert lookup.scanned_code((dossier.provisional or "").lower()) == dossier.provisional


def test_an_alias_finds_its_dossier_by_the_exact_text(counter: Counter) -> None:
    mirror = counter.mirror(alias="G09.99-0001/XYZ")

    assert [found.uid for found in lookup.by_code(counter.db, " G09.99-0001/XYZ ")] == [mirror.uid]


@pytest.mark.parametrize("typed", ["tran vi du", "Trần Thị Ví", "0012", "0912345678", "345678", "3000"])
def test_words_without_diacritics_and_number_ends_find_people(counter: Counter, typed: str) -> None:
    dossier = counter.receive()
    counter.receive(owner=a_person(name="Đỗ Văn Khác", number="000190999999", phone="0987000111"))

    assert [found.uid for found in lookup.look_up(counter.db, typed)] == [dossier.uid]


def test_d_with_a_stroke_is_found_by_d(counter: Counter) -> None:
    dossier = counter.receive(owner=a_person(name="Đặng Đình Đức"))

    assert [found.uid for found in lookup.look_up(counter.db, "dang duc")] == [dossier.uid]


@pytest.mark.parametrize(
    "typed", ['"', "*", "NEAR(a b)", "-x", "{a b}:c", "\0", "a AND", "(", "'; drop table dossiers"]
)
def test_the_search_language_is_only_letters(counter: Counter, typed: str) -> None:
    counter.receive()

    assert isinstance(lookup.look_up(counter.db, typed), list)
    assert len(lookup.look_up(counter.db, "")) == 1


def test_a_text_that_is_no_code_is_no_code() -> None:
    assert lookup.scanned_code("Trần Thị Ví Dụ") is None
    assert lookup.scanned_code("") is None
