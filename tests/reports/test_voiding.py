"""A voided dossier says since when, by whom and why."""

from __future__ import annotations

from counter_fixtures import Counter

from cchc_desktop.acts import decide
from cchc_desktop.reports.voiding import voided


def test_it_names_moment_clerk_and_reason(counter: Counter) -> None:
    dossier = counter.receive()
    assert voided(counter.db, dossier.uid) == ""
    decide.void(counter.db, dossier.uid, "in nhầm.", (counter.lead, counter.now, None))

    said = voided(counter.db, dossier.uid)

    assert said == f"Đã hủy lúc 08:15 ngày 05/10/2026, bởi {counter.lead.name}, lý do: in nhầm."
