"""The receipt in its newest version, with the day it was made."""

from __future__ import annotations

from dataclasses import replace

import pytest
from counter_fixtures import Counter
from factories import PAPERS

from cchc_desktop.acts import decide, supplement
from cchc_desktop.domain.due_story import Mover
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.reissue import Moved, Reissue
from cchc_desktop.reports.gathering import NoPaper
from cchc_desktop.reports.papers_receipts import receipt
from cchc_desktop.slips.receipts.receipt import Receipt


def test_the_first_version_has_no_day_of_correction(counter: Counter) -> None:
    dossier = counter.receive()

    assert receipt(counter.db, dossier.uid, counter.desk, counter.now) == Receipt(dossier, counter.now.date())


def test_a_later_version_has_the_day_of_the_last_correction(counter: Counter) -> None:
    dossier = counter.receive()
    for note in ("một", "hai"):
        counter.clock.forward(days=1)
        corrected = decide.amend(
            counter.db, dossier.uid, replace(dossier.intake, note=note), "Ghi nhầm", (counter.clerk, counter.now, None)
        )
    day = counter.now.date()
    counter.clock.forward(days=3)

    gathered = receipt(counter.db, dossier.uid, counter.desk, counter.now)

    assert gathered == Receipt(corrected, counter.now.date(), Reissue(day))
    assert gathered.day == dossier.received_at.date() if dossier.received_at else False


def test_papers_that_came_later_make_version_2_with_their_day_and_why_the_date_moved(counter: Counter) -> None:
    dossier = counter.receive()
    request = SupplementRequested(counter.now, "Bổ sung giấy khai sinh", papers=PAPERS[:1])
    supplement.request_supplement(counter.db, counter.desk, dossier.uid, request, counter.clerk)
    since = counter.now.date()
    counter.clock.forward(days=7)
    supplement.receive_supplement(counter.db, counter.desk, dossier.uid, PAPERS[:1], counter.clerk, counter.now)
    day = counter.now.date()

    gathered = receipt(counter.db, dossier.uid, counter.desk, counter.now)

    assert gathered.dossier.receipt_version == 2
    first = (None,) * len(dossier.intake.papers)
    assert gathered.reissue == Reissue(day, True, (Moved(Mover.SUPPLEMENT, day, since),), (*first, day))


def test_a_correction_made_at_another_counter_has_no_day_here(counter: Counter) -> None:
    mirror = counter.mirror(reissues=1)

    assert receipt(counter.db, mirror.uid, counter.desk, counter.now).reissue.made_on is None


def test_a_receipt_of_what_was_withdrawn_says_since_when(counter: Counter) -> None:
    dossier = counter.receive()
    counter.clock.forward(days=2)
    decide.withdraw(counter.db, dossier.uid, "Không cần nữa", None, counter.clerk, counter.now)

    assert receipt(counter.db, dossier.uid, counter.desk, counter.now).reissue == Reissue(ended_on=counter.now.date())


def test_what_was_never_received_has_no_receipt(counter: Counter) -> None:
    mirror = counter.mirror(code=None)

    with pytest.raises(NoPaper, match=r"^receipt\.no_code$"):
        receipt(counter.db, mirror.uid, counter.desk, counter.now)
