"""Pads: stubs from the end of the day's usual numbers, nobody else's, whatever is restored."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from factories import a_clerk
from store_fixtures import noted, received

from cchc_desktop.domain.code import DossierCode
from cchc_desktop.store import number_file, numbers, pads
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.numbers import Range
from cchc_desktop.store.pads import Stretch

DAY = date(2026, 10, 5)
UNIT = "H52.18"


def grant(db: Database, first: int = 3000, last: int = 3099) -> None:
    numbers.put_range(db, Range(f"r{first}", numbers.DOSSIER, UNIT, UNIT, first, last, 4, "2026-01-01", "open"))


def make(db: Database, folder: Path, count: int, day: date = DAY) -> Stretch | None:
    with transaction(db):
        stretch = pads.reserve(db, folder, UNIT, day, count)
        if stretch:
            pads.add(db, stretch, noted(db, "pad").pos)
    return stretch


def span(stretch: Stretch | None) -> tuple[int, int] | None:
    return (stretch.first, stretch.last) if stretch else None


def test_stubs_lie_below_the_recovery_tenth_and_the_next_pad_below_them(db: Database, folder: Path) -> None:
    grant(db)
    assert [span(make(db, folder, count)) for count in (20, 5)] == [(3070, 3089), (3065, 3069)]


def test_each_day_has_its_own(db: Database, folder: Path) -> None:
    grant(db)
    assert span(make(db, folder, 20)) == span(make(db, folder, 20, DAY + timedelta(1))) == (3070, 3089)


def test_ordinary_receiving_ends_before_them(db: Database, folder: Path) -> None:
    grant(db)
    make(db, folder, 85)
    assert numbers.left(db, UNIT, DAY) == 5
    with transaction(db):
        given = [taken.number for _ in range(9) if (taken := numbers.take(db, folder, UNIT, DAY))]
    assert given == [3000, 3001, 3002, 3003, 3004]
    assert numbers.peek(db, folder, UNIT, DAY) is None


def test_no_pad_takes_what_was_given_or_is_in_reserve(db: Database, folder: Path) -> None:
    grant(db)
    with transaction(db):
        numbers.take(db, folder, UNIT, DAY)  # ten are reserved: 3000 to 3009
    assert make(db, folder, 81) is None
    assert span(make(db, folder, 80)) == (3010, 3089)


def test_a_pad_that_fits_no_range_whole_goes_to_the_next(db: Database, folder: Path) -> None:
    grant(db, 100, 109)
    grant(db)
    assert span(make(db, folder, 20)) == (3070, 3089)


def test_a_restored_store_hears_of_its_pads_from_the_file(db: Database, folder: Path) -> None:
    grant(db)
    make(db, folder, 20)
    db.conn.execute("delete from pads")

    (found,) = pads.forgotten(db, folder, UNIT, DAY)

    assert span(found) == (3070, 3089)
    assert pads.forgotten(db, folder, UNIT, DAY + timedelta(1)) == []
    pads.add(db, found, noted(db, pads.FOUND).pos)
    assert pads.forgotten(db, folder, UNIT, DAY) == []
    assert span(make(db, folder, 5)) == (3065, 3069)


def test_a_restored_store_s_ordinary_receiving_does_not_meet_them(db: Database, folder: Path) -> None:
    grant(db)
    make(db, folder, 85)
    db.conn.execute("delete from pads")
    assert numbers.peek(db, folder, UNIT, DAY) == (UNIT, 3000, 4)
    with transaction(db):
        given = [taken.number for _ in range(9) if (taken := numbers.take(db, folder, UNIT, DAY))]
    assert given == [3000, 3001, 3002, 3003, 3004]
    assert numbers.peek(db, folder, UNIT, DAY) is None


def test_without_the_file_the_store_knows(db: Database, folder: Path) -> None:
    grant(db)
    make(db, folder, 85)
    (folder / number_file.FILE_NAME).unlink()
    with transaction(db):
        for _ in range(5):
            numbers.take(db, folder, UNIT, DAY)
        assert numbers.take(db, folder, UNIT, DAY) is None


def test_a_stub_leads_to_its_pad_and_no_other_code_does(db: Database, folder: Path) -> None:
    grant(db)
    make(db, folder, 2)
    pad = pads.of_code(db, DossierCode(UNIT, DAY, 3089, 4))
    assert pad is not None
    assert pad.codes == ("H52.18-261005-3088", "H52.18-261005-3089")
    assert (pad.by.code, pad.made_at is None) == (a_clerk().code, False)
    for stranger in (
        DossierCode(UNIT, DAY, 3087, 4),
        DossierCode(UNIT, DAY, 3089, 5),
        DossierCode("H52.19", DAY, 3089, 4),
        DossierCode(UNIT, DAY + timedelta(1), 3089, 4),
    ):
        assert pads.of_code(db, stranger) is None


def test_a_pad_found_again_does_not_say_when_it_was_made(db: Database, folder: Path) -> None:
    grant(db)
    with transaction(db):
        stretch = pads.reserve(db, folder, UNIT, DAY, 1)
        assert stretch
        pads.add(db, stretch, noted(db, pads.FOUND).pos)
    assert [pad.made_at for pad in pads.since(db, DAY)] == [None]
    assert pads.since(db, DAY + timedelta(1)) == []


def test_entered_and_struck_out_stubs_are_told(db: Database, folder: Path) -> None:
    grant(db)
    made = make(db, folder, 3)
    assert made
    dossier = received(db, code="H52.18-261005-3088")
    received(db, number=2, code="H52.18-261005-3050")
    numbers.void(db, made.range, DAY, (3089, 3089), ("rách", 1))

    (pad,) = pads.since(db, DAY)

    assert pads.used(db, pad) == {"H52.18-261005-3088": dossier.uid}
    assert pads.voided(db, pad) == {"H52.18-261005-3089"}
    assert [entry.dossier_uid for entry in pads.entered_by(db, DAY)] == [dossier.uid]
    assert pads.entered_by(db, DAY - timedelta(1)) == []


def test_what_the_close_of_an_earlier_day_has_shown_is_not_shown_again(db: Database, folder: Path) -> None:
    grant(db)
    assert make(db, folder, 3)
    dossier = received(db, code="H52.18-261005-3088")
    next_day = DAY + timedelta(1)

    def shown(day: date) -> bool:
        return [entry.dossier_uid for entry in pads.entered_by(db, day)] == [dossier.uid]

    noted(db, "day_close", {"ngay": (DAY - timedelta(1)).isoformat()})  # closed late, after it was entered
    assert (shown(DAY), shown(next_day)) == (True, True)
    noted(db, "day_close", {"ngay": DAY.isoformat()})
    assert (shown(DAY), shown(next_day)) == (True, False)
