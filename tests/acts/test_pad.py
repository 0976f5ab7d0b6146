"""The emergency pad: its numbers are no one else's, and every stub is accounted for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from counter_fixtures import Counter
from factories import an_intake

from cchc_desktop.acts import late_entry, pad
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.code import parse_provisional
from cchc_desktop.domain.pad import FURTHEST_DAYS, MOST, Stub
from cchc_desktop.reports.pads import entered_by, states
from cchc_desktop.store import meta, numbers, pads
from cchc_desktop.store.connection import FILE_NAME

TODAY = date(2026, 10, 5)


def make(counter: Counter, count: int = 3, day: date | None = None) -> tuple[str, ...]:
    return pad.make_pad(counter.db, counter.desk, count, counter.clerk, counter.now, day).codes


def test_fifty_stubs_from_the_end_of_the_usual_numbers(counter: Counter) -> None:
    made = pad.make_pad(counter.db, counter.desk, 50, counter.clerk, counter.now)

    assert (made.codes[0], made.codes[-1]) == ("H52.18-261005-3850", "H52.18-261005-3899")
    assert (made.day, made.made_at, made.by.code) == (TODAY, counter.now, "cb01")
    assert pads.since(counter.db, TODAY) == [made]
    assert counter.entries()[-1].type == "counter.event"
    assert b'"suKien":"pad"' in counter.entries()[-1].payload
    assert counter.is_sound()


def test_a_pad_for_a_day_to_come_has_that_day_s_codes(counter: Counter) -> None:
    assert make(counter, 1, TODAY + timedelta(1)) == ("H52.18-261006-3899",)


@pytest.mark.parametrize(
    ("count", "day", "code"),
    [
        (0, None, "pad.count"),
        (MOST + 1, None, "pad.count"),
        (1, TODAY - timedelta(1), "pad.day"),
        (1, TODAY + timedelta(FURTHEST_DAYS + 1), "pad.day"),
    ],
)
def test_nonsense_is_refused(counter: Counter, count: int, day: date | None, code: str) -> None:
    before = counter.contents()
    with pytest.raises(Refused, match=rf"^{code}$"):
        make(counter, count, day)
    assert counter.contents() == before


def test_when_no_range_has_room_the_clerk_hears_and_nothing_is_kept(counter: Counter) -> None:
    for _ in range(4):
        make(counter, MOST)
    before = counter.contents()
    with pytest.raises(Refused, match=r"^pad\.none$"):
        make(counter, 101)
    assert counter.contents() == before
    assert numbers.left(counter.db, "H52.18", TODAY) == 100


def test_after_a_restore_the_stubs_are_still_nobody_else_s_and_can_be_entered(counter: Counter) -> None:
    counter.db.conn.execute("pragma wal_checkpoint(truncate)")
    older = (counter.folder / FILE_NAME).read_bytes()
    first = make(counter, 2)
    counter.close()
    for path in counter.folder.glob(f"{FILE_NAME}*"):
        path.unlink()
    (counter.folder / FILE_NAME).write_bytes(older)
    counter.start()

    assert set(make(counter, 2)).isdisjoint(first)
    assert sorted(code for known in pads.since(counter.db, TODAY) for code in known.codes) == [
        *(f"H52.18-261005-{number}" for number in range(3896, 3900)),
    ]
    stub = Stub(first[0], counter.now - timedelta(hours=5), "Mất điện")
    entered = late_entry.receive_late(counter.db, counter.desk, an_intake(), stub, counter.clerk, counter.now)
    assert entered.code == first[0]
    assert counter.is_sound()


def test_a_spoiled_stub_is_struck_out_with_its_reason(counter: Counter) -> None:
    code = make(counter, 3)[1]

    pad.void_stub(counter.db, counter.desk, code, "Giấy rách", counter.clerk, counter.now)

    assert numbers.voided(counter.db) == [("r3000", "2026-10-05", 3898, 3898, "Giấy rách")]
    assert counter.entries()[-1].type == "number.voided"
    with pytest.raises(Refused, match=r"^pad\.voided$"):
        pad.void_stub(counter.db, counter.desk, code, "Giấy rách", counter.clerk, counter.now)
    assert counter.is_sound()


def test_only_stubs_are_struck_out_and_only_with_a_reason(counter: Counter) -> None:
    code, dossier = make(counter, 1)[0], counter.receive()
    for text, reason, problem in (
        (str(dossier.code), "x", "pad.unknown"),
        ("gì đó", "x", "pad.unknown"),
        (code, " ", "reason.empty"),
    ):
        with pytest.raises(Refused, match=rf"^{problem}$"):
            pad.void_stub(counter.db, counter.desk, text, reason, counter.clerk, counter.now)


def alone(counter: Counter) -> Counter:
    """As an office that has no portal and no range of numbers."""
    counter.db.conn.execute("delete from number_ranges where series = ?", (numbers.DOSSIER,))
    return counter


def test_an_office_that_works_alone_has_pads_of_its_provisional_numbers(counter: Counter) -> None:
    made = pad.make_pad(alone(counter).db, counter.desk, 50, counter.clerk, counter.now)

    stubs = [parse_provisional(code) for code in made.codes]
    assert [stub.ordinal for stub in stubs if stub] == list(range(8951, 9001))
    assert pads.since(counter.db, TODAY) == [made]
    assert counter.receive().provisional not in made.codes
    assert counter.is_sound()


def test_its_stubs_are_entered_struck_out_and_told_like_any(counter: Counter) -> None:
    codes = make(alone(counter), 3)
    counter.clock.forward(hours=1)
    stub = Stub(codes[0].lower(), counter.now, "Mất điện")
    entered = late_entry.receive_late(counter.db, counter.desk, an_intake(), stub, counter.clerk, counter.now)
    pad.void_stub(counter.db, counter.desk, codes[1], "rách", counter.clerk, counter.now)

    assert (entered.code, entered.provisional) == (None, codes[0])
    (state,) = states(counter.db, TODAY)
    assert (state.used, state.voided, state.unused) == ({codes[0]: entered.uid}, frozenset({codes[1]}), (codes[2],))
    assert [late.code for late in entered_by(counter.db, TODAY)] == [codes[0]]
    for code, why in ((codes[0], "pad.used"), (codes[1], "pad.voided")):
        with pytest.raises(Refused, match=why.replace(".", r"\.")):
            late_entry.receive_late(
                counter.db, counter.desk, an_intake(), Stub(code, counter.now, "x"), counter.clerk, counter.now
            )
    assert counter.is_sound()


def test_its_pads_keep_their_names_when_the_counter_joins_a_portal(counter: Counter) -> None:
    made = make(alone(counter), 2)
    meta.write(counter.db, "device", "103")

    assert pads.since(counter.db, TODAY)[0].codes == made
