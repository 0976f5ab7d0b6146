"""Drafts: half-typed intakes under their clerk, until they are thrown away."""

from __future__ import annotations

from dataclasses import replace

from store_fixtures import AT

from cchc_desktop.store import drafts
from cchc_desktop.store.connection import Database
from cchc_desktop.store.drafts import Draft

DRAFT = Draft("d1", "cb01", AT, "Trần Thị Ví Dụ", '{"owner":"Đỗ"}'.encode())
LATER = replace(DRAFT, id="d2", saved_at="2026-10-05T09:00:00.000+07:00")


def test_a_draft_is_kept_under_its_clerk_newest_first(db: Database) -> None:
    for draft in (DRAFT, LATER, replace(DRAFT, id="d3", clerk_code="cb02")):
        drafts.keep(db, draft)
    assert drafts.of_clerk(db, "cb01") == [LATER, DRAFT]
    assert drafts.of_clerk(db, "nobody") == []


def test_a_draft_saved_again_takes_the_old_one_s_place(db: Database) -> None:
    drafts.keep(db, DRAFT)
    newer = replace(DRAFT, data=b"{}", title="B", saved_at=LATER.saved_at)
    drafts.keep(db, newer)
    assert drafts.of_clerk(db, "cb01") == [newer]


def test_a_draft_is_never_taken_over_by_saving_it(db: Database) -> None:
    drafts.keep(db, DRAFT)
    drafts.keep(db, replace(DRAFT, clerk_code="cb02"))
    assert drafts.of_clerk(db, "cb02") == []


def test_a_lead_can_put_a_draft_under_another_clerk(db: Database) -> None:
    drafts.keep(db, DRAFT)
    drafts.reassign(db, "d1", "cb02")
    assert drafts.of_clerk(db, "cb02") == [replace(DRAFT, clerk_code="cb02")]


def test_a_discarded_draft_is_gone_and_may_be_discarded_again(db: Database) -> None:
    drafts.keep(db, DRAFT)
    drafts.discard(db, "d1")
    drafts.discard(db, "d1")
    assert drafts.of_clerk(db, "cb01") == []
