from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cchc_desktop.portal.message import Answer, Leave, Request

DATE = "Mon, 05 Oct 2026 01:15:00 GMT"


def _answer(**headers: str) -> Answer:
    return Answer(429, {name.replace("_", "-"): value for name, value in headers.items()}, b"")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("86400", 900.0),
        ("9" * 400, 900.0),
        ("Mon, 05 Oct 2026 01:15:30 GMT", 30.0),
        ("Mon, 05 Oct 2026 01:14:00 GMT", 0.0),
        ("Tue, 06 Oct 2026 01:15:00 GMT", 900.0),
        ("soon", None),
        ("-5", None),
        ("٣", None),
        ("Mon, 99 Oct 2026 01:15:30 GMT", None),
        ("", None),
    ],
)
def test_retry_after_is_seconds_or_a_date_up_to_a_quarter_hour(text, seconds):
    assert _answer(retry_after=text, date=DATE).retry_after == seconds


def test_a_retry_date_without_the_portals_clock_means_nothing():
    assert _answer(retry_after="Mon, 05 Oct 2026 01:15:30 GMT").retry_after is None


def test_the_portals_time_is_aware():
    assert _answer(date=DATE).server_time == datetime(2026, 10, 5, 1, 15, tzinfo=UTC)
    assert _answer(date="Mon, 05 Oct 2026 01:15:00 -0000").server_time is None


def test_the_media_type_comes_without_its_parameters():
    assert _answer(content_type=" Application/JSON ; charset=utf-8").content_type == "application/json"
    assert _answer().content_type == ""


def test_neither_shows_what_it_carries():
    request = Request("POST", "/dossiers/search", body=b"001199000001", headers={"Authorization": "Bearer abc"})

    assert "001199" not in repr(request)
    assert "abc" not in repr(request)
    assert "001199" not in repr(Answer(200, {}, b"001199000001"))


def test_a_call_is_left_whether_it_has_begun_or_not():
    leave, woken = Leave(), []
    leave.wakes(lambda: woken.append("under way"))
    assert not leave.said
    leave.now()
    assert (leave.said, woken) == (True, ["under way"])

    leave.wakes(lambda: woken.append("begun later"))
    assert woken[-1] == "begun later"
