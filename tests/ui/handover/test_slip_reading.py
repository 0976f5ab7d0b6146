"""A slip is read with what was scanned: a false one is refused at once, a folder of another slip is named as that."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from counter_fixtures import DIVISION, Counter

from cchc_desktop.acts import custody
from cchc_desktop.acts.record import record
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.batch import Batch, digest
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Stopped, Withdrawn
from cchc_desktop.ui.handover.slip_reading import TAKEN_BEFORE, SlipReading, read_slip


def given(counter: Counter, *dossiers: Dossier) -> Batch:
    uids = [dossier.uid for dossier in dossiers]
    return custody.hand_over(counter.db, counter.desk, uids, DIVISION, counter.clerk, counter.now)


def slip(counter: Counter, text: str, codes: Sequence[str] = ()) -> SlipReading:
    return read_slip(counter.db, text, codes, counter.now, counter.clerk)


def told(reading: SlipReading) -> list[tuple[str, str, str]]:
    return [(each.kind.value, each.code, each.elsewhere) for each in reading.told]


def unlisted(codes: Sequence[str]) -> str:
    return f"BG-9-261005-01-{digest(codes)}"


def test_a_slip_shows_only_what_nobody_has_taken(counter: Counter) -> None:
    first, second = counter.receive(), counter.receive()
    batch = given(counter, first, second)
    custody.take_batch(counter.db, batch.number, [first.printed_code], "Vì Văn Hồng", counter.clerk, counter.now)

    found = slip(counter, batch.bars)

    assert [(row.code, row.note) for row in found.rows] == [(second.printed_code, "còn thiếu")]
    assert (found.settled.taken, found.batch) == (1, batch)


def test_a_changed_slip_is_refused_when_it_is_opened(counter: Counter) -> None:
    batch = given(counter, counter.receive())
    letters = "0000" if batch.digest != "0000" else "1111"
    with pytest.raises(Refused, match=r"^batch\.check$"):
        slip(counter, f"{batch.number}-{letters}")


def test_an_administrator_reads_no_slip(counter: Counter) -> None:
    with pytest.raises(Refused, match="hand_over"):
        read_slip(counter.db, "BG-9-261005-01", (), counter.now, counter.admin)


def test_a_folder_of_another_slip_is_swapped_and_one_of_none_is_too_much(counter: Counter) -> None:
    ours, theirs, waiting = counter.receive(), counter.receive(), counter.receive()
    batch, other = given(counter, ours), given(counter, theirs)

    found = slip(counter, batch.bars, [waiting.printed_code, theirs.printed_code])

    assert told(found) == [("extra", waiting.printed_code, ""), ("swapped", theirs.printed_code, other.number)]


def test_a_folder_that_ended_under_way_is_told(counter: Counter) -> None:
    here, gone = counter.receive(), counter.receive()
    batch = given(counter, here, gone)
    record(counter.db, counter.dossier(gone.uid), Withdrawn(counter.now, "Tự nguyện"), counter.clerk)

    assert told(slip(counter, batch.bars, [gone.printed_code])) == [("ended", gone.printed_code, "")]


def test_of_an_unlisted_slip_each_folder_is_judged_by_itself(counter: Counter) -> None:
    here, away, ended = counter.receive(), counter.receive(), counter.receive()
    other = given(counter, away)
    record(counter.db, counter.dossier(ended.uid), Stopped(counter.now, "Không còn đối tượng"), counter.clerk)
    codes = [here.printed_code, away.printed_code, ended.printed_code, "H52.18-261005-9999"]

    found = slip(counter, "BG-9-261005-01-BBBB", codes)

    assert found.batch is None
    assert [row.code for row in found.rows] == [here.printed_code]
    assert told(found) == [
        ("extra", away.printed_code, other.number),
        ("extra", ended.printed_code, ""),
        ("unknown", "H52.18-261005-9999", ""),
    ]


def test_check_letters_prove_the_pile_with_what_was_unheard_of_and_with_what_was_taken_before(counter: Counter) -> None:
    first, second = counter.receive(), counter.receive()
    codes = [first.printed_code, second.printed_code]
    found = slip(counter, unlisted(codes), codes)
    assert found.proved(codes)
    assert not found.proved(codes[:1])
    assert not slip(counter, "BG-9-261005-01", codes).proved(codes)

    custody.take_batch(counter.db, unlisted(codes), codes, "Vì Văn Hồng", counter.clerk, counter.now)
    again = slip(counter, unlisted(codes), codes[:1])
    assert again.proved(codes[:1])
    assert [row.note for row in again.rows] == [TAKEN_BEFORE]

    heard = [*codes, "H52.18-261005-9999"]
    assert slip(counter, unlisted(heard), heard).proved(codes)


def test_a_folder_of_another_slip_is_of_this_one_when_the_check_letters_say_so(counter: Counter) -> None:
    passed_on = counter.receive()
    given(counter, passed_on)
    codes = [passed_on.printed_code]

    assert slip(counter, unlisted(codes), codes).told == ()


def test_the_code_scanned_last_stands_last(counter: Counter) -> None:
    first, second = counter.receive(), counter.receive()
    batch = given(counter, first, second)
    codes = [first.printed_code, second.printed_code, first.printed_code]
    assert slip(counter, batch.bars, codes).codes[-1] == first.printed_code
