"""A browser's visit: forms are read strictly, pages are drawn under a policy that names their one style."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

import anyio
import pytest
from starlette.requests import Request

from cchc_desktop.hub.browsing import Browsing
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.refusals import Refusal


def post(body: bytes, **headers: str) -> Request:
    sent = {"content-type": "application/x-www-form-urlencoded", "host": "127.0.0.1:8000"} | headers

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    raw = [(name.encode(), value.encode()) for name, value in sent.items()]
    return Request({"type": "http", "method": "POST", "headers": raw}, receive)


def test_the_policy_names_the_style_that_is_drawn(hub: Hub) -> None:
    page = Browsing(hub).draw("sign_in", None, wrong="", code="")
    [style] = re.findall(r"<style>(.*?)</style>", bytes(page.body).decode(), re.DOTALL)

    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"


def test_a_form_is_read_with_its_empty_fields(hub: Hub) -> None:
    form = anyio.run(Browsing(hub).form, post("ten=Trần&quay=".encode().replace("ầ".encode(), b"%E1%BA%A7")))

    assert form == {"ten": "Trần", "quay": ""}


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"a=1", {"origin": "https://evil.vn"}, 403),
        (b"a=1", {"content-type": "text/plain"}, 415),
        (b"a=" + b"1" * 70_000, {}, 413),
        (b"\xff=1", {}, 400),
        (b"a=%ff", {}, 400),
        (b"a=1&" * 700, {}, 400),
    ],
)
def test_an_odd_form_is_refused(hub: Hub, body: bytes, headers: dict[str, str], status: int) -> None:
    with pytest.raises(Refusal) as refused:
        anyio.run(Browsing(hub).form, post(body, **headers))

    assert refused.value.status == status


def test_a_form_from_our_own_page_is_read(hub: Hub) -> None:
    assert anyio.run(Browsing(hub).form, post(b"a=1", origin="http://127.0.0.1:8000")) == {"a": "1"}


def test_a_sentence_is_text(hub: Hub) -> None:
    page = Browsing(hub).say(None, 404, "<b>", "x & y")

    assert "&lt;b&gt;" in bytes(page.body).decode()
    assert page.status_code == 404
