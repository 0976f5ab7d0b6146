"""Remembered answers: one intent, one effect."""

from __future__ import annotations

from uuid import uuid4

import pytest

from cchc_desktop.hub.answers import once
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.refusals import Refusal, not_here


def test_the_first_answer_is_given_every_time(hub: Hub) -> None:
    key, made = str(uuid4()), iter([(201, b"first"), (201, b"second")])
    answers = []
    for _ in range(2):
        with hub.storage.writing() as db:
            answers.append(once(db, "device", key, "content", hub.now(), lambda: next(made)))

    assert answers == [(201, b"first")] * 2


def test_other_content_under_the_key_is_refused(hub: Hub) -> None:
    with hub.storage.writing() as db:
        once(db, "device", "key", "content", hub.now(), lambda: (200, b""))
        with pytest.raises(Refusal) as refused:
            once(db, "device", "key", "other", hub.now(), lambda: (200, b""))

    assert (refused.value.status, refused.value.code) == (422, "KHOA_DUNG_LAI")


def test_two_devices_may_choose_one_key(hub: Hub) -> None:
    with hub.storage.writing() as db:
        once(db, "a", "key", "content", hub.now(), lambda: (200, b"a"))
        assert once(db, "b", "key", "other", hub.now(), lambda: (200, b"b")) == (200, b"b")


def test_a_refusal_is_not_remembered(hub: Hub) -> None:
    def refuses() -> tuple[int, bytes]:
        raise not_here()

    with hub.storage.writing() as db:
        with pytest.raises(Refusal):
            once(db, "device", "key", "content", hub.now(), refuses)
        assert once(db, "device", "key", "content", hub.now(), lambda: (200, b"now")) == (200, b"now")
