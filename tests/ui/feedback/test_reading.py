"""What waits is read with the dossiers it speaks of; who has not the duty reads nothing."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts import feedback as acts
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.domain.feedback import State
from cchc_desktop.ui.feedback.reading import read


def test_rows_name_the_dossier_they_are_about_and_what_is_over_is_not_there(counter: Counter, told) -> None:
    dossier = counter.receive()
    first, over = told("Chờ lâu", dossier_uid=dossier.uid), told("Xong")
    acts.move(counter.db, over.uid, State.REFUSED, "Không đúng", counter.clerk, counter.now)
    told("Thêm ghế")

    reading = read(counter.db, counter.desk, counter.clock, dossier.uid, counter.clerk)

    assert [(row.waiting.feedback.content, row.code) for row in reading.rows] == [
        ("Chờ lâu", dossier.printed_code),
        ("Thêm ghế", ""),
    ]
    assert reading.rows[0].uid == first.uid
    assert (reading.about, reading.today) == (dossier.printed_code, counter.now.date())
    assert read(counter.db, counter.desk, counter.clock, "", counter.clerk).about == ""


def test_an_administrator_reads_no_feedback(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^role\.feedback$"):
        read(counter.db, counter.desk, counter.clock, "", Clerk("qt", "Quản Trị", role=Role.ADMIN))
