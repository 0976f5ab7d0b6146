"""What runs on the other threads: the act and the draft together, the date, the loading."""

from __future__ import annotations

import sys

import pytest
from counter_fixtures import Counter
from factories import a_clerk, a_procedure, an_intake

from cchc_desktop.acts import drafts
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Role
from cchc_desktop.store import drafts as kept
from cchc_desktop.ui.intake.saving import Typed, Workplace, appointed, save_and_forget, warm_up


def test_the_draft_goes_with_the_dossier(counter: Counter) -> None:
    drafts.keep(counter.db, counter.clerk, "f1", "Trần", b"{}", counter.now)

    dossier = save_and_forget(counter.db, counter.desk, Typed(an_intake(), "f1"), counter.clerk, counter.now)

    assert counter.dossier(dossier.uid) == dossier
    assert kept.of_clerk(counter.db, counter.clerk.code) == []


def test_a_refusal_leaves_the_draft(counter: Counter) -> None:
    drafts.keep(counter.db, counter.clerk, "f1", "Trần", b"{}", counter.now)

    with pytest.raises(Refused):
        save_and_forget(counter.db, counter.desk, Typed(an_intake(sets=0), "f1"), counter.clerk, counter.now)

    assert [draft.id for draft in kept.of_clerk(counter.db, counter.clerk.code)] == ["f1"]


def test_neither_happens_when_the_second_fails(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise OSError

    monkeypatch.setattr(drafts, "discard", fail)
    before = len(counter.entries())

    with pytest.raises(OSError):
        save_and_forget(counter.db, counter.desk, Typed(an_intake(), "f1"), counter.clerk, counter.now)

    assert len(counter.entries()) == before


def test_the_date_needs_no_store(counter: Counter) -> None:
    due = appointed(None, counter.desk, a_procedure(), "", counter.now)

    assert due is not None
    assert due.due_at > counter.now


def test_what_the_first_reception_needs_is_loaded_beforehand() -> None:
    warm_up(None)

    assert {"vietnam_provinces", "phonenumbers", "stdnum.vn"} <= set(sys.modules)


def test_another_clerk_works_at_the_same_place(counter: Counter) -> None:
    at = Workplace(None, None, counter.desk, counter.clerk, counter.clock)  # type: ignore[arg-type]  # no thread needed

    other = at.with_clerk(a_clerk(Role.LEAD))

    assert (other.clerk.code, other.desk) == ("tq01", counter.desk)
