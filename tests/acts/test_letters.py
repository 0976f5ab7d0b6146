"""A letter's number is given once the rules agree, never twice, and what a restore lost of them is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from counter_fixtures import Counter
from factories import LATER, an_intake

from cchc_desktop.acts import at_intake, decide
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.acts.supplement import request_supplement
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Apologised, Stopped, SupplementRequested
from cchc_desktop.domain.events import Refused as NotTaken
from cchc_desktop.reports import day_close
from cchc_desktop.store import rebuild
from cchc_desktop.store.connection import FILE_NAME


def supplement(counter: Counter) -> Dossier:
    request = SupplementRequested(counter.now, "Trích lục")
    return request_supplement(counter.db, counter.desk, counter.receive().uid, request, counter.clerk)


def refusal(counter: Counter) -> Dossier:
    return at_intake.refuse_intake(counter.db, counter.desk, an_intake(), "Sai nơi", counter.clerk, counter.now)


def stop(counter: Counter) -> Dossier:
    return decide.stop(
        counter.db, counter.desk, counter.receive().uid, Stopped(counter.now, "Tranh chấp"), counter.clerk
    )


def apology(counter: Counter) -> Dossier:
    letter = Apologised(counter.now, "Chậm", LATER + timedelta(weeks=4))
    return decide.apologise(counter.db, counter.desk, counter.receive().uid, letter, counter.clerk)


def number_of(counter: Counter, dossier: Dossier) -> str:
    letters = (Apologised, NotTaken, Stopped, SupplementRequested)
    return next(event.slip_number for event in rebuild.events(counter.db, dossier.uid) if isinstance(event, letters))


def restore(counter: Counter, older: bytes) -> None:
    counter.close()
    for path in counter.folder.glob(f"{FILE_NAME}*"):
        path.unlink()
    (counter.folder / FILE_NAME).write_bytes(older)
    counter.start()


@pytest.mark.parametrize("write", [supplement, refusal, stop, apology])
def test_after_an_older_store_was_put_back_no_letter_has_a_number_again(
    counter: Counter, write: Callable[[Counter], Dossier]
) -> None:
    first = number_of(counter, write(counter))
    counter.db.conn.execute("pragma wal_checkpoint(truncate)")
    older = (counter.folder / FILE_NAME).read_bytes()
    lost = [number_of(counter, write(counter)) for _ in range(2)]
    restore(counter, older)

    again = number_of(counter, write(counter))

    assert again not in (first, *lost)
    assert [number[:6] for number in (first, *lost, again)] == ["03.001", "03.002", "03.003", "03.004"]
    told = day_close.day_close(counter.db, "03", counter.now.date()).voided
    assert (lost[0], lost[1]) in [(each.first, each.last) for each in told]
    assert number_of(counter, write(counter))[:6] == "03.005"
    assert counter.is_sound()


def test_a_letter_the_rules_forbid_leaves_its_number_free(counter: Counter) -> None:
    ended = stop(counter)
    with pytest.raises(Refused, match=r"^dossier\.status$"):
        decide.stop(counter.db, counter.desk, ended.uid, Stopped(counter.now, "Lần nữa"), counter.clerk)

    assert number_of(counter, stop(counter)) == "03.002/TBD"
