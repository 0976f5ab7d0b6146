"""Letters are gathered from what was decided, in the words it was decided with."""

from __future__ import annotations

from datetime import timedelta

import pytest
from counter_fixtures import Counter
from factories import an_intake

from cchc_desktop.acts import at_intake, decide, supplement
from cchc_desktop.domain.events import Apologised, Stopped, SupplementRequested
from cchc_desktop.reports import papers
from cchc_desktop.reports.gathering import NoPaper
from cchc_desktop.slips.letters.apology import Apology
from cchc_desktop.slips.letters.refusal import Refusal
from cchc_desktop.slips.letters.stop import Stop
from cchc_desktop.slips.letters.supplement_request import SupplementRequest
from cchc_desktop.slips.slip import Slip


def gather(counter: Counter, kind: str, uid: str) -> Slip:
    return papers.gather(counter.db, kind, uid, counter.desk, counter.now)


def test_a_request_for_papers_names_who_asked_and_how_often(counter: Counter) -> None:
    dossier = counter.receive()
    request = SupplementRequested(counter.now, "Bổ sung giấy khai sinh")
    supplement.request_supplement(counter.db, counter.desk, dossier.uid, request, counter.clerk)

    slip = gather(counter, "supplement_request", dossier.uid)

    assert isinstance(slip, SupplementRequest)
    assert (slip.request.content, slip.ordinal, slip.adviser.name) == ("Bổ sung giấy khai sinh", 1, counter.clerk.name)


def test_a_refusal_before_reception_has_its_letter(counter: Counter) -> None:
    dossier = at_intake.refuse_intake(
        counter.db, counter.desk, an_intake(), "Không thuộc thẩm quyền", counter.clerk, counter.now
    )

    slip = gather(counter, "refusal", dossier.uid)

    assert isinstance(slip, Refusal)
    assert slip.refused.reason == "Không thuộc thẩm quyền"


def test_an_apology_tells_the_date_that_held_before_it(counter: Counter) -> None:
    dossier = counter.receive()
    assert dossier.due_at is not None
    due = counter.desk.calendar.worked_after(dossier.due_at.date(), 5)
    new = dossier.due_at + timedelta(days=(due - dossier.due_at.date()).days)
    decide.apologise(counter.db, counter.desk, dossier.uid, Apologised(counter.now, "Chờ xác minh", new), counter.clerk)

    slip = gather(counter, "apology", dossier.uid)

    assert isinstance(slip, Apology)
    assert (slip.due_was, slip.apology.due_at) == (dossier.due_at, new)


def test_a_stop_is_told_of_the_dossier_as_it_was(counter: Counter) -> None:
    dossier = counter.receive()
    decide.stop(counter.db, counter.desk, dossier.uid, Stopped(counter.now, "Trùng hồ sơ"), counter.clerk)

    slip = gather(counter, "stop", dossier.uid)

    assert isinstance(slip, Stop)
    assert slip.stopped.reason == "Trùng hồ sơ"
    assert slip.dossier.status is dossier.status


@pytest.mark.parametrize("kind", ["supplement_request", "refusal", "apology", "stop"])
def test_what_was_never_decided_has_no_letter(counter: Counter, kind: str) -> None:
    with pytest.raises(NoPaper, match="none"):
        gather(counter, kind, counter.receive().uid)
