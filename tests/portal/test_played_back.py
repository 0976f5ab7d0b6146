"""Answers that came by hand are given to whoever asks just that, and to nobody else."""

from __future__ import annotations

import pytest

from cchc_desktop.portal.errors import PortalUnreachable
from cchc_desktop.portal.message import Request
from cchc_desktop.portal.played_back import NotSaid, PlayedBack
from cchc_desktop.wire.bundle import Said

SAID = [
    Said("GET", "/changes", 200, {"cursor": "a", "limit": "5"}, {"content-type": "application/json"}, b"1"),
    Said("GET", "/changes", 410, {"limit": "5"}, {}, b"2"),
]


def test_each_call_gets_its_own_answer() -> None:
    line = PlayedBack(SAID)
    answer = line.send(Request("GET", "/changes", {"limit": "5", "cursor": "a"}))
    assert (answer.status, answer.content_type, answer.body) == (200, "application/json", b"1")
    assert line.send(Request("GET", "/changes", {"limit": "5"})).status == 410
    line.close()


@pytest.mark.parametrize(
    "request_",
    [
        Request("GET", "/changes", {"limit": "5", "cursor": "b"}),
        Request("POST", "/changes", {"limit": "5"}),
        Request("GET", "/session"),
    ],
)
def test_what_was_not_said_is_out_of_reach(request_: Request) -> None:
    with pytest.raises(NotSaid) as told:
        PlayedBack(SAID).send(request_)
    assert isinstance(told.value, PortalUnreachable)


def test_a_token_is_not_asked_of_anybody() -> None:
    assert PlayedBack([]).send(Request("POST", "/oauth2/token")).status == 200
