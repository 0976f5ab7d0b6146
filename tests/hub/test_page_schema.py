"""The pages' tables are made with all others, and a session that is nobody's is the administrator's."""

from __future__ import annotations

from sqlalchemy import insert, select

from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.page_schema import form_posts, staff, throttles, web_sessions
from cchc_desktop.hub.schema import metadata


def test_the_pages_tables_belong_to_the_hub() -> None:
    assert {staff, web_sessions, throttles, form_posts} <= set(metadata.sorted_tables)


def test_a_session_made_by_a_hub_of_before_has_no_account(hub: Hub) -> None:
    with hub.storage.writing() as db:
        db.execute(insert(web_sessions).values(token_hash="h", csrf="c", expires_at="2026"))
        assert db.execute(select(web_sessions.c.staff)).scalar_one() == ""
