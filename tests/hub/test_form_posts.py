"""A form that is sent twice is answered twice and done once; its answer is its sender's alone."""

from __future__ import annotations

import pytest

from cchc_desktop.hub import form_posts
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.form_posts import Done, once
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.hub.sign_in import Session

MINE, OTHERS = Session("token", "csrf"), Session("other", "csrf")
KEY = "abcdefgh-_345678"


def test_twice_sent_it_is_done_once_and_leads_to_the_same_place(hub: Hub) -> None:
    done: list[int] = []

    def work(_db: object) -> Done:
        done.append(1)
        return Done("/phong", ["Đã nhận.", "Còn thiếu."])

    places = []
    for _ in range(2):
        with hub.storage.writing() as db:
            places.append(once(db, MINE, KEY, hub.now(), work))

    assert places == [f"/phong?lan={KEY}"] * 2
    assert done == [1]
    with hub.storage.reading() as db:
        assert form_posts.said(db, MINE, KEY) == ["Đã nhận.", "Còn thiếu."]
        assert form_posts.said(db, OTHERS, KEY) == form_posts.said(db, MINE, "") == []


def test_what_failed_may_be_sent_again(hub: Hub) -> None:
    def fail(_db: object) -> Done:
        raise ValueError("not now")

    with pytest.raises(ValueError, match="not now"), hub.storage.writing() as db:
        once(db, MINE, KEY, hub.now(), fail)
    with hub.storage.writing() as db:
        assert once(db, MINE, KEY, hub.now(), lambda _db: Done("/phong")) == f"/phong?lan={KEY}"
        assert form_posts.said(db, MINE, KEY) == []


@pytest.mark.parametrize("key", ["", "short", "x" * 17, "<script>alert(1)"])
def test_a_form_without_its_key_is_refused(hub: Hub, key: str) -> None:
    with pytest.raises(Refusal) as refused, hub.storage.writing() as db:
        once(db, MINE, key, hub.now(), lambda _db: Done("/"))
    assert refused.value.status == 400
