"""Numbers of letters: each series for itself, each year from one, none given twice whatever is restored."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from store_fixtures import KEY, in_children

from cchc_desktop.domain.letter_number import Series
from cchc_desktop.store import number_file, schema, slip_numbers
from cchc_desktop.store.connection import FILE_NAME, Database, bulk, checkpoint, transaction
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.store.slip_numbers import GivenNumber, next_number


def take(db: Database, folder: Path, series: Series = Series.SUPPLEMENT, year: int = 2026) -> GivenNumber:
    with transaction(db):
        return next_number(db, folder, series, "03", year)


def test_each_series_counts_through_a_year_and_starts_the_next_at_one(db: Database, folder: Path) -> None:
    found = [
        take(db, folder, series, year).text
        for series, year in (
            *((Series.SUPPLEMENT, 2026), (Series.SUPPLEMENT, 2026), (Series.REFUSAL, 2026)),
            *((Series.SUPPLEMENT, 2027), (Series.SUPPLEMENT, 2026)),
        )
    ]

    assert found == ["03.001/HDHS", "03.002/HDHS", "03.001/TC", "03.001/HDHS", "03.003/HDHS"]


def test_a_restored_store_goes_on_behind_the_numbers_it_has_forgotten(db: Database, folder: Path) -> None:
    take(db, folder)
    checkpoint(db)
    older = shutil.copy(folder / FILE_NAME, folder / "older")
    given = [take(db, folder).text for _ in range(3)]
    db.close()
    for path in folder.glob(f"{FILE_NAME}*"):
        path.unlink()
    shutil.move(older, folder / FILE_NAME)

    restored = schema.open_store(folder, KEY)
    following = take(restored, folder)
    after = take(restored, folder)
    restored.close()

    assert given[-1] == "03.004/HDHS"
    assert following == GivenNumber("03.005/HDHS", ("03.002/HDHS", "03.004/HDHS"))
    assert after == GivenNumber("03.006/HDHS")


def test_the_number_of_an_act_that_failed_is_skipped_for_it_may_be_on_paper(db: Database, folder: Path) -> None:
    take(db, folder, Series.APOLOGY)

    def cut_off() -> None:
        with transaction(db):
            next_number(db, folder, Series.APOLOGY, "03", 2026)
            raise OSError("cut")

    with pytest.raises(OSError, match="cut"):
        cut_off()

    assert take(db, folder, Series.APOLOGY) == GivenNumber("03.003/PXL", ("03.002/PXL", "03.002/PXL"))


def test_the_store_knows_its_numbers_without_the_file(db: Database, folder: Path) -> None:
    take(db, folder)
    (folder / number_file.FILE_NAME).unlink()

    assert take(db, folder) == GivenNumber("03.002/HDHS")


def test_no_number_is_guessed_from_a_file_that_cannot_be_read(db: Database, folder: Path) -> None:
    take(db, folder)
    (folder / number_file.FILE_NAME).write_bytes(b"torn{")

    with pytest.raises(StoreTrouble) as caught:
        take(db, folder)
    assert caught.value.trouble is Trouble.CORRUPT


def test_two_programs_never_give_the_same_number(db: Database, folder: Path) -> None:
    def work() -> list[str]:
        mine = schema.open_store(folder, KEY)
        given = [take(mine, folder).text for _ in range(20)]
        mine.close()
        return given

    first, second = in_children([work, work])
    assert sorted(first + second) == [f"03.{n:03}/HDHS" for n in range(1, 41)]


def test_a_bulk_counts_on_and_leaves_the_count_behind(db: Database, folder: Path) -> None:
    take(db, folder, Series.STOP)
    with bulk(db) as whole:
        given = [next_number(whole, folder, Series.STOP, "03", 2026).text for _ in range(2)]

    assert given == ["03.002/TBD", "03.003/TBD"]
    assert number_file.reserved(folder, "letters TBD", "2026").through == 3
    assert take(db, folder, Series.STOP).text == "03.004/TBD"


def test_a_letter_that_is_put_back_was_given_and_then_the_numbers_jump(db: Database, folder: Path) -> None:
    for text in ("03.007/HDHS", "03.004/HDHS", "", "BG-3-261005-09"):
        slip_numbers.note_used(db, text, 2026)
    assert take(db, folder).text == "03.008/HDHS"

    slip_numbers.jump(db, folder, 2026, 100)

    assert take(db, folder) == GivenNumber("03.109/HDHS", ("03.009/HDHS", "03.108/HDHS"))
    assert take(db, folder, Series.STOP).text == "03.101/TBD"


def test_a_thousandth_letter_has_its_number_too(db: Database, folder: Path) -> None:
    with bulk(db) as whole:
        found = [next_number(whole, folder, Series.SUPPLEMENT, "12", 2026).text for _ in range(1000)]

    assert found[-1] == "12.1000/HDHS"
